"""A plan as it is asked about: starts, what they use up, and where else a task could stand."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.usage import Usage


class Board:
    """Tasks in their places."""

    def __init__(self, problem: PlanningProblem, starts: Mapping[str, int] | None = None) -> None:
        self.problem = problem
        self.graph = Graph(problem)
        self.usage = Usage(problem)
        self.starts: dict[str, int] = {}
        self._rivals = _rivals(problem)
        for id_, start in (starts or {}).items():
            self.put(self.graph.tasks[id_], start)

    def put(self, task: Task, start: int) -> None:
        """Give a task its place."""
        self.starts[task.id] = start
        self.usage.take(task, start)

    def lift(self, task: Task) -> int:
        """Take a task off the board; its start."""
        start = self.starts.pop(task.id)
        self.usage.give_back(task, start)
        return start

    def has(self, idea: str) -> bool:
        """Whether the idea is placed."""
        return idea in self.graph.parts and self.graph.parts[idea][0].id in self.starts

    def excluded_by(self, idea: str) -> tuple[str, ...]:
        """The placed ideas that this one cannot go together with."""
        return tuple(rival for rival in self._rivals.get(idea, ()) if self.has(rival))

    def window(self, task: Task) -> range:
        """The periods that the task may start in by what is before and after it, its dates and its pin, not by room.

        A predecessor that is not placed counts as done as early as dependencies alone let it be; a successor that is
        not placed does not count.
        """
        graph = self.graph
        first, last = task.earliest, self.problem.end_of(task) - task.duration + 1
        for id_, lag in task.predecessors:
            start = self.starts.get(id_, graph.earliest.get(id_))
            if start is not None:
                first = max(first, start + graph.tasks[id_].duration + lag)
        for id_, lag in graph.successors[task.id]:
            if id_ in self.starts:
                last = min(last, self.starts[id_] - lag - task.duration)
        if task.pinned is not None:
            first, last = max(first, task.pinned), min(last, task.pinned)
        return range(first, last + 1)

    def first_fit(self, task: Task) -> int | None:
        """The first start that breaks no rule."""
        return next((start for start in self.window(task) if self.usage.fits(task, start)), None)


def _rivals(problem: PlanningProblem) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one, other in problem.exclusions:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {idea: tuple(sorted(others)) for idea, others in found.items()}
