"""Robustness against closed forms and published numbers."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from dienstvisie.scoring.perspective_spans import perspective_spans
from dienstvisie.scoring.rank_correlation import tau_b
from dienstvisie.scoring.smaa import pairwise_winning, rank_acceptability, weightings
from dienstvisie.scoring.weight_stability import stability_interval

DRAWS = 200_000
CLOSE = 4 * 0.5 / sqrt(DRAWS)
"""Four standard errors of a share."""


@pytest.mark.parametrize(
    ("values", "first"),
    [
        # A wins where w1 > w2 / 2, so where w1 > 1/3, and w1 is uniform on [0, 1]
        ([[1, 0], [0, 0.5]], [2 / 3, 1 / 3]),
        # A wins where w1 > 1/2, and P(w1 > t) = (1 - t)^2 with three criteria
        ([[1, 0, 0], [0, 1, 1]], [1 / 4, 3 / 4]),
        # each of three wins where its own weight is the largest
        ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [1 / 3, 1 / 3, 1 / 3]),
        # A wins where w1 > 1/(1 + 2/3) = 3/5 against B, and P = (2/5)^3 with four criteria
        ([[1, 0, 0, 0], [0.4, 1, 1, 1]], [(1 - 1 / 1.6) ** 3, 1 - (1 - 1 / 1.6) ** 3]),
    ],
)
def test_rank_acceptability_in_closed_form(values: list[list[float]], first: list[float]) -> None:
    """P(w1 > t) = (1 - t)^(n - 1) for weights uniform on the simplex of n criteria: a Beta(1, n - 1) distribution."""
    matrix = np.array(values, dtype=np.float64)
    found = rank_acceptability(matrix, weightings(DRAWS, matrix.shape[1], 1))
    assert found.ranks[:, 0] == pytest.approx(first, abs=CLOSE)


def test_central_weights_in_closed_form() -> None:
    """A is first for w1 uniform on [1/3, 1], B for w1 on [0, 1/3]: their centres are 2/3 and 1/6."""
    found = rank_acceptability(np.array([[1, 0], [0, 0.5]]), weightings(DRAWS, 2, 1))
    assert found.central[0] == pytest.approx([2 / 3, 1 / 3], abs=CLOSE)
    assert found.central[1] == pytest.approx([1 / 6, 5 / 6], abs=CLOSE)


def test_an_item_that_is_always_first_has_the_centre_of_all_weights_and_the_other_none() -> None:
    """The case of nacw.R in the tests of rsmaa (CRAN smaa): the dominated item has no central weight at all."""
    found = rank_acceptability(np.array([[1.0, 1, 1], [0, 0, 0]]), weightings(DRAWS, 3, 1))
    assert found.ranks.tolist() == [[1, 0], [0, 1]]
    assert found.central[0] == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=CLOSE)
    assert found.central[1].tolist() == [0, 0, 0]


def test_identical_items_split_each_shared_rank_evenly() -> None:
    found = rank_acceptability(np.full((2, 2), 0.5), weightings(100, 2, 1))
    assert found.ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_pairwise_winning_of_uncertain_values() -> None:
    """CRAN smaa, tests/pwi.R: one criterion; in the first of ten draws a1 = 0 and a2 = 1, in the others the reverse."""
    values = np.array([[[0.0], [1.0]]] + [[[1.0], [0.0]]] * 9)
    pairs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    assert pairwise_winning(values, np.ones((10, 1)), pairs).tolist() == [0.5, 0.9, 0.1, 0.5]


def test_pairwise_winning_in_closed_form() -> None:
    values = np.array([[1, 0], [0, 0.5]])
    shares = pairwise_winning(values, weightings(DRAWS, 2, 7), np.array([[0, 1], [1, 0]]))
    assert shares == pytest.approx([2 / 3, 1 / 3], abs=CLOSE)
    assert shares.sum() == 1


def test_with_two_criteria_sampling_comes_near_the_exact_spans() -> None:
    """The weight of the first of two criteria is uniform, so the length of the spans is the chance of the top k."""
    values = np.random.default_rng(5).random((12, 2))
    found = rank_acceptability(values, weightings(DRAWS, 2, 1))
    for top in (1, 4, 10):
        spans = perspective_spans(100 * values[:, 0], 100 * values[:, 1], top)
        exact = [sum(high - low for low, high in item) for item in spans]
        assert found.ranks[:, :top].sum(axis=1) == pytest.approx(exact, abs=CLOSE)
        assert sum(exact) == pytest.approx(top, abs=1e-9)


@pytest.mark.parametrize(
    ("criterion", "low", "high"), [(0, 0.0, 0.512586), (1, 0.0, 0.592196), (2, 0.124172, 1.0), (3, 0.0, 0.155231)]
)
def test_weight_stability_of_a_weighted_sum(criterion: int, low: float, high: float) -> None:
    """A table in the manner of Triantaphyllou & Sanchez 1997, Decision Sciences 28, 151-194; ends by closed form."""
    weights = np.array([0.3277, 0.3058, 0.2876, 0.0790])
    values = np.array(
        [
            [0.3088, 0.2897, 0.3867, 0.1922],
            [0.2163, 0.3458, 0.1755, 0.6288],
            [0.4509, 0.2473, 0.1194, 0.0575],
            [0.0240, 0.1172, 0.3184, 0.1215],
        ]
    )
    assert values @ (weights / weights.sum()) == pytest.approx([0.316183, 0.276776, 0.262266, 0.144875], abs=1e-4)
    assert stability_interval(values, weights, 0, criterion) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "tau"),
    [
        ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.4714045207910316),
        ([5, 2, 1, 3, 6, 4, 7, 8], [5, 2, 6, 3, 1, 8, 7, 4], 0.0),
        ([0, 5, 2, 1, 3, 6, 4, 7, 8], [5, 2, 0, 6, 3, 1, 8, 7, 4], 0.0),
        ([5, 2, 1, 3, 6, 4, 7], [5, 2, 6, 3, 1, 7, 4], -0.14285714285714288),
        ([2, 2, 2, 1, 2, 4], [1, 3, 4, 5, 2, 6], 0.08606629658238703),
    ],
)
def test_tau_b_of_published_examples(first: list[int], second: list[int], tau: float) -> None:
    """The documentation and tests of scipy.stats.kendalltau; the last from R. Definition: Kendall 1945."""
    assert tau_b(np.array(first), np.array(second)) == pytest.approx(tau, abs=1e-12)
    assert tau_b(np.array(second, dtype=np.float64), -np.array(first)) == pytest.approx(-tau, abs=1e-12)


@pytest.mark.parametrize(("first", "second"), [([], []), ([1], [1]), ([1, 1, 1], [1, 2, 3]), ([1, 2], [0, 0])])
def test_tau_b_is_not_defined_without_an_order(first: list[int], second: list[int]) -> None:
    assert tau_b(np.array(first), np.array(second)) is None


def test_tau_b_needs_the_same_items() -> None:
    with pytest.raises(ValueError, match="same items"):
        tau_b(np.array([1, 2]), np.array([1, 2, 3]))


def test_tau_b_of_more_items_than_are_compared_at_once() -> None:
    """One swap of neighbours among n items turns round one pair of n (n - 1) / 2."""
    order = np.arange(2_500)
    swapped = order.copy()
    swapped[[7, 8]] = swapped[[8, 7]]
    pairs = 2_500 * 2_499 / 2
    assert tau_b(order, swapped) == pytest.approx((pairs - 2) / pairs, abs=1e-15)
    assert tau_b(order, order[::-1]) == -1
