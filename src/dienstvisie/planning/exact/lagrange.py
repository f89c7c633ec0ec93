"""A bound that no rounding can make wrong: multipliers from anywhere, the sum in whole numbers.

Any multipliers of the rows give a bound on what every plan is worth (weak duality; Geoffrion 1974). So those of a
solver are rounded to whole numbers over a power of two, and the rest is exact.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dienstvisie.planning.exact.model import Model
from dienstvisie.planning.exact.solver import Floats, Ints, Matrix

BITS = 40
"""Multipliers are rounded to so many binary places where the figures leave the room."""
SAFE = 2.0**60
LOWEST = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Bound:
    """A bound over all plans, in units of 1 / `scale`, and what it comes down to for single starts.

    `gain[column]` is what a start in that column adds to the bound's sum, `best[block]` the largest of a block: without
    it `total` would be less by what the other choice is short of it.
    """

    total: int
    scale: int
    gain: NDArray[np.int64]
    best: NDArray[np.int64]
    first: Ints

    @property
    def value(self) -> int:
        """The bound, rounded down."""
        return self.total // self.scale


def evaluate(model: Model, multipliers: Floats, barred: Collection[int] = ()) -> Bound:
    """The bound for multipliers of the rows: at least 0 where a row has no lower limit, at most 0 where no upper.

    No plan has a start in the columns that are `barred`; each has another start for what surely comes.
    """
    matrix = Matrix.of(model.rows)
    scale = _scale(model, matrix, multipliers)
    rounded = _signed(model, np.rint(multipliers * scale).astype(np.int64))
    left = np.array(model.worth, dtype=np.int64) * scale
    each = np.repeat(rounded, np.diff(matrix.start)) * matrix.factor
    np.subtract.at(left, matrix.column, each)
    first = np.array([first for first, _ in model.blocks], dtype=np.int64)
    if not len(first):
        return Bound(_limits(model, rounded), scale, left, first, first)
    gain = _from_behind(left, model)
    gain[np.array(sorted(barred), dtype=np.int64)] = LOWEST
    surely = np.array([model.least[first + number - 1] for first, number in model.blocks], dtype=bool)
    best = np.maximum.reduceat(gain, first)
    best = np.where(surely, best, np.maximum(best, 0))
    return Bound(_limits(model, rounded) + sum(best.tolist()), scale, gain, best, first)


def _scale(model: Model, matrix: Matrix, multipliers: Floats) -> int:
    """A power of two at which no sum can leave 64 bits."""
    sizes = np.abs(matrix.factor).astype(np.float64)
    size = np.abs(np.array(model.worth, dtype=np.float64)).sum() + 1.0
    size += float((np.repeat(np.abs(multipliers), np.diff(matrix.start)) * sizes).sum())
    bits = np.floor(np.log2(max(1.0, (SAFE - sizes.sum()) / size)))
    return 1 << min(BITS, int(bits))


def _signed(model: Model, rounded: Ints) -> Ints:
    """The multipliers with those of the wrong sign at 0."""
    no_most = np.array([row.most is None for row in model.rows], dtype=bool)
    no_least = np.array([row.least is None for row in model.rows], dtype=bool)
    rounded = np.where(no_most, np.minimum(rounded, 0), rounded)
    return np.where(no_least, np.maximum(rounded, 0), rounded)


def _limits(model: Model, rounded: Ints) -> int:
    pairs = zip(model.rows, rounded.tolist(), strict=True)
    return sum(number * ((row.most if number > 0 else row.least) or 0) for row, number in pairs)


def _from_behind(left: Ints, model: Model) -> Ints:
    """For each column, the sum from it to the end of its block: what a start there adds up to."""
    total = np.concatenate([[0], np.cumsum(left)])
    ends = np.repeat([first + number for first, number in model.blocks], [number for _, number in model.blocks])
    return np.asarray(total[ends] - total[:-1], dtype=np.int64)
