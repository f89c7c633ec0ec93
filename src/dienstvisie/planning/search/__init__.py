"""The search for a plan: a serial schedule, then ruin and recreate, or for the makespan a search over orders.

A fixed number of tries and one seeded stream of chance: the same problem gives the same plan, on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search.anneal import anneal, settle
from dienstvisie.planning.search.construct import first_plan
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.shorten import shorten
from dienstvisie.planning.search.state import State

METHOD = "serial schedule, ruin and recreate"
RUNS = 2
"""The search starts so many times from the first plan; the best of them counts."""
SCHEDULES = 10_000
"""So many schedules at most are made for the shortest plan."""
HOT, MOST = 40, 28
"""The first threshold, in thousandths of the value, and the most ideas that are taken off at once."""
STABLE_HOT, STABLE_MOST = 2, 8
"""The same where starts were agreed: what need not move stays."""


def search(
    problem: PlanningProblem, agreed: Mapping[str, int] | None = None, price: int = 0, rounds: int | None = None
) -> dict[str, int]:
    """The start of every task that has a place, by its id; the same for any order of the ideas.

    Wishes come first: musts, pins, quick wins; then the objective. With `agreed` starts the search begins there, and
    each idea that differs from them must be worth `price`, in hundredths of a point and period (see
    `objective.early_value`), or in periods where the objective is the makespan. `rounds`: how often ideas are taken
    off and put back; without it as often as the size of the problem asks for.
    """
    model = Model(problem)
    score = Score(model, agreed, price)
    start = first_plan(model, score)
    number = usual_rounds(len(model.ideas)) if rounds is None else rounds
    best = max((settle(plan, score) for plan in _plans(model, score, start, number)), key=score.of)
    return {
        model.tasks[i].id: at for i, at in sorted(enumerate(best.at), key=lambda row: model.tasks[row[0]].id) if at >= 0
    }


def usual_rounds(ideas: int) -> int:
    """How often a problem of so many ideas is changed, over all runs."""
    return min(300 * ideas, 12_000)


def _plans(model: Model, score: Score, start: State, rounds: int) -> list[State]:
    if score.known:
        return [start, anneal(model, score, start, rounds // RUNS, 0, STABLE_HOT, STABLE_MOST)]
    if model.problem.objective == "makespan":
        return [shorten(model, score, start, SCHEDULES, 0)]
    return [start, *(anneal(model, score, start, rounds // RUNS, seed, HOT, MOST) for seed in range(RUNS))]
