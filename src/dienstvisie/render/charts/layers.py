"""A graph in layers drawn with few crossings: where each node stands in its layer, and how high.

The layer-by-layer sweep of Sugiyama, Tagawa & Toda (1981, IEEE Transactions on Systems, Man and Cybernetics 11,
109-125) by the mean of the neighbours and by their median (Eades & Wormald 1994, Algorithmica 11, 379-403), then swaps
of neighbours. Rounds are fixed and ties keep the order that was, so the same graph is always drawn the same.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import fmean, median

ROUNDS = 12
"""Sweeps from left to right and back."""
SWAPS = 10
"""Rounds of swaps of neighbours, at most."""

Order = list[list[int]]
Links = Sequence[tuple[int, int]]


def ordered(layers: Sequence[Sequence[int]], links: Links) -> Order:
    """The nodes of each layer from the top down; `links` join nodes of neighbouring layers, the earlier one first."""
    return [list(layer) for layer in _ordered(tuple(map(tuple, layers)), tuple(links))]


@lru_cache(maxsize=1_000)  # the same picture is drawn in each language
def _ordered(layers: tuple[tuple[int, ...], ...], links: tuple[tuple[int, int], ...]) -> Order:
    best = [list(layer) for layer in layers]
    graph = _Graph(best, links)
    least = graph.crossings(best)
    if least == 0:
        return best
    for middle in (fmean, median):
        order = [list(layer) for layer in layers]
        for number in range(ROUNDS):
            _sweep(graph, order, middle, back=number % 2 == 1)
            tried = [list(layer) for layer in order]
            _swapped(graph, tried)
            count = graph.crossings(tried)
            if count < least:
                best, least = tried, count
            if least == 0:
                return best
    return best


def crossings(order: Sequence[Sequence[int]], links: Links) -> int:
    """How many pairs of links cross."""
    return _Graph(order, links).crossings(order)


def stacked(wanted: Sequence[float], sizes: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """The tops of things under one another, `gap` apart, as near to the wanted middles as can be (least squares).

    They begin at `top` or under it; where there is room they end at `bottom` or above it.
    """
    offsets, run = [], 0.0
    for size in sizes:
        offsets.append(run)
        run += size + gap
    ideal = [want - size / 2 - offset for want, size, offset in zip(wanted, sizes, offsets, strict=True)]
    highest = max(top, bottom - run + gap)
    return [min(max(start, top), highest) + offset for start, offset in zip(_rising(ideal), offsets, strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest values that never fall: neighbours that would are pooled at their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, number = pools.pop()
            mean, count = (before * number + mean * count) / (number + count), number + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


class _Graph:
    """The neighbours of each node, to the left and to the right."""

    def __init__(self, layers: Sequence[Sequence[int]], links: Links) -> None:
        self.left: dict[int, list[int]] = {node: [] for layer in layers for node in layer}
        self.right: dict[int, list[int]] = {node: [] for layer in layers for node in layer}
        for before, after in links:
            self.right[before].append(after)
            self.left[after].append(before)

    def crossings(self, order: Sequence[Sequence[int]]) -> int:
        """Pairs of links that cross, over all layers: inversions, counted from the top down."""
        total = 0
        for number, layer in enumerate(order[:-1]):
            place = {node: at for at, node in enumerate(order[number + 1])}
            seen: list[int] = []
            for node in layer:
                ends = [place[other] for other in self.right[node]]
                total += sum(len(seen) - bisect_right(seen, end) for end in ends)
                for end in ends:
                    insort(seen, end)
        return total


def _sweep(graph: _Graph, order: Order, middle: Callable[[list[int]], float], *, back: bool) -> None:
    """Put each layer in the order of its neighbours in the layer before it; nodes without any stay where they are."""
    count = len(order)
    for number in range(count - 2, -1, -1) if back else range(1, count):
        beside = order[number + 1 if back else number - 1]
        place = {node: at * (len(order[number]) / max(len(beside), 1)) for at, node in enumerate(beside)}
        sides = graph.right if back else graph.left
        key = {
            node: middle([place[other] for other in sides[node]]) if sides[node] else float(at)  # type: ignore[misc]
            for at, node in enumerate(order[number])
        }
        order[number].sort(key=key.__getitem__)


def _swapped(graph: _Graph, order: Order) -> None:
    """Swap neighbours as long as that takes crossings away."""
    for _ in range(SWAPS):
        better = False
        for number, layer in enumerate(order):
            beside = [
                ({node: at for at, node in enumerate(order[other])}, sides)
                for other, sides in ((number - 1, graph.left), (number + 1, graph.right))
                if 0 <= other < len(order)
            ]
            for at in range(len(layer) - 1):
                upper, lower = layer[at], layer[at + 1]
                gain = sum(
                    _gain([place[n] for n in sides[upper]], [place[n] for n in sides[lower]]) for place, sides in beside
                )
                if gain > 0:
                    layer[at], layer[at + 1] = lower, upper
                    better = True
        if not better:
            return


def _gain(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How many crossings less there are when two neighbours swap: their links end at these places."""
    return sum((one > other) - (one < other) for one in upper for other in lower)
