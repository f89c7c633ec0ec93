"""Measures of agreement against published numbers, and against their definitions."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.scoring.chi_squared import chi_squared_tail
from dienstvisie.scoring.kendall_w import kendall_w
from dienstvisie.scoring.krippendorff import Metric, krippendorff
from dienstvisie.scoring.midranks import midranks
from dienstvisie.scoring.support import cross_group_support
from dienstvisie.scoring.van_der_eijk import van_der_eijk
from dienstvisie.scoring.variance_share import eta_squared, split_squares

CASES = Path(os.environ.get("DIENSTVISIE_CASES", Path(__file__).parents[3] / "shared" / "cases"))
QUICK = settings(max_examples=80, deadline=None)
METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval")


def agreement_of(*frequencies: float) -> float:
    return float(van_der_eijk(np.array([frequencies], dtype=np.float64))[0])


@pytest.mark.parametrize(
    ("frequencies", "published"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333),
        ((2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6), 0.61),
        ((2, 0, 1, 1), 0.08),
        ((1, 1, 1, 1), 0.0),
        ((5, 0, 0, 5), -1.0),
        ((1, 1, 1, 1, 1, 1, 0), 0.167),
        ((0, 1, 1, 1, 1, 1, 0), 0.333),
        ((0, 0, 1, 1, 1, 1, 0), 0.5),
    ],
)
def test_van_der_eijks_agreement(frequencies: tuple[float, ...], published: float) -> None:
    """Van der Eijk 2001, Quality & Quantity 35(3), 325-341: party placements and layers; R package agrmt: the rest."""
    digits = len(str(published).partition(".")[2])
    assert agreement_of(*frequencies) == pytest.approx(published, abs=0.51 * 10**-digits)


def eijk_by_triples(frequencies: Sequence[int]) -> Fraction:
    """The definition, layer by layer and triple by triple, in exact fractions."""
    left, total, found, points = list(frequencies), sum(frequencies), Fraction(0), len(frequencies)
    while any(left):
        lowest = min(count for count in left if count)
        pattern = [count > 0 for count in left]
        triples = list(itertools.combinations(pattern, 3))
        one, two = triples.count((True, True, False)) + triples.count((False, True, True)), 0
        two = triples.count((True, False, True))
        whole = (points - 2) * (one + two)
        unimodality = Fraction((points - 2) * one - (points - 1) * two, whole) if whole else Fraction(1)
        layer = unimodality * (1 - Fraction(sum(pattern) - 1, points - 1))
        found += layer * lowest * sum(pattern) / total
        left = [max(count - lowest, 0) for count in left]
    return found


@QUICK
@given(st.lists(st.integers(0, 9), min_size=3, max_size=9).filter(any))
def test_van_der_eijks_agreement_by_its_definition(frequencies: list[int]) -> None:
    assert agreement_of(*frequencies) == pytest.approx(float(eijk_by_triples(frequencies)), abs=1e-12)
    assert agreement_of(*frequencies) == pytest.approx(agreement_of(*reversed(frequencies)), abs=1e-12)
    assert -1 <= agreement_of(*frequencies) <= 1


@pytest.mark.parametrize("points", [3, 5, 11, 101])
def test_agreement_at_its_bounds(points: int) -> None:
    assert agreement_of(*np.eye(points)[points // 2]) == 1
    assert agreement_of(*(np.eye(points)[0] + np.eye(points)[-1])) == -1
    assert agreement_of(*np.ones(points)) == 0


VIDEO = ["4434", "4445", "4455", "4444", "4324", "4434", "4325", "4434", "4334", "4334"]
VIDEO += ["4434", "4334", "4444", "4444", "4434", "4444", "4444", "4444", "4444", "4554"]
PROJECTS = [
    (1, 3, 4, 5, 2, 8, 6, 7, 10, 9),
    (2, 1, 4, 5, 6, 3, 8, 7, 10, 9),
    (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
    (4, 2, 3, 1, 6, 7, 5, 9, 8, 10),
]


def test_kendalls_w_without_ties() -> None:
    """Ten projects ranked by four judges; S = 1048, so W = 12*1048/(16*990); and proofwiki's arbitrary example 1."""
    found = kendall_w(np.array(PROJECTS, dtype=np.float64))
    assert (found.judges, found.items, found.ratings, found.method) == (4, 10, 4, "complete")
    assert found.value == pytest.approx(0.793939393939394, abs=1e-12)
    small = np.array([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]], dtype=np.float64)
    assert kendall_w(small).value == pytest.approx(1 / 16)


