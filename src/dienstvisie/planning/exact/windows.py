"""Which starts each task could have at all: dates, order, pins, and room for it alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from dienstvisie.planning.exact.needs import Need, fits, limits_of, need_of
from dienstvisie.planning.graph import Graph
from dienstvisie.planning.problem import PlanningProblem, Task

Allowed = Callable[[str, int], bool]


@dataclass(frozen=True)
class Windows:
    """`starts` are the possible starts by task id, in order; ideas that can never come are not in it.

    `needs[task][start]` is what it then uses. `required` are the ideas that have to be there, with all that they wait
    for; `missing` those of them that cannot be.
    """

    graph: Graph
    starts: Mapping[str, tuple[int, ...]]
    needs: Mapping[str, Mapping[int, Need]]
    required: frozenset[str]
    missing: frozenset[str]

    @property
    def problem(self) -> PlanningProblem:
        """What is to be planned."""
        return self.graph.problem

    @property
    def ideas(self) -> tuple[str, ...]:
        """The ideas that may come, each after all that it waits for."""
        return tuple(idea for idea in self.graph.order if self.graph.parts[idea][0].id in self.starts)


def windows(
    problem: PlanningProblem,
    required: Collection[str] = (),
    only: Collection[str] | None = None,
    allowed: Allowed | None = None,
    *,
    alone: bool = True,
) -> Windows:
    """The possible starts where `required` ideas come, and no others than `only`; `allowed` bars starts.

    Starts for which there is no room even if nothing else is done are left out, unless `alone` says otherwise.

    Earliest starts are carried forward, for an idea comes only after what it waits for. Deadlines are carried back
    from parts of the same idea and from required ideas: only there it is sure that the successor comes.
    """
    return _Search(problem, frozenset(required), only, allowed, is_alone=alone).run()


class _Search:
    """Windows that only ever shrink, until nothing changes."""

    def __init__(
        self,
        problem: PlanningProblem,
        required: frozenset[str],
        only: Collection[str] | None,
        allowed: Allowed | None,
        *,
        is_alone: bool,
    ) -> None:
        self.problem, self.graph = problem, Graph(problem)
        self.required = self.graph.with_ancestors(required) | required
        self.dead = {idea for idea in self.graph.parts if only is not None and idea not in only}
        self.dead |= set(self.graph.parts) - set(self.graph.order) | self._shut_out()
        self.needs: dict[str, dict[int, Need]] = {}
        self.starts: dict[str, tuple[int, ...]] = {}
        limits = limits_of(problem)
        for idea in self.graph.order:
            for task in self.graph.parts[idea] if idea not in self.dead else ():
                found = {start: need_of(problem, task, start, limits) for start in _by_dates(problem, task, allowed)}
                self.needs[task.id] = {
                    start: need for start, need in found.items() if not is_alone or fits(need, limits)
                }
                self.starts[task.id] = tuple(self.needs[task.id])

    def run(self) -> Windows:
        before = -1
        while before != (size := sum(map(len, self.starts.values())) + len(self.dead)):
            before = size
            for idea in self.graph.order:
                self._forward(idea)
            for idea in reversed(self.graph.order):
                self._back(idea)
        missing = frozenset(idea for idea in self.required if idea in self.dead or idea not in self.graph.parts)
        return Windows(self.graph, self.starts, self.needs, self.required, missing)

    def _shut_out(self) -> set[str]:
        """Ideas that exclude themselves, or that a required one excludes."""
        ways = {*self.problem.exclusions, *((other, one) for one, other in self.problem.exclusions)}
        return {one for one, two in ways if one == two or (two in self.required and one not in self.required)}

    def _forward(self, idea: str) -> None:
        for task in self.graph.parts[idea] if idea not in self.dead else ():
            first = 0
            for id_, lag in task.predecessors:
                if not self.starts.get(id_):
                    self._kill(idea)
                    return
                first = max(first, self.starts[id_][0] + self.graph.tasks[id_].duration + lag)
            self._keep(task, first, self.problem.calendar.count)

    def _back(self, idea: str) -> None:
        for task in reversed(self.graph.parts[idea]):
            last = self.problem.calendar.count
            for id_, lag in self.graph.successors[task.id]:
                after = self.graph.tasks[id_].idea
                if self.starts.get(id_) and (after == idea or after in self.required):
                    last = min(last, self.starts[id_][-1] - lag - task.duration)
            self._keep(task, 0, last)

    def _keep(self, task: Task, first: int, last: int) -> None:
        if task.idea in self.dead:
            return
        found = self.starts[task.id]
        if not found or found[0] < first or found[-1] > last:
            self.starts[task.id] = tuple(start for start in found if first <= start <= last)
        if not self.starts[task.id]:
            self._kill(task.idea)

    def _kill(self, idea: str) -> None:
        self.dead.add(idea)
        for part in self.graph.parts[idea]:
            self.starts.pop(part.id, None)


def _by_dates(problem: PlanningProblem, task: Task, allowed: Allowed | None) -> list[int]:
    last = problem.end_of(task) - task.duration + 1
    pins = range(last + 1) if task.pinned is None else (task.pinned,)
    found = [start for start in pins if max(0, task.earliest) <= start <= last]
    return found if allowed is None else [start for start in found if allowed(task.id, start)]
