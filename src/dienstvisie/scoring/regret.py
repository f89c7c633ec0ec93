"""How much one can lose by a choice that turns out not to be the best."""

from __future__ import annotations

from collections.abc import Sequence

EQUAL = 1e-9
"""Regrets that differ no more than this are equal."""

Row = Sequence[float | None]
"""What an item is worth in each scenario; None where it cannot be chosen."""


def regrets(values: Sequence[Row]) -> tuple[tuple[float | None, ...], ...]:
    """For each item and scenario the best value in that scenario minus the item's value: 0 or more.

    Savage 1951, The Theory of Statistical Decision, JASA 46, 55-67. `values` has a row per item.
    """
    best = [max((value for value in column if value is not None), default=0.0) for column in zip(*values, strict=True)]
    return tuple(
        tuple(None if value is None else top - value for value, top in zip(row, best, strict=True)) for row in values
    )


def largest(row: Row) -> float | None:
    """The largest regret of an item; None where it cannot be chosen in some scenario, or there is none."""
    told = [value for value in row if value is not None]
    return max(told) if told and len(told) == len(row) else None


def least(maxima: Row) -> tuple[int, ...]:
    """The indices of the items of which the largest regret is least."""
    told = [value for value in maxima if value is not None]
    return tuple(index for index, value in enumerate(maxima) if value is not None and value <= min(told) + EQUAL)
