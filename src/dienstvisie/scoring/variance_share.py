"""Eta squared: how much of what divides raters divides their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints


class SquaresSplit(NamedTuple):
    """Sums of squares between and within groups, of the same shape; together the sum of squares about the mean."""

    between: Floats
    within: Floats


def split_squares(counts: Ints, sums: Ints, squares: Ints) -> SquaresSplit:
    """Splits sums of squares by group, from each group's number of scores, their sum and the sum of their squares.

    All have shape (groups, ...), the result (...). Each rater counts alike, so a large group weighs more (Fisher 1925,
    Statistical Methods for Research Workers, on the correlation ratio).
    """
    heard, number = counts > 0, counts.sum(axis=0)
    means = np.divide(sums, counts, out=np.zeros(counts.shape), where=heard)
    mean = np.divide(sums.sum(axis=0), number, out=np.zeros(number.shape), where=number > 0)
    between = (counts * np.where(heard, means - mean, 0.0) ** 2).sum(axis=0)
    within = np.maximum(squares - sums * means, 0.0).sum(axis=0)
    return SquaresSplit(between, within)


def eta_squared(split: SquaresSplit) -> Floats:
    """The share of the variance that lies between groups, 0 to 1; -1 where there is no variance at all."""
    total = split.between + split.within
    return np.asarray(np.divide(split.between, total, out=np.full(total.shape, -1.0), where=total > 0))
