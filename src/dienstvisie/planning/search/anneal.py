"""Ruin and recreate: take related ideas off and put them back in another order, for a fixed number of times.

After Schrimpf et al. (2000), with the threshold acceptance of Dueck & Scheuer (1990), in whole numbers.
"""

from __future__ import annotations

from typing import NamedTuple

from dienstvisie.planning.search.construct import by_promise, fill
from dienstvisie.planning.search.dice import Dice
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.recreate import Recreate
from dienstvisie.planning.search.ruin import Ruin
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State

WISH = 15
"""What a wish that is not kept weighs on the way, in thousandths of the first plan's score."""


class Effort(NamedTuple):
    """How hard to search: how often, in how many legs, how freely and how much at once.

    The threshold falls to nothing, from `hot` hundredths of what the start scores per idea: so it does not grow with
    the problem. At most `most` ideas are taken off at once. Each of `legs` equal legs goes on from the best plan.
    """

    rounds: int
    hot: int
    most: int
    legs: int = 1


def anneal(model: Model, score: Score, start: State, effort: Effort, seed: int) -> State:
    """The best plan that is found from `start`."""
    rounds, hot, most, legs = effort
    dice = Dice(seed)
    ruin, recreate = Ruin(model, score, dice, most), Recreate(model, score, dice)
    state = start.copy()
    state.prune(score.spare)
    before, best = state.copy(), state.copy()
    top = score.of(state)
    heat, weight = score.objective(top) * hot // max(1, score.size), score.objective(top) * WISH // 1000
    now = score.lenient(top, weight)
    for turn in range(rounds):
        if turn and turn * legs % rounds < legs:
            state.take(best)
            now = score.lenient(top, weight)
        before.take(state)
        removed = ruin(state)
        recreate(state, removed, before.at)
        new = score.of(state)
        if new > top:
            if not score.known and state.shift():
                new = score.of(state)
            top = new
            best.take(state)
        near = score.lenient(new, weight)
        if near > now - heat * (rounds - turn) // (rounds * 100):
            now = near
        else:
            state.take(before)
    return best


def settle(state: State, score: Score) -> State:
    """A plan in which nothing more fits, and nothing can begin earlier but what stands where it was agreed."""
    ranked = by_promise(state.model)
    while True:
        moved = state.shift(score.in_place(state))
        if not fill(state, ranked) and not moved:
            return state
