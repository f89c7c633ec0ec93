"""Student's t distribution, for whole and broken degrees of freedom."""

from __future__ import annotations

from math import exp, lgamma, log
from statistics import NormalDist

_TINY = 1e-300
_STEPS = 500
_ENOUGH = 1e-15


def t_quantile(chance: float, freedom: float) -> float:
    """The value that a variable with so many (above 0) degrees of freedom stays below with a chance in 0.5..1.

    Bisection on the distribution function (Student 1908, "The probable error of a mean", Biometrika 6).
    """
    if not 0.5 <= chance < 1 or freedom <= 0:
        raise ValueError(chance, freedom)
    low, high = 0.0, 1.0
    while t_below(high, freedom) < chance:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if t_below(middle, freedom) < chance:
            low = middle
        else:
            high = middle
    return high


def t_below(value: float, freedom: float) -> float:
    """The chance of less than `value` (0 or more): 0.5..1 (Abramowitz & Stegun 1964, 26.7.1)."""
    square = value * value
    if square >= freedom:
        return 1 - _beta(freedom / (freedom + square), freedom / 2, 0.5) / 2
    return 0.5 + _beta(square / (freedom + square), 0.5, freedom / 2) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of Abramowitz & Stegun 26.5.8, evaluated by Lentz's method (1976)."""
    value, above, below = 1.0, 1.0, 0.0
    for step in range(1, _STEPS):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        below = 1 / (1 + term * below or _TINY)
        above = 1 + term / above or _TINY
        value *= above * below
        if abs(above * below - 1) < _ENOUGH:
            break
    return value


def normal_quantile(chance: float) -> float:
    """The value that a standard normal variable stays below with this chance."""
    return NormalDist().inv_cdf(chance)


def pooled_freedom(first: float, second: float, first_n: float, second_n: float) -> float:
    """Degrees of freedom of the difference of two means with these squared standard errors (Welch 1947)."""
    return (first + second) ** 2 / (first**2 / (first_n - 1) + second**2 / (second_n - 1))
