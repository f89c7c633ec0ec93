"""Spearman's rank correlation between pairs of judges, on the items that both judged."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.scoring.midranks import midranks

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints

CHUNK = 250_000
"""How many cells (pairs times items) are worked on at once."""


def mean_pairwise_rho(judge: Ints, item: Ints, value: Floats, judges: int, items: int) -> float | None:
    """The mean of Spearman's rho (1904) over all pairs of judges, weighted by the n - 1 of the n items they share.

    Values are ranked anew for each pair, among the shared items. A pair of which one judge has no variation there
    counts as 0; the weights are those of Taylor (1987, Biometrics 43, 409-416). None where no pair shares two items.
    """
    levels, there = np.zeros((judges, items), dtype=np.int64), np.zeros((judges, items), dtype=np.bool_)
    levels[judge, item], there[judge, item] = _levels(judge, value, judges), True
    first, second = np.triu_indices(judges, 1)
    step = max(1, CHUNK // items)
    terms, weights = list[float](), 0
    for start in range(0, len(first), step):
        one, two = first[start : start + step], second[start : start + step]
        shared = there[one] & there[two]
        number = shared.sum(axis=1)
        enough = np.flatnonzero(number > 1)
        if len(enough):
            rho = _rho(levels[one[enough]], levels[two[enough]], shared[enough])
            terms += (rho * (number[enough] - 1)).tolist()
            weights += int((number[enough] - 1).sum())
    return fsum(terms) / weights if weights else None  # fsum: no order of judges changes the last digit


def _levels(judge: Ints, value: Floats, judges: int) -> Ints:
    """Values as whole numbers, 2 to twice the number of items, that keep each judge's order and ties."""
    return (2.0 * midranks(judge, value, judges).ranks).astype(np.int64)


def _rho(one: Ints, two: Ints, shared: Flags) -> Floats:
    """Spearman's rho of rows of levels, among the shared ones: Pearson's correlation of the ranks; 0 where constant."""
    x, y = _centred(one, shared), _centred(two, shared)
    size = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
    return np.asarray(np.divide((x * y).sum(axis=1), size, out=np.zeros(len(x)), where=size > 0))


def _centred(levels: Ints, shared: Flags) -> Floats:
    """Midranks of the shared levels of each row less their mean; 0 for the others. Counted, not sorted."""
    rows, most = len(levels), 2 * levels.shape[1] + 1
    at = levels + np.arange(rows)[:, np.newaxis] * most
    counts = np.bincount(at[shared], minlength=rows * most).reshape(rows, most)
    ranks = np.cumsum(counts, axis=1) - (counts - 1) / 2
    middle = (shared.sum(axis=1, keepdims=True) + 1) / 2
    return np.where(shared, ranks.ravel()[at] - middle, 0.0)
