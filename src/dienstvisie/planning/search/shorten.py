"""The shortest plan: a genetic search over orders of tasks, each plan pushed late and then early again.

Order, two-point crossover and serial schedule after Hartmann (1998); double justification after Valls, Ballestin &
Quintanilla (2005), which carries a plan's slack to where it can be used.
"""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.planning.search.dice import Dice
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State

PARENTS = 40
"""So many plans are kept to make others from."""
PER_PLAN = 3
"""Schedules that one plan takes: one from its order, one late and one early again."""

Plan = tuple[int, tuple[int, ...], State]
"""A score, the order that it comes from, and the plan."""


def shorten(model: Model, score: Score, start: State, schedules: int, seed: int) -> State:
    """The best plan of the tasks that have a place in `start`, after so many schedules at most."""
    return Shortening(model, score, start, Dice(seed)).run(schedules // PER_PLAN)


class Shortening:
    """A population of plans of the same tasks; what has begun stays where it is."""

    def __init__(self, model: Model, score: Score, start: State, dice: Dice) -> None:
        self.model, self.score, self.dice = model, score, dice
        self.tasks = [i for i, at in enumerate(start.at) if at >= 0 and not model.tasks[i].begun]
        self.given = start.copy()
        self.ground = start.copy()
        for i in self.tasks:
            self.ground.lift(i)
        self.tail = self._tails()

    def run(self, plans: int) -> State:
        """The best of so many plans."""
        best = self.improved(self.given.copy())
        people: list[Plan] = [best]
        for turn in range(plans):
            if self._is_shortest(best):
                break
            made = self._sampled() if turn < PARENTS * 2 else self._child(people)
            state = self.decoded(made)
            if state is None:
                continue
            plan = self.improved(state)
            best = max(best, plan, key=lambda one: one[0])
            self._keep(people, plan)
        return best[2]

    def decoded(self, order: Sequence[int]) -> State | None:
        """The serial schedule of an order; None where a task finds no place in time."""
        state = self.ground.copy()
        for i in order:
            first, last = state.window(i)
            start = state.first_fit(i, first, last)
            if start < 0:
                return None
            state.put(i, start)
        return state

    def improved(self, state: State) -> Plan:
        """Push all tasks late, the last first, then early, the first first."""
        at, duration = state.at, self.model.duration
        end = max((at[i] + duration[i] for i in self.tasks), default=0)
        for i in sorted(self.tasks, key=lambda i: (-at[i] - duration[i], -at[i], i)):
            start = state.lift(i)
            _, last = state.window(i)
            later = state.last_fit(i, start, min(last, end - duration[i]))
            state.put(i, max(start, later))
        for i in sorted(self.tasks, key=lambda i: (at[i], i)):
            start = state.lift(i)
            first, _ = state.window(i)
            earlier = state.first_fit(i, first, start)
            state.put(i, start if earlier < 0 else earlier)
        order = tuple(sorted(self.tasks, key=lambda i: (at[i], i)))
        return self.score.of(state), order, state

    def _tails(self) -> list[int]:
        """The periods from each start to the end of all that waits for the task."""
        model = self.model
        tail = list(model.duration)
        for i in reversed(range(len(tail))):
            tail[i] = max([tail[i], *(gap + tail[j] for j, gap in model.after[i])])
        return tail

    def _is_shortest(self, best: Plan) -> bool:
        """Whether it ends no later than the longest chain lets it: nothing can be shorter."""
        model, state = self.model, best[2]
        first = [0] * len(model.tasks)
        for i in range(len(first)):
            if state.at[i] >= 0:
                fixed = state.at[i] if model.tasks[i].begun else 0
                first[i] = max([model.first[i], fixed, *(first[j] + gap for j, gap in model.before[i])])
        end = max((state.at[i] + model.duration[i] for i in range(len(first)) if state.at[i] >= 0), default=0)
        return end <= max((first[i] + model.duration[i] for i in range(len(first)) if state.at[i] >= 0), default=0)

    def _sampled(self) -> list[int]:
        """An order in which long tails come first, with chance."""
        model, tail, bits = self.model, self.tail, self.dice.bits
        inside = set(self.tasks)
        waiting = {i: sum(j in inside for j, _ in model.before[i]) for i in self.tasks}
        ready = [i for i in self.tasks if waiting[i] == 0]
        order = []
        while ready:
            least = min(tail[i] for i in ready)
            i = max(ready, key=lambda i: ((tail[i] - least + 1) * bits(16), i))
            ready.remove(i)
            order.append(i)
            for j, _ in model.after[i]:
                if j in waiting:
                    waiting[j] -= 1
                    if waiting[j] == 0:
                        ready.append(j)
        return order

    def _child(self, people: Sequence[Plan]) -> list[int]:
        """A stretch of one parent's order within that of another, and now and then two neighbours changed."""
        dice = self.dice
        mother, father = self._parent(people), self._parent(people)
        count = len(mother)
        one, other = sorted((dice.below(count + 1), dice.below(count + 1)))
        child = list(mother[:one])
        seen = set(child)
        middle = [i for i in father if i not in seen][: other - one]
        seen.update(middle)
        child += middle
        child += [i for i in mother if i not in seen]
        for place in range(count - 1):
            if dice.bits(5) == 0 and all(j != child[place] for j, _ in self.model.before[child[place + 1]]):
                child[place], child[place + 1] = child[place + 1], child[place]
        return child

    def _parent(self, people: Sequence[Plan]) -> tuple[int, ...]:
        one, other = self.dice.one(people), self.dice.one(people)
        return max(one, other, key=lambda plan: plan[0])[1]

    def _keep(self, people: list[Plan], plan: Plan) -> None:
        """Keep the plan among the best; one order only once."""
        if any(one[0] == plan[0] and one[1] == plan[1] for one in people):
            return
        people.append(plan)
        if len(people) > PARENTS:
            people.remove(min(people, key=lambda one: one[0]))
