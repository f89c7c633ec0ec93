"""Krippendorff's alpha, for any number of observers and with missing scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

Metric = Literal["nominal", "ordinal", "interval"]


def krippendorff(counts: Ints, values: Floats, metric: Metric) -> float | None:
    """Alpha = 1 - D_o/D_e: 1 for perfect agreement, 0 for chance; None where all paired scores are alike or none are.

    `counts` (units, values) says how many observers gave a unit each value; units with fewer than two scores drop out.
    `values` (values,) are in rising order (Krippendorff 2004, Content Analysis, 2nd ed., ch. 11; Krippendorff 2011,
    Computing Krippendorff's Alpha-Reliability).
    """
    scores = counts.sum(axis=1)
    paired, sizes = counts[scores > 1].astype(np.float64), scores[scores > 1]
    given = paired.sum(axis=0)
    used = given > 0
    if used.sum() < 2:
        return None
    paired, given = paired[:, used], given[used]
    coincidences = (paired / (sizes - 1)[:, np.newaxis]).T @ paired
    coincidences -= np.diag((paired / (sizes - 1)[:, np.newaxis]).sum(axis=0))
    distance = METRICS[metric](values[used].astype(np.float64), given)
    observed = (coincidences * distance).sum()
    expected = (np.outer(given, given) * distance).sum() / (given.sum() - 1)
    return float(1.0 - observed / expected)


def _nominal(values: Floats, _: Floats) -> Floats:
    return 1.0 - np.eye(len(values))


def _ordinal(_: Floats, given: Floats) -> Floats:
    middle = np.cumsum(given) - given / 2
    return _interval(middle, given)


def _interval(values: Floats, _: Floats) -> Floats:
    return np.asarray((values[:, np.newaxis] - values) ** 2, dtype=np.float64)


METRICS: Mapping[Metric, Callable[[Floats, Floats], Floats]] = MappingProxyType(
    {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval}
)
"""The squared distance between values, shape (values, values), from the values and how often each was given."""
