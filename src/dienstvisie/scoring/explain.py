"""Where the points of additive scores come from, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


def base(weights: Floats, middle: Floats) -> float:
    """The score of an item of which every group thinks the middle m0: 100 * sum of weight * m0, points of 100."""
    return float(100.0 * (weights * middle).sum())


def contributions(weights: Floats, voices: Floats, means: Floats, middle: Floats) -> Floats:
    """Points that each group adds to the base on each criterion: shape (items, criteria, groups).

    100 * w_c * w_g * (m_gic - m0_c). With the base they add up to the additive score, because voices add up to 1.
    `means` has shape (groups, items, criteria).
    """
    above = np.moveaxis(means - middle, 0, 2)
    return np.asarray(100.0 * weights[:, np.newaxis] * voices * above, dtype=np.float64)
