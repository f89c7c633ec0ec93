"""The parts of a problem whose wishes have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dienstvisie.planning.exact.needs import Room, most_of
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.exact.windows import Windows
from dienstvisie.planning.roadmap import Wish


def components(oracle: Oracle) -> tuple[Oracle, ...]:
    """An oracle for each part, in the order of its first wish, then those with facts alone.

    Ideas belong together where one waits for the other, where they exclude each other, where they want room of which
    there is less than all of them together could use, and where one wish is about several of them. Plans of the parts
    make a plan of the whole.
    """
    wide = oracle.windows(oracle.wishes, alone=False, bare=True)
    head = _joined(_links(oracle, wide))
    wishes: dict[str, list[Wish]] = {}
    for wish in oracle.wishes:
        wishes.setdefault(_head(head, wish.idea or _name(wish)), []).append(wish)
    facts: dict[str, set[str]] = {}
    for idea in sorted(oracle.facts):
        facts.setdefault(_head(head, idea), set()).add(idea)
    return tuple(
        oracle.part(wishes.get(one, ()), frozenset(facts.get(one, ()))) for one in dict.fromkeys((*wishes, *facts))
    )


def _name(wish: Wish) -> str:
    """The name of a wish of no idea, which no idea can have."""
    return "/".join(wish.key) + "/"


def _links(oracle: Oracle, wide: Windows) -> Iterator[Iterable[str]]:
    """Ideas and wishes that belong together."""
    ideas = oracle.ground.graph.with_ancestors(
        {*oracle.facts, *(wish.idea for wish in oracle.wishes if wish.idea), *wide.ideas}
    )
    for idea in sorted(ideas):
        yield (idea, *(other for other in oracle.ground.graph.before[idea] if other in ideas))
    yield from (pair for pair in oracle.problem.exclusions if ideas.issuperset(pair))
    for wish in oracle.wishes:
        if wish.idea is None:
            yield (_name(wish), *sorted(oracle.quick(wish)))
    most: dict[Room, int] = {}
    users: dict[Room, dict[str, None]] = {}
    for idea in wide.ideas:
        for task in wide.graph.parts[idea]:
            for room, amount in most_of(wide.needs[task.id].values()).items():
                most[room] = most.get(room, 0) + amount
                users.setdefault(room, {})[idea] = None
    yield from (users[room] for room in sorted(most) if most[room] > oracle.ground.limits[room])


def _joined(links: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each name one that stands for it, or for one that stands for it."""
    head: dict[str, str] = {}
    for link in links:
        first, *others = (_head(head, name) for name in link)
        for other in others:
            if (now := _head(head, other)) != (one := _head(head, first)):
                head[now] = one
    return head


def _head(head: dict[str, str], name: str) -> str:
    top = name
    while head.get(top, top) != top:
        top = head[top]
    while name != top:
        name, head[name] = head.get(name, top), top
    return top
