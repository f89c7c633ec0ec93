"""What a task asks of everything that is limited, for each start that it could have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.usage import spending

What = Literal["days", "hands", "euros"]


class Room(NamedTuple):
    """Something limited: the `days` or `hands` of a unit in a period, or the `euros` of a kind of budget in a year."""

    what: What
    id: str
    when: int


Need = Mapping[Room, int]


def limits_of(problem: PlanningProblem) -> dict[Room, int]:
    """The most of each, facts included: person-days and running tasks per unit and period, euros per budget and year."""
    found: dict[Room, int] = {}
    for lane in problem.lanes:
        for period, days in enumerate(lane.capacity or ()):
            found[Room("days", lane.id, period)] = days
        for period in range(problem.calendar.count):
            most = lane.most_running(period)
            if most is not None:
                found[Room("hands", lane.id, period)] = most
    return found | {Room("euros", kind, year): most for (year, kind), most in problem.budgets.items()}


def need_of(problem: PlanningProblem, task: Task, start: int, limits: Mapping[Room, int]) -> dict[Room, int]:
    """What a task uses of what is limited when it starts in `start`; zeros are left out."""
    found: dict[Room, int] = {}
    for unit, days in task.effort.items():
        for step, number in enumerate(days):
            room = Room("days", unit, start + step)
            if number and room in limits:
                found[room] = number
        if any(days) and Room("hands", unit, start) in limits:
            found |= {Room("hands", unit, period): 1 for period in range(start, start + task.duration)}
    for (year, kind), euros in spending(task, start, problem.calendar).items() if task.once or task.yearly else ():
        room = Room("euros", kind, year)
        if euros and room in limits:
            found[room] = euros
    return found


def fits(need: Need, limits: Mapping[Room, int]) -> bool:
    """Whether it fits where nothing else is."""
    return all(amount <= limits[room] for room, amount in need.items())


def most_of(needs: Iterable[Need]) -> dict[Room, int]:
    """The most of each that any of them asks."""
    found: dict[Room, int] = {}
    for need in needs:
        for room, amount in need.items():
            if amount > found.get(room, 0):
                found[room] = amount
    return found
