"""The shortest plan: a few plans, in each of which one stretch of time at a time is put in another order.

The new order of a stretch is that of another plan (so that good stretches spread, after the peak crossover of Valls,
Ballestin & Quintanilla 2008) or a matter of chance. Passes go forwards and backwards in time by turns: a plan that is
pushed late and then early again is often shorter (their double justification, 2005). A child replaces its parent when
it is not longer than a falling threshold lets it be (Dueck & Scheuer 1990).
"""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.planning.search.dice import Dice
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.passes import Passes
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State

SAMPLES, PARENTS = 40, 12
"""So many plans are drawn to begin with, and so many of them kept."""
HOT = 20
"""The first threshold, in thousandths of the span."""
WIDEST, WIDTHS, NARROWEST = 3, 8, 3
"""A stretch is a third of the span at most, down to a tenth, and so many periods at least."""
FINE = 12
"""Bits of chance below one period in the keys that tasks are ordered by."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: pushed early, or late before `end`. `span`: the periods that it takes, or would if all moved forward."""

    state: State
    is_late: bool
    end: int
    span: int

    def is_same(self, other: Plan) -> bool:
        """Whether all starts are the same, pushed to the same side."""
        return self.is_late == other.is_late and self.state.at == other.state.at


def shorten(model: Model, score: Score, start: State, schedules: int, seed: int) -> State:
    """The best plan of the tasks that have a place in `start`, after so many schedules at most.

    A schedule is one placement of every task that may move; a pass over part of them counts for that part.
    """
    return Shortening(model, score, start, Dice(seed), schedules).run()


class Shortening:
    """Plans of the same tasks; what has begun stays where it is."""

    def __init__(self, model: Model, score: Score, start: State, dice: Dice, schedules: int) -> None:
        self.model, self.score, self.dice = model, score, dice
        self.passes = Passes(model, score, start)
        self.budget = schedules * len(self.passes.tasks)
        end = max((at + model.duration[i] for i, at in enumerate(start.at) if at >= 0), default=0)
        self.best = Plan(start.copy(), is_late=False, end=end, span=end)
        self.value = score.of(start)

    def run(self) -> State:
        """The best plan that the budget gives."""
        people = self._first()
        while self._may_go_on():
            place = self.dice.below(len(people))
            child = self._child(people[place], people)
            if child is None:
                continue
            if child.is_late and child.span < self.best.span:
                child = self._pushed_early(child) or child
            if not any(child.is_same(one) for one in people):
                people[place] = child
        return self.best.state

    def _may_go_on(self) -> bool:
        """Whether one more pass is within the budget, and can be of use: nothing is shorter than the longest chain."""
        passes = self.passes
        return passes.tried + len(passes.tasks) <= self.budget and self.best.span > passes.least

    def _first(self) -> list[Plan]:
        """The given plan and the shortest of those that are drawn, each pushed late and early again."""
        drawn = [self.best]
        for number in range(SAMPLES):
            plan: Plan | None = self._drawn() if number else self.best
            for push in (self._pushed_late, self._pushed_early):
                plan = push(plan) if plan and self._may_go_on() else None
            if plan and not any(map(plan.is_same, drawn)):
                drawn.append(plan)
        return sorted(drawn, key=lambda plan: plan.span)[:PARENTS]

    def _drawn(self) -> Plan | None:
        """A plan in which long tails come first, with more or less chance."""
        if not self._may_go_on():
            return None
        passes, dice = self.passes, self.dice
        noise = 1 + dice.below(passes.least // 2 + 2)
        keys = [dice.bits(FINE) * noise - (tail << FINE) for tail in passes.tail]
        return self._early(passes.ground.copy(), keys, self.model.count)

    def _pushed_late(self, plan: Plan) -> Plan | None:
        return self._late(self.passes.ground.copy(), self._keys(plan, from_end=True), plan.end)

    def _pushed_early(self, plan: Plan) -> Plan | None:
        return self._early(self.passes.ground.copy(), self._keys(plan, from_end=False), plan.end)

    def _early(self, state: State, keys: list[int], limit: int) -> Plan | None:
        """The plan that an early pass gives, noted if it is the best."""
        if not self.passes.early(state, keys, limit):
            return None
        duration = self.model.duration
        end = max(at + duration[i] for i, at in enumerate(state.at) if at >= 0)
        plan = Plan(state, is_late=False, end=end, span=end)
        may_be_best = end <= self.best.end or self.score.wants_early
        value = self.score.of(state) if may_be_best else self.value
        if value > self.value:
            self.best, self.value = plan, value
        return plan

    def _late(self, state: State, keys: list[int], end: int, shift: int = 0) -> Plan | None:
        """The plan that a late pass gives."""
        passes = self.passes
        if not passes.late(state, keys, end, shift):
            return None
        slack = min(state.at[i] - passes.head[i] for i in passes.tasks)
        return Plan(state, is_late=True, end=end, span=max(passes.least, end - slack))

    def _keys(self, plan: Plan, *, from_end: bool) -> list[int]:
        """What a pass orders the tasks by: their distance from the side that it comes from."""
        at = plan.state.at
        if from_end:
            return [plan.end - start - length << FINE for start, length in zip(at, self.model.duration, strict=True)]
        begin = plan.end - plan.span
        return [start - begin << FINE for start in at]

    def _child(self, plan: Plan, people: list[Plan]) -> Plan | None:
        """The plan with one stretch in another order; None where that gets longer than the threshold lets it."""
        dice, passes, span = self.dice, self.passes, plan.span
        is_turned = bool(dice.bits(1))
        is_late = plan.is_late != is_turned
        width = max(NARROWEST, span // (WIDEST + dice.below(WIDTHS)))
        low = dice.below(span) - width // 4
        old = self._keys(plan, from_end=is_late)
        keys = self._stirred(old, low << FINE, width, people, from_end=is_late)
        limit = span + (span * HOT + dice.below(1000)) * (self.budget - passes.tried) // (1000 * self.budget)
        if is_turned:
            state, end = passes.ground.copy(), min(limit, self.model.count)
        else:
            state, end = plan.state.copy(), plan.end
            changed = min((min(keys[i], old[i]) for i in passes.tasks if keys[i] != old[i]), default=None)
            if changed is None:
                return None
            for i in passes.tasks:
                if keys[i] >= changed:
                    state.lift(i)
        if is_late:
            return self._late(state, keys, end, max(0, end - limit))
        return self._early(state, keys, limit)

    def _stirred(self, keys: list[int], low: int, width: int, people: list[Plan], *, from_end: bool) -> list[int]:
        """The keys with those from `low` on, so many periods wide, taken from another plan or left to chance."""
        dice, bits = self.dice, self.dice.bits
        high, other = low + (width << FINE), keys
        if bits(1):
            other, width = self._keys(dice.one(people), from_end=from_end), 1
        keys = keys[:]
        for i in self.passes.tasks:
            if low <= keys[i] < high:
                keys[i] = other[i] + bits(FINE) * width
        return keys