def test_kendalls_w_with_ties_and_a_rater_without_variation() -> None:
    """The data `video` of the R package irr (CRAN): W corrected for ties is 0.392; one rater gives only 4."""
    table = np.array([[float(score) for score in row] for row in VIDEO])
    found = kendall_w(table.T)
    assert found.value == pytest.approx(0.3915841584158416, abs=1e-12)
    assert chi_squared_tail(4 * 19 * 0.3915841584158416, 19) == pytest.approx(0.05492807699255461, abs=1e-12)


def test_kendalls_w_of_the_rounding_times() -> None:
    """Rounding first base (Hollander & Wolfe 1973, Nonparametric Statistical Methods), as in R's friedman.test.

    There chi-squared, m*(n - 1)*W, is 11.143 on 2 degrees of freedom, and p = 0.003805.
    """
    times = [
        (5.40, 5.50, 5.55), (5.85, 5.70, 5.75), (5.20, 5.60, 5.50), (5.55, 5.50, 5.40), (5.90, 5.85, 5.70),
        (5.45, 5.55, 5.60), (5.40, 5.40, 5.35), (5.45, 5.50, 5.35), (5.25, 5.15, 5.00), (5.85, 5.80, 5.70),
        (5.25, 5.20, 5.10), (5.65, 5.55, 5.45), (5.60, 5.35, 5.45), (5.05, 5.00, 4.95), (5.50, 5.50, 5.40),
        (5.45, 5.55, 5.50), (5.55, 5.55, 5.35), (5.45, 5.50, 5.55), (5.50, 5.45, 5.25), (5.65, 5.60, 5.40),
        (5.70, 5.65, 5.55), (6.30, 6.30, 6.25),
    ]  # fmt: skip
    w = kendall_w(np.array(times)).value
    assert w is not None
    assert 22 * 2 * w == pytest.approx(11.142857142857142, abs=1e-9)
    assert chi_squared_tail(22 * 2 * w, 2) == pytest.approx(0.003805, abs=5e-7)


@pytest.mark.parametrize(
    ("value", "freedom", "tail"),
    [
        (3.841459, 1, 0.05),
        (6.634897, 1, 0.01),
        (5.991465, 2, 0.05),
        (11.0705, 5, 0.05),
        (23.20925, 10, 0.01),
        (0, 3, 1),
    ],
)
def test_the_tail_of_chi_squared(value: float, freedom: int, tail: float) -> None:
    """The usual critical values (Abramowitz & Stegun 1964, table 26.8)."""
    assert chi_squared_tail(value, freedom) == pytest.approx(tail, abs=1e-6)


