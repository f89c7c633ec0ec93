"""Kendall's tau-b: how alike two orders are."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

CELLS = 1 << 20
"""How many pairs are compared at once."""


def tau_b(first: Floats | Ints, second: Floats | Ints) -> float | None:
    """(P - Q) / sqrt((P + Q + T)(P + Q + U)), -1 (reversed) to 1 (the same order).

    P and Q count the pairs that both put in the same and in opposite order, T and U those tied in one only (Kendall
    1945, Biometrika 33, 239-251). Both are of shape (items,); ranks and scores will do. None, for not defined, where
    one of them puts no item above another.
    """
    if len(first) != len(second):
        raise ValueError("both orders must be of the same items")
    one, ties_one = _dense(first)
    other, ties_other = _dense(second)
    pairs = len(one) * (len(one) - 1) // 2
    norm = (pairs - ties_one) * (pairs - ties_other)
    if norm <= 0:
        return None
    return max(-1.0, min(1.0, _surplus(one, other) / sqrt(norm)))


def _dense(values: Floats | Ints) -> tuple[Ints, int]:
    """The values as whole numbers in the same order, and how many pairs are tied."""
    _, dense, sizes = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    return dense.astype(np.int64), int((sizes * (sizes - 1) // 2).sum())


def _surplus(one: Ints, other: Ints) -> int:
    """P - Q."""
    rows, twice = max(1, CELLS // len(one)), 0
    for start in range(0, len(one), rows):
        part = slice(start, start + rows)
        signs = np.sign(one[part, np.newaxis] - one) * np.sign(other[part, np.newaxis] - other)
        twice += int(signs.sum())
    return twice // 2
