"""Wishes that contradict each other: smallest sets of them, and the fewest that have to give way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from dienstvisie.language import Message
from dienstvisie.planning.exact.components import components
from dienstvisie.planning.exact.elastic import fewest_dropped
from dienstvisie.planning.exact.oracle import Oracle, most_quick_wins
from dienstvisie.planning.exact.relief import reliefs_for
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Conflict, Wish
from dienstvisie.planning.wish import wishes_of, without

Test = Callable[[Sequence[Wish]], bool]
Cores = list[tuple[tuple[Wish, ...], bool]]
"""Sets of wishes, each with whether it is proven."""

MOST = 20
"""So many sets that take more than one idea are worked out."""
LARGE = 12
"""Of a set of more wishes than these, sums alone say which it needs; of a smaller one a search does."""
MANY = 40
"""Of more wishes that have to do with each other, those to give up are not searched for, but found one by one."""
FEWER = 200
"""Nodes of a search for smaller sets."""
WEIGHT = ("must", "deadline", "pinned", "quick_wins", "quick_wins_for")
"""The wishes in the order in which they are held to."""

__all__ = ["conflicts", "fewest_broken", "relaxed", "wishes_of"]


def conflicts(problem: PlanningProblem) -> tuple[Conflict, ...]:
    """Contradictions among the wishes of a problem, until what is left can hold; no wish is in two of them.

    Each is irreducible: take any wish away and the others can hold (QuickXplain; Junker 2004); of more than `LARGE`
    wishes, or where a search of `FEWER` nodes does not tell, only as far as is known. Where the search finds no plan
    but cannot prove that there is none, the set is the smallest for which it found none, and not proven. Of more than
    `MOST` sets the others are not worked out; the last one says so.
    """
    found: list[Conflict] = []
    room, more = MOST, False
    for part in components(Oracle(problem)):
        cores = _alone(part)
        left = _others(part.wishes, [wish for core, _ in cores for wish in core])
        for core in _together(part, left):
            if room == 0:
                more = True
                break
            cores.append(core)
            room -= 1
        reliefs = reliefs_for(part, [core for core, _ in cores])
        found += [Conflict(*core, relief) for core, relief in zip(cores, reliefs, strict=True)]
    if more:
        found[-1] = replace(found[-1], relief=_with_more(found[-1].relief))
    return tuple(found)


def _with_more(relief: Message | None) -> Message:
    if relief is None:
        return Message("There are more contradictions; solve these first.")
    return Message("{relief} There are more contradictions; solve these first.", {"relief": relief})


def _alone(part: Oracle) -> Cores:
    """Sets of wishes of one idea that cannot hold even where nothing else is to be done but what has begun."""
    graph = part.ground.graph
    found: Cores = []
    for idea in dict.fromkeys(wish.idea for wish in part.wishes if wish.idea is not None):
        near = graph.with_ancestors([idea])
        rivals = {other for pair in part.problem.exclusions if not near.isdisjoint(pair) for other in pair}
        bare = part.part(part.wishes, part.facts & (near | rivals))
        left = tuple(wish for wish in part.wishes if wish.idea == idea)
        while left and bare.is_impossible(left):
            core = _smallest(left, bare.is_impossible) or left
            found.append((core, True))
            left = _others(left, core)
    return found


def _together(part: Oracle, left: tuple[Wish, ...]) -> Iterator[tuple[tuple[Wish, ...], bool]]:
    """Sets among the wishes that are left, one after the other."""
    while left and (verdict := part.holds(left)) is not True:
        test = _test(part.within(FEWER), is_sure=verdict is False)
        core = _by_sums(part, left)
        if not core:
            core = _smallest(left, test) or left
        elif len(core) <= LARGE:
            core = _spared(core, test)
        yield core, verdict is False or part.holds(core) is False
        left = _others(left, core)


def _by_sums(part: Oracle, wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """A set of these wishes that sums alone tell to be one too many; nothing where they do not."""
    ideas = part.blamed(wishes)
    if ideas is None:
        return ()
    graph = part.ground.graph
    near = {wish.idea for wish in wishes if wish.idea and not ideas.isdisjoint(graph.with_ancestors([wish.idea]))}
    near |= graph.with_ancestors(ideas)
    some = tuple(wish for wish in wishes if wish.idea in near)
    return _smallest(some if part.is_impossible(some) else wishes, part.is_impossible)


def _spared(core: tuple[Wish, ...], is_contradiction: Test) -> tuple[Wish, ...]:
    """A set without each wish that the contradiction does not need."""
    for wish in core:
        fewer = _others(core, [wish])
        core = fewer if is_contradiction(fewer) else core
    return core


def witness(problem: PlanningProblem) -> dict[str, int]:
    """Starts of what has to be there that keep all wishes; nothing where none are found."""
    oracle = Oracle(problem)
    found: dict[str, int] = {}
    for part in components(oracle):
        found |= part.plan(part.wishes)[0] or {}
    return found if oracle.keeps(oracle.wishes, found) else {}


def fewest_broken(problem: PlanningProblem) -> tuple[Wish, ...]:
    """The fewest wishes without which the others can all hold.

    Of as many, those that are easiest to give up: first the quick wins, then pins, then deadlines, musts last. Where
    the search ends without the answer, or more than `MANY` wishes have to do with each other, those that can go
    together are added one by one, musts first: then a few more than needed may be given up.
    """
    oracle = Oracle(problem)
    gone = {wish.key for part in components(oracle) for wish in _fewest(part)}
    return tuple(wish for wish in oracle.wishes if wish.key in gone)


def _fewest(part: Oracle) -> tuple[Wish, ...]:
    if not part.wishes or part.holds(part.wishes) is True:
        return ()
    is_small = len(part.wishes) <= MANY
    dropped = fewest_dropped(part) if is_small else None
    if dropped is not None and part.holds(_others(part.wishes, dropped)) is True:
        return dropped
    kept = _added(part if is_small else part.within(0), (), sorted(part.wishes, key=lambda wish: _place(part, wish)))
    return _others(part.wishes, kept)


def _added(part: Oracle, kept: tuple[Wish, ...], wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """The wishes that are kept with all more that can go with them, in their order; together, or by halves."""
    if not wishes or part.holds((*kept, *wishes)) is True:
        return (*kept, *wishes)
    if len(wishes) == 1:
        return kept
    half = len(wishes) // 2
    return _added(part, _added(part, kept, wishes[:half]), wishes[half:])


def _place(part: Oracle, wish: Wish) -> tuple[int, int, tuple[str, str, str]]:
    """The musts first; within a kind those of ideas with the least work, for most of these can be kept."""
    tasks = part.ground.graph.parts.get(wish.idea or "", ())
    return WEIGHT.index(wish.kind), sum(sum(days) for task in tasks for days in task.effort.values()), wish.key


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
