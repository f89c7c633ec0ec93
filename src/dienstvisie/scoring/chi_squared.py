"""The upper tail of the chi-squared distribution."""

from __future__ import annotations

from math import erfc, exp, fsum, lgamma, log, sqrt


def chi_squared_tail(value: float, freedom: int) -> float:
    """The chance of at least `value` on so many (1 or more) degrees of freedom: 0..1.

    The finite sums for whole degrees of freedom (Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.4.4
    and 26.4.5).
    """
    half = value / 2
    if half <= 0:
        return 1.0
    powers = [number + freedom % 2 / 2 for number in range(freedom // 2)]
    terms = fsum(exp(power * log(half) - half - lgamma(power + 1)) for power in powers)
    return min(1.0, terms + (erfc(sqrt(half)) if freedom % 2 else 0.0))
