"""Weights that add up to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


def normalised(weights: Floats) -> Floats | None:
    """Non-negative weights, scaled so that they add up to 1; None where none is above 0, as no ratio is defined."""
    largest = weights.max(initial=0.0)
    if not largest > 0:
        return None
    scaled = weights / largest  # first, so that no sum of huge weights overflows
    return np.asarray(scaled / scaled.sum(), dtype=np.float64)


def rank_order_centroid(count: int) -> Floats:
    """Weights of `count` criteria of which only the order is known, most important first.

    w_k = (1/n) * sum of 1/i for i = k..n: the centre of all weights in that order (Barron & Barrett 1996, Management
    Science 42, 1515-1523).
    """
    tails = np.cumsum(1.0 / np.arange(count, 0, -1, dtype=np.float64))
    return np.asarray(tails[::-1] / max(count, 1), dtype=np.float64)
