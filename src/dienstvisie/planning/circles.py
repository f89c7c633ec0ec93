"""Circles in a graph: groups that wait for themselves, and one circle out of each. Nothing here recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

Arrows = Mapping[str, tuple[str, ...]]


def tangles(after: Arrows) -> tuple[tuple[str, ...], ...]:
    """The strongly connected parts of a graph that hold a circle, each sorted (Kosaraju; Sharir 1981)."""
    before = turned(after)
    groups = []
    seen: set[str] = set()
    for node in reversed(_by_finish(after)):
        if node not in seen:
            group = _unseen_from(node, before, seen)
            if len(group) > 1 or node in after[node]:
                groups.append(tuple(sorted(group)))
    return tuple(sorted(groups))


def circle_in(group: tuple[str, ...], after: Arrows) -> tuple[str, ...]:
    """A shortest circle through the first node of a strongly connected group, from that node on."""
    start, members = group[0], frozenset(group)
    came_from: dict[str, str] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for follower in sorted(after[node]):
            if follower == start:
                return _way_back(node, came_from)
            if follower in members and follower not in came_from:
                came_from[follower] = node
                queue.append(follower)
    raise ValueError(f"no circle through {start}")


def turned(arrows: Arrows) -> dict[str, tuple[str, ...]]:
    """The same graph with every arrow turned round; arrows to unknown nodes are dropped."""
    found: dict[str, list[str]] = {node: [] for node in arrows}
    for node, others in arrows.items():
        for other in others:
            if other in found:
                found[other].append(node)
    return {node: tuple(others) for node, others in found.items()}


def _by_finish(after: Arrows) -> list[str]:
    finished: list[str] = []
    seen: set[str] = set()
    for root in sorted(after):
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(after[root]))]
        while stack:
            node, followers = stack[-1]
            fresh = next((follower for follower in followers if follower not in seen), None)
            if fresh is None:
                finished.append(node)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(after[fresh])))
    return finished


def _unseen_from(node: str, arrows: Arrows, seen: set[str]) -> list[str]:
    group, stack = [], [node]
    seen.add(node)
    while stack:
        group.append(stack.pop())
        fresh = [other for other in arrows[group[-1]] if other not in seen]
        seen.update(fresh)
        stack.extend(fresh)
    return group


def _way_back(node: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [node]
    while way[-1] in came_from:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
