"""Whether wishes can all hold: by sums where these tell, else by a search with a limit of nodes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dienstvisie.planning.exact.arithmetic import is_impossible
from dienstvisie.planning.exact.model import Model, ask_quick_wins, build, early_columns
from dienstvisie.planning.exact.windows import Windows, windows
from dienstvisie.planning.graph import Graph
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Wish
from dienstvisie.planning.verify import verify
from dienstvisie.planning.wish import wishes_of, without

NODES = 2_000
"""Nodes of one search; nearly always the first is enough."""


class Oracle:
    """Answers for one problem. `facts` are the ideas that have begun, without those for which there is no room."""

    def __init__(self, problem: PlanningProblem, nodes: int = NODES) -> None:
        self.problem, self.nodes = problem, nodes
        self.graph = Graph(problem)
        self.wishes = wishes_of(problem)
        self.facts: frozenset[str] = frozenset()
        begun = sorted({task.idea for task in problem.tasks if task.begun})
        if begun and not self._is_possible(without(problem, self.wishes), frozenset(begun)):
            for idea in begun:
                if self._is_possible(without(problem, self.wishes), self.facts | {idea}):
                    self.facts |= {idea}
        else:
            self.facts = frozenset(begun)

    def holds(self, wishes: Collection[Wish]) -> bool | None:
        """Whether some plan keeps these wishes and the facts; None where the search ends without an answer."""
        kept = {wish.key for wish in wishes}
        problem = without(self.problem, [wish for wish in self.wishes if wish.key not in kept])
        return self._is_possible(problem, self.facts)

    def windows(self, problem: PlanningProblem, facts: frozenset[str], *, alone: bool = True) -> Windows:
        """The windows of what has to be there, and of what can give a quick win where these are asked for."""
        needed = facts | {task.idea for task in problem.tasks if _is_wanted(task)}
        early = {task.idea for task in problem.tasks if task.quick_win} if _asks_early(problem) else set()
        return windows(problem, needed, self.graph.with_ancestors(needed | early), alone=alone)

    def plan(self, problem: PlanningProblem, facts: frozenset[str]) -> tuple[dict[str, int] | None, bool]:
        """Starts that keep the wishes of a problem, if any are found, and whether the search came to its end."""
        found = self.windows(problem, facts)
        if is_impossible(found):
            return None, True
        model = build(found, _nothing)
        if not ask_quick_wins(model, problem.quick_wins, [group.ideas for group in problem.quick_wins_for]):
            return None, True
        starts, ended = searched(model, self.nodes)
        return starts if starts is None or _keeps(problem, found.required, starts) else None, ended and starts is None

    def _is_possible(self, problem: PlanningProblem, facts: frozenset[str]) -> bool | None:
        starts, is_sure = self.plan(problem, facts)
        return True if starts is not None else False if is_sure else None


def plan_of(oracle: Oracle) -> dict[str, int] | None:
    """Starts of what has to be there that keep all wishes of an oracle's problem; None where none are found."""
    return oracle.plan(oracle.problem, oracle.facts)[0]


def searched(model: Model, nodes: int) -> tuple[dict[str, int] | None, bool]:
    """The starts that a search finds, if any, and whether it came to its end."""
    from dienstvisie.planning.exact.solver import search  # only where sums do not tell

    found = search(model, nodes)
    return (None if found.columns is None else model.starts_in(found.columns)), found.ended


def most_quick_wins(problem: PlanningProblem) -> int:
    """The most quick wins in the first phase with all other wishes kept, as far as the search finds; else 0."""
    oracle = Oracle(problem)
    found = oracle.windows(replace(problem, quick_wins=1), oracle.facts)
    if is_impossible(found):
        return 0
    model = build(found, _nothing)
    for column in early_columns(model):
        model.worth[column] += 1
    if not ask_quick_wins(model, 0, [group.ideas for group in problem.quick_wins_for]):
        return 0
    starts, _ = searched(model, oracle.nodes)
    return len(early_quick_wins(problem, starts)) if starts is not None and not verify(problem, starts) else 0


def _nothing(_task: Task, _start: int) -> int:
    return 0


def _is_wanted(task: Task) -> bool:
    return task.must or (task.pinned is not None and not task.begun)


def _asks_early(problem: PlanningProblem) -> bool:
    return problem.quick_wins > 0 or bool(problem.quick_wins_for)


def _keeps(problem: PlanningProblem, required: frozenset[str], starts: dict[str, int]) -> bool:
    """Whether the solver's plan is one, held against the independent checker."""
    early = frozenset(early_quick_wins(problem, starts))
    return (
        not verify(problem, starts)
        and required <= {task.idea for task in problem.tasks if task.id in starts}
        and len(early) >= problem.quick_wins
        and all(group.ideas & early for group in problem.quick_wins_for)
    )
