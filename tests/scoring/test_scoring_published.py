"""Methods and weights against published numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dienstvisie.scoring.additive import additive
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.topsis import closeness, topsis
from dienstvisie.scoring.weights import normalised, rank_order_centroid


def test_weighted_sum_of_kracka_2010() -> None:
    """Kracka, Brauers & Zavadskas 2010, Engineering Economics 21(4), 352-359: six ways to heat a house.

    Columns of costs become 1/x, each column is divided by its sum, and the weights are equal.
    """
    table = np.array(
        [
            [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
            [38.90, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
            [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
            [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
            [36.21, 14.79, 9.17, 17.77, 17.06, 148.30, 6.610],
            [37.80, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
        ]
    )
    gains = np.where([False, False, False, False, True, False, True], table, 1 / table)
    weights = normalised(np.full(7, 20.0))
    assert weights is not None
    scores = additive(gains / gains.sum(axis=0), weights)
    published = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
    assert scores / 100 == pytest.approx(published, abs=5e-9)
    assert competition_ranks(scores)[0].tolist() == [6, 1, 3, 4, 5, 2]


def test_topsis_of_tzeng_and_huang_2011() -> None:
    """Tzeng & Huang 2011, Multiple Attribute Decision Making, CRC Press: the example of TOPSIS."""
    table = np.array([[5.0, 8.0, 4.0], [7.0, 6.0, 8.0], [8.0, 8.0, 6.0], [7.0, 4.0, 6.0]])
    scores = topsis(table, np.array([0.3, 0.4, 0.3]))
    assert scores is not None
    assert scores / 100 == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=1e-4)
    assert competition_ranks(scores)[0].tolist() == [3, 2, 1, 4]


def test_topsis_turns_round_where_low_is_good() -> None:
    """With all objectives reversed, best and worst swap places: closeness becomes its complement."""
    table, weights = np.array([[5.0, 8.0], [7.0, 6.0], [8.0, 7.0]]), np.array([0.3, 0.7])
    up, down = closeness(table, weights, np.array([True, True])), closeness(table, weights, np.array([False, False]))
    assert up is not None
    assert down is not None
    assert up + down == pytest.approx([1, 1, 1], abs=1e-12)


@pytest.mark.parametrize(
    "table",
    [
        np.zeros((0, 2)),
        np.array([[0.3, 0.7]]),
        np.array([[0.3, 0.0], [0.3, 0.0]]),
        np.array([[0.3, 0.7], [0.1 + 0.2, 0.7]]),
    ],
    ids=["no item", "one item", "no difference", "a difference of rounding"],
)
def test_topsis_is_not_defined_without_differences(table: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    assert topsis(table, np.array([0.5, 0.5])) is None


def test_topsis_looks_past_criteria_without_differences_or_weight() -> None:
    table = np.array([[0.2, 0.5, 0.0, 0.9], [0.6, 0.5, 0.0, 0.1], [0.4, 0.5, 0.0, 0.5]])
    scores = topsis(table, np.array([0.4, 0.3, 0.3, 0.0]))
    assert scores == pytest.approx([0, 100, 50], abs=1e-12)


@pytest.mark.parametrize(
    ("count", "published"),
    [
        (1, [1.0]),
        (2, [0.75, 0.25]),
        (3, [0.6111, 0.2778, 0.1111]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.0900, 0.0400]),
    ],
)
def test_rank_order_centroid_weights(count: int, published: list[float]) -> None:
    """Barron & Barrett 1996, Management Science 42(11), 1515-1523."""
    weights = rank_order_centroid(count)
    assert weights == pytest.approx(published, abs=5e-5)
    assert weights.sum() == pytest.approx(1, abs=1e-12)


def test_no_criteria_have_no_weights() -> None:
    assert rank_order_centroid(0).tolist() == []
    assert normalised(np.zeros(0)) is None
