"""What waits for what: order, circles, and how early and how late dependencies alone let a task start."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dienstvisie.planning.circles import circle_in, tangles, turned
from dienstvisie.planning.problem import PlanningProblem, Task


@dataclass(frozen=True)
class Graph:
    """The dependencies of a problem. Whatever it holds is in an order that does not depend on that of the ideas."""

    problem: PlanningProblem

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """The tasks by id."""
        return {task.id: task for task in self.problem.tasks}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks of each idea, in order; the ideas by id."""
        found: dict[str, list[Task]] = {idea: [] for idea in sorted({task.idea for task in self.problem.tasks})}
        for task in self.problem.tasks:
            found[task.idea].append(task)
        return {idea: tuple(tasks) for idea, tasks in found.items()}

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """The ideas that each idea waits for; a predecessor that is no task here goes by its own id."""
        return {idea: self._waited_for(parts) for idea, parts in self.parts.items()}

    @cached_property
    def after(self) -> Mapping[str, tuple[str, ...]]:
        """The ideas that wait for each idea."""
        return turned(self.before)

    @cached_property
    def successors(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """The tasks that wait for each task, each with its lag."""
        found: dict[str, list[tuple[str, int]]] = {id_: [] for id_ in self.tasks}
        for task in self.problem.tasks:
            for before, lag in task.predecessors:
                if before in found:
                    found[before].append((task.id, lag))
        return {id_: tuple(rows) for id_, rows in found.items()}

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """One circle out of each group of ideas that wait for themselves; each idea is done before the next."""
        return tuple(circle_in(group, self.after) for group in tangles(self.after))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Each idea after all that it waits for; those in a circle, or waiting for one, are not in it."""
        waiting = {idea: sum(other in self.parts for other in others) for idea, others in self.before.items()}
        ready = deque(idea for idea, number in waiting.items() if number == 0)
        found = []
        while ready:
            found.append(ready.popleft())
            for follower in self.after[found[-1]]:
                waiting[follower] -= 1
                if waiting[follower] == 0:
                    ready.append(follower)
        return tuple(found)

    @cached_property
    def depth(self) -> Mapping[str, int]:
        """The place of each idea in `order`; of those that are not in it: behind all others."""
        places = {idea: place for place, idea in enumerate(self.order)}
        return {idea: places.get(idea, len(places)) for idea in self.parts}

    @cached_property
    def earliest(self) -> Mapping[str, int]:
        """The first period in which dependencies, dates and pins alone let a task start; for the ideas in `order`."""
        found: dict[str, int] = {}
        for task in self._in_order():
            freed = (found[id_] + self.tasks[id_].duration + lag for id_, lag in task.predecessors if id_ in found)
            found[task.id] = max(task.earliest, max(freed, default=0)) if task.pinned is None else task.pinned
        return found

    def latest(self, needed: frozenset[str]) -> Mapping[str, int]:
        """The last period in which each task of the needed ideas may start if all of these are to be in time."""
        found: dict[str, int] = {}
        for task in reversed(self._in_order()):
            if task.idea in needed:
                limits = [found[id_] - lag for id_, lag in self.successors[task.id] if id_ in found]
                last = min([self.problem.end_of(task) + 1, *limits])
                found[task.id] = last - task.duration if task.pinned is None else task.pinned
        return found

    def with_ancestors(self, ideas: Iterable[str]) -> frozenset[str]:
        """These ideas and all that they wait for, as far as they have tasks."""
        found: set[str] = set()
        stack = list(ideas)
        while stack:
            idea = stack.pop()
            if idea in self.parts and idea not in found:
                found.add(idea)
                stack.extend(self.before[idea])
        return frozenset(found)

    def _in_order(self) -> tuple[Task, ...]:
        return tuple(task for idea in self.order for task in self.parts[idea])

    def _waited_for(self, parts: tuple[Task, ...]) -> tuple[str, ...]:
        """A part waits for earlier parts as a matter of course; what waits for itself or a later part is a circle."""
        found, earlier = set[str](), set[str]()
        for part in parts:
            found.update(self._idea_of(id_) for id_, _ in part.predecessors if id_ not in earlier)
            earlier.add(part.id)
        return tuple(sorted(found))

    def _idea_of(self, id_: str) -> str:
        return self.tasks[id_].idea if id_ in self.tasks else id_
