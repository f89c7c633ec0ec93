"""Puts things of given extent into as few rows as needed, so that no two in a row touch."""

from __future__ import annotations

from collections.abc import Sequence


def packed(extents: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """The row of each extent (from, to): the first row with room, taken from left to right; equal starts by index."""
    rows: list[float] = []
    found = [0] * len(extents)
    for index in sorted(range(len(extents)), key=lambda index: (extents[index][0], index)):
        first, last = extents[index]
        row = next((number for number, end in enumerate(rows) if end + gap <= first), len(rows))
        if row == len(rows):
            rows.append(last)
        rows[row] = last
        found[index] = row
    return tuple(found)
