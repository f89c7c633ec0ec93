"""The report model of the joint annual plan: what each unit does in each year."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Cell, Imprint, Mention


@dataclass(frozen=True, slots=True)
class PlannedIdea:
    """An idea in a year: its span over the years, and the person-days of each unit in that year, as text or empty.

    `state` says whether it begins, goes on or is done in the year, or both begins and is done.
    """

    idea: Mention
    lead: str | None
    span: str
    state: str
    days: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What a unit works on in a year, for the unit itself: the idea, its part, the periods in that year, the days."""

    idea: Mention
    part: str | None
    span: str
    days: str


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A unit in a year: how many of its days are used, and its work in order of time.

    `own` are ideas that the unit would choose by itself and that have not begun by the end of the year.
    """

    id: str
    title: str
    used: Cell
    work: tuple[UnitWork, ...]
    own: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PartnerYear:
    """A partner in the chain, and the ideas of the year that it helps with, each with the periods of the work."""

    title: str
    ideas: tuple[tuple[Mention, str], ...]


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A year of the joint plan. `used` is a cell for each unit: the days used of those that it has."""

    year: str
    summary: tuple[str, ...]
    ideas: tuple[PlannedIdea, ...]
    used: tuple[Cell, ...]
    total: str
    units: tuple[UnitYear, ...]
    partners: tuple[PartnerYear, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An idea without a place on the roadmap, and why."""

    idea: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """The joint annual plan. `columns` are the units, in the order of the cells; `decided` tells of the choice."""

    imprint: Imprint
    in_short: tuple[str, ...]
    decided: str | None
    columns: tuple[str, ...]
    years: tuple[PlanYear, ...]
    waiting: tuple[Waiting, ...]
