"""Whether wishes can all hold: by sums or by a plan straight on, else by a search with a limit of nodes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import replace

from dienstvisie.planning.exact.arithmetic import blamed
from dienstvisie.planning.exact.greedy import attempts
from dienstvisie.planning.exact.model import Model, ask_quick_wins, build, early_columns
from dienstvisie.planning.exact.needs import Ground
from dienstvisie.planning.exact.windows import Windows, windows
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Wish
from dienstvisie.planning.verify import verify
from dienstvisie.planning.wish import Judge, is_of, wishes_of, without

NODES = 2_000
"""Nodes of one search; nearly always the first is enough."""

Answer = tuple[dict[str, int] | None, bool]
"""Starts, if any are found, and whether there are none for certain."""


class Oracle:
    """Answers for one problem, or a part of it.

    `wishes` are those that it is asked about, `every` all of the problem. `facts` are the ideas that have begun,
    without those for which there is no room. `free` are the tasks, by id, as they are without wishes for their dates.
    """

    def __init__(self, problem: PlanningProblem, nodes: int = NODES) -> None:
        self.problem, self.nodes, self.ground = problem, nodes, Ground(problem)
        self.every = self.wishes = wishes_of(problem)
        bare = without(problem, self.every)
        self.free = {task.id: task for task, own in zip(bare.tasks, problem.tasks, strict=True) if task is not own}
        self.facts = frozenset(task.idea for task in problem.tasks if task.begun)
        if self.facts and self.holds(()) is not True:
            begun, self.facts = sorted(self.facts), frozenset()
            for idea in begun:
                if self._on(self.facts | {idea}).holds(()):
                    self.facts |= {idea}

    def part(self, wishes: Iterable[Wish], facts: frozenset[str]) -> Oracle:
        """The same for some of the wishes and of the facts, where the others have nothing to do with these."""
        one = self._on(facts)
        one.wishes = tuple(wishes)
        return one

    def within(self, nodes: int) -> Oracle:
        """The same with another limit of nodes."""
        one = copy(self)
        one.nodes = nodes
        return one

    def holds(self, wishes: Collection[Wish]) -> bool | None:
        """Whether some plan keeps these wishes and the facts; None where the search ends without an answer."""
        starts, is_sure = self.plan(wishes)
        return True if starts is not None else False if is_sure else None

    def is_impossible(self, wishes: Collection[Wish]) -> bool:
        """Whether sums alone tell that no plan keeps these wishes and the facts."""
        return self.blamed(wishes) is not None

    def blamed(self, wishes: Collection[Wish]) -> frozenset[str] | None:
        """The ideas of which sums alone tell that no plan has them all with these wishes and the facts; else None."""
        return blamed(self.windows(wishes))

    def windows(self, wishes: Collection[Wish], *, alone: bool = True, bare: bool = False) -> Windows:
        """The windows of what has to be there, and of what can give a quick win where one of the wishes is for these.

        `bare`: the wishes only say which ideas count; none of them binds.
        """
        graph = self.ground.graph
        dated = self.free if bare else {**self.free, **self._dates(wishes)}
        wanted = {wish.idea for wish in wishes if wish.idea is not None and (wish.kind != "deadline" or bare)}
        early = {idea for wish in wishes if wish.idea is None for idea in self.quick(wish)}
        needed = self.facts if bare else self.facts | wanted
        only = graph.with_ancestors(self.facts | wanted | early)
        return windows(self.problem, needed, only, alone=alone, ground=self.ground, dated=dated)

    def quick(self, wish: Wish) -> frozenset[str]:
        """The ideas that can give the quick wins of a wish."""
        group = next((group.ideas for group in self.problem.quick_wins_for if is_of(group, wish)), None)
        quick = frozenset(task.idea for task in self.problem.tasks if task.quick_win)
        return quick if group is None else quick & group

    def ask(self, model: Model, wishes: Iterable[Wish]) -> bool:
        """Ask a model for the quick wins of the wishes; False where they cannot be."""
        kinds = {wish.kind for wish in wishes}
        groups = [group.ideas for group in self.problem.quick_wins_for if any(is_of(group, wish) for wish in wishes)]
        return ask_quick_wins(model, self.problem.quick_wins if "quick_wins" in kinds else 0, groups)

    def plan(self, wishes: Collection[Wish]) -> Answer:
        """Starts of what has to be there that keep these wishes and the facts."""
        found = self.windows(wishes)
        if blamed(found) is not None:
            return None, True
        for starts in attempts(found):
            if self.keeps(wishes, starts):
                return starts, False
        if not self.nodes:
            return None, False
        model = build(found, _nothing)
        if not self.ask(model, wishes):
            return None, True
        tried, ended = searched(model, self.nodes)
        return (tried, False) if tried is not None and self.keeps(wishes, tried) else (None, ended and tried is None)

    def keeps(self, wishes: Collection[Wish], starts: dict[str, int], problem: PlanningProblem | None = None) -> bool:
        """Whether starts are a plan that keeps wishes and facts, held against the independent checker.

        `problem` is the same one with other room.
        """
        kept = {wish.key for wish in wishes}
        freed = without(problem or self.problem, [wish for wish in self.every if wish.key not in kept])
        judge = Judge(self.problem, starts)
        return (
            not verify(freed, starts)
            and all(task.id in starts for task in self.problem.tasks if task.idea in self.facts)
            and all(judge.keeps(wish) for wish in wishes)
        )

    def _on(self, facts: frozenset[str]) -> Oracle:
        one = copy(self)
        one.facts = facts
        return one

    def _dates(self, wishes: Iterable[Wish]) -> dict[str, Task]:
        """The tasks whose dates are wished for, as far as these wishes go."""
        found: dict[str, Task] = {}
        for wish in wishes:
            if wish.task is not None:
                own = self.ground.graph.tasks[wish.task]
                now = found.get(own.id, self.free.get(own.id, own))
                found[own.id] = (
                    replace(now, pinned=own.pinned) if wish.kind == "pinned" else replace(now, deadline=own.deadline)
                )
        return found


def searched(model: Model, nodes: int) -> tuple[dict[str, int] | None, bool]:
    """The starts that a search finds, if any, and whether it came to its end."""
    from dienstvisie.planning.exact.solver import search  # only where sums do not tell

    found = search(model, nodes)
    return (None if found.columns is None else model.starts_in(found.columns)), found.ended


def most_quick_wins(problem: PlanningProblem) -> int:
    """The most quick wins in the first phase with all other wishes kept, as far as the search finds; else 0."""
    oracle = Oracle(replace(problem, quick_wins=max(1, problem.quick_wins)))
    inside = range(problem.calendar.count)
    tasks = oracle.ground.graph.tasks
    wishes = [wish for wish in oracle.wishes if wish.kind != "pinned" or tasks[wish.task or ""].pinned in inside]
    found = oracle.windows(wishes)
    if blamed(found) is not None:
        return 0
    model = build(found, _nothing)
    for column in early_columns(model):
        model.worth[column] += 1
    if not oracle.ask(model, [wish for wish in wishes if wish.kind != "quick_wins"]):
        return 0
    starts, _ = searched(model, oracle.nodes)
    return len(early_quick_wins(problem, starts)) if starts is not None and not verify(problem, starts) else 0


def _nothing(_task: Task, _start: int) -> int:
    return 0
