"""What the search tries to raise, as one whole number: kept wishes before all, then the objective, then early ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import compress
from operator import mul, ne

from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.state import OUT, State


class Score:
    """The score of a plan. With `agreed` starts, each idea that differs from them costs `price`, in early value."""

    def __init__(self, model: Model, agreed: Mapping[str, int] | None = None, price: int = 0) -> None:
        self.model = model
        self.agreed = [
            None
            if agreed is None or any(model.tasks[i].id not in agreed for i in parts)
            else tuple(agreed[model.tasks[i].id] for i in parts)
            for parts in model.parts
        ]
        self.known = tuple((idea, starts) for idea, starts in enumerate(self.agreed) if starts is not None)
        single = [(model.parts[idea][0], starts[0]) for idea, starts in self.known if len(starts) == 1]
        self.single = tuple(i for i, _ in single), tuple(start for _, start in single)
        """The tasks of ideas in one part, and the starts of these that were agreed."""
        self.several = tuple((model.parts[idea], starts) for idea, starts in self.known if len(starts) > 1)
        self.price = price
        agreed_on = {idea for idea, _ in self.known}
        kept = model.needed | model.facts | set(model.quick_parts) | agreed_on
        self.spare = tuple(idea for idea, worth in enumerate(model.worth) if not worth and idea not in kept)
        """Ideas that are worth nothing by themselves: they are there for others, or where room is left in the end."""
        self.size = len(model.ideas) - len(self.spare)
        """How many ideas there is something to gain with; others only come along."""
        self.wants_early = bool(model.problem.quick_wins or model.groups)
        self.quick = tuple(
            (i, idea, model.early_end + 1 - model.duration[i]) for idea, parts in model.quick for i in parts
        )
        ends = model.count * (len(model.tasks) + 1) + 1
        self.unit = ends
        """One point of the objective is more than all that early ends can weigh."""
        self.at_once = sum(
            value * (model.count + 1 - duration) for value, duration in zip(model.value, model.duration, strict=True)
        )
        """The early value of all tasks if each started in the first period."""
        self.when_out = tuple(
            value * (model.count + 2 - duration) for value, duration in zip(model.value, model.duration, strict=True)
        )
        """What each task would count for in a sum over all starts if it has no place, which is noted as -1."""
        most = sum(model.worth) * (model.count + 1) + len(model.ideas) * (price + 1) + 1
        if model.problem.objective == "makespan":
            most = (sum(model.worth) + len(model.ideas) + 1) * (model.count + 1) + len(model.ideas) * (price + 1) + 1
        self.wish = most * ends
        """One wish is more than all of the objective."""

    def in_place(self, state: State) -> frozenset[int]:
        """The tasks of the ideas that stand where it was agreed."""
        at, parts = state.at, self.model.parts
        return frozenset(
            i
            for idea, starts in self.known
            if all(at[i] == start for i, start in zip(parts[idea], starts, strict=True))
            for i in parts[idea]
        )

    def of(self, state: State) -> int:
        """The score: higher is better."""
        at = state.at
        if self.model.problem.objective == "makespan":
            early, sums = self._makespan(state)
        else:
            late: int = sum(map(mul, self.model.value, at))
            early = self.at_once - late - sum(compress(self.when_out, map(OUT.__eq__, at)))
            sums = sum(at) + at.count(OUT)
        if self.price:
            early += self.price * (len(self.known) - self.moved(state))
        return (early + 1) * self.unit - sums - self.broken(state) * self.wish

    def objective(self, score: int) -> int:
        """The part of a score that is the objective, more than nothing, without the wishes."""
        return score % self.wish

    def lenient(self, score: int, weight: int) -> int:
        """The score as if a wish weighed only so much: to go through plans that do not keep one."""
        return score % self.wish + score // self.wish * weight

    def _makespan(self, state: State) -> tuple[int, int]:
        """All ideas that have a place before a short plan: the ideas out cost more than any span."""
        model, at = self.model, state.at
        end = sums = inside = 0
        for idea, parts in enumerate(model.parts):
            if at[parts[0]] >= 0:
                inside += model.worth[idea] + 1
                for i in parts:
                    sums += at[i]
                    end = max(end, at[i] + model.duration[i])
        return inside * (model.count + 1) - end, sums

    def moved(self, state: State) -> int:
        """How many ideas are not where it was agreed."""
        at = state.at
        tasks, starts = self.single
        alone: int = sum(map(ne, map(at.__getitem__, tasks), starts))
        return alone + sum(tuple(map(at.__getitem__, parts)) != agreed for parts, agreed in self.several)

    def broken(self, state: State) -> int:
        """How many wishes are not kept: musts and pins, quick wins that lack, groups without one."""
        at, head = state.at, self.model.head
        missing = 0
        for idea in self.model.musts:
            if at[head[idea]] < 0:
                missing += 1
        if self.wants_early:
            early = self.early(state)
            missing += max(0, self.model.problem.quick_wins - len(early))
            for group in self.model.groups:
                missing += early.isdisjoint(group)
        return missing

    def early(self, state: State) -> set[int]:
        """The ideas of which a quick win is finished in the first phase."""
        at = state.at
        return {idea for i, idea, last in self.quick if 0 <= at[i] <= last}

    def lacks(self, state: State) -> Collection[int]:
        """The ideas without an early quick win of which one would help the first phase; none where it has enough."""
        model = self.model
        if not self.wants_early:
            return ()
        early = self.early(state)
        quick = set(model.quick_parts) - early
        if len(early) < model.problem.quick_wins:
            return quick
        return set().union(*(set(group) for group in model.groups if early.isdisjoint(group))) & quick
