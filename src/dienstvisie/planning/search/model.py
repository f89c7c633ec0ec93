"""A planning problem as numbers: tasks and ideas by number, and all limits of a period packed into one integer.

Each limited unit has a field of bits in the integer of a period, with a guard bit above it. What is used is counted in
it from the number that leaves just the capacity below the guard; a task's days are one addition, and fit where that
sets no guard bit. So one operation on integers asks all units at once (the idea of SWAR arithmetic: Lamport 1975).
Budgets are packed the same way, per year.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.phases import first_phase_end
from dienstvisie.planning.priority import loads
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.usage import spending

Name = TypeVar("Name", bound=Hashable)

Work = tuple[
    int,
    int,
    int,
    tuple[tuple[int, int], ...],
    tuple[tuple[int, int], ...],
    tuple[int, ...],
    tuple[int, ...],
    bool,
    tuple[int | None, ...] | None,
]
"""All that placing a task asks for: number, first and last start, before, after, rows, steps, can_skip and costs."""


class Fields(Generic[Name]):
    """Numbers packed into one integer, each with a guard bit of its own, which `most` just does not reach."""

    def __init__(self, most: Mapping[Name, int]) -> None:
        self._shift: dict[Name, int] = {}
        self._most = dict(most)
        self._top: dict[Name, int] = {}
        self.guard = 0
        width = 0
        for name, number in most.items():
            self._shift[name] = width
            width += number.bit_length() + 1
            self._top[name] = (1 << width - 1 - self._shift[name]) - 1
            self.guard |= 1 << width - 1

    def pack(self, amounts: Mapping[Name, int]) -> int | None:
        """The amounts in their fields, those without one not counted; None where one is more than a field can hold."""
        found = 0
        for name, amount in amounts.items():
            if name in self._shift:
                if amount > self._most[name]:
                    return None
                found += amount << self._shift[name]
        return found

    def used(self, room: Mapping[Name, int]) -> int:
        """What to count from, so that only so much room is left in each field."""
        return sum(self._top[name] - room[name] << shift for name, shift in self._shift.items())


class Model:
    """A problem for the search. Tasks are numbered idea by idea, ideas in the order of the graph.

    Ideas in circles, and those that wait for what never comes, are not in it: they have no place in any plan.
    `rows[i]` are the packed needs of task i per period of its work, `costs[i][t]` its packed euros if it starts in t.
    """

    def __init__(self, problem: PlanningProblem) -> None:
        self.problem = problem
        self.graph = graph = Graph(problem)
        self.count = problem.calendar.count
        self.ideas = tuple(self._that_come())
        self.number = number = {idea: place for place, idea in enumerate(self.ideas)}
        self.tasks = tuple(task for idea in self.ideas for task in graph.parts[idea])
        self.index = {task.id: place for place, task in enumerate(self.tasks)}
        self.parts = [tuple(self.index[task.id] for task in graph.parts[idea]) for idea in self.ideas]
        self.head = [parts[0] for parts in self.parts]
        self.idea_of = [number[task.idea] for task in self.tasks]
        self.duration = [task.duration for task in self.tasks]
        self.value = [task.value for task in self.tasks]
        self.worth = [sum(self.value[i] for i in parts) for parts in self.parts]
        load = loads(graph)
        self.load = [load[idea] for idea in self.ideas]
        self._link(number)
        self._pack()
        self._date()
        self._wish(number)

    def _that_come(self) -> Iterator[str]:
        """The ideas of which all that they wait for is to be planned too, in the graph's order."""
        known = set[str]()
        for idea in self.graph.order:
            if known.issuperset(self.graph.before[idea]):
                known.add(idea)
                yield idea

    def _link(self, number: Mapping[str, int]) -> None:
        """Who waits for whom: tasks with the periods from start to start, ideas without."""
        self.before: list[tuple[tuple[int, int], ...]] = [
            tuple((self.index[id_], self.duration[self.index[id_]] + lag) for id_, lag in task.predecessors)
            for task in self.tasks
        ]
        after: list[list[tuple[int, int]]] = [[] for _ in self.tasks]
        for i, rows in enumerate(self.before):
            for j, gap in rows:
                after[j].append((i, gap))
        self.after = [tuple(rows) for rows in after]
        self.needs = [tuple(number[other] for other in self.graph.before[idea]) for idea in self.ideas]
        self.needed_by = [
            tuple(number[other] for other in self.graph.after[idea] if other in number) for idea in self.ideas
        ]
        rivals: list[list[int]] = [[] for _ in self.ideas]
        for one, other in self.problem.exclusions:
            if one in number and other in number:
                rivals[number[one]].append(number[other])
                rivals[number[other]].append(number[one])
        self.rivals = [tuple(sorted(set(others))) for others in rivals]
        self.rival_heads = [tuple(self.head[other] for other in others) for others in self.rivals]
        self.need_heads = [tuple(self.head[other] for other in others) for others in self.needs]

    def _pack(self) -> None:
        problem, count = self.problem, self.count
        days = {lane.id: lane.capacity for lane in problem.lanes if lane.capacity is not None}
        hands = {
            lane.id: tuple(lane.most_running(period) or 0 for period in range(count))
            for lane in problem.lanes
            if lane.running_at_most is not None
        }
        most = {("days", unit): max(row, default=0) for unit, row in days.items()}
        most.update({("hands", unit): max(row, default=0) for unit, row in hands.items()})
        self.fields = Fields(most)
        self.guard = self.fields.guard
        limits = {**{("days", unit): row for unit, row in days.items()}}
        limits.update({("hands", unit): row for unit, row in hands.items()})
        self.used = [self.fields.used({name: row[period] for name, row in limits.items()}) for period in range(count)]
        rows = [self._rows(task) for task in self.tasks]
        self.fits_somewhere = [row is not None for row in rows]
        self.rows = [row or () for row in rows]
        self.steps = [tuple(range(len(row) - 1, -1, -1)) for row in self.rows]
        self.is_flat = [len(set(row)) <= 1 for row in self.rows]
        self.can_skip = [_never_rises(task) for task in self.tasks]
        self.money_fields = Fields(problem.budgets)
        self.money_guard = self.money_fields.guard
        self.spent = self.money_fields.used(problem.budgets)
        self.costs = [self._costs(task) for task in self.tasks]

    def _rows(self, task: Task) -> tuple[int, ...] | None:
        """The packed needs per period of the work; None where no period can ever hold one of them."""
        found = []
        for step in range(task.duration):
            needs: dict[tuple[str, str], int] = {}
            for unit, days in task.effort.items():
                needs["days", unit] = days[step] if step < len(days) else 0
                needs["hands", unit] = int(any(days))
            packed = self.fields.pack(needs)
            if packed is None:
                return None
            found.append(packed)
        return tuple(found)

    def _costs(self, task: Task) -> tuple[int | None, ...] | None:
        """The packed euros per start, None for a start that no budget can hold; None in all where it costs nothing."""
        if not task.once and not task.yearly:
            return None
        calendar = self.problem.calendar
        return tuple(
            self.money_fields.pack(spending(task, start, calendar))
            for start in range(max(0, self.count - task.duration + 1))
        )

    def _date(self) -> None:
        """The first and the last start of each task by dates, pins and the parts of its own idea alone."""
        self.first = [0] * len(self.tasks)
        self.last = [0] * len(self.tasks)
        for i, task in enumerate(self.tasks):
            freed = max((self.first[j] + gap for j, gap in self.before[i]), default=0)
            self.first[i] = max(task.earliest, freed)
        for i in reversed(range(len(self.tasks))):
            task = self.tasks[i]
            own = [self.last[j] - gap for j, gap in self.after[i] if self.idea_of[j] == self.idea_of[i]]
            self.last[i] = min([self.problem.end_of(task) + 1 - task.duration, *own])
            if task.pinned is not None:
                self.first[i], self.last[i] = max(self.first[i], task.pinned), min(self.last[i], task.pinned)
            if not self.fits_somewhere[i]:
                self.last[i] = -1
        rows = (self.before, self.after, self.rows, self.steps, self.can_skip, self.costs)
        work = tuple(zip(range(len(self.tasks)), self.first, self.last, *rows, strict=True))
        self.work: list[tuple[Work, ...]] = [work[parts[0] : parts[-1] + 1] for parts in self.parts]

    def _wish(self, number: Mapping[str, int]) -> None:
        problem = self.problem
        self.early_end = first_phase_end(problem)
        musts = {task.idea for task in problem.tasks if task.must or task.pinned is not None}
        self.facts = frozenset(number[task.idea] for task in self.tasks if task.begun)
        self.musts = tuple(place for place, idea in enumerate(self.ideas) if idea in musts)
        needed = self.graph.with_ancestors(self.ideas[place] for place in self.musts)
        self.needed = frozenset(place for place, idea in enumerate(self.ideas) if idea in needed)
        self.quick = tuple(
            (place, tuple(i for i in parts if self.tasks[i].quick_win))
            for place, parts in enumerate(self.parts)
            if any(self.tasks[i].quick_win for i in parts)
        )
        self.quick_parts = dict(self.quick)
        self.groups = tuple(
            tuple(sorted(number[idea] for idea in group.ideas if number.get(idea) in self.quick_parts))
            for group in problem.quick_wins_for
        )


def _never_rises(task: Task) -> bool:
    """Whether its needs only fall from period to period: where a period is too full, no later start before it helps."""
    return all(list(days) == sorted(days, reverse=True) for days in task.effort.values())
