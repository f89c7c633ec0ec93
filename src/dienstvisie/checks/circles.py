"""Circles in what points to what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

Edges = Mapping[str, Sequence[str]]


def circles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """A shortest circle in each knot: a set of ids that all lead to one another.

    Circles come in the order of `edges`, each from its first id in that order. The time is linear in the edges
    (knots after Kosaraju and Sharir, 1981).
    """
    edges = {id_: others for id_, others in edges.items() if others}
    knot_of = _knots(edges)
    done: set[str] = set()
    for start, knot in knot_of.items():
        if knot not in done and (circle := _back_to(start, edges, knot_of)):
            done.add(knot)
            yield circle


def _knots(edges: Edges) -> dict[str, str]:
    """For each id the name of its knot, in the order of `edges`."""
    sources: dict[str, list[str]] = {}
    for id_, others in edges.items():
        for other in others:
            sources.setdefault(other, []).append(id_)
    knot_of: dict[str, str] = {}
    for root in reversed(_by_end(edges)):
        todo = [root]
        while todo:
            here = todo.pop()
            if here not in knot_of:
                knot_of[here] = root
                todo.extend(sources.get(here, ()))
    return {id_: knot_of[id_] for id_ in edges}


def _by_end(edges: Edges) -> list[str]:
    """The ids in the order in which a walk in depth leaves them."""
    seen: set[str] = set()
    order: list[str] = []
    for root in edges:
        way = [] if root in seen else [(root, iter(edges[root]))]
        seen.add(root)
        while way:
            here, others = way[-1]
            onward = next((other for other in others if other not in seen), None)
            if onward is None:
                order.append(here)
                way.pop()
            else:
                seen.add(onward)
                way.append((onward, iter(edges.get(onward, ()))))
    return order


def _back_to(start: str, edges: Edges, knot_of: Mapping[str, str]) -> tuple[str, ...]:
    """The shortest way from `start` back to itself within its knot; empty where there is none."""
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for other in edges[here]:
            if other == start:
                return _way(start, here, came)
            if other not in came and knot_of.get(other) == knot_of[start]:
                came[other] = here
                queue.append(other)
    return ()


def _way(start: str, last: str, came: Mapping[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))
