"""Which starts each task could have at all: dates, order, pins, and room for it alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from dienstvisie.planning.exact.needs import Ground, Need
from dienstvisie.planning.graph import Graph
from dienstvisie.planning.problem import PlanningProblem, Task

Allowed = Callable[[str, int], bool]
NO_DATES: Mapping[str, Task] = {}


@dataclass(frozen=True)
class Windows:
    """`starts` are the possible starts by task id, in order; ideas that can never come are not in it.

    `needs[task][start]` is what it then uses. `ideas` are those that may come, each after all that it waits for.
    `required` are the ideas that have to be there, with all that they wait for; `missing` those of them that cannot be.
    """

    ground: Ground
    starts: Mapping[str, tuple[int, ...]]
    needs: Mapping[str, Mapping[int, Need]]
    required: frozenset[str]
    missing: frozenset[str]
    ideas: tuple[str, ...]

    @property
    def graph(self) -> Graph:
        """What waits for what."""
        return self.ground.graph

    @property
    def problem(self) -> PlanningProblem:
        """What is to be planned."""
        return self.ground.problem


def windows(
    problem: PlanningProblem,
    required: Collection[str] = (),
    only: Collection[str] | None = None,
    allowed: Allowed | None = None,
    *,
    alone: bool = True,
    ground: Ground | None = None,
    dated: Mapping[str, Task] = NO_DATES,
) -> Windows:
    """The possible starts where `required` ideas come, and no others than `only`; `allowed` bars starts.

    Starts for which there is no room even if nothing else is done are left out, unless `alone` says otherwise. `ground`
    is what is known of the problem already; the tasks of `dated`, by id, have other dates than there.

    Earliest starts are carried forward, for an idea comes only after what it waits for. Deadlines are carried back
    from parts of the same idea and from required ideas: only there it is sure that the successor comes.
    """
    search = _Search(ground or Ground(problem), frozenset(required), only, dated)
    search.begin(allowed, is_alone=alone)
    return search.run()


class _Search:
    """Windows that only ever shrink, until nothing changes."""

    def __init__(
        self,
        ground: Ground,
        required: frozenset[str],
        only: Collection[str] | None,
        dated: Mapping[str, Task],
    ) -> None:
        self.ground, self.problem, self.graph, self.dated = ground, ground.problem, ground.graph, dated
        self.required = self.graph.with_ancestors(required) | required
        shut = self._shut_out()
        self.order = [
            idea
            for idea in self.graph.order
            if (only is None or idea in only or idea in self.required) and idea not in shut
        ]
        self.alive = set(self.order)
        self.needs: dict[str, dict[int, Need]] = {}
        self.starts: dict[str, tuple[int, ...]] = {}

    def begin(self, allowed: Allowed | None, *, is_alone: bool) -> None:
        """The starts by dates, and by room where that counts."""
        for idea in self.order:
            for task in self.graph.parts[idea]:
                dates = _by_dates(self.problem, self.dated.get(task.id, task), allowed)
                found = {start: self.ground.need(task, start) for start in dates}
                self.needs[task.id] = {
                    start: need for start, need in found.items() if not is_alone or self.ground.fits(need)
                }
                self.starts[task.id] = tuple(self.needs[task.id])

    def run(self) -> Windows:
        before = -1
        while before != (size := sum(map(len, self.starts.values())) + len(self.alive)):
            before = size
            for idea in self.order:
                self._forward(idea)
            for idea in reversed(self.order):
                self._back(idea)
            self.order = [idea for idea in self.order if idea in self.alive]
        return Windows(
            self.ground, self.starts, self.needs, self.required, self.required - self.alive, tuple(self.order)
        )

    def _shut_out(self) -> set[str]:
        """Ideas that exclude themselves, or that a required one excludes."""
        ways = {*self.problem.exclusions, *((other, one) for one, other in self.problem.exclusions)}
        return {one for one, two in ways if one == two or (two in self.required and one not in self.required)}

    def _forward(self, idea: str) -> None:
        for task in self.graph.parts[idea] if idea in self.alive else ():
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
        if task.idea not in self.alive:
            return
        found = self.starts[task.id]
        if not found or found[0] < first or found[-1] > last:
            self.starts[task.id] = tuple(start for start in found if first <= start <= last)
        if not self.starts[task.id]:
            self._kill(task.idea)

    def _kill(self, idea: str) -> None:
        self.alive.discard(idea)
        for part in self.graph.parts[idea]:
            self.starts.pop(part.id, None)
            self.needs.pop(part.id, None)


def _by_dates(problem: PlanningProblem, task: Task, allowed: Allowed | None) -> list[int]:
    last = problem.end_of(task) - task.duration + 1
    pins = range(last + 1) if task.pinned is None else (task.pinned,)
    found = [start for start in pins if max(0, task.earliest) <= start <= last]
    return found if allowed is None else [start for start in found if allowed(task.id, start)]
