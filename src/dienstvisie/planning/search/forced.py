"""A plan that has one idea more: where it does least harm to what is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search.anneal import Effort, anneal, settle
from dienstvisie.planning.search.construct import (
    by_promise,
    drop_orphans,
    fill,
    place_at,
    place_facts,
    place_pins,
    place_quick_wins,
)
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State

TRIED = 8
"""So many starts are tried, spread over those that its dates allow."""
ROUNDS, HOT, MOST = 200, 8, 8
"""How the best of them is improved."""


def with_idea(problem: PlanningProblem, agreed: Mapping[str, int], idea: str, price: int) -> dict[str, int] | None:
    """Starts of a plan that has the idea, and differs as little from those agreed as it can; None: none was found.

    The idea is put at some start, what it waits for before it; then everything goes back where it was, the densest
    first, as far as there is room, and the rest where it fits.
    """
    tasks = tuple(replace(task, must=True) if task.idea == idea else task for task in problem.tasks)
    model = Model(replace(problem, tasks=tasks))
    if idea not in model.number:
        return None
    score, number = Score(model, agreed, price), model.number[idea]
    tried = [state for start in _starts(model, number) if (state := _attempt(model, score, number, start)) is not None]
    if not tried:
        return None
    best = settle(max(tried, key=score.of), score)
    best = max((best, settle(anneal(model, score, best, Effort(ROUNDS, HOT, MOST), 0), score)), key=score.of)
    if not best.has(number):
        return None
    return {model.tasks[i].id: at for i, at in enumerate(best.at) if at >= 0}


def _starts(model: Model, idea: int) -> list[int]:
    first = model.parts[idea][0]
    low, high = model.first[first], model.last[first]
    if high < low:
        return []
    return sorted({low + (high - low) * step // (TRIED - 1) for step in range(TRIED)})


def _attempt(model: Model, score: Score, idea: int, start: int) -> State | None:
    state = State(model)
    place_facts(state, score)
    for other in state.missing(idea):
        if other != idea and not place_at(state, other, score.agreed[other]) and not state.bring(other):
            return None
    for i in model.parts[idea]:
        first, last = state.window(i)
        found = state.first_fit(i, max(first, start), last)
        if found < 0:
            return None
        state.put(i, found)
    place_pins(state, score)
    dense = sorted(score.known, key=lambda row: (-Fraction(model.worth[row[0]], model.load[row[0]]), row[0]))
    again = True
    while again:  # an idea can go back once what it waits for is there
        again = False
        for other, starts in dense:
            if not state.has(other) and state.is_ready(other) and place_at(state, other, starts):
                again = True
    drop_orphans(state)
    place_quick_wins(state, score)
    fill(state, by_promise(model))
    return state
