"""What documents say of a plan as a whole: how good it is, where it is tight, what changed, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dienstvisie.language import Message
from dienstvisie.planning.problem import LocalText
from dienstvisie.planning.roadmap import Bottleneck, Conflict, Displacement, Roadmap
from dienstvisie.reporting.common import Cell, Mention
from dienstvisie.reporting.plan_words import (
    IdeaShift,
    Way,
    conflict_words,
    idea_shifts,
    lost_words,
    moved_tasks,
    place_name,
    plan_value,
    quality_words,
    relief_words,
    way,
)
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer


@dataclass(frozen=True, slots=True)
class Tight:
    """A unit or a budget that is short in a year; `relief` says what a little more of it is worth, where known.

    The shortage is that of periods, so `fullest` says which period of the year is used most, and how much of it.
    """

    title: str
    year: str
    use: Cell
    blocked: str
    relief: str | None
    fullest: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An idea that stands elsewhere than agreed: from where to where, in a word, and why."""

    idea: Mention
    word: str
    before: str | None
    now: str | None
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WishLine:
    """What somebody wants, and of which idea, where it is of one."""

    idea: Mention | None
    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Wishes that cannot all hold, and what would make room for them."""

    text: str
    wishes: tuple[WishLine, ...]
    relief: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An idea, or the part of it that is named, that would stand elsewhere."""

    idea: Mention
    part: str | None
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Takes:
    """What it would take to have an idea that is left out: where it would stand, what goes and moves, what is lost."""

    span: str
    out: tuple[Mention, ...]
    moved: tuple[Moved, ...]
    lost: str


def quality_lines(sources: Sources, roadmap: Roadmap) -> tuple[str, ...]:
    """How good the plan is, in sentences; nothing where it is not known."""
    if roadmap.quality is None:
        return ()
    return tuple(sources.writer.say(line) for line in quality_words(roadmap.quality, roadmap.problem.calendar))


def tight_places(sources: Sources, roadmap: Roadmap) -> tuple[Tight, ...]:
    """The bottlenecks, by what relief is worth."""
    value = plan_value(roadmap)
    return tuple(
        replace(_tight(sources.writer, one, value), fullest=_fullest(sources, roadmap, one))
        for one in roadmap.bottlenecks
    )


def _fullest(sources: Sources, roadmap: Roadmap, one: Bottleneck) -> str | None:
    """The period of the year in which a unit is used most; of equals the first. A budget is of the whole year."""
    calendar = roadmap.problem.calendar
    lane = next((lane for lane in roadmap.problem.lanes if lane.id == one.id), None)
    if one.kind == "budget" or lane is None or lane.room is None:
        return None
    load = roadmap.load.get(one.id, (0,) * calendar.count)
    shares = [
        (-load[period] / lane.room[period], period)
        for period in range(calendar.count)
        if calendar.year(period) == one.year and lane.room[period]
    ]
    if not shares:
        return None
    share, period = min(shares)
    values = {"period": sources.period(period), "percent": sources.writer.percent(-share)}
    return sources.writer.say(Message("fullest in {period}: {percent}", values))


def changes(sources: Sources, roadmap: Roadmap) -> tuple[Change, ...]:
    """The ideas that stand elsewhere than agreed, or are new, or gone."""
    return tuple(_change(sources, shift) for shift in idea_shifts(roadmap.shifts))


def change_of(sources: Sources, idea: str) -> Change | None:
    """How one idea stands elsewhere than agreed; None where it does not."""
    shifts = [shift for shift in (sources.roadmap.shifts if sources.roadmap else ()) if shift.move.task.idea == idea]
    return next((_change(sources, shift) for shift in idea_shifts(shifts)), None)


def clashes(sources: Sources, roadmap: Roadmap) -> tuple[Clash, ...]:
    """The wishes that cannot all hold."""
    return tuple(_clash(sources, one) for one in roadmap.conflicts)


def takes(sources: Sources, idea: str) -> Takes | None:
    """What it would take to have an idea; None where that is not known."""
    roadmap = sources.roadmap
    displaced = roadmap.displacements.get(idea) if roadmap else None
    if roadmap is None or displaced is None:
        return None
    return Takes(
        span=sources.span(*displaced.span),
        out=sources.mentions("ideas", displaced.out),
        moved=tuple(_would_move(sources, displaced)),
        lost=sources.writer.say(lost_words(displaced, plan_value(roadmap))),
    )


def _tight(write: Writer, one: Bottleneck, value: int) -> Tight:
    form = write.money if one.kind == "budget" else write.number
    share = one.used / one.room if one.room else None
    relief = relief_words(one, value)
    return Tight(
        title=_named(write, place_name(one)),
        year=str(one.year),
        use=Cell(form(one.used), form(one.room), share, None if share is None else write.percent(share)),
        blocked=write.number(one.blocked),
        relief=write.say(relief) if relief else None,
    )


def _named(write: Writer, name: LocalText | Message) -> str:
    return write.say(name) if isinstance(name, Message) else write.text(name)


_WAYS: Mapping[Way, Message] = {
    "later": Message("Later"),
    "sooner": Message("Sooner"),
    "longer": Message("Longer"),
    "shorter": Message("Shorter"),
    "parts": Message("Only parts moved"),
    "new": Message("New"),
    "gone": Message("No place any more"),
    "nowhere": Message("No place, as before"),
}


def _change(sources: Sources, shift: IdeaShift) -> Change:
    return Change(
        idea=sources.mention("ideas", shift.idea),
        word=sources.writer.say(_WAYS[way(shift)]),
        before=sources.span(*shift.before) if shift.before else None,
        now=sources.span(*shift.now) if shift.now else None,
        causes=tuple(sources.writer.say(cause) for cause in shift.causes),
    )


def _clash(sources: Sources, one: Conflict) -> Clash:
    say = sources.writer.say
    return Clash(
        text=say(conflict_words(one)),
        wishes=tuple(
            WishLine(sources.mention("ideas", wish.idea) if wish.idea else None, say(wish.message))
            for wish in one.wishes
        ),
        relief=say(one.relief) if one.relief else None,
    )


def _would_move(sources: Sources, displaced: Displacement) -> Iterable[Moved]:
    for task, before, now in moved_tasks(displaced):
        part = sources.writer.text(task.title) if task.subproject else None
        yield Moved(sources.mention("ideas", task.idea), part, sources.span(*before), sources.span(*now))
