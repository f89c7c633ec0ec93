"""What is short, and what a little more of it would be worth, by estimate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Literal

from dienstvisie.planning.blockers import BUDGETS
from dienstvisie.planning.exact.bound import Relaxation
from dienstvisie.planning.exact.needs import Room
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Bottleneck
from dienstvisie.planning.usage import spending

Key = tuple[Literal["unit", "budget"], str, int]
"""A unit, or a kind of budget, in a year."""

DAY, THOUSAND = 1, 1_000
"""What is priced: one person-day, 1,000 euros."""
RELIEF = 10
"""So much more is told; each is taken to be worth as much as the first."""


def prices(problem: PlanningProblem, starts: Mapping[str, int], relaxed: Relaxation | None = None) -> dict[Key, int]:
    """An estimate of what a little more room is worth in early value, rounded up, where it seems worth anything.

    Of a unit: one person-day more, once, in the period of that year in which it is worth most. Of a budget: 1,000 euros
    more in that year. They are multipliers of the relaxed model, where parts of ideas count, as the solver rounds them:
    about so much the bound on all plans moves. A plan gains in leaps, when an idea that did not fit does so: less, or
    all at once, and also where nothing is priced. For the makespan nothing is priced. `relaxed` is the relaxed model of
    the same problem and plan, if it is there already.
    """
    if problem.objective == "makespan":
        return {}
    solved = relaxed or Relaxation(problem, starts)
    found: dict[Key, int] = {}
    for row, multiplier in zip(solved.model.rows, solved.multipliers.tolist(), strict=True):
        if row.room is not None and row.room.what != "hands":
            key, more = _priced(problem, row.room)
            found[key] = max(found.get(key, 0), ceil(round(Fraction(multiplier) * more, 3)))
    return {key: worth for key, worth in sorted(found.items()) if worth > 0}


def bottlenecks(
    problem: PlanningProblem,
    starts: Mapping[str, int],
    blocked: Mapping[Key, int],
    relaxed: Relaxation | None = None,
) -> tuple[Bottleneck, ...]:
    """The units and budgets that are short in a year: a little more of them is worth something, or they block an idea.

    `blocked` counts the ideas that stand later, or out, because of each. Worth most first, then those that block most.
    Where more of it has no price its worth is not known: the plan may still gain from it.
    """
    worth = prices(problem, starts, relaxed)
    used, room = _used(problem, starts), _room(problem)
    titles = {lane.id: lane.title for lane in problem.lanes}
    rows = [
        Bottleneck(
            kind,
            id_,
            titles[id_] if kind == "unit" else BUDGETS[id_],
            year,
            used.get((kind, id_, year), 0),
            room[kind, id_, year],
            blocked.get((kind, id_, year), 0),
            RELIEF * (DAY if kind == "unit" else THOUSAND),
            RELIEF * worth[kind, id_, year] if (kind, id_, year) in worth else None,
        )
        for kind, id_, year in sorted(room)
        if worth.get((kind, id_, year)) or blocked.get((kind, id_, year))
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.worth or 0), -row.blocked, row.kind, row.id, row.year)))


def _priced(problem: PlanningProblem, room: Room) -> tuple[Key, int]:
    if room.what == "days":
        return ("unit", room.id, problem.calendar.year(room.when)), DAY
    return ("budget", room.id, room.when), THOUSAND


def _room(problem: PlanningProblem) -> dict[Key, int]:
    """The days and euros that there are, per year of the calendar."""
    found: dict[Key, int] = {}
    for lane in problem.lanes:
        for period, days in enumerate(lane.capacity or ()):
            key: Key = "unit", lane.id, problem.calendar.year(period)
            found[key] = found.get(key, 0) + days
    return found | {("budget", kind, year): most for (year, kind), most in problem.budgets.items()}


def _used(problem: PlanningProblem, starts: Mapping[str, int]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for key, amount in _uses(problem, starts):
        found[key] = found.get(key, 0) + amount
    return found


def _uses(problem: PlanningProblem, starts: Mapping[str, int]) -> Iterator[tuple[Key, int]]:
    for task in problem.tasks:
        if task.id not in starts:
            continue
        for unit, days in task.effort.items():
            for step, number in enumerate(days):
                yield ("unit", unit, problem.calendar.year(starts[task.id] + step)), number
        for (year, kind), euros in spending(task, starts[task.id], problem.calendar).items():
            yield ("budget", kind, year), euros
