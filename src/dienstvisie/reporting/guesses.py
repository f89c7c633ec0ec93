"""What answers a total leaves possible, for a reader who knows everything else."""

from __future__ import annotations

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
    for one in cells:
        if one.reach > 0:
            least, most = _sums(one, [cell for cell in cells if cell is not one and cell.reach > 0], span)
            person = min(span, most) - max(0, least - (one.raters - 1) * span)
            group = (most - least) / one.raters
            if person < points - EVEN or (one.raters < floor and group < min(1.0, points) - EVEN):
                return False
    return True


def _sums(one: Cell, others: Sequence[Cell], span: int) -> tuple[int, int]:
    """The least and the most steps that a group may have given, so that others can make up the same total with it."""
    total = one.reach * one.mean + sum(cell.reach * cell.mean for cell in others)
    step = one.reach / (one.raters * span)
    real = round(one.mean * one.raters * span)
    dense = prod(cell.raters * span + 1 for cell in others) >= MANY
    most = sum(cell.reach for cell in others)

    def fits(number: int) -> bool:
        left = total - number * step
        return -ROUNDED <= left <= most + ROUNDED and (dense or _adds_up(left, others, span))

    lowest = next((number for number in range(real) if fits(number)), real)
    return lowest, next((number for number in range(one.raters * span, real, -1) if fits(number)), real)


def _adds_up(value: float, cells: Sequence[Cell], span: int) -> bool:
    """Whether some answers of these groups make a value, as far as it is known."""
    if not cells:
        return abs(value) <= ROUNDED
    first, rest = cells[0], cells[1:]
    highest = first.raters * span
    step = first.reach / highest
    if not rest:
        return abs(value - min(max(round(value / step), 0), highest) * step) <= ROUNDED
    return any(_adds_up(value - number * step, rest, span) for number in range(highest + 1))
