"""The report model of the roadmap: in words, as a picture, as an equal table, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.capacity import budget_table, load_table
from dienstvisie.reporting.common import Imprint, Mention, YearTable
from dienstvisie.reporting.method import method
from dienstvisie.reporting.plan_sections import (
    Change,
    Clash,
    Takes,
    Tight,
    changes,
    clashes,
    quality_lines,
    takes,
    tight_places,
)
from dienstvisie.reporting.quick_wins import quick_parts
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import Band, Bar, Part, Timeline, agreed_span, timeline
from dienstvisie.reporting.usage_chart import UsageChart, budget_chart, load_chart


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table that equals the picture. `why` says why it stands there.

    `quick_parts` says which parts are quick wins where the idea as a whole is none. `waits_for` has the ideas that the
    arrows of the picture come from. `agreed` says where it stood when the roadmap was agreed, where one was; `state`
    that work on it has begun or is done. `first` and `last` are the numbers of the periods, to sort by.
    """

    idea: Mention
    unit: str
    phase: str | None
    start: str
    end: str
    parts: tuple[Part, ...]
    quick_win: bool
    quick_parts: str | None
    waits_for: tuple[Mention, ...]
    rank: int | None
    why: str
    agreed: str | None = None
    state: str | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class PhaseSection:
    """A phase in words and the ideas that begin in it; `span` is None for what falls outside the phases."""

    id: str
    title: str
    span: str | None
    summary: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class NoPlace:
    """An idea that does not fit, why, and what it would take to have it, where that is known."""

    idea: Mention
    rank: int | None
    reason: str
    takes: Takes | None = None


@dataclass(frozen=True, slots=True)
class RoadmapReport:
    """Everything that the roadmap document says. `rows` holds the same ideas as the bars of the picture.

    `against` says whether there is an agreed roadmap to hold it against; without one there are no `changes`.
    """

    imprint: Imprint
    summary: tuple[str, ...]
    timeline: Timeline
    rows: tuple[Row, ...]
    phases: tuple[PhaseSection, ...]
    left_out: tuple[NoPlace, ...]
    load: YearTable
    budget: YearTable
    method: tuple[str, ...]
    load_chart: UsageChart
    budget_chart: UsageChart
    quality: tuple[str, ...] = ()
    tight: tuple[Tight, ...] = ()
    against: bool = False
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Clash, ...] = ()


def roadmap_report(sources: Sources, roadmap: Roadmap) -> RoadmapReport:
    """The roadmap document in the language of the sources' writer."""
    picture = timeline(sources)
    rows = tuple(_row(sources, picture, number) for number in range(len(picture.bars)))
    return RoadmapReport(
        imprint=sources.imprint,
        summary=tuple(sources.writer.say(sentence) for sentence in _summary(sources, roadmap, picture)),
        timeline=picture,
        rows=rows,
        phases=tuple(_sections(sources, picture, rows)),
        left_out=tuple(_no_place(sources)),
        load=load_table(sources, roadmap),
        budget=budget_table(sources, roadmap),
        method=method(sources),
        load_chart=load_chart(sources, roadmap),
        budget_chart=budget_chart(sources, roadmap),
        quality=quality_lines(sources, roadmap),
        tight=tight_places(sources, roadmap),
        against=roadmap.agreed is not None,
        changes=changes(sources, roadmap),
        conflicts=clashes(sources, roadmap),
    )


def _row(sources: Sources, picture: Timeline, number: int) -> Row:
    bar = picture.bars[number]
    phase = sources.phase(bar.first)
    first = min(sources.placements[bar.idea.id], key=lambda placement: (placement.start, placement.end))
    return Row(
        idea=bar.idea,
        unit=picture.lanes[bar.lane].title,
        phase=sources.writer.text(phase.title) if phase else None,
        start=bar.start,
        end=bar.end,
        parts=bar.parts if len(bar.parts) > 1 else (),
        quick_win=bar.quick_win,
        quick_parts=quick_parts(sources, bar.idea.id),
        waits_for=tuple(picture.bars[arrow.before].idea for arrow in picture.arrows if arrow.after == number),
        rank=bar.rank,
        why=sources.writer.say(first.explanation.headline),
        agreed=_agreed(sources, bar),
        state=sources.writer.say(_STATES[bar.state]) if bar.state else None,
        first=bar.first,
        last=bar.last,
    )


VEILED = Message(
    "Some ideas are not for the public. The dates hold, but figures of days and euros count only the ideas that are "
    "told here, and what these leave over is not told."
)
_STATES = {"begun": Message("Has begun"), "done": Message("Done")}


