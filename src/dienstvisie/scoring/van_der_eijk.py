"""Van der Eijk's measure of agreement A (2001)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats

FEWEST_POINTS = 3
"""On fewer points two peaks and an even spread cannot be told apart, so A is not defined there."""


def van_der_eijk(frequencies: Floats) -> Floats:
    """The agreement A of each row: shape (rows,), -1 (half at either end) over 0 (evenly spread) to 1 (all at one).

    `frequencies` (rows, points) are counts or shares of the points of an ordered scale of at least three; no row is
    all 0. A row is cut into layers of which each point has all or nothing; A is the mean of the layers' own agreement
    by their size (van der Eijk 2001, Quality & Quantity 35(3), 325-341).
    """
    heights = np.sort(frequencies, axis=1)
    thickness = np.diff(heights, axis=1, prepend=0.0)
    found = np.zeros(len(frequencies))
    points = frequencies.shape[1]
    for layer in range(points):
        pattern = frequencies >= heights[:, layer, np.newaxis]
        found += thickness[:, layer] * (points - layer) * _of_pattern(pattern)
    return np.asarray(np.clip(found / frequencies.sum(axis=1), -1.0, 1.0))


def _of_pattern(pattern: Flags) -> Floats:
    """The agreement U*(1 - (S - 1)/(K - 1)) of layers, S of K points having all.

    U counts triples of points from low to high: 110 and 011 speak for one peak, 101 against. Each empty point makes
    as many of them as there are pairs of full points on one side (for) and on both sides (against).
    """
    points, full = pattern.shape[1], pattern.sum(axis=1, keepdims=True)
    left = np.cumsum(pattern, axis=1)
    right = full - left
    empty = ~pattern
    against = (empty * left * right).sum(axis=1)
    speaking = (empty * (left * (left - 1) + right * (right - 1)) // 2).sum(axis=1)
    triples = (points - 2) * (speaking + against)
    balance = (points - 2) * speaking - (points - 1) * against
    unimodality = np.divide(balance, triples, out=np.ones(len(pattern)), where=triples > 0)
    return np.asarray(unimodality * (1.0 - (full[:, 0] - 1) / (points - 1)), dtype=np.float64)
