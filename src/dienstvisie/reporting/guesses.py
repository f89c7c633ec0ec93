"""What answers a total leaves possible, for a reader who knows everything else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import prod
from typing import NamedTuple

ROUNDED = 0.0005
"""Scores are told to one decimal of 100 points, so a value between 0 and 1 is known to so much on either side."""
MANY = 3_000
"""Of so many sums of the other groups and more there is one near any value."""
EVEN = 1e-9


class Cell(NamedTuple):
    """What a group said of an item on a criterion: `reach` is how far its answers can move the value (0..1).

    `mean` is the mean of its answers, 0..1, and `raters` counts them.
    """

    group: str
    raters: int
    reach: float
    mean: float


def leaves_room(cells: Sequence[Cell], span: int, floor: int) -> bool:
    """Whether the total of these answers, on a scale of `span` steps, leaves enough possible.

    The mean of a group of fewer than `floor` must be able to differ by one point of the scale, the answer of any person
    by two (by half of a scale that has fewer).
    """
    points = min(2.0, span / 2)
    return all(
        _width(one, cells, span, per_person=True) >= points - EVEN
        and (one.raters >= floor or _width(one, cells, span, per_person=False) >= min(1.0, points) - EVEN)
        for one in cells
        if one.reach > 0
    )


def _width(one: Cell, cells: Sequence[Cell], span: int, *, per_person: bool) -> float:
    """How far apart the lowest and the highest are that the mean of a group, or one of its people, may have said."""
    sums = _sums(one, [cell for cell in cells if cell is not one and cell.reach > 0], span)
    if not per_person:
        return (max(sums) - min(sums)) / one.raters
    others = (one.raters - 1) * span
    return min(span, max(sums)) - max(0, min(sums) - others)


def _sums(one: Cell, others: Sequence[Cell], span: int) -> list[int]:
    """The sums of steps that a group may have given, so that with some sums of the others it makes the same total."""
    total = one.reach * one.mean + sum(cell.reach * cell.mean for cell in others)
    step = one.reach / (one.raters * span)
    real = round(one.mean * one.raters * span)
    within = range(one.raters * span + 1)
    most = sum(cell.reach for cell in others)
    near = [number for number in within if -ROUNDED <= total - number * step <= most + ROUNDED]
    if prod(cell.raters * span + 1 for cell in others) >= MANY:
        return near or [real]
    reached = _reached(others, span)
    return [number for number in near if _is_among(total - number * step, reached)] or [real]


def _reached(cells: Sequence[Cell], span: int) -> list[float]:
    """All that groups can add to a total, in rising order."""
    reached = {0.0}
    for cell in cells:
        step = cell.reach / (cell.raters * span)
        reached = {round(sum_ + number * step, 7) for sum_ in reached for number in range(cell.raters * span + 1)}
    return sorted(reached)


def _is_among(value: float, values: Sequence[float]) -> bool:
    at = bisect_left(values, value - ROUNDED)
    return at < len(values) and values[at] <= value + ROUNDED
