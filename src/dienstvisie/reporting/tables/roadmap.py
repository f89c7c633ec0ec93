"""A roadmap as tables: what is done when, what is left out, and how full the units are."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.planning.phases import phase_of
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Blocker, Placement, Roadmap
from dienstvisie.reporting.tables.table import Column, Row, Table

COLUMNS = (
    Column("start", Message("Start"), keep=True),
    Column("end", Message("End"), keep=True),
    Column("phase", Message("Phase"), wide=True),
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("quick_win", Message("Quick win")),
    Column("why", Message("Why then")),
)
LEFT_OUT = (Column("id", Message("Id"), keep=True), Column("title", Message("Title")), Column("reason", Message("Why")))


def roadmap_tables(roadmap: Roadmap) -> tuple[Table, ...]:
    """The tasks in order of start, the ideas without a place, and the load of each unit per year."""
    problem = roadmap.problem
    placed = tuple(_placed(problem, placement) for placement in roadmap.placements)
    left_out = tuple((one.idea, one.title, one.reason) for one in roadmap.left_out)
    return (
        Table("roadmap", Message("Roadmap"), COLUMNS, placed),
        Table("left_out", Message("Not on the roadmap"), LEFT_OUT, left_out),
        _load(roadmap),
    )


def explanation_tables(roadmap: Roadmap, idea: str) -> tuple[Table, ...]:
    """Why an idea is where it is, or why it has no place: what forbids each earlier period, by name."""
    problem = roadmap.problem
    placements = roadmap.of_idea(idea)
    placed = tuple(_placed(problem, placement) for placement in placements)
    left_out = tuple((one.idea, one.title, one.reason) for one in roadmap.left_out if one.idea == idea)
    blocked = [
        *(
            row
            for placement in placements
            for row in _blocked(problem, placement.task.id, placement.explanation.blockers)
        ),
        *(row for one in roadmap.left_out if one.idea == idea for row in _blocked(problem, idea, one.blockers)),
    ]
    columns = (
        Column("id", Message("Id")),
        Column("from", Message("Not from"), keep=True),
        Column("until", Message("Until"), keep=True),
        Column("why", Message("Because")),
    )
    return (
        Table("roadmap", Message("Roadmap"), COLUMNS, placed),
        Table("left_out", Message("Not on the roadmap"), LEFT_OUT, left_out),
        Table("blockers", Message("Why not earlier"), columns, tuple(blocked), main=True),
    )


def _blocked(problem: PlanningProblem, id_: str, blockers: tuple[Blocker, ...]) -> Iterator[Row]:
    """What forbids a start, each reason once with the periods in a row that it holds for, in order of the first."""
    spans: list[tuple[Blocker, int]] = []
    for blocker in blockers:
        open_ = next(
            (n for n, (one, last) in enumerate(spans) if last == blocker.period - 1 and _same(one, blocker)), None
        )
        if open_ is None:
            spans.append((blocker, blocker.period))
        else:
            spans[open_] = (spans[open_][0], blocker.period)
    label = problem.calendar.label
    for blocker, last in sorted(spans, key=lambda span: (span[0].period, span[1])):
        yield id_, label(blocker.period), label(last), blocker.message


def _same(one: Blocker, other: Blocker) -> bool:
    return one.cause == other.cause and one.message == other.message


def _placed(problem: PlanningProblem, placement: Placement) -> Row:
    calendar, task = problem.calendar, placement.task
    phase = phase_of(problem, placement)
    return (
        calendar.label(placement.start),
        calendar.label(placement.end),
        phase.title if phase else None,
        task.id,
        task.title,
        task.quick_win,
        placement.explanation.headline,
    )


def _load(roadmap: Roadmap) -> Table:
    problem = roadmap.problem
    columns = (
        Column("unit", Message("Unit"), keep=True),
        Column("year", Message("Year"), numeric=True, keep=True),
        Column("days", Message("Days planned"), numeric=True, keep=True),
        Column("capacity", Message("Days available"), numeric=True, keep=True),
    )
    rows: list[Row] = []
    for lane in problem.lanes:
        load = roadmap.load.get(lane.id, (0,) * problem.calendar.count)
        for year in problem.calendar.years:
            periods = [period for period in range(problem.calendar.count) if problem.calendar.year(period) == year]
            room = None if lane.room is None else sum(lane.room[period] for period in periods)
            rows.append((lane.id, year, sum(load[period] for period in periods), room))
    note = Message("Days are person-days. No days available: the unit is not limited.")
    return Table("load", Message("Load per unit and year"), columns, tuple(rows), (note,))
