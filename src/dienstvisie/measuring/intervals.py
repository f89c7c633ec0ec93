"""How far a figure, or the difference of two, can lie from what was measured; 95% unless told otherwise.

In a group of known size of whom many answered, a figure is surer than the same number of answers out of a multitude:
all functions take the size of the group and count with `effective` answers.
"""

from __future__ import annotations

from math import inf, sqrt
from typing import NamedTuple

from dienstvisie.measuring.student import normal_quantile, pooled_freedom, t_quantile

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: float
    high: float

    @property
    def margin(self) -> float:
        """Half its width: the margin of error."""
        return (self.high - self.low) / 2


class Share(NamedTuple):
    """A share 0..1 of `n` (1 or more) answers, out of a group of `size`."""

    value: float
    n: int
    size: int | None = None


class Mean(NamedTuple):
    """A mean of `n` (2 or more) answers with standard deviation `sd`, out of a group of `size`."""

    value: float
    sd: float
    n: int
    size: int | None = None


def is_corrected(n: int, size: int | None) -> bool:
    """Whether the size of the group is used: known, and no smaller than the number of answers."""
    return size is not None and 1 < n <= size


def effective(n: int, size: int | None) -> float:
    """The answers from an endless group that would tell as much as `n` from a group of `size`; infinite for all of it.

    The finite population correction (Cochran 1977, Sampling Techniques, 2.6): the variance of a mean times
    (N - n)/(N - 1).
    """
    if size is None or not is_corrected(n, size):
        return float(n)
    return inf if n == size else n * (size - 1) / (size - n)


def wilson(share: Share, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share, without continuity correction.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22.
    """
    n, p = effective(share.n, share.size), share.value
    if n == inf:
        return Interval(p, p)
    z = normal_quantile((1 + confidence) / 2)
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Interval(min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half)))


def newcombe(first: Share, second: Share, confidence: float = CONFIDENCE) -> Interval:
    """The interval of `second` less `first`, two shares of different answers: a hybrid of Wilson's intervals.

    Newcombe 1998, "Interval estimation for the difference between independent proportions: comparison of eleven
    methods", Statistics in Medicine 17, method 10.
    """
    one, other = wilson(first, confidence), wilson(second, confidence)
    change = second.value - first.value
    down = sqrt((second.value - other.low) ** 2 + (one.high - first.value) ** 2)
    up = sqrt((other.high - second.value) ** 2 + (first.value - one.low) ** 2)
    return Interval(change - down, change + up)


def mean_interval(mean: Mean, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a mean, by Student's t with n - 1 degrees of freedom (Student 1908)."""
    half = t_quantile((1 + confidence) / 2, mean.n - 1) * sqrt(_squared_error(mean))
    return Interval(mean.value - half, mean.value + half)


def welch(first: Mean, second: Mean, confidence: float = CONFIDENCE) -> Interval:
    """The interval of `second` less `first`, two means of different answers whose spread may differ.

    Welch 1947, "The generalization of Student's problem when several different population variances are involved",
    Biometrika 34.
    """
    change = second.value - first.value
    one, other = _squared_error(first), _squared_error(second)
    if not one + other:
        return Interval(change, change)
    freedom = pooled_freedom(one, other, first.n, second.n)
    half = t_quantile((1 + confidence) / 2, freedom) * sqrt(one + other)
    return Interval(change - half, change + half)


def _squared_error(mean: Mean) -> float:
    n = effective(mean.n, mean.size)
    return 0.0 if n == inf else mean.sd**2 / n
