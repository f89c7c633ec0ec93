"""Starts for a problem: found by the search, and where wishes contradict each other, by giving up the fewest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Conflict
from dienstvisie.planning.wish import keeps_all

Starts = Mapping[str, int]
HUNDREDTHS_OF_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan by its starts, and the problem that it is a plan of: `problem` is without the wishes that gave way."""

    problem: PlanningProblem
    starts: Starts
    conflicts: tuple[Conflict, ...] = ()


def solve(problem: PlanningProblem, agreed: Starts | None = None, rounds: int | None = None) -> Solution:
    """The best plan that is found; with `agreed` starts it keeps to these where it can.

    Where it breaks a wish, the solver says which wishes contradict each other. Then the fewest are given up, and the
    rest is planned again; where none contradict, the search goes on from a plan that the solver found.
    """
    starts = find(problem, agreed, rounds)
    if keeps_all(problem, starts):
        return Solution(problem, starts)
    from dienstvisie.planning.exact.conflicts import conflicts, fewest_broken, relaxed, witness

    contradictions = conflicts(problem)
    if contradictions:
        freed = relaxed(problem, fewest_broken(problem))
        return Solution(freed, find(freed, agreed, rounds), contradictions)
    return Solution(problem, find(problem, witness(problem) or agreed, rounds))


def find(problem: PlanningProblem, agreed: Starts | None = None, rounds: int | None = None) -> Starts:
    """What the search finds, by task id. Moving an agreed idea must gain `problem.stability` of the agreed value."""
    from dienstvisie.planning.search import search

    if not agreed:
        return search(problem, rounds=rounds)
    return search(problem, agreed, stability_price(problem, agreed), rounds)


def stability_price(problem: PlanningProblem, agreed: Starts) -> int:
    """What moving one idea must gain: a share of the early value of the agreed plan; a period for the makespan."""
    if problem.objective == "makespan":
        return 1
    inside = {id_: start for id_, start in agreed.items() if start < problem.calendar.count}
    return max(0, early_value(problem, inside)) * problem.stability // HUNDREDTHS_OF_PERCENT
