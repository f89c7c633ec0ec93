"""SMAA-2: what must hold for any values, and the plain way to count as its measure."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.scoring.product import product
from dienstvisie.scoring.smaa import distinct_items, pairwise_winning, rank_acceptability, weightings

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats

QUICK = settings(max_examples=120, deadline=None)
EXACT = 1e-12


@st.composite
def tables(draw: st.DrawFn) -> Floats:
    """Up to nine items on up to five criteria, in twelfths: with many ties."""
    criteria = draw(st.integers(1, 5))
    row = st.lists(st.integers(0, 12), min_size=criteria, max_size=criteria)
    return np.array(draw(st.lists(row, min_size=1, max_size=9)), dtype=np.float64) / 12


def plainly(values: Floats, weights: Floats) -> Floats:
    """Acceptability item by item: those above it and those equal to it, counted in each draw."""
    scores = weights @ values.T
    found = np.zeros((len(values), len(values)))
    for draw in scores:
        for item, score in enumerate(draw):
            above, equal = int((draw > score + 1e-11).sum()), int((np.abs(draw - score) <= 1e-11).sum())
            found[item, above : above + equal] += 1 / equal
    return found / len(weights)


@QUICK
@given(tables(), st.integers(0, 2**31))
def test_rows_and_columns_add_up_to_one(values: Floats, seed: int) -> None:
    ranks = rank_acceptability(values, weightings(300, values.shape[1], seed)).ranks
    assert ranks.sum(axis=0) == pytest.approx(np.ones(len(values)), abs=EXACT)
    assert ranks.sum(axis=1) == pytest.approx(np.ones(len(values)), abs=EXACT)
    assert ranks.min() >= 0


@QUICK
@given(tables(), st.integers(0, 2**31))
def test_counts_are_those_of_the_plain_way(values: Floats, seed: int) -> None:
    weights = weightings(60, values.shape[1], seed)
    assert rank_acceptability(values, weights).ranks == pytest.approx(plainly(values, weights), abs=EXACT)


def test_counts_are_those_of_a_double_argsort_where_nothing_ties() -> None:
    """More draws than are counted at once, and a last part that is not full."""
    values, weights = np.random.default_rng(1).random((97, 6)), weightings(1_117, 6, 2)
    ranks = np.argsort(np.argsort(-(weights @ values.T), axis=1), axis=1)
    plain = np.zeros((97, 97))
    np.add.at(plain, (np.tile(np.arange(97), (1_117, 1)), ranks), 1 / 1_117)
    found = rank_acceptability(values, weights)
    assert found.ranks == pytest.approx(plain, abs=EXACT)
    assert rank_acceptability(values, weights, 10).ranks.tolist() == found.ranks[:, :10].tolist()
    winners = np.argmax(weights @ values.T, axis=1)
    for item in range(97):
        if not (winners == item).any():
            assert found.central[item].tolist() == [0] * 6
        else:
            assert found.central[item] == pytest.approx(weights[winners == item].mean(axis=0), abs=EXACT)


@QUICK
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_items_changes_nothing(values: Floats, random: Random) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    weights = weightings(100, values.shape[1], 3)
    there, here = rank_acceptability(values, weights), rank_acceptability(values[order], weights)
    assert here.ranks.tolist() == there.ranks[order].tolist()
    assert here.central.tolist() == there.central[order].tolist()


@QUICK
@given(tables())
def test_a_duplicate_splits_its_ranks(values: Floats) -> None:
    """Both copies have the same shares: half those of the ranks that they take together."""
    weights = weightings(200, values.shape[1], 4)
    single, double = rank_acceptability(values, weights), rank_acceptability(np.vstack((values, values[:1])), weights)
    assert double.ranks[0].tolist() == double.ranks[-1].tolist()
    assert double.central[0].tolist() == double.central[-1].tolist()
    if not (values[1:] == values[0]).all(axis=1).any():
        alone = single.ranks[0]
        assert double.ranks[0] == pytest.approx((np.append(alone, 0) + np.insert(alone, 0, 0)) / 2, abs=EXACT)


@QUICK
@given(tables(), st.data())
def test_a_dominated_item_never_outranks_its_dominator_in_any_draw(values: Floats, data: st.DataObject) -> None:
    lower = np.array(data.draw(st.lists(st.sampled_from([0, 1e-9, 1 / 12, 0.3]), min_size=len(values.T))))
    worse = np.maximum(values[0] - lower[: len(values.T)], 0)
    table = np.vstack((worse, values))
    weights = np.vstack((weightings(12, len(values.T), 5), _extreme(len(values.T))))
    for draw in weights:
        ranks = rank_acceptability(table, draw[np.newaxis]).ranks
        expected = ranks @ np.arange(len(table))
        assert expected[0] >= expected[1] - EXACT
    pairs = np.array([[0, 1]])
    assert pairwise_winning(table, weights, pairs)[0] <= 0.5


def _extreme(criteria: int) -> Floats:
    """Nearly all weight on each criterion in turn."""
    weights = np.full((criteria, criteria), 1e-14)
    np.fill_diagonal(weights, 1 - 1e-14 * (criteria - 1))
    return weights


@QUICK
@given(tables(), st.integers(0, 2**31))
def test_pairs_agree_with_each_other_and_with_the_ranks(values: Floats, seed: int) -> None:
    """The mean number of items below an item is the sum of its pairwise winning indices."""
    weights, count = weightings(100, values.shape[1], seed), len(values)
    pairs = np.array([(a, b) for a in range(count) for b in range(count) if a != b], dtype=np.int64).reshape(-1, 2)
    shares = np.zeros((count, count))
    shares[pairs[:, 0], pairs[:, 1]] = pairwise_winning(values, weights, pairs)
    assert shares + shares.T == pytest.approx(1 - np.eye(count), abs=EXACT)
    below = rank_acceptability(values, weights).ranks @ (count - 1 - np.arange(count))
    assert shares.sum(axis=1) == pytest.approx(below, abs=1e-9)


def test_pairs_in_parts_are_those_in_one_go() -> None:
    values, weights = np.random.default_rng(2).random((30, 3)), weightings(10_000, 3, 1)
    pairs = np.argwhere(~np.eye(30, dtype=bool))
    parts = np.concatenate([pairwise_winning(values, weights, pair[np.newaxis]) for pair in pairs])
    assert pairwise_winning(values, weights, pairs).tolist() == parts.tolist()


def test_values_that_differ_by_rounding_tie() -> None:
    values = np.array([[0.1 + 0.2, 0.7], [0.3, 0.7], [0.3, 0.7 - 1e-16]])
    assert rank_acceptability(values, weightings(50, 2, 1)).ranks == pytest.approx(np.full((3, 3), 1 / 3), abs=EXACT)
    assert len(distinct_items(values)[0]) == 1


def test_criteria_without_weight_set_nothing_apart() -> None:
    weights = np.column_stack((weightings(50, 2, 1), np.zeros(50)))
    found = rank_acceptability(np.array([[0.2, 0.4, 1.0], [0.2, 0.4, 0.0]]), weights)
    assert found.ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert found.central[0, 2] == 0


def test_weightings_are_uniform_on_the_simplex() -> None:
    """Moments of Dirichlet(1, 1, 1, 1): mean 1/4, variance 3/80, covariance -1/80; normalised uniforms have less."""
    weights = weightings(200_000, 4, 1)
    assert weights.sum(axis=1) == pytest.approx(np.ones(200_000), abs=EXACT)
    assert weights.mean(axis=0) == pytest.approx([0.25] * 4, abs=2e-3)
    expected = np.where(np.eye(4, dtype=bool), 3 / 80, -1 / 80)
    assert np.cov(weights.T) == pytest.approx(expected, abs=5e-4)


def test_the_seed_decides() -> None:
    assert weightings(5, 3, 1).tolist() == weightings(5, 3, 1).tolist()
    assert weightings(5, 3, 1).tolist() != weightings(5, 3, 2).tolist()
    assert weightings(9, 3, 1)[:4].tolist() == weightings(4, 3, 1).tolist()


def test_one_item_and_no_item() -> None:
    weights = weightings(10, 2, 1)
    assert rank_acceptability(np.array([[0.4, 0.1]]), weights).ranks.tolist() == [[1.0]]
    assert rank_acceptability(np.zeros((0, 2)), weights).ranks.shape == (0, 0)
    assert pairwise_winning(np.zeros((0, 2)), weights, np.zeros((0, 2), dtype=np.int64)).tolist() == []


def test_the_first_ranks_of_many_items_with_duplicates() -> None:
    """More items than a power of two, each twice, of which only ten ranks are kept."""
    values = np.repeat(np.random.default_rng(4).random((700, 3)), 2, axis=0)
    found = rank_acceptability(values, weightings(600, 3, 1), 10)
    assert found.ranks.shape == (1_400, 10)
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(10), abs=EXACT)
    assert found.ranks[::2].tolist() == found.ranks[1::2].tolist()


@given(st.integers(0, 30), st.integers(1, 50), st.integers(0, 40), st.sampled_from([(8, 16), (64, 200), (4096, 2**18)]))
def test_a_product_in_parts_is_the_product(rows: int, inner: int, columns: int, parts: tuple[int, int]) -> None:
    left = (np.arange(rows * inner, dtype=np.float64) % 7).reshape(rows, inner)
    right = (np.arange(inner * columns, dtype=np.float64) % 5).reshape(inner, columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dienstvisie.scoring.product.ROWS", parts[0])
        patch.setattr("dienstvisie.scoring.product.PART", parts[1])
        assert product(left, right).tolist() == (left @ right).tolist()