def _agreed(sources: Sources, bar: Bar) -> str | None:
    if sources.roadmap is None or sources.roadmap.agreed is None:
        return None
    if bar.agreed is not None:
        return bar.agreed.span
    there = agreed_span(sources, bar.idea.id) is not None
    return sources.writer.say(Message("The same") if there else Message("New"))


def _summary(sources: Sources, roadmap: Roadmap, picture: Timeline) -> Iterable[Message]:
    placed, left = len(picture.bars), len(sources.left_out)
    yield counted(
        "{placed} of {number} idea has a place on the roadmap.",
        "{placed} of {number} ideas have a place on the roadmap.",
        placed + left,
        {"placed": placed},
    )
    if picture.bars:
        labels = picture.axis.labels
        yield Message("The roadmap runs from {first} to {last}.", {"first": labels[0], "last": labels[-1]})
    if picture.phases:
        yield from _early(picture, picture.phases[0])
    yield from _size(sources, roadmap)
    if sources.veiled:
        yield VEILED


def _early(picture: Timeline, phase: Band) -> Iterable[Message]:
    """The quick wins that end in the first phase: ideas and parts of ideas apart, and which of them are done."""
    whole = [bar for bar in picture.bars if bar.quick_win and bar.last <= phase.last]
    of_parts = [
        bar
        for bar in picture.bars
        if not bar.quick_win
        for part in bar.parts
        if part.quick_win and part.last <= phase.last
    ]
    ideas = counted("{number} idea", "{number} ideas", len(whole))
    parts = counted("{number} part of an idea", "{number} parts of ideas", len(of_parts))
    values = {"phase": phase.title, "span": phase.span, "ideas": ideas, "parts": parts}
    if whole and of_parts:
        yield Message("Quick wins that end in the first phase, {phase} ({span}): {ideas} and {parts}.", values)
    else:
        values["ideas"] = parts if of_parts else ideas
        yield Message("Quick wins that end in the first phase, {phase} ({span}): {ideas}.", values)
    states = [bar.state for bar in (*whole, *of_parts)]
    if any(states):
        yield counted(
            "Of these {number} is done; {others} are planned or under way.",
            "Of these {number} are done; {others} are planned or under way.",
            states.count("done"),
            {"others": len(states) - states.count("done")},
        )


def _size(sources: Sources, roadmap: Roadmap) -> Iterable[Message]:
    days, euros = sum(map(sum, roadmap.load.values())), sum(roadmap.spent.values())
    if days and euros:
        yield Message(
            "Together the ideas ask {days} person-days and {amount}.",
            {"days": sources.writer.number(days), "amount": sources.writer.money(euros)},
        )
    elif days:
        yield Message("Together the ideas ask {days} person-days.", {"days": sources.writer.number(days)})


def _sections(sources: Sources, picture: Timeline, rows: tuple[Row, ...]) -> Iterable[PhaseSection]:
    for phase in picture.phases:
        own = [row for row, bar in zip(rows, picture.bars, strict=True) if phase.first <= bar.first <= phase.last]
        yield PhaseSection(phase.id, phase.title, phase.span, _count(sources, own), tuple(own))
    outside = [row for row in rows if row.phase is None]
    if outside and picture.phases:
        title = sources.writer.say(Message("Outside the phases"))
        yield PhaseSection("outside-the-phases", title, None, _count(sources, outside), tuple(outside))


def _count(sources: Sources, rows: list[Row]) -> str:
    quick = sum(row.quick_win for row in rows)
    in_parts = sum(not row.quick_win and row.quick_parts is not None for row in rows)
    if not rows:
        return sources.writer.say(Message("No idea begins here."))
    begin = counted("{number} idea begins here", "{number} ideas begin here", len(rows))
    wins = counted("{number} quick win", "{number} quick wins", quick)
    parts = counted(
        "{number} idea with a quick win among its parts", "{number} ideas with a quick win among their parts", in_parts
    )
    values = {"begin": begin, "wins": wins if quick else parts, "parts": parts}
    if quick and in_parts:
        return sources.writer.say(Message("{begin}, among them {wins} and {parts}.", values))
    if quick or in_parts:
        return sources.writer.say(Message("{begin}, among them {wins}.", values))
    return sources.writer.say(Message("{begin}.", values))


def _no_place(sources: Sources) -> Iterable[NoPlace]:
    for entry in sources.left_out.values():
        mention = sources.mention("ideas", entry.idea)
        reason = sources.writer.say(entry.reason)
        yield NoPlace(mention, sources.rank(entry.idea), reason, takes(sources, entry.idea))
