"""Units: branches, districts, departments, teams."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dienstvisie.schema.base import Entity, Int, Model, Period, about
from dienstvisie.schema.references import UnitRef


class Capacity(Model):
    """The time that a unit has for the ideas."""

    days: Int = about(
        "Person-days per period of the roadmap.", nl="dagen", unit="person-days per period", ge=0, le=10**6
    )
    exceptions: dict[Period, Annotated[Int, Field(ge=0, le=10**6)]] = about(
        "Other person-days per period: in one period, or in each period of a year.",
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
