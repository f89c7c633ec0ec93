"""The additive value of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


def additive(values: Floats, weights: Floats) -> Floats:
    """100 * sum of weight * value, shape (items,), in points of 100.

    Keeney & Raiffa 1976, Decisions with Multiple Objectives, ch. 3. `values` (items, criteria) are 0..1, high is
    good; `weights` (criteria,) add up to 1.
    """
    return np.asarray(100.0 * (values * weights).sum(axis=1), dtype=np.float64)