KRIPPENDORFF = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def counts_of(rows: Sequence[str], values: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array([[sum(row[unit] == value for row in rows) for value in values] for unit in range(len(rows[0]))])


def test_krippendorffs_reliability_example() -> None:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability: 4 observers, 12 units, missing scores.

    Nominal .743, ordinal .815, interval .849; the same data as in Content Analysis, 2nd ed. 2004, ch. 11.
    """
    counts, points = counts_of(KRIPPENDORFF, "12345"), np.arange(1.0, 6.0)
    found = [krippendorff(counts, points, metric) for metric in METRICS]
    assert found == [pytest.approx(0.743, abs=5e-4), pytest.approx(0.815, abs=5e-4), pytest.approx(0.849, abs=5e-4)]


def test_krippendorffs_small_examples() -> None:
    """Krippendorff 2011, examples A (two observers, binary: .095) and B (two observers, nominal: .692)."""
    binary = counts_of(["0100000010", "1110010000"], "01")
    letters = counts_of(["aabbdcccedda", "babbbccceddd"], "abcde")
    assert krippendorff(binary, np.arange(2.0), "nominal") == pytest.approx(0.095, abs=5e-4)
    assert krippendorff(letters, np.arange(5.0), "nominal") == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("rows", [["2222", "2222"], ["12..", "..34"], ["2.2.", "2.21"], ["...."]])
def test_alpha_without_variation_or_pairs_is_not_defined(rows: list[str], metric: Metric) -> None:
    assert krippendorff(counts_of(rows, "1234"), np.arange(4.0), metric) is None


TABLES = st.integers(1, 5).flatmap(
    lambda judges: st.integers(1, 6).flatmap(
        lambda items: st.lists(
            st.lists(st.one_of(st.integers(1, 4), st.none()), min_size=items, max_size=items),
            min_size=judges,
            max_size=judges,
        )
    )
)
Table = list[list[int | None]]


def alpha_by_pairs(table: Table) -> float | None:
    """Interval alpha from all pairs of scores: observed within units, expected over all."""
    units = [[score for score in unit if score is not None] for unit in zip(*table, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    pool = [score for unit in units for score in unit]
    if len(set(pool)) < 2:
        return None
    observed = sum(Fraction((a - b) ** 2, len(unit) - 1) for unit in units for a, b in itertools.permutations(unit, 2))
    expected = sum(Fraction((a - b) ** 2) for a, b in itertools.permutations(pool, 2)) / (len(pool) - 1)
    return float(1 - observed / expected)


@QUICK
@given(TABLES)
def test_alpha_by_its_definition(table: Table) -> None:
    counts = np.array([[[row[unit] for row in table].count(v) for v in range(1, 5)] for unit in range(len(table[0]))])
    found, expected = krippendorff(counts, np.arange(1.0, 5.0), "interval"), alpha_by_pairs(table)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


def ranks_of(values: Sequence[int]) -> list[float]:
    return [sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in list(values)]


def rho_of(one: Sequence[int], two: Sequence[int]) -> float:
    x, y = np.array(ranks_of(list(one))), np.array(ranks_of(list(two)))
    return 0.0 if np.ptp(x) == 0 or np.ptp(y) == 0 else float(np.corrcoef(x, y)[0, 1])


def w_by_pairs(table: Table) -> float | None:
    """(1 + rho*(k - 1))/k with rho over pairs, weighted by the shared items less one; None where there is no pair."""
    judges = [row for row in table if sum(score is not None for score in row) > 1]
    items = [item for item in zip(*judges, strict=True) if any(score is not None for score in item)]
    weighted = weights = 0.0
    for one, two in itertools.combinations(judges, 2):
        shared = [(a, b) for a, b in zip(one, two, strict=True) if a is not None and b is not None]
        if len(shared) > 1:
            weighted += (len(shared) - 1) * rho_of([a for a, _ in shared], [b for _, b in shared])
            weights += len(shared) - 1
    k = sum(score is not None for row in judges for score in row) / max(len(items), 1)
    return max(0.0, (1 + weighted / weights * (k - 1)) / k) if weights else None


def arrays_of(table: Table) -> tuple[Any, Any]:
    there = np.array([[score is not None for score in row] for row in table], dtype=np.bool_)
    return np.array([[score or 0 for score in row] for row in table], dtype=np.float64), there


@QUICK
@given(TABLES)
def test_kendalls_w_with_missing_judgements_by_its_definition(table: Table) -> None:
    found = kendall_w(*arrays_of(table))
    assert (found.value is None) == (found.lacks is not None)
    assert found.value is None or 0 <= found.value <= 1
    if found.method == "pairwise":
        assert found.value == pytest.approx(w_by_pairs(table), abs=1e-9)
    if found.lacks == "overlap":
        assert w_by_pairs(table) is None


@QUICK
@given(TABLES, st.randoms(use_true_random=False))
def test_kendalls_w_does_not_know_the_order_of_judges_and_items(table: Table, shuffler: Any) -> None:
    rows, columns = shuffler.sample(range(len(table)), len(table)), shuffler.sample(range(len(table[0])), len(table[0]))
    other = [[table[row][column] for column in columns] for row in rows]
    for most in (0, 10**6):
        one, two = kendall_w(*arrays_of(table), most), kendall_w(*arrays_of(other), most)
        assert one._replace(value=None) == two._replace(value=None)
        assert one.value == (None if two.value is None else pytest.approx(two.value, abs=1e-9))


BLOCK = st.lists(st.lists(st.integers(1, 4), min_size=4, max_size=4), min_size=2, max_size=4)


@QUICK
@given(BLOCK, BLOCK)
def test_own_ranks_are_exact_where_judges_share_all_or_nothing(one: list[list[int]], two: list[list[int]]) -> None:
    """Two panels that each judged their own four items: the ranks over own items are those over shared items."""
    nothing: list[int | None] = [None] * 4
    table = [*([*row, *nothing] for row in one), *([*nothing, *row] for row in two)]
    pairs, short = kendall_w(*arrays_of(table)), kendall_w(*arrays_of(table), pairwise_at_most=0)
    assert (pairs.method, short.method) in {("pairwise", "own-ranks"), (None, None)}
    assert short.value == (None if pairs.value is None else pytest.approx(pairs.value, abs=1e-9))


@pytest.mark.parametrize("most", [0, 10**6])
def test_the_order_of_judges_changes_not_even_the_last_digit(most: int) -> None:
    draw = np.random.default_rng(3)
    values, there = draw.integers(1, 6, (23, 11)).astype(np.float64), draw.random((23, 11)) < 0.7
    found = {kendall_w(values[order], there[order], most) for order in (draw.permutation(23) for _ in range(20))}
    assert len(found) == 1


def test_own_ranks_stay_near_the_pairs() -> None:
    """200 raters who know the true order more or less, of whom one in five left an item open."""
    draw = np.random.default_rng(7)
    values = np.round(np.arange(30) / 6 + draw.normal(0, 1.5, (200, 30)))
    there = draw.random(values.shape) < 0.8
    pairs, short = kendall_w(values, there), kendall_w(values, there, pairwise_at_most=0)
    assert (pairs.method, short.method) == ("pairwise", "own-ranks")
    assert pairs.value is not None
    assert short.value == pytest.approx(pairs.value, abs=0.005)
    assert 0.3 < pairs.value < 0.7


@pytest.mark.parametrize(
    ("table", "lacks"),
    [
        ([[1, 2, 3]], "judges"),
        ([[1], [2]], "judges"),
        ([[1, None], [None, 2]], "judges"),
        ([[3, 3, 3], [1, 1, 1]], "variation"),
        ([[1, 2, None, None], [None, None, 2, 1]], "overlap"),
        ([[]], "judges"),
    ],
)
def test_kendalls_w_that_is_not_defined(table: Table, lacks: str) -> None:
    found = kendall_w(*arrays_of(table))
    assert (found.value, found.lacks) == (None, lacks)


def test_perfect_agreement_with_gaps_is_one() -> None:
    """Everybody knows the same order and rated other parts of it."""
    order = [1, 2, 3, 4, 5, 6]
    table = [[score if (score + judge) % 3 else None for score in order] for judge in range(4)]
    assert kendall_w(*arrays_of(table)).value == pytest.approx(1)


def test_nan_stands_for_missing() -> None:
    table: Table = [[1, 2, 3, None], [1, 3, 2, 4], [None, 1, 2, 3]]
    values, there = arrays_of(table)
    assert kendall_w(np.where(there, values, np.nan)) == kendall_w(values, there)


def test_midranks_are_kendalls() -> None:
    ranked = midranks(np.array([0, 0, 0, 0, 1, 1]), np.array([5.0, 3.0, 3.0 + 1e-12, 1.0, 2.0, 9.0]), 3)
    assert ranked.ranks.tolist() == [4, 2.5, 2.5, 1, 1, 2]
    assert ranked.ties.tolist() == [6, 0, 0]


def test_eta_squared_of_groups() -> None:
    """By hand: scores 1 2 3 and 3 4 5, mean 3: between 3*1 + 3*1 = 6, within 2 + 2 = 4, so 0.6."""
    split = split_squares(np.array([[3, 1], [3, 1]]), np.array([[6, 2], [12, 2]]), np.array([[14, 4], [50, 4]]))
    assert [part.tolist() for part in split] == [[6, 0], [4, 0]]
    assert eta_squared(split).tolist() == [0.6, -1]


def test_cross_group_support_is_low_where_one_group_is_against() -> None:
    """By hand: sqrt((3.5/4) * (0.5/4)); a silent group changes nothing; nobody at all is 0."""
    found = cross_group_support(np.array([[3, 0], [0, 0], [0, 0]]), np.array([[3, 0], [3, 0], [0, 0]]))
    assert found.tolist() == [pytest.approx((3.5 / 4 * 0.5 / 4) ** 0.5), 0]


def cases(name: str) -> Any:
    path = CASES / name
    if not path.is_file():
        pytest.skip(f"{name} is not on this machine")
    return json.loads(path.read_text(encoding="utf-8"))


def test_all_published_cases_of_concordance() -> None:
    for case in cases("kendall_w.json")["cases"].values():
        found = kendall_w(np.array(case["items_by_raters"]).T)
        assert found.value == pytest.approx(case["W_tie_corrected"], abs=1e-12)
        assert chi_squared_tail(case["chi2"], case["df"]) == pytest.approx(case["p"], abs=1e-9)


def test_all_published_cases_of_agreement() -> None:
    for case in cases("ordinal_agreement.json")["table"]:
        assert agreement_of(*case["freq"]) == pytest.approx(case["A"], abs=1e-7)
