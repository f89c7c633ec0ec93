"""Points that would lie on one another, moved apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin


def dodged(points: Sequence[tuple[float, float]], distance: float) -> tuple[tuple[float, float], ...]:
    """The points, each moved as little as needed (in steps) to keep its distance from those before it."""
    made: list[tuple[float, float]] = []
    near: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for x, y in points:
        for tx, ty in _spiral(x, y, distance):
            column, row = int(tx // distance), int(ty // distance)
            around = (p for c in (-1, 0, 1) for r in (-1, 0, 1) for p in near.get((column + c, row + r), ()))
            if all(hypot(tx - px, ty - py) >= distance - 1e-6 for px, py in around):
                made.append((tx, ty))
                near[column, row].append((tx, ty))
                break
    return tuple(made)


def _spiral(x: float, y: float, distance: float) -> Iterable[tuple[float, float]]:
    """The point itself, then rings around it: a ring always has room for more than stand within it."""
    yield x, y
    ring = 1
    while True:
        count = 6 * ring
        for step in range(count):
            angle = 2 * pi * step / count
            yield x + cos(angle) * distance * ring / 2, y + sin(angle) * distance * ring / 2
        ring += 1
