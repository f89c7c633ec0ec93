"""The first plan: a serial schedule on a priority list, in three tiers, then everything as early as it can be.

Serial schedule generation after Kelley (1963); the tiers and the priority are ours: first what has to be, by its
latest start, then quick wins into the first phase, then by value against load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush

from dienstvisie.planning import priority
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import OUT, State


def first_plan(model: Model, score: Score) -> State:
    """A plan that keeps every rule, and as many wishes as a first attempt can."""
    attempts = (AGREED_FIRST, FIRST, NEEDED_FIRST) if score.known else (FIRST,)
    return max((_attempt(model, score, first) for first in attempts), key=score.of)


def _attempt(model: Model, score: Score, first: Sequence[Callable[[State, Score], None]]) -> State:
    state = State(model)
    place_facts(state, score)
    for place in first:
        place(state, score)
    place_needed(state, score)
    drop_orphans(state)
    if not score.known:
        state.shift()
    place_quick_wins(state, score)
    ranked = by_promise(model)
    while fill(state, ranked) and not score.known:
        state.shift()
    return state


def place_facts(state: State, score: Score) -> None:
    """What has begun, before all else; then the other parts of these ideas, after all that they wait for."""
    model = state.model
    for i, task in enumerate(model.tasks):
        is_free = not any(map(state.has, model.rivals[model.idea_of[i]]))
        if task.begun and is_free and state.first_fit(i, model.first[i], model.last[i]) >= 0:
            state.put(i, model.first[i])
    for idea in sorted(model.facts):
        if any(map(state.has, model.rivals[idea])):
            continue
        for other in state.missing(idea):
            if other not in model.facts and state.is_ready(other) and not place_at(state, other, score.agreed[other]):
                state.place(other)
        complete(state, idea, score.agreed[idea])


def complete(state: State, idea: int, starts: Sequence[int] | None) -> None:
    """Place the parts that an idea lacks, where agreed or as early as they can be; without all of them it has none."""
    parts = state.model.parts[idea]
    for number, i in enumerate(parts):
        if state.at[i] < 0:
            first, last = state.window(i)
            start = OUT if starts is None or not first <= starts[number] <= last else starts[number]
            if start < 0 or state.first_fit(i, start, start) < 0:
                start = state.first_fit(i, first, last)
            if start < 0:
                for j in parts:
                    if state.at[j] >= 0:
                        state.lift(j)
                return
            state.put(i, start)


def place_agreed(state: State, score: Score) -> None:
    """Every idea at its agreed starts where that still fits."""
    for idea, starts in score.known:
        if not state.has(idea) and state.is_ready(idea):
            place_at(state, idea, starts)


def place_at(state: State, idea: int, starts: Sequence[int] | None) -> bool:
    """Place all parts of an idea at given starts, or none of them."""
    done: list[int] = []
    for i, start in zip(state.model.parts[idea], starts or (), strict=starts is not None):
        first, last = state.window(i)
        if not first <= start <= last or state.first_fit(i, start, start) < 0:
            break
        state.put(i, start)
        done.append(i)
    else:
        return starts is not None
    for i in done:
        state.lift(i)
    return False


def place_pins(state: State, score: Score) -> None:
    """Pins are rigid, so they come before other wishes; what they wait for has to fit in before them."""
    model = state.model
    pins = sorted((not task.must, model.idea_of[i]) for i, task in enumerate(model.tasks) if task.pinned is not None)
    for _, idea in pins:
        if not state.has(idea) and not any(map(state.has, model.rivals[idea])):
            complete(state, idea, score.agreed[idea])


def place_needed(state: State, _score: Score) -> None:
    """Musts, pins and their ancestors, by latest start."""
    model = state.model
    latest = latest_starts(model)
    for idea in sorted(model.needed, key=lambda idea: (latest[model.parts[idea][0]], model.ideas[idea])):
        if not state.has(idea) and state.is_ready(idea):
            state.place(idea, latest)


def latest_starts(model: Model) -> list[int]:
    """The last start of each task that is needed, if all of these are to be in time; of others by their own dates."""
    latest = list(model.last)
    for i in reversed(range(len(model.tasks))):
        limits = [latest[j] - gap for j, gap in model.after[i] if model.idea_of[j] in model.needed]
        latest[i] = min([latest[i], *limits])
    return latest


FIRST = (place_pins, place_agreed)
AGREED_FIRST = (place_agreed, place_pins)
NEEDED_FIRST = (place_pins, place_needed, place_agreed)
"""What comes first after the facts."""


def drop_orphans(state: State) -> None:
    """Pins of which an ancestor found no place in time, and what waits for them, leave the plan."""
    for idea in range(len(state.model.ideas)):
        if state.has(idea) and not all(map(state.has, state.model.needs[idea])):
            state.remove(idea)


def place_quick_wins(state: State, score: Score) -> None:
    """The densest quick wins, each with what it waits for, until the first phase has as many as it wants."""
    model = state.model
    ranked = sorted(model.quick_parts, key=lambda idea: (-Fraction(model.worth[idea], model.load[idea]), idea))
    for _ in range(1 + len(model.groups)):
        for idea in ranked:
            if idea in score.lacks(state) and not state.has(idea):
                place_early(state, idea)


def place_early(state: State, idea: int) -> bool:
    """Place an idea with what it waits for, if a quick win of it is then finished in the first phase."""
    model = state.model
    end = model.early_end + 1
    before = state.copy()
    if state.bring(idea):
        if any(state.at[i] + model.duration[i] <= end for i in model.quick_parts[idea]):
            return True
        state.take(before)
    return False


def by_promise(model: Model) -> list[int]:
    """The ideas by value plus a part of their descendants' value, against load; the first comes first, ties by id."""
    return [model.number[idea] for idea in priority.by_promise(model.graph) if idea in model.number]


def fill(state: State, ranked: Sequence[int]) -> bool:
    """Place whatever still fits, the first of `ranked` first, each after all that it waits for; whether any did."""
    model = state.model
    place = {idea: number for number, idea in enumerate(ranked)}
    waiting = {idea: sum(not state.has(other) for other in model.needs[idea]) for idea in ranked if not state.has(idea)}
    heap = [place[idea] for idea, number in waiting.items() if number == 0]
    heapify(heap)
    any_placed = False
    while heap:
        idea = ranked[heappop(heap)]
        if any(map(state.has, model.rivals[idea])) or not state.place(idea):
            continue
        any_placed = True
        for follower in model.needed_by[idea]:
            if follower in waiting:
                waiting[follower] -= 1
                if waiting[follower] == 0:
                    heappush(heap, place[follower])
    return any_placed
