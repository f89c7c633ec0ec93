"""Units: branches, districts, departments, teams."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dienstvisie.schema.base import Entity, Int, Model, Number, Period, about
from dienstvisie.schema.references import UnitRef

Percent = Annotated[Int, Field(ge=0, le=100)]


class Capacity(Model):
    """The time that a unit has for the ideas: either person-days per period, or people with a share of their time."""

    days: Int | None = about(
        "Person-days per period of the roadmap. Either this or `fte`.",
        nl="dagen",
        unit="person-days per period",
        default=None,
        ge=0,
        le=10**6,
    )
    fte: Number | None = about(
        "Full-time equivalents that the unit has, in place of `days`; `planning.working_days` in the settings says how "
        "many days a full-time year has.",
        nl="vte",
        unit="full-time equivalents",
        default=None,
        ge=0,
        le=10**4,
    )
    percent: Int | None = about(
        "With `fte`: the share of their time that goes to the ideas; absent: all of it.",
        nl="percentage",
        unit="percent",
        default=None,
        ge=0,
        le=100,
    )
    available_from: Period | None = about(
        "The unit has no time for the ideas before the first period of this.", nl="beschikbaar vanaf", default=None
    )
    ramp_up: tuple[Percent, ...] = about(
        "Shares of the capacity in the first periods of the unit, from `available_from` or the start of the roadmap "
        "on; after them it is whole.",
        nl="aanloop",
        unit="percent",
        default=(),
    )
    exceptions: dict[Period, Annotated[Int, Field(ge=0, le=10**6)]] = about(
        "Other person-days per period: in one period, or in each period of a year. They hold as written: neither "
        "holidays nor `ramp_up` change them.",
        nl="uitzonderingen",
        unit="person-days per period",
        default_factory=dict,
    )


class Unit(Entity):
    """A branch, district, department, team or service location."""

    kind: Literal["branch", "district", "department", "team", "location"] = about(
        "What sort of unit it is.", nl="soort", default="department"
    )
    part_of: UnitRef | None = about("The unit that it is a part of.", nl="deel van", default=None)
    capacity: Capacity | None = about(
        "The time it has for the ideas; absent means that it is not limited.", nl="capaciteit", default=None
    )
    employees: Int | None = about("How many people work there.", nl="medewerkers", unit="persons", default=None, ge=0)
    running_at_most: Int | None = about(
        "How many ideas it can work on at the same time; absent: what the settings say.",
        nl="tegelijk",
        unit="ideas",
        default=None,
        ge=1,
        le=10_000,
    )
