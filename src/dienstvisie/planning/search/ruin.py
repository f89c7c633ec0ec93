"""Which ideas are taken off a plan before they are put back another way: those that have to do with one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

from dienstvisie.planning.search.dice import Dice
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import OUT, State

FEWEST = 2
"""So many ideas are taken off at least, what waits for them not counted."""


class Ruin:
    """Takes ideas off. Relatedness: the units that two ideas share, and the time between them (Shaw 1998)."""

    def __init__(self, model: Model, score: Score, dice: Dice, most: int) -> None:
        self.model = model
        self.dice = dice
        self.most = most
        self.units = [
            tuple(sorted({unit for i in parts for unit, days in model.tasks[i].effort.items() if any(days)}))
            for parts in model.parts
        ]
        users: dict[str, list[int]] = {}
        for idea, units in enumerate(self.units):
            for unit in units if idea not in model.facts else ():
                users.setdefault(unit, []).append(idea)
        self.related = [
            tuple(sorted({other for unit in units for other in users.get(unit, ())} - {idea}))
            for idea, units in enumerate(self.units)
        ]
        self.spare = score.spare
        still = model.facts.union(score.spare)
        self.loose = [idea for idea in range(len(model.ideas)) if idea not in still]
        self.loose_heads = [model.head[idea] for idea in self.loose]
        self.payers = [
            idea
            for idea in self.loose
            if any(model.costs[i] is not None for i in model.parts[idea]) and model.problem.budgets
        ]

    def __call__(self, state: State) -> set[int]:
        """Take ideas off, with all that waits for them, never what has begun; these ideas."""
        at, dice = state.at, self.dice
        if dice.below(5) == 0:
            made = self._make_room(state)
            if made:
                return made
        placed = list(compress(self.loose, map(OUT.__lt__, map(at.__getitem__, self.loose_heads))))
        if not placed:
            return set()
        number = FEWEST + dice.below(max(1, min(self.most, len(placed)) - FEWEST + 1))
        kind, seed = dice.below(8), dice.one(placed)
        if kind < 5 and self.related[seed]:
            chosen = self._near(state, seed, self.related[seed], number, 2)
        elif kind < 7:
            chosen = self._near(state, seed, placed, number, 4)
        else:
            chosen = [dice.one(placed) for _ in range(number)]
        return self._take(state, chosen)

    def _near(self, state: State, seed: int, among: Iterable[int], number: int, part: int) -> Sequence[int]:
        """The seed, and those that start about when it does, with chance over a part of the calendar."""
        at, head, bits = state.at, self.model.head, self.dice.bits
        start, spread = at[head[seed]], max(1, self.model.count // part)
        ranked = [
            (abs(begin - start) << 12) + (bits(12) * spread) << 20 | idea
            for idea in among
            if (begin := at[head[idea]]) >= 0 and idea != seed
        ]
        ranked.sort()
        return [seed, *(key & 0xFFFFF for key in ranked[: number - 1])]

    def _take(self, state: State, chosen: Iterable[int]) -> set[int]:
        removed = state.placed_after(chosen)
        for idea in removed:
            state.remove(idea)
        state.prune(self.spare)
        return removed

    def _make_room(self, state: State) -> set[int]:
        """Give an idea without a place one, at any start, by taking off what stands in its way; what was taken off."""
        model, dice, at = self.model, self.dice, state.at
        out = [idea for idea in self.loose if at[model.head[idea]] < 0 and model.worth[idea]]
        if not out:
            return set()
        idea = dice.one(out)
        parts = model.parts[idea]
        if not all(map(state.has, model.needs[idea])):
            return set()
        first, last = state.window(parts[0])
        length = sum(model.duration[i] for i in parts)
        last = min(last, model.count - length)
        if first > last:
            return set()
        start = first + min(dice.below(last - first + 1), dice.below(last - first + 1))
        kept = self._waited_for(idea)
        others = {
            other
            for other in self.related[idea]
            if other not in kept and self._is_busy(state, other, start, start + length)
        }
        removed = self._take(state, others | {other for other in model.rivals[idea] if state.has(other)} - model.facts)
        payers = [other for other in self.payers if at[model.head[other]] >= 0 and other not in kept]
        while not state.bring(idea) and payers:
            removed |= self._take(state, [payers.pop(dice.below(len(payers)))])
            payers = [other for other in payers if at[model.head[other]] >= 0]
        return removed - {idea}

    def _is_busy(self, state: State, idea: int, start: int, stop: int) -> bool:
        parts = self.model.parts[idea]
        begin = state.at[parts[0]]
        return 0 <= begin < stop and state.at[parts[-1]] + self.model.duration[parts[-1]] > start

    def _waited_for(self, idea: int) -> set[int]:
        """The idea and all that it waits for."""
        found, stack = {idea}, [idea]
        while stack:
            fresh = [other for other in self.model.needs[stack.pop()] if other not in found]
            found.update(fresh)
            stack.extend(fresh)
        return found
