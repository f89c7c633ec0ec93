"""How good a plan is, where it is tight, what moved, what contradicts and what it would take, as data."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.plan_words import Span
from dienstvisie.reporting.tables.plans import shift_table
from dienstvisie.reporting.tables.table import Column, Row, Table

_SPAN = (
    Column("start_before", Message("Start before")),
    Column("end_before", Message("End before")),
    Column("start", Message("Start")),
    Column("end", Message("End")),
)


def plan_data(roadmap: Roadmap, idea: str | None = None) -> tuple[Table, ...]:
    """A named table of each, empty where there is nothing; of one idea, where it is named. Values are as in the types.

    Values and what they lose are early value, in hundredths of a point and period; percents are whole, rounded up.
    """
    return (
        _quality(roadmap),
        *((_bottlenecks(roadmap),) if idea is None else ()),
        shift_table(roadmap, idea),
        *_displacements(roadmap, idea),
        *((_conflicts(roadmap),) if idea is None else ()),
    )


def _quality(roadmap: Roadmap) -> Table:
    columns = (
        Column("objective", Message("Objective")),
        Column("value", Message("Value"), numeric=True),
        Column("bound", Message("Best possible at most"), numeric=True),
        Column("gap", Message("Percent below it at most"), numeric=True),
        Column("proven", Message("Proven best")),
    )
    one = roadmap.quality
    rows: tuple[Row, ...] = () if one is None else ((one.objective, one.value, one.bound, one.gap, one.proven),)
    return Table("quality", Message("How good this plan is"), columns, rows, data_only=True)


def _bottlenecks(roadmap: Roadmap) -> Table:
    columns = (
        Column("kind", Message("Kind")),
        Column("id", Message("Id")),
        Column("year", Message("Year"), numeric=True),
        Column("used", Message("Used"), numeric=True),
        Column("room", Message("Available"), numeric=True),
        Column("blocked", Message("Ideas held up"), numeric=True),
        Column("relief", Message("How much more"), numeric=True),
        Column("worth", Message("Value gained"), numeric=True),
    )
    rows = tuple(
        (one.kind, one.id, one.year, one.used, one.room, one.blocked, one.relief, one.worth)
        for one in roadmap.bottlenecks
    )
    return Table("bottlenecks", Message("Where it is tight"), columns, rows, data_only=True)


def _displacements(roadmap: Roadmap, idea: str | None) -> tuple[Table, ...]:
    """What each idea that is left out would take, and, in a list of its own, what would go or move for it."""
    calendar = roadmap.problem.calendar
    found = [roadmap.displacements[id_] for id_ in sorted(roadmap.displacements) if idea in (None, id_)]
    whole = (
        Column("id", Message("Id")),
        Column("start", Message("Start")),
        Column("end", Message("End")),
        Column("lost", Message("Value lost"), numeric=True),
    )
    moved = (Column("for", Message("For")), Column("id", Message("Id")), *_SPAN)
    rows: list[Row] = []
    for one in found:
        rows += [(one.idea, out, None, None, None, None) for out in one.out]
        rows += [
            (one.idea, move.task.id, *_dates(calendar, move.before), *_dates(calendar, move.now)) for move in one.moved
        ]
    return (
        Table(
            "displacements",
            Message("What it would take to have them"),
            whole,
            tuple((one.idea, *_dates(calendar, one.span), one.lost) for one in found),
            data_only=True,
        ),
        Table("displaced", Message("What would go or move for them"), moved, tuple(rows), data_only=True),
    )


def _conflicts(roadmap: Roadmap) -> Table:
    columns = (
        Column("conflict", Message("Contradiction"), numeric=True),
        Column("kind", Message("Kind")),
        Column("idea", Message("Idea")),
        Column("group", Message("Group")),
        Column("wish", Message("What is wanted")),
        Column("proven", Message("Proven")),
        Column("relief", Message("What would make room")),
    )
    return Table("conflicts", Message("What contradicts"), columns, tuple(_wishes(roadmap)), data_only=True)


def _wishes(roadmap: Roadmap) -> Iterator[Row]:
    for number, one in enumerate(roadmap.conflicts, 1):
        for wish in one.wishes:
            yield number, wish.kind, wish.idea, wish.group, wish.message, one.proven, one.relief


def _dates(calendar: Calendar, span: Span | None) -> tuple[str | None, str | None]:
    return (None, None) if span is None else (calendar.label(span[0]), calendar.label(span[1]))
