"""TOPSIS: how near an item is to the best, and how far from the worst, that the set of items shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats

ALIKE = 1e-12
"""Values that differ less, as a share of the largest, differ by rounding only."""


def closeness(values: Floats, weights: Floats, maximise: Flags) -> Floats | None:
    """d-/(d+ + d-), shape (items,), 0 worst to 1 best; None where the items do not differ on any criterion with weight.

    Hwang & Yoon 1981, Multiple Attribute Decision Making, ch. 3: each column is divided by its Euclidean norm and
    multiplied by its weight; d+ and d- are Euclidean distances to the best and to the worst value of each column.
    `values` (items, criteria) are of any unit; `maximise` (criteria,) says where high is good.
    """
    if not len(values):
        return None
    counts = (np.ptp(values, axis=0) > ALIKE * np.abs(values).max(axis=0)) & (weights > 0)
    if not counts.any():
        return None
    columns = values[:, counts]
    weighed = weights[counts] * columns / np.sqrt((columns**2).sum(axis=0))
    high, low = weighed.max(axis=0), weighed.min(axis=0)
    best, worst = np.where(maximise[counts], high, low), np.where(maximise[counts], low, high)
    to_best = np.sqrt(((weighed - best) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighed - worst) ** 2).sum(axis=1))
    return np.asarray(to_worst / (to_best + to_worst), dtype=np.float64)


def topsis(values: Floats, weights: Floats) -> Floats | None:
    """The closeness in points of 100, of values of which high is good."""
    close = closeness(values, weights, np.ones(len(weights), dtype=np.bool_))
    return None if close is None else 100.0 * close
