"""Whether a plan is the best there is: branch and bound from that plan on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import floor, gcd

from dienstvisie.planning.exact.bound import Kept, bound, kept, model_of, relaxed_bound
from dienstvisie.planning.exact.lagrange import Bound
from dienstvisie.planning.exact.model import Model, ask_quick_wins, build
from dienstvisie.planning.exact.solver import search
from dienstvisie.planning.exact.windows import Allowed, windows
from dienstvisie.planning.objective import early_value, makespan
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.verify import verify

NODES = 20_000
"""Nodes of the search where nothing else is said: 40 ideas need fewer."""
ROUNDS = 10
"""So often starts are struck out before the search begins, at most."""
NEAR, NEARLY = 1e-3, 1e-9
"""The solver's bound is taken to be too low by so much at most, and by such a part of itself."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The better of two plans, the bound on all plans, and whether that plan is the best of them."""

    starts: Mapping[str, int]
    bound: int
    proven: bool


def prove(problem: PlanningProblem, starts: Mapping[str, int], nodes: int = NODES) -> Proof:
    """Look for a better plan, and for the proof that there is none, within a number of nodes.

    `starts` are a plan that breaks no rule. The plans that count are those of `bound`. For a makespan, ever shorter
    plans with the same ideas are looked for. What comes back breaks no rule, and keeps what the given one does.
    """
    if problem.objective == "makespan":
        return _prove_makespan(problem, starts, nodes)
    return _prove_value(problem, starts, nodes)


def _prove_value(problem: PlanningProblem, starts: Mapping[str, int], nodes: int) -> Proof:
    wishes, value = kept(problem, starts), early_value(problem, starts)
    model, best = _struck_out(problem, wishes, value)
    if best <= value:
        return Proof(starts, value, proven=True)
    found = search(model, nodes, model.columns_of(starts, early_quick_wins(problem, starts)))
    limit = min(best, _rounded(problem, found.bound))
    better = {} if found.columns is None else model.starts_in(found.columns)
    if _keeps(problem, wishes, better) and early_value(problem, better) > value:
        starts, value = better, early_value(problem, better)
    return Proof(starts, max(limit, value), proven=limit <= value)


def _struck_out(problem: PlanningProblem, wishes: Kept, value: int) -> tuple[Model, int]:
    """The model without the starts that no plan of more than a value has, and a bound on those plans.

    A start that costs the bound so much that it falls below the value is struck out, and an idea without which it falls
    below is one that comes (reduced-cost fixing), until nothing changes. The plan at hand stays possible.
    """
    barred: set[tuple[str, int]] = set()
    surely: set[str] = set()
    best: int | None = None
    for _ in range(ROUNDS):
        model = model_of(problem, wishes, surely, _unless(frozenset(barred)))
        found = relaxed_bound(model)
        best = found.value if best is None else min(best, found.value)
        more, needed = _beyond(model, found, value)
        if best <= value or (more <= barred and needed <= surely):
            break
        barred |= more
        surely |= needed
    return model, best or 0


def _beyond(model: Model, found: Bound, value: int) -> tuple[set[tuple[str, int]], set[str]]:
    """The starts that no plan of this value or more has, and the ideas that each has."""
    spare = found.total - value * found.scale
    barred: set[tuple[str, int]] = set()
    surely: set[str] = set()
    best = dict(zip(found.first.tolist(), found.best.tolist(), strict=True))
    gain = found.gain.tolist()
    for task, first in model.base.items():
        for place, start in enumerate(model.windows.starts[task]):
            if best[first] - gain[first + place] > spare:
                barred.add((task, start))
        if best[first] > spare:
            surely.add(model.windows.graph.tasks[task].idea)
    return barred, surely


def _rounded(problem: PlanningProblem, limit: float) -> int:
    """The solver's bound as a whole number that plans can be worth: a multiple of what all values are multiples of."""
    if not abs(limit) < 2**60:
        return 2**60
    step = gcd(*(task.value for task in problem.tasks)) or 1
    return floor((limit * (1 + NEARLY) + NEAR) / step) * step


def _keeps(problem: PlanningProblem, wishes: Kept, starts: Mapping[str, int]) -> bool:
    """Whether it is a plan at all, and keeps the wishes; the solver is not taken at its word."""
    ideas = {task.idea for task in problem.tasks if task.id in starts}
    early = frozenset(early_quick_wins(problem, starts))
    return (
        not verify(problem, starts)
        and wishes.ideas <= ideas
        and len(early) >= wishes.quick_wins
        and all(group & early for group in wishes.groups)
    )


def _unless(barred: Collection[tuple[str, int]]) -> Allowed:
    return lambda task, start: (task, start) not in barred


def _done_within(problem: PlanningProblem, periods: int) -> Allowed:
    last = {task.id: periods - task.duration for task in problem.tasks}
    return lambda task, start: start <= last[task]


def _prove_makespan(problem: PlanningProblem, starts: Mapping[str, int], nodes: int) -> Proof:
    """One period less at a time, until it is done, proven impossible or too hard."""
    least, wishes = bound(problem, starts), kept(problem, starts)
    ideas = frozenset(task.idea for task in problem.tasks if task.id in starts)
    while (now := makespan(problem, starts)) > least:
        inside = windows(problem, ideas, ideas, _done_within(problem, now - 1))
        if inside.missing:
            return Proof(starts, now, proven=True)
        model = build(inside, lambda _task, _start: 0)
        ask_quick_wins(model, wishes.quick_wins, wishes.groups)
        found = search(model, nodes)
        if found.columns is None:
            return Proof(starts, now if found.ended else least, proven=found.ended)
        shorter = model.starts_in(found.columns)
        if not _keeps(problem, wishes, shorter) or makespan(problem, shorter) >= now:
            return Proof(starts, least, proven=False)
        starts = shorter
    return Proof(starts, now, proven=True)
