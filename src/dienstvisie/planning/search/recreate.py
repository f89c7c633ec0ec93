"""Putting ideas back: in about the order in which they were, or the densest first, with some noise in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress

from dienstvisie.planning.priority import descendants_value
from dienstvisie.planning.search.construct import place_at, place_early
from dienstvisie.planning.search.dice import Dice
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import OUT, State

SCALE = 1 << 40
TRIED = 10
"""So many ideas without a place are tried each time."""
SHARES = (0, 35, 70)
"""Hundredths of their descendants' value that the densities count, one of these at a time."""
ROUGH = (256, 2048, 16384)
"""How strongly the noise changes a density, one of these at a time: 1024 doubles it at most."""
SLACK = (2, 6, 12)
"""By how many periods the noise changes an order in time, one of these at a time."""
BITS = 20
"""Room for the number of an idea beside its key, in one whole number that sorts fast."""


class Recreate:
    """Puts ideas back. All keys are whole numbers, the least comes first."""

    def __init__(self, model: Model, score: Score, dice: Dice) -> None:
        self.model = model
        self.score = score
        self.dice = dice
        after = descendants_value(model.graph)
        self.density = [
            [
                (100 * worth + share * after.get(model.ideas[idea], 0)) * SCALE // (100 * model.load[idea])
                for idea, worth in enumerate(model.worth)
            ]
            for share in SHARES
        ]

        self.bundles = any(model.needed_by[idea] for idea in score.spare)
        spare = set(score.spare)
        self.tried = [(idea, i) for idea, i in enumerate(model.head) if idea not in spare]
        self.tried_heads = [i for _, i in self.tried]
        self.spare = spare

    def __call__(self, state: State, removed: Collection[int], before: Sequence[int]) -> None:
        """Put the removed ideas back, and try some of those that had no place; `before` are the starts before."""
        at, head, dice = state.at, self.model.head, self.dice
        was_out = compress(self.tried, map(OUT.__eq__, map(before.__getitem__, self.tried_heads)))
        out = [idea for idea, i in was_out if at[i] < 0]
        if len(out) > TRIED:
            out = [dice.one(out) for _ in range(TRIED)]
        ideas = {*removed, *out} - self.spare
        if self.bundles and dice.below(2) == 0:
            order = self._by_bundle(state, ideas)
        else:
            order = self._by_density(ideas) if dice.below(8) == 0 else self._by_time(ideas, before)
        self._wishes(state, order)
        if self.score.known:
            self._as_agreed(state, order)
        bring = state.bring
        for idea in order:
            if at[head[idea]] < 0:
                bring(idea)

    def _as_agreed(self, state: State, order: Iterable[int]) -> None:
        """Most of those that are out go back to where it was agreed, as far as they can."""
        at, head, agreed = state.at, self.model.head, self.score.agreed
        for idea in order:
            if at[head[idea]] < 0 and agreed[idea] and self.dice.below(4) and state.is_ready(idea):
                place_at(state, idea, agreed[idea])

    def _by_bundle(self, state: State, ideas: Iterable[int]) -> list[int]:
        """By value against the load of each with all that it lacks, the densest first."""
        bits, rough, load = self.dice.bits, self.dice.one(ROUGH), self.model.load
        keys = []
        for idea in ideas:
            density = self.model.worth[idea] * SCALE // sum(load[other] for other in state.missing(idea))
            keys.append(density * (1024 + (bits(16) * rough >> 16)) << BITS | idea)
        keys.sort(reverse=True)
        return [key & (1 << BITS) - 1 for key in keys]

    def _by_time(self, ideas: Iterable[int], before: Sequence[int]) -> list[int]:
        """As they were, each somewhat sooner or later; those without a place at any time."""
        bits, head, count = self.dice.bits, self.model.head, self.model.count
        slack = self.dice.one(SLACK) << 12
        keys = []
        for idea in ideas:
            start, chance = before[head[idea]], bits(24)
            if start < 0:
                start = bits(12) * count >> 12
            keys.append(((start << 12) + (chance * slack >> 24)) << BITS | idea)
        keys.sort()
        return [key & (1 << BITS) - 1 for key in keys]

    def _by_density(self, ideas: Iterable[int]) -> list[int]:
        bits, density, rough = self.dice.bits, self.dice.one(self.density), self.dice.one(ROUGH)
        keys = [density[idea] * (1024 + (bits(16) * rough >> 16)) << BITS | idea for idea in ideas]
        keys.sort(reverse=True)
        return [key & (1 << BITS) - 1 for key in keys]

    def _wishes(self, state: State, order: Sequence[int]) -> None:
        """Now and then, what has to be there comes before all else: most often it finds its place without that."""
        needed = self.model.needed
        if needed and self.dice.below(4) == 0:
            for idea in order:
                if idea in needed and not state.has(idea):
                    state.bring(idea)
        if self.score.wants_early and self.dice.below(2) == 0:
            lacks = self.score.lacks(state)
            for idea in order:
                if not lacks:
                    break
                if idea in lacks and not state.has(idea) and place_early(state, idea):
                    lacks = self.score.lacks(state)
