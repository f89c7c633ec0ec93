"""The report model of the results: what came of a vision once it was there."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.anchoring_model import Reach
from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.progress_model import StateOfDay


@dataclass(frozen=True, slots=True)
class StopTold:
    """A stop of a roadshow. `share` is how many were there beside the best attended stop, for drawing.

    `outcomes` are what came out of it; `people` is None where nobody was counted.
    """

    title: str
    date: str
    unit: str | None
    people: str | None
    share: float | None
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadshowTold:
    """A roadshow with its stops, by date. `total` are all who were at a stop together, None where none was counted."""

    item: Mention
    state: str
    reach: Reach
    stops: tuple[StopTold, ...]
    total: str | None


@dataclass(frozen=True, slots=True)
class HrTold:
    """An HR instrument: its state, since when, and which values and principles it carries."""

    item: Mention
    state: str
    since: str | None
    values: tuple[Mention, ...]
    principles: tuple[Mention, ...]
    reach: Reach


@dataclass(frozen=True, slots=True)
class ObjectiveTold:
    """A large objective of the multi-year plan. `ours`: ideas or instruments of the vision hang under it.

    `ideas` and `instruments` tell how many (`count` are the ideas), `money` is what they cost over all years.
    """

    item: Mention
    code: str
    priority: bool
    ours: bool
    count: int
    ideas: str
    instruments: str
    money: str | None


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of a project: when, what is there when it is done, and whether it is past, current or to come.

    `when` is None where it has no place on the roadmap, `phase` where the day of the edition is not known. `current`:
    the day of the edition lies in it.
    """

    title: str
    when: str | None
    result: str | None
    phase: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class ProjectTold:
    """An idea that is carried out in parts: where, by whom, how it stands and stood (newest first), and its parts."""

    id: str
    idea: Mention
    lead: str | None
    span: str | None
    result: str | None
    places: tuple[str, ...]
    now: StateOfDay
    earlier: tuple[StateOfDay, ...]
    parts: tuple[PartTold, ...]


@dataclass(frozen=True, slots=True)
class ResultsReport:
    """Everything that the page of results says. `going` are the other ideas under way, `done` those that are done."""

    imprint: Imprint
    in_short: tuple[str, ...]
    roadshows: tuple[RoadshowTold, ...]
    hr: tuple[HrTold, ...]
    objectives: tuple[ObjectiveTold, ...]
    projects: tuple[ProjectTold, ...]
    going: tuple[Mention, ...]
    done: tuple[Mention, ...]
