"""Intervals, against published tables and against what must hold of any numbers."""

from __future__ import annotations

from math import inf, isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dienstvisie.measuring.intervals import (
    Mean,
    Share,
    effective,
    is_corrected,
    mean_interval,
    newcombe,
    welch,
    wilson,
)
from dienstvisie.measuring.student import t_below, t_quantile

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def share(count: int, n: int, size: int | None = None) -> Share:
    return Share(count / n, n, size)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_printed_it(count: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion: comparison of seven methods".

    Statistics in Medicine 17, 857-872: table I, method 3 (score without continuity correction). Test suites of several
    other programs have the same four rows.
    """
    assert wilson(share(count, n)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_differences_as_newcombe_printed_them(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe 1998, "Interval estimation for the difference between independent proportions: comparison of eleven".

    Statistics in Medicine 17, 873-890: table II, examples (a) to (h), method 10 (hybrid score without correction). The
    table has the first share less the second. Reference values of SAS agree on (a), (b) and (g).
    """
    assert newcombe(share(*second), share(*first)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("chance", "freedom", "value"),
    [
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 5, 2.571),
        (0.975, 10, 2.228),
        (0.975, 30, 2.042),
        (0.975, 120, 1.980),
        (0.995, 3, 5.841),
        (0.95, 20, 1.725),
        (0.9, 60, 1.296),
    ],
)
def test_students_quantiles_as_in_the_table(chance: float, freedom: float, value: float) -> None:
    """Fisher & Yates 1963, Statistical Tables, table III; Abramowitz & Stegun 1964, table 26.10.

    The same stand in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    """
    assert t_quantile(chance, freedom) == pytest.approx(value, abs=5e-4)


def test_welch_on_students_sleep_data() -> None:
    """Extra hours of sleep under two drugs (Cushny & Peebles 1905; Student 1908).

    The help page of R's `t.test` has `t.test(extra ~ group, data = sleep)`: 17.776 degrees of freedom, from -3.3654832
    to 0.2054832.
    """
    first, second = Mean(0.75, 1.7890097, 10), Mean(2.33, 2.0022487, 10)
    assert welch(second, first) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)


def test_a_mean_on_students_sleep_data() -> None:
    """The differences of the ten pairs: mean 1.58, from 0.7001142 to 2.4598858 (R, paired `t.test`)."""
    assert mean_interval(Mean(1.58, 1.2299955, 10)) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)


def test_a_group_of_known_size() -> None:
    """Cochran's correction: 400 of 900 weigh as 719; everybody is a count, not an estimate."""
    assert effective(400, 900) == pytest.approx(400 * 899 / 500)
    assert effective(900, 900) == inf
    assert wilson(share(450, 900, 900)) == (0.5, 0.5)
    assert mean_interval(Mean(3.4, 0.9, 900, 900)) == (3.4, 3.4)
    assert effective(901, 900) == 901
    assert not is_corrected(901, 900)
    assert wilson(share(200, 400, 900)).margin < wilson(share(200, 400)).margin


@given(COUNTS, st.none() | st.integers(1, 20_000))
def test_a_share_lies_in_its_interval(counted: tuple[int, int], size: int | None) -> None:
    low, high = wilson(share(*counted, size))
    assert 0 <= low <= counted[0] / counted[1] <= high <= 1


@given(COUNTS, st.integers(2, 50))
def test_more_answers_of_the_same_share_are_surer(counted: tuple[int, int], times: int) -> None:
    count, n = counted
    few, many = wilson(share(count, n)), wilson(share(count * times, n * times))
    assert few.low <= many.low + 1e-12
    assert many.high <= few.high + 1e-12
    assert many.margin < few.margin


@given(COUNTS, COUNTS)
def test_a_difference_is_within_reach_and_turns_round(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = share(*one), share(*other)
    low, high = newcombe(first, second)
    back = newcombe(second, first)
    assert -1 - 1e-12 <= low <= second.value - first.value <= high <= 1 + 1e-12
    assert isclose(back.low, -high, abs_tol=1e-12)
    assert isclose(back.high, -low, abs_tol=1e-12)


@given(st.floats(0.5, 0.9999), st.floats(0.5, 1e6))
def test_a_quantile_is_the_inverse(chance: float, freedom: float) -> None:
    assert t_below(t_quantile(chance, freedom), freedom) == pytest.approx(chance, abs=1e-9)


@given(st.floats(-1e3, 1e3), st.floats(0.01, 1e3), st.integers(2, 2000), st.integers(2, 20))
def test_a_mean_is_surer_with_more_answers(value: float, sd: float, n: int, times: int) -> None:
    few, many = mean_interval(Mean(value, sd, n)), mean_interval(Mean(value, sd, n * times))
    assert few.low < many.low <= value <= many.high < few.high
    assume(n > 2)
    change = welch(Mean(value, sd, n), Mean(value + sd, sd, n))
    assert change.low <= sd <= change.high


@pytest.mark.parametrize(("chance", "freedom"), [(0.4, 3), (1.0, 3), (0.9, 0)])
def test_no_quantile_of_nonsense(chance: float, freedom: float) -> None:
    with pytest.raises(ValueError, match=str(chance)):
        t_quantile(chance, freedom)
