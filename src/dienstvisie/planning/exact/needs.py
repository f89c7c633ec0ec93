"""What a task asks of everything that is limited, for each start that it could have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.problem import PlanningProblem, Task

What = Literal["days", "hands", "euros"]


class Room(NamedTuple):
    """Something limited: the `days` or `hands` of a unit in a period, or the `euros` of a kind of budget in a year."""

    what: What
    id: str
    when: int


Need = Mapping[Room, int]


def limits_of(problem: PlanningProblem) -> dict[Room, int]:
    """The most of each, facts included: days and running tasks per unit and period, euros per budget and year."""
    found: dict[Room, int] = {}
    for lane in problem.lanes:
        for period, days in enumerate(lane.capacity or ()):
            found[Room("days", lane.id, period)] = days
        for period in range(problem.calendar.count):
            most = lane.most_running(period)
            if most is not None:
                found[Room("hands", lane.id, period)] = most
    return found | {Room("euros", kind, year): most for (year, kind), most in problem.budgets.items()}


class Ground:
    """What holds whatever is wished: the links of a problem, its limits, and what each task needs in each start."""

    def __init__(self, problem: PlanningProblem) -> None:
        self.problem, self.graph, self.limits = problem, Graph(problem), limits_of(problem)
        calendar = problem.calendar
        self._years = [calendar.year(period) for period in range(calendar.count)]
        rooms: dict[tuple[What, str], list[Room]] = {}
        for lane in problem.lanes:
            if lane.capacity is not None:
                rooms["days", lane.id] = [Room("days", lane.id, period) for period in range(calendar.count)]
            if lane.running_at_most is not None:
                rooms["hands", lane.id] = [Room("hands", lane.id, period) for period in range(calendar.count)]
        self._rooms = rooms
        self._kinds = {kind for _, kind in problem.budgets}
        self._steps: dict[str, list[tuple[list[Room], int, int]]] = {}
        self._needs: dict[str, dict[int, Need]] = {}

    def need(self, task: Task, start: int) -> Need:
        """What a task uses of what is limited when it starts in `start`, inside the calendar; zeros are left out."""
        known = self._needs.setdefault(task.id, {})
        if start not in known:
            if task.id not in self._steps:
                self._steps[task.id] = self._steps_of(task)
            found = {rooms[start + step]: number for rooms, step, number in self._steps[task.id]}
            known[start] = self._with_euros(task, start, found)
        return known[start]

    def fits(self, need: Need) -> bool:
        """Whether it fits where nothing else is."""
        return all(amount <= self.limits[room] for room, amount in need.items())

    def _steps_of(self, task: Task) -> list[tuple[list[Room], int, int]]:
        """Each period of the work with what it needs there: the days and the hands."""
        found: list[tuple[list[Room], int, int]] = []
        for unit, days in task.effort.items():
            if any(days) and ("days", unit) in self._rooms:
                found += [(self._rooms["days", unit], step, number) for step, number in enumerate(days) if number]
            if any(days) and ("hands", unit) in self._rooms:
                found += [(self._rooms["hands", unit], step, 1) for step in range(task.duration)]
        return found

    def _with_euros(self, task: Task, start: int, found: dict[Room, int]) -> Need:
        """Once in each period of the work, and every year after that in which it ends."""
        for kind in sorted(self._kinds) if task.once or task.yearly else ():
            euros: dict[int, int] = {}
            for step, amount in enumerate(task.once.get(kind, ())):
                year = self._years[start + step]
                euros[year] = euros.get(year, 0) + amount
            yearly, ends = task.yearly.get(kind, 0), self._years[start + task.duration - 1]
            for year in range(ends + 1, self._years[-1] + 1) if yearly else ():
                euros[year] = euros.get(year, 0) + yearly
            for year, amount in euros.items():
                if amount and (room := Room("euros", kind, year)) in self.limits:
                    found[room] = amount
        return found


def most_of(needs: Iterable[Need]) -> dict[Room, int]:
    """The most of each that any of them asks."""
    found: dict[Room, int] = {}
    for need in needs:
        for room, amount in need.items():
            if amount > found.get(room, 0):
                found[room] = amount
    return found
