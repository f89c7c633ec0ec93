"""The pure array functions: weights, means, ranks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.scoring.matrix import Tally
from dienstvisie.scoring.means import all_groups, group_means, mean_of_groups, shrinkage
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.weights import normalised

UNKNOWN = np.array([np.inf])


def tallied(raters: list[list[int]], steps: list[list[int]], span: int = 4) -> Tally:
    """A tally of one criterion, from (groups, items)."""
    return Tally(np.array(raters)[:, :, np.newaxis], np.array(steps)[:, :, np.newaxis], span)


def test_weights_keep_their_ratios() -> None:
    assert normalised(np.array([3.0, 1.0, 0.0])) == pytest.approx([0.75, 0.25, 0])


@pytest.mark.parametrize("huge", [1e308, 5e-324])
def test_extreme_weights_neither_overflow_nor_vanish(huge: float) -> None:
    assert normalised(np.array([huge, huge])) == pytest.approx([0.5, 0.5])


def test_weights_of_zero_have_no_ratio() -> None:
    assert normalised(np.zeros(3)) is None


def test_the_middle_is_a_mean_over_groups_not_over_raters() -> None:
    """Nine raters say 1, one says 0: half of the groups, so the middle is a half."""
    assert mean_of_groups(tallied([[9], [1]], [[36], [0]])) == pytest.approx([0.5])


def test_a_group_without_scores_is_left_out_of_the_middle() -> None:
    assert mean_of_groups(tallied([[2, 1], [0, 0]], [[8, 1], [0, 0]])) == pytest.approx([0.75])


@pytest.mark.parametrize(
    ("raters", "size", "pull"),
    [(0, math.inf, 2), (3, math.inf, 2), (0, 8, 2), (2, 8, 1.5), (6, 8, 0.5), (8, 8, 0), (9, 8, 0)],
)
def test_the_pull_falls_with_the_share_that_was_heard(raters: int, size: float, pull: float) -> None:
    assert shrinkage(np.array([[[raters]]]), 2.0, np.array([size])).item() == pytest.approx(pull)


def test_without_pull_the_mean_is_the_plain_mean() -> None:
    table = tallied([[2]], [[6]])
    means = group_means(table, np.array([0.1]), shrinkage(table.raters, 0.0, UNKNOWN))
    assert means.item() == pytest.approx(0.75)


def test_a_silent_group_is_taken_at_the_middle_even_without_pull() -> None:
    table = tallied([[0]], [[0]])
    assert group_means(table, np.array([0.3]), shrinkage(table.raters, 0.0, UNKNOWN)).item() == 0.3


@given(st.integers(1, 50), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1000))
def test_a_group_mean_lies_between_its_own_and_the_middle(n: int, share: float, middle: float, pull: float) -> None:
    steps = round(share * 4 * n)
    table = tallied([[n]], [[steps]])
    drawn = group_means(table, np.array([middle]), shrinkage(table.raters, pull, UNKNOWN)).item()
    low, high = sorted((steps / (4 * n), middle))
    assert low - 1e-12 <= drawn <= high + 1e-12


def test_all_groups_together_by_their_voices() -> None:
    means = np.array([[[1.0, 0.0]], [[0.0, 1.0]]])
    assert all_groups(means, np.array([0.75, 0.25])) == pytest.approx(np.array([[0.75, 0.25]]))


@pytest.mark.parametrize(
    ("scores", "ranks", "tied"),
    [
        ([], [], []),
        ([50], [1], [False]),
        ([10, 40, 40, 70], [4, 2, 2, 1], [False, True, True, False]),
        ([5, 5, 5], [1, 1, 1], [True, True, True]),
        ([1, 1 + 9e-10], [1, 1], [True, True]),
        ([1, 1 + 2e-9], [2, 1], [False, False]),
        ([1, 1 + 9e-10, 1 + 18e-10], [1, 1, 1], [True, True, True]),
    ],
    ids=["none", "one", "1-2-2-4", "all", "within 1e-9", "beyond 1e-9", "ties pass on"],
)
def test_ranks(scores: list[float], ranks: list[int], tied: list[bool]) -> None:
    found, shared = competition_ranks(np.array(scores, dtype=np.float64))
    assert (found.tolist(), shared.tolist()) == (ranks, tied)


@given(st.lists(st.integers(0, 6), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_better_ones(points: list[int]) -> None:
    scores = np.array(points, dtype=np.float64)
    ranks, tied = competition_ranks(scores)
    assert ranks.tolist() == [1 + sum(other > mine for other in points) for mine in points]
    assert tied.tolist() == [points.count(mine) > 1 for mine in points]
