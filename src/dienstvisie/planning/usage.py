"""What placed tasks use up: the days of units, the euros of years, and the ideas that a unit works on at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dienstvisie.planning.problem import Calendar, PlanningProblem, Task

Money = tuple[int, str]
"""A year and a kind of budget."""


def spending(task: Task, start: int, calendar: Calendar) -> Mapping[Money, int]:
    """The euros per (year, kind of budget) that a task costs within the calendar when it starts in `start`."""
    found: Counter[Money] = Counter()
    for kind, amounts in task.once.items():
        for step, amount in enumerate(amounts):
            if amount:
                found[calendar.year(start + step), kind] += amount
    ends = calendar.year(start + task.duration - 1)
    for kind, amount in task.yearly.items():
        if amount:
            found.update({(year, kind): amount for year in calendar.years if year > ends})
    return found


class Usage:
    """The room that is left, and whether a task fits into it. Only what is limited is kept."""

    def __init__(self, problem: PlanningProblem) -> None:
        self._calendar = problem.calendar
        periods = range(problem.calendar.count)
        self.most_running = {
            lane.id: [lane.most_running(period) or 0 for period in periods]
            for lane in problem.lanes
            if lane.running_at_most is not None
        }
        self.free = {lane.id: list(lane.capacity) for lane in problem.lanes if lane.capacity is not None}
        self.money = dict(problem.budgets)
        self.running = {unit: [0] * problem.calendar.count for unit in self.most_running}

    def take(self, task: Task, start: int) -> None:
        """Use what the task needs from `start` on."""
        self._change(task, start, 1)

    def give_back(self, task: Task, start: int) -> None:
        """Undo `take`."""
        self._change(task, start, -1)

    def fits(self, task: Task, start: int) -> bool:
        """Whether the room that is left holds the task from `start` on; it must lie within the calendar."""
        return self._has_days(task, start) and self._has_hands(task, start) and self._has_money(task, start)

    def works_on(self, task: Task) -> tuple[str, ...]:
        """The units that the task keeps busy and that can work on so many ideas only."""
        return tuple(unit for unit, days in task.effort.items() if unit in self.running and any(days))

    def _has_days(self, task: Task, start: int) -> bool:
        for unit, days in task.effort.items():
            free = self.free.get(unit)
            if free is not None and any(need > free[start + step] for step, need in enumerate(days) if need):
                return False
        return True

    def _has_hands(self, task: Task, start: int) -> bool:
        window = range(start, start + task.duration)
        return all(
            self.running[unit][period] < self.most_running[unit][period]
            for unit in self.works_on(task)
            for period in window
        )

    def _has_money(self, task: Task, start: int) -> bool:
        if not task.once and not task.yearly:
            return True
        costs = spending(task, start, self._calendar)
        return all(amount <= self.money.get(key, amount) for key, amount in costs.items())

    def _change(self, task: Task, start: int, sign: int) -> None:
        for unit, days in task.effort.items():
            free = self.free.get(unit)
            if free is not None:
                for step, need in enumerate(days):
                    free[start + step] -= sign * need
        for unit in self.works_on(task):
            for period in range(start, start + task.duration):
                self.running[unit][period] += sign
        for key, amount in spending(task, start, self._calendar).items():
            if key in self.money:
                self.money[key] -= sign * amount
