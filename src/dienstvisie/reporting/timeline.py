"""The roadmap as a picture shows it: an axis, phases, lanes and bars. The equal table comes from the same bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Placement
from dienstvisie.planning.standing import standing
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.quick_wins import is_quick_win
from dienstvisie.reporting.sources import Sources, needs
from dienstvisie.schema import Idea


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis, from its first up to and including its last period."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The periods 0..count-1. `starts` has the first day of each as YYYY-MM-DD, and the day after the last."""

    count: int
    per_year: int
    years: tuple[Year, ...]
    ticks: tuple[str, ...]
    labels: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A phase of the roadmap on the axis."""

    id: str
    title: str
    first: int
    last: int
    span: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A swimlane: the unit that does most of the work of its ideas; `id` is None for ideas without a unit."""

    id: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: a subproject, or the whole idea (then without a title). Periods are both included."""

    title: str | None
    first: int
    last: int
    span: str
    quick_win: bool


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where an idea stood in the roadmap that was agreed; the periods may lie outside the axis."""

    first: int
    last: int
    span: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An idea on the roadmap, from its first up to and including its last period. `lane` counts the lanes.

    `quick_win` is that of the idea as a whole; a part can be one without it. `rank` is None where none may be told.
    `agreed` is there where it stands elsewhere than agreed; `state` where work on it has begun, or all of it is done.
    """

    idea: Mention
    lane: int
    first: int
    last: int
    start: str
    end: str
    span: str
    parts: tuple[Part, ...]
    quick_win: bool
    rank: int | None
    agreed: Ghost | None = None
    state: Literal["begun", "done"] | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day that the plan was made for: the period that it falls in, and the day in words."""

    period: int
    day: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """The second idea waits for the first; both count the bars."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture; bars in order of start, then of rank, then of id."""

    axis: Axis
    phases: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    today: Today | None = None


def timeline(sources: Sources) -> Timeline:
    """The picture of the roadmap; lanes are in the order of the units' files, those without bars are left out."""
    if sources.roadmap is None:
        raise LookupError("a timeline without a roadmap")
    lanes = _lanes(sources)
    number = {lane.id: index for index, lane in enumerate(lanes)}
    bars = [bar(sources, idea, number[main_unit(sources, idea)]) for idea in sources.placements]
    bars.sort(key=lambda row: (row.first, row.rank is None, row.rank or 0, row.idea.id))
    problem = sources.roadmap.problem
    is_inside = problem.status is not None and 0 <= problem.status < problem.calendar.count
    today = Today(problem.status or 0, sources.period(problem.status or 0)) if is_inside else None
    return Timeline(axis(sources, problem.calendar), bands(sources), lanes, tuple(bars), _arrows(sources, bars), today)


def main_unit(sources: Sources, idea: str) -> str | None:
    """The unit with the largest effort in an idea; of equals the first that it names, else the first in the files.

    Without effort it is the first that it names.
    """
    effort: dict[str, int] = {}
    for task in sources.tasks.get(idea, ()):
        for unit, days in task.effort.items():
            effort[unit] = effort.get(unit, 0) + sum(days)
    busy = [unit for unit in sources.units if effort.get(unit)]
    named = sources.dossier.all(Idea)[idea].units
    if not busy:
        return named[0] if named else None
    place = {unit: number for number, unit in enumerate(named)}
    return min(busy, key=lambda unit: (-effort[unit], place.get(unit, len(named))))


def bar(sources: Sources, idea: str, lane: int) -> Bar:
    """The bar of an idea that is on the roadmap."""
    placed = sorted(sources.placements[idea], key=lambda placement: (placement.start, placement.end))
    first, last = placed[0].start, max(placement.end for placement in placed)
    return Bar(
        idea=sources.mention("ideas", idea),
        lane=lane,
        first=first,
        last=last,
        start=sources.period(first),
        end=sources.period(last),
        span=sources.span(first, last),
        parts=tuple(_part(sources, placement) for placement in placed),
        quick_win=is_quick_win(sources, idea),
        rank=sources.rank(idea),
        agreed=_ghost(sources, idea),
        state=_state(sources, idea),
    )


def agreed_span(sources: Sources, idea: str) -> tuple[int, int] | None:
    """From the first to the last period that an idea was to take when the roadmap was agreed; None: it had no place."""
    agreed = sources.roadmap.agreed if sources.roadmap else None
    spans = [agreed.spans[task.id] for task in sources.tasks.get(idea, ()) if task.id in agreed.spans] if agreed else []
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _ghost(sources: Sources, idea: str) -> Ghost | None:
    """Where it stood, if any of its parts stood elsewhere."""
    span, agreed = agreed_span(sources, idea), sources.roadmap.agreed if sources.roadmap else None
    if span is None or agreed is None:
        return None
    same = all(agreed.spans.get(row.task.id) == (row.start, row.end) for row in sources.placements[idea])
    return None if same else Ghost(*span, sources.span(*span))


def _state(sources: Sources, idea: str) -> Literal["begun", "done"] | None:
    if sources.roadmap is None or not any(row.task.begun for row in sources.placements[idea]):
        return None
    stands = standing(sources.dossier.all(Idea)[idea], sources.roadmap.problem.calendar)
    return "done" if stands.done or stands.finished is not None else "begun"


def axis(sources: Sources, calendar: Calendar) -> Axis:
    """The axis of a calendar."""
    periods = range(calendar.count)
    years = []
    for year in calendar.years:
        of_year = [period for period in periods if calendar.year(period) == year]
        years.append(Year(str(year), of_year[0], of_year[-1]))
    return Axis(
        count=calendar.count,
        per_year=calendar.per_year,
        years=tuple(years),
        ticks=tuple(_tick(calendar, period) for period in periods),
        labels=tuple(sources.period(period) for period in periods),
        starts=tuple(_first_day(calendar, period) for period in range(calendar.count + 1)),
    )


def bands(sources: Sources) -> tuple[Band, ...]:
    """The phases of the roadmap, in order."""
    phases = sources.roadmap.problem.phases if sources.roadmap else ()
    return tuple(
        Band(phase.id, sources.writer.text(phase.title), phase.first, phase.last, sources.span(phase.first, phase.last))
        for phase in phases
    )


def _lanes(sources: Sources) -> tuple[Lane, ...]:
    used = {main_unit(sources, idea) for idea in sources.placements}
    lanes = [Lane(unit, sources.mention("units", unit).title) for unit in sources.units if unit in used]
    if None in used:
        lanes.append(Lane(None, sources.writer.say(Message("No unit named"))))
    return tuple(lanes)


def _part(sources: Sources, placement: Placement) -> Part:
    task = placement.task
    return Part(
        title=sources.writer.text(task.title) if task.subproject else None,
        first=placement.start,
        last=placement.end,
        span=sources.span(placement.start, placement.end),
        quick_win=task.quick_win,
    )


def _arrows(sources: Sources, bars: list[Bar]) -> tuple[Arrow, ...]:
    number = {row.idea.id: index for index, row in enumerate(bars)}
    ideas = sources.dossier.all(Idea)
    return tuple(
        Arrow(number[before], index)
        for index, row in enumerate(bars)
        for before, _ in needs(ideas[row.idea.id])
        if before in number
    )


def _tick(calendar: Calendar, period: int) -> str:
    part = (calendar.first + period) % calendar.per_year + 1
    return f"Q{part}" if calendar.per_year == 4 else str(part)


def _first_day(calendar: Calendar, period: int) -> str:
    month = (calendar.first + period) % calendar.per_year * (12 // calendar.per_year) + 1
    return f"{calendar.year(period)}-{month:02}-01"
