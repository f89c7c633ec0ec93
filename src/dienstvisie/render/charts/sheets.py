"""Divides the lanes of a tall picture over several, so that each stays readable on a page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil


def divided(heights: Sequence[float], tallest: float) -> tuple[range, ...]:
    """The lanes of each picture: as few pictures as `tallest` allows, of about the same height, lanes kept whole.

    A lane stays with the lanes before it as long as the larger half of it fits; a picture may so be a little taller.
    """
    if not heights:
        return (range(0),)
    target = sum(heights) / max(1, ceil(sum(heights) / tallest))
    starts, filled = [0], 0.0
    for number, height in enumerate(heights):
        if number > starts[-1] and filled + height / 2 > target:
            starts.append(number)
            filled = 0.0
        filled += height
    return tuple(range(*pair) for pair in zip(starts, (*starts[1:], len(heights)), strict=True))
