"""Wishes that contradict each other: smallest sets of them, and the fewest that have to give way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from dienstvisie.planning.exact.elastic import fewest_dropped
from dienstvisie.planning.exact.oracle import Oracle, most_quick_wins, plan_of
from dienstvisie.planning.exact.relief import relief_for
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Conflict, Wish
from dienstvisie.planning.wish import wishes_of, without

Test = Callable[[Sequence[Wish]], bool]

__all__ = ["conflicts", "fewest_broken", "relaxed", "wishes_of"]


def conflicts(problem: PlanningProblem) -> tuple[Conflict, ...]:
    """Contradictions among the wishes of a problem, until what is left can hold; no wish is in two of them.

    Each is irreducible: take any wish away and the others can hold (QuickXplain; Junker 2004). Where the search finds
    no plan but cannot prove that there is none, the set is the smallest for which it found none, and not proven.
    """
    oracle = Oracle(problem)
    left = oracle.wishes
    found: list[Conflict] = []
    while left and (verdict := oracle.holds(left)) is not True:
        core = _smallest(left, _test(oracle, is_sure=verdict is False)) or left
        found.append(Conflict(core, verdict is False or oracle.holds(core) is False, relief_for(oracle, core)))
        left = _others(left, core)
    return tuple(found)


def witness(problem: PlanningProblem) -> dict[str, int]:
    """Starts of what has to be there that keep all wishes; nothing where none are found."""
    return plan_of(Oracle(problem)) or {}


def fewest_broken(problem: PlanningProblem) -> tuple[Wish, ...]:
    """The fewest wishes without which the others can all hold.

    Of as many, those that are easiest to give up: first the quick wins, then pins, then deadlines, musts last. Where
    the search ends without the answer, wishes that can go together are added one by one, musts first.
    """
    oracle = Oracle(problem)
    if not oracle.wishes or oracle.holds(oracle.wishes) is True:
        return ()
    dropped = fewest_dropped(oracle)
    if dropped is not None and oracle.holds(_others(oracle.wishes, dropped)) is True:
        return dropped
    kept: tuple[Wish, ...] = ()
    for wish in sorted(
        oracle.wishes, key=lambda wish: ("must", "deadline", "pinned").index(wish.kind) if wish.idea else 3
    ):
        kept = (*kept, wish) if oracle.holds((*kept, wish)) is True else kept
    return _others(oracle.wishes, kept)


def relaxed(problem: PlanningProblem, dropped: Collection[Wish]) -> PlanningProblem:
    """The problem without some of its wishes.

    Without a pin the idea may start from its earliest on, or stay out; without a deadline it may end by the end of the
    roadmap; without a must it may stay out. Without the number of quick wins, as many are asked for as are possible.
    """
    freed = without(problem, dropped)
    if freed.quick_wins == problem.quick_wins:
        return freed
    return replace(freed, quick_wins=min(problem.quick_wins, most_quick_wins(freed)))


def _test(oracle: Oracle, *, is_sure: bool) -> Test:
    """Whether wishes contradict each other: for certain, or as far as the search sees."""
    return lambda wishes: oracle.holds(wishes) is False if is_sure else oracle.holds(wishes) is not True


def _smallest(wishes: Sequence[Wish], is_contradiction: Test) -> tuple[Wish, ...]:
    """A smallest contradicting set within these wishes, in their order."""
    if is_contradiction(()):
        return ()
    core = {wish.key for wish in _explained((), (), wishes, is_contradiction)}
    return tuple(wish for wish in wishes if wish.key in core)


def _explained(
    given: Sequence[Wish], added: Sequence[Wish], wishes: Sequence[Wish], is_contradiction: Test
) -> tuple[Wish, ...]:
    """The wishes that contradict together with those given, by halves; `added` are the last that were given."""
    if added and is_contradiction(given):
        return ()
    if len(wishes) == 1:
        return tuple(wishes)
    half = len(wishes) // 2
    one, other = wishes[:half], wishes[half:]
    behind = _explained((*given, *one), one, other, is_contradiction)
    before = _explained((*given, *behind), behind, one, is_contradiction)
    return (*before, *behind)


def _others(wishes: Sequence[Wish], without: Collection[Wish]) -> tuple[Wish, ...]:
    gone = {wish.key for wish in without}
    return tuple(wish for wish in wishes if wish.key not in gone)
