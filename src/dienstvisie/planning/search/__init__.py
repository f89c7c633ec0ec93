"""The search for a plan: a serial schedule, then ruin and recreate, or for the makespan a search over orders.

A fixed number of tries and one seeded stream of chance: the same problem gives the same plan, on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search.anneal import Effort, anneal, settle
from dienstvisie.planning.search.construct import first_plan, place_facts
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.shorten import shorten
from dienstvisie.planning.search.state import State

METHOD = "serial schedule, ruin and recreate"
RUNS, FEW = 2, 100
"""Problems of few ideas are searched so many times from the first plan, the best counts; larger ones once."""
LEGS = 3
"""Problems of few ideas go back to the best plan at each of so many equal legs."""
SCHEDULES = 10_000
"""So many schedules at most are made for the shortest plan, each a placement of every task; parts of one add up."""
HOT, MOST = 160, 28
"""The first threshold, in hundredths of what an idea scores on average; the most ideas that are taken off at once."""
STABLE_HOT, STABLE_MOST = 8, 8
"""The same where starts were agreed: what need not move stays."""
STABLE_SHARE = 4
"""One in so many rounds goes to the question whether a plan could be left for a better one at the usual price."""
PRICE = 5
"""The usual price of an idea that stands elsewhere than agreed, in thousandths of the agreed plan's early value."""


def search(
    problem: PlanningProblem, agreed: Mapping[str, int] | None = None, price: int = 0, rounds: int | None = None
) -> dict[str, int]:
    """The start of every task that has a place, by its id; the same for any order of the ideas.

    Wishes come first: musts, pins, quick wins; then the objective. With `agreed` starts the search begins there, and
    each idea that differs from them must be worth `price`, in hundredths of a point and period (see
    `objective.early_value`), or in periods where the objective is the makespan. `rounds`: how often ideas are taken
    off and put back; without it as often as the size of the problem asks for.

    A plan for early value that is made without `agreed` starts has none beside it that would be worth `usual_price`:
    searched again with that price, from its own starts, it stays as it is.
    """
    model = Model(problem)
    number = usual_rounds(Score(model).size) if rounds is None else rounds
    if agreed:
        return _starts(_kept(model, Score(model, agreed, price), number))
    best = _fresh(model, number)
    while problem.objective == "early-value":
        starts = _starts(best)
        kept = _kept(model, Score(model, starts, usual_price(problem, starts)), number)
        if kept.at == best.at:
            return starts
        best = settle(kept, Score(model))
    return _starts(best)


def reachable(problem: PlanningProblem) -> frozenset[str]:
    """The ideas that, each with all that it waits for, find room beside what has begun; the others never can."""
    model = Model(problem)
    ground = State(model)
    place_facts(ground, Score(model))
    found = set()
    for idea, id_ in enumerate(model.ideas):
        state = ground.copy()
        if state.has(idea) or state.bring(idea):
            found.add(id_)
    return frozenset(found)


def usual_rounds(ideas: int) -> int:
    """How often a problem of so many ideas is changed, over all runs."""
    return max(1_200, min(7 * ideas * ideas, 11_000 if ideas <= FEW else 18_000, 5_500_000 // max(1, ideas)))


def usual_price(problem: PlanningProblem, agreed: Mapping[str, int]) -> int:
    """What an idea that stands elsewhere than agreed must be worth, at least 1; see `search`."""
    return 1 if problem.objective == "makespan" else max(1, early_value(problem, agreed) * PRICE // 1000)


def _fresh(model: Model, rounds: int) -> State:
    """The best plan that is found without any starts that were agreed."""
    score = Score(model)
    start = settle(first_plan(model, score), score)
    if _is_perfect(start):
        return start
    if model.problem.objective == "makespan":
        return settle(shorten(model, score, start, SCHEDULES, 0), score)
    runs, legs = (RUNS, LEGS) if score.size <= FEW else (1, 1)
    each = (rounds - rounds // STABLE_SHARE) // runs
    plans = (settle(anneal(model, score, start, Effort(each, HOT, MOST, legs), seed), score) for seed in range(runs))
    return max((start, *plans), key=score.of)


def _kept(model: Model, score: Score, rounds: int) -> State:
    """The best plan near the agreed starts."""
    start = settle(first_plan(model, score), score)
    if score.moved(start) == 0 and _is_perfect(start):
        return start
    found = anneal(model, score, start, Effort(rounds // STABLE_SHARE, STABLE_HOT, STABLE_MOST), 0)
    return max((start, settle(found, score)), key=score.of)


def _is_perfect(state: State) -> bool:
    """Whether every idea that can ever come starts as early as dates and dependencies let it: nothing is better."""
    model = state.model
    hopeless: set[int] = set()
    for idea, parts in enumerate(model.parts):
        if any(model.first[i] > model.last[i] for i in parts) or not hopeless.isdisjoint(model.needs[idea]):
            hopeless.add(idea)
        elif any(state.at[i] != model.first[i] for i in parts):
            return False
    return True


def _starts(state: State) -> dict[str, int]:
    tasks = state.model.tasks
    return dict(sorted((tasks[i].id, at) for i, at in enumerate(state.at) if at >= 0))
