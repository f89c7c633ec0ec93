"""How far the weight of one criterion can move before another item wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.scoring.ranks import TIE

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


def stability_interval(values: Floats, weights: Floats, winner: int, criterion: int) -> tuple[float, float] | None:
    """The closed interval of the weight of a criterion, within [0, 1], in which no item scores above the winner.

    The other weights keep their proportions; None where they are all 0, for then they have none. `values` (items,
    criteria) are 0..1; `weights` (criteria,) add up to 1; `winner` is one of the items with the highest score. After
    the sensitivity of a decision to weights in Triantaphyllou & Sanchez 1997, Decision Sciences 28, 151-194.
    """
    others = np.arange(len(weights)) != criterion
    total = float(weights[others].sum())
    if not total > 0:
        return None
    at_zero, at_one = (
        _leads(values[:, others] @ (weights[others] / total), winner),
        _leads(values[:, criterion], winner),
    )
    now = float(weights[criterion])
    lags_low, lags_high = (at_zero < 0) & (at_one >= 0), (at_zero >= 0) & (at_one < 0)
    low = _crossings(at_zero[lags_low], at_one[lags_low]).max(initial=0.0)
    high = _crossings(at_zero[lags_high], at_one[lags_high]).min(initial=1.0)
    return min(float(low), now), max(float(high), now)


def _leads(scores: Floats, winner: int) -> Floats:
    leads = scores[winner] - scores
    return np.where(np.abs(leads) <= TIE / 100, 0.0, leads)


def _crossings(at_zero: Floats, at_one: Floats) -> Floats:
    return np.asarray(at_zero / (at_zero - at_one), dtype=np.float64)
