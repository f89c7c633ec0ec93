"""A roadmap with all that a full planner says of it: made up from a plan, but true to its own periods."""

from __future__ import annotations

from dataclasses import replace

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message
from dienstvisie.planning.roadmap import (
    Agreed,
    Bottleneck,
    Conflict,
    Displacement,
    Move,
    Placement,
    Quality,
    Roadmap,
    Shift,
    Wish,
)
from dienstvisie.reporting.plan_words import plan_value


def filled(roadmap: Roadmap) -> Roadmap:
    """The roadmap against one in which the second to fourth ideas that have not begun stood one period later."""
    value = plan_value(roadmap)
    ideas = list(dict.fromkeys(row.task.idea for row in roadmap.placements if not row.task.begun))
    moved, new = ideas[1:4], ideas[-1]
    spans = {
        row.task.id: (row.start + _delta(row, moved), row.end + _delta(row, moved))
        for row in roadmap.placements
        if row.task.idea != new
    }
    gone = roadmap.left_out[0] if roadmap.left_out else None
    if gone is not None:
        spans |= {task.id: (1, task.duration) for task in roadmap.problem.tasks if task.idea == gone.idea}
    return replace(
        roadmap,
        quality=Quality("early-value", value, value + -(-3 * value // 100)),
        bottlenecks=bottlenecks(roadmap, value),
        conflicts=conflicts(ideas),
        displacements=displacements(roadmap),
        agreed=Agreed(spans, dict(roadmap.problem.titles), frozenset({new})),
        shifts=shifts(roadmap, spans),
    )


def _delta(row: Placement, moved: list[str]) -> int:
    if row.task.idea not in moved:
        return 0
    return 1 if row.task.idea == moved[0] else -1


def shifts(roadmap: Roadmap, spans: dict[str, tuple[int, int]]) -> tuple[Shift, ...]:
    """Every task that stands elsewhere than in the spans, and those that are gone."""
    cause = Message("“{unit}” has fewer days in {year} than was agreed.", {"unit": "ICT", "year": 2027})
    found = []
    for row in roadmap.placements:
        before, now = spans.get(row.task.id), (row.start, row.end)
        if before != now:
            found.append(Shift(Move(row.task, before, now), cause))
    there = {row.task.id for row in roadmap.placements}
    gone = Message("The budget of {year} is gone.", {"year": 2027})
    lost = [task for task in roadmap.problem.tasks if task.id in spans and task.id not in there]
    found += [Shift(Move(task, spans[task.id], None), gone) for task in lost]
    return tuple(found)


def bottlenecks(roadmap: Roadmap, value: int) -> tuple[Bottleneck, ...]:
    """The first unit with a limit in the second year, and the investment budget of that year."""
    calendar = roadmap.problem.calendar
    year = calendar.years[1]
    lane = next(lane for lane in roadmap.problem.lanes if lane.capacity is not None)
    of_year = [period for period in range(calendar.count) if calendar.year(period) == year]
    used, room = (sum(days[period] for period in of_year) for days in (roadmap.load[lane.id], lane.capacity or ()))
    spent = roadmap.spent.get((year, "investment"), 0)
    return (
        Bottleneck("unit", lane.id, lane.title, year, used, room, 4, 20, value // 50),
        Bottleneck("budget", "investment", Message("investment budget"), year, spent, spent or 1, 1, 1000, None),
    )


def conflicts(ideas: list[str]) -> tuple[Conflict, ...]:
    """A must and a deadline that cannot both hold."""
    return (
        Conflict(
            (
                Wish("must", ideas[0], Address("ideas", ideas[0], ("must",)), Message("It has to be on the roadmap.")),
                Wish("deadline", ideas[1], Address("ideas", ideas[1], ("deadline",)), Message("It has a deadline.")),
            ),
            proven=True,
            relief=Message(
                "{days} person-days more of “{unit}” in {year} would do.", {"days": 12, "unit": "ICT", "year": 2027}
            ),
        ),
    )


def displacements(roadmap: Roadmap) -> dict[str, Displacement]:
    """For the first idea that is left out and has tasks: the last that is planned goes, the one before it moves."""
    known = {task.idea for task in roadmap.problem.tasks}
    left = next((one.idea for one in roadmap.left_out if one.idea in known), None)
    if left is None:
        return {}
    last, before = roadmap.placements[-1], roadmap.placements[-2]
    count = roadmap.problem.calendar.count
    move = Move(before.task, (before.start, before.end), (before.start - 1, before.end - 1))
    out = (last.task.idea,) if last.task.idea != before.task.idea else ()
    return {left: Displacement(left, (count - 2, count - 1), out, (move,), plan_value(roadmap) // 40)}
