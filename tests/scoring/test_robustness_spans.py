"""The exact spans of the citizen's weight, and of the winner's, against brute force in fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.scoring.perspective_spans import perspective_spans
from dienstvisie.scoring.weight_stability import stability_interval

QUICK = settings(max_examples=150, deadline=None)
Point = tuple[int, int]

points = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=9)


def spans_of(items: list[Point], top: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    scores = np.array(items, dtype=np.float64).reshape(-1, 2)
    return perspective_spans(scores[:, 0], scores[:, 1], top)


def by_fractions(items: list[Point], index: int, top: int) -> list[tuple[Fraction, Fraction]]:
    """All crossings of all lines; then the rank at each crossing and half-way to the next."""
    ends = {Fraction(0), Fraction(1)}
    for a, b in items:
        for c, d in items:
            slope = (a - b) - (c - d)
            if slope and 0 <= Fraction(d - b, slope) <= 1:
                ends.add(Fraction(d - b, slope))
    cuts = sorted(ends)

    def inside(weight: Fraction) -> bool:
        scores = [weight * a + (1 - weight) * b for a, b in items]
        return sum(score > scores[index] for score in scores) < top

    found = [(cut, cut) for cut in cuts if inside(cut)]
    found += [(low, high) for low, high in pairwise(cuts) if inside((low + high) / 2)]
    merged: list[tuple[Fraction, Fraction]] = []
    for low, high in sorted(found):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


@QUICK
@given(points, st.integers(1, 4))
def test_spans_are_those_of_brute_force_in_fractions(items: list[Point], top: int) -> None:
    for index, spans in enumerate(spans_of(items, top)):
        exact = by_fractions(items, index, top)
        assert len(spans) == len(exact)
        for span, (low, high) in zip(spans, exact, strict=True):
            assert span == pytest.approx((float(low), float(high)), abs=1e-12)


@QUICK
@given(points, st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_items_changes_no_span(items: list[Point], top: int, random: Random) -> None:
    order = list(range(len(items)))
    random.shuffle(order)
    there = spans_of(items, top)
    assert spans_of([items[index] for index in order], top) == tuple(there[index] for index in order)


@QUICK
@given(points)
def test_all_items_are_in_a_top_of_all(items: list[Point]) -> None:
    assert spans_of(items, len(items)) == (((0.0, 1.0),),) * len(items)


def test_each_leads_for_its_own_weights() -> None:
    assert spans_of([(10, 0), (6, 6), (0, 10)], 1) == (((0.6, 1.0),), ((0.4, 0.6),), ((0.0, 0.4),))


def test_an_item_can_leave_the_top_and_come_back() -> None:
    """The even item is passed by the second above 1/6 and by the third below 5/6, so in between by both."""
    spans = spans_of([(5, 5), (10, 4), (4, 10)], 2)[0]
    assert len(spans) == 2
    assert spans[0] == pytest.approx((0, 1 / 6), abs=1e-12)
    assert spans[1] == pytest.approx((5 / 6, 1), abs=1e-12)


def test_where_three_lines_meet_an_interval_may_be_one_point() -> None:
    """At a weight of one half all three are equal, so the third shares rank 1 there and nowhere else."""
    assert spans_of([(10, 0), (0, 10), (5, 5)], 1)[2] == ((0.5, 0.5),)


def test_equal_items_share_their_spans_and_both_stay() -> None:
    assert spans_of([(8, 2), (8, 2), (2, 8)], 1) == (((0.5, 1.0),), ((0.5, 1.0),), ((0.0, 0.5),))


def test_scores_that_differ_by_rounding_are_equal() -> None:
    scores = np.array([10 * (0.1 + 0.2), 3.0])
    assert perspective_spans(scores, scores[::-1].copy(), 1) == (((0.0, 1.0),), ((0.0, 1.0),))


def test_no_items_have_no_spans() -> None:
    assert spans_of([], 3) == ()


def test_a_thousand_items() -> None:
    scores = np.random.default_rng(3).random((1_000, 2)) * 100
    spans = perspective_spans(scores[:, 0], scores[:, 1], 10)
    assert sum(high - low for item in spans for low, high in item) == pytest.approx(10, abs=1e-9)


@QUICK
@given(
    st.integers(2, 4).flatmap(
        lambda size: st.tuples(
            st.lists(st.lists(st.integers(0, 6), min_size=size, max_size=size), min_size=1, max_size=6),
            st.lists(st.integers(0, 5), min_size=size, max_size=size).filter(any),
        )
    )
)
def test_the_winner_wins_inside_its_interval_and_not_outside(case: tuple[list[list[int]], list[int]]) -> None:
    table, raw = case
    weights = [Fraction(weight, sum(raw)) for weight in raw]
    scores = [sum((w * value for w, value in zip(weights, row, strict=True)), Fraction(0)) for row in table]
    winner = scores.index(max(scores))
    for criterion, now in enumerate(weights):
        found = stability_interval(np.array(table) / 6, np.array(weights, dtype=np.float64), winner, criterion)
        if now == 1:
            assert found is None
            continue
        assert found is not None
        low, high = found
        assert 0 <= low <= float(now) <= high <= 1

        def wins(at: Fraction, criterion: int = criterion, now: Fraction = now) -> bool:
            moved = [at if c == criterion else w * (1 - at) / (1 - now) for c, w in enumerate(weights)]
            sums = [sum((w * value for w, value in zip(moved, row, strict=True)), Fraction(0)) for row in table]
            return sums[winner] == max(sums)

        step = Fraction(1, 10**6)
        begin, end = Fraction(low), Fraction(high)
        assert end - begin < 2 * step or (wins(begin + step) and wins(end - step))
        assert begin < step or not wins(begin - step)
        assert 1 - end < step or not wins(end + step)
