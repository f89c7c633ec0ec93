"""Resampled panels: each is the ranking of a dossier in which the raters were drawn with replacement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienstvisie.schema import KINDS, Dossier, Entity, Idea, Principle
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.bootstrap import Panels, confidence, draw_panels, middle_ranks, panel_values, ranks_of
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.voices import group_sizes

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

Build = Callable[..., Dossier]
Rows = list[tuple[str, str, str, str, Any]]
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assessed(dossier: Dossier) -> Assessment:
    evidence, _ = gather(dossier, "ideas")
    assert evidence is not None
    assessment, _ = assess(dossier, evidence)
    assert assessment is not None
    return assessment


def values_of(dossier: Dossier, panels: Panels) -> Floats:
    assessment = assessed(dossier)
    sizes = group_sizes(dossier, assessment.evidence.ratings.groups)
    strength = dossier.settings.scoring.voice.shrinkage
    return np.concatenate(list(panel_values(assessment, panels, strength, sizes)))


@st.composite
def ratings(draw: st.DrawFn) -> tuple[Rows, dict[str, Any], dict[str, dict[str, Any]]]:
    """Two or three groups of up to four raters on up to four ideas, with gaps; rules; groups with or without a size."""
    criteria = [
        {"id": "c0", "title": "?", "perspective": "citizen", "objective": "maximise"},
        {"id": "c1", "title": "?", "perspective": "organisation", "objective": "minimise", "weight": 3},
    ]
    rows: Rows = []
    for group in range(draw(st.integers(2, 3))):
        for rater in range(draw(st.integers(1, 4))):
            for item in range(draw(st.integers(1, 4))):
                for criterion in ("c0", "c1"):
                    score = draw(st.one_of(st.integers(1, 5), st.none() if item else st.integers(1, 5)))
                    if score is not None:
                        rows.append((f"r{rater}", f"g{group}", f"i{item}", criterion, score))
    voice = {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": draw(st.sampled_from([0.0, 2.0, 5.0]))}
    sizes = {group: {"size": draw(st.integers(1, 9))} for group in sorted({row[1] for row in rows})}
    return rows, {"criteria": criteria, "voice": voice}, draw(st.sampled_from([sizes, {}]))


@QUICK
@given(ratings(), st.integers(0, 2**20))
def test_a_panel_is_a_dossier_with_raters_drawn_again(
    build: Build, case: tuple[Rows, dict[str, Any], dict[str, dict[str, Any]]], seed: int
) -> None:
    """Against the whole pipeline: every rater stands in a second dossier as often as it was drawn."""
    rows, rules, groups = case
    dossier = build(rows, scoring=rules, groups=groups)
    panels, names = draw_panels(assessed(dossier), seed, 6), assessed(dossier).evidence.ratings
    values = values_of(dossier, panels)
    weights = assessed(dossier).criteria.weights
    for replicate in range(6):
        drawn: Rows = []
        for rater, name in enumerate(names.raters):
            group = names.groups[int(names.group_of[rater])]
            for copy in range(int(panels.counts[rater, replicate])):
                drawn += [(f"{name}-{copy}", group, *row[2:]) for row in rows if row[0] == name and row[1] == group]
        again = prioritise(build(drawn, items=names.items, scoring=rules, groups=groups))
        for item in again.items:
            at = names.items.index(item.id)
            assert 100 * values[replicate, at] @ weights == pytest.approx(item.score, abs=1e-9)


def _panel(raters: int = 6) -> Rows:
    scores = iter(np.random.default_rng(3).integers(1, 6, 20 * raters).tolist())
    return [
        (f"r{rater}", group, f"i{item}", criterion, next(scores))
        for group in ("a", "b")
        for rater in range(raters)
        for item in range(5)
        for criterion in ("c0", "c1")
    ]


RULES = {
    "criteria": [
        {"id": "c0", "title": "?", "perspective": "citizen"},
        {"id": "c1", "title": "?", "perspective": "organisation"},
    ]
}


def test_everybody_once_is_the_ranking_itself(build: Build) -> None:
    dossier = build(_panel(), scoring=RULES)
    once = Panels(np.ones((12, 3), dtype=np.int64))
    expected = assessed(dossier).matrix.values
    assert values_of(dossier, once) == pytest.approx(np.broadcast_to(expected, (3, 5, 2)), abs=1e-15)


def test_panels_keep_the_size_of_each_group(build: Build) -> None:
    assessment = assessed(build([*_panel(), ("x", "c", "i0", "c0", 3)], scoring=RULES))
    panels, group_of = draw_panels(assessment, 1, 500), assessment.evidence.ratings.group_of
    for group, size in enumerate((6, 6, 1)):
        assert (panels.counts[group_of == group].sum(axis=0) == size).all()
    # drawn with replacement: a rater is absent with chance (5/6)^6 = 0.335
    absent = (panels.counts[group_of == 0] == 0).mean()
    assert absent == pytest.approx((5 / 6) ** 6, abs=0.03)


def test_the_order_of_raters_and_sheets_changes_no_panel(build: Build) -> None:
    rows = _panel()
    shuffled = [rows[at] for at in np.random.default_rng(1).permutation(len(rows)).tolist()]
    one, other = build(rows, scoring=RULES), build(shuffled, scoring=RULES)
    there, here = values_of(one, draw_panels(assessed(one), 1)), values_of(other, draw_panels(assessed(other), 1))
    assert there.tolist() == here.tolist()
    assert there.shape == (1_000, 5, 2)


def test_blocks_and_parts_of_raters_change_nothing(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = build(_panel(), scoring=RULES)
    panels = draw_panels(assessed(dossier), 1, 50)
    whole = values_of(dossier, panels)
    monkeypatch.setattr("dienstvisie.scoring.bootstrap.CELLS", 100)
    monkeypatch.setattr("dienstvisie.scoring.bootstrap.DENSE", 40)
    assert values_of(dossier, panels).tolist() == whole.tolist()


def test_very_many_raters_get_fewer_panels(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = assessed(build(_panel(), scoring=RULES))
    for work, replicates in ((12 * 10 * 400, 400), (1, 200), (10**9, 1_000)):
        monkeypatch.setattr("dienstvisie.scoring.bootstrap.WORK", work)
        assert draw_panels(assessment, 1).replicates == replicates


def test_a_criterion_that_a_panel_did_not_score_keeps_its_scores(build: Build) -> None:
    """Only r0 of group a scored c1; panels without r0 take the scores of c1 as they are, and nothing is NaN."""
    rows = [row for row in _panel() if row[3] == "c0" or (row[0], row[1]) == ("r0", "a")]
    dossier = build(rows, scoring=RULES)
    panels = draw_panels(assessed(dossier), 1, 200)
    values, ratings_ = values_of(dossier, panels), assessed(dossier).evidence.ratings
    rater = next(n for n, name in enumerate(ratings_.raters) if name == "r0" and ratings_.group_of[n] == 0)
    absent = panels.counts[rater] == 0
    assert 0 < absent.sum() < 200
    assert np.isfinite(values).all()
    expected = np.broadcast_to(assessed(dossier).matrix.values[:, 1], (int(absent.sum()), 5))
    assert values[absent][:, :, 1] == pytest.approx(expected, abs=1e-15)


def test_consensus_scores_stay(build: Build) -> None:
    dossier = build(_panel(), scoring=RULES, consensus={"agreed": {"c0": 5, "c1": 2}})
    values = values_of(dossier, draw_panels(assessed(dossier), 1, 20))
    assert (values[:, 0] == [1.0, 0.25]).all()
    assert (np.ptp(values[:, 1:], axis=0) > 0).all()


def test_derived_values_stay(build: Build) -> None:
    """Two principles serve two values; each idea is strong for as many as it has of them."""
    derived = {"id": "d", "title": "?", "perspective": "citizen", "derived": "values"}
    base = build(_panel(), scoring={"criteria": [*RULES["criteria"], derived]})
    principles = {id_: Principle.model_validate({"id": id_, "title": id_}) for id_ in ("p", "q")}
    ideas = {
        id_: idea.model_copy(update={"principles": ("p", "q")[: number % 3]})
        for number, (id_, idea) in enumerate(base.all(Idea).items())
    }
    made: dict[str, Mapping[str, Entity]] = {"principles": principles, "ideas": ideas}
    dossier = Dossier(base.settings, {kind.name: base.of(kind.name) for kind in KINDS} | made)
    values = values_of(dossier, draw_panels(assessed(dossier), 1, 20))
    assert values.shape == (20, 5, 3)
    assert (values[:, :, 2] == assessed(dossier).matrix.values[:, 2]).all()
    assert np.ptp(values[0, :, 2]) > 0
    assert (np.ptp(values[:, :, :2], axis=0) > 0).all()


@given(
    st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=8),
    st.sampled_from([1.0, 1e-10, 37.5]),
)
def test_ranks_are_those_of_each_panel_alone(rows: list[list[int]], step: float) -> None:
    scores = np.array(rows, dtype=np.float64) * step
    assert ranks_of(scores).tolist() == [competition_ranks(row)[0].tolist() for row in scores]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=300))
def test_the_middle_holds_90_percent_and_no_more_than_it_must(ranks: list[int]) -> None:
    column = np.array(ranks, dtype=np.int64)[:, np.newaxis]
    low, high = (int(end[0]) for end in middle_ranks(column))
    assert low in ranks
    assert high in ranks
    assert sum(low <= rank <= high for rank in ranks) >= 0.9 * len(ranks)
    assert sum(rank < low for rank in ranks) <= 0.05 * len(ranks)
    assert sum(rank > high for rank in ranks) <= 0.05 * len(ranks)


def test_the_middle_of_ranks_1_to_1000() -> None:
    low, high = middle_ranks(np.random.default_rng(1).permutation(np.arange(1, 1_001))[:, np.newaxis])
    assert (low.tolist(), high.tolist()) == ([50], [951])


def test_confidence_is_the_share_of_panels_in_which_an_item_is_first() -> None:
    """Under its own weights: the first item wins in two of four panels and shares one with the second."""
    values = np.array([[[1.0, 0.0], [0.5, 0.9]], [[0.7, 0.0], [0.7, 0.1]], [[0.8, 0.0], [0.2, 1.0]], [[0, 0], [1, 1]]])
    first, second = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    found = confidence(values, np.stack((first, second)), np.array([0, 1]))
    assert found.tolist() == [2.5, 4.0]


def test_confidence_in_parts_is_that_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    values, central = np.random.default_rng(1).random((40, 6, 3)), np.full((2, 3), 1 / 3)
    items: Ints = np.array([0, 4])
    whole = confidence(values, central, items)
    monkeypatch.setattr("dienstvisie.scoring.bootstrap.CELLS", 30)
    assert confidence(values, central, items).tolist() == whole.tolist()
    assert 0 < whole.sum() < 40


def test_more_raters_narrow_the_intervals(build: Build) -> None:
    """The same distribution of scores, given by four raters and by forty of each group."""
    widths = []
    for copies in (1, 10):
        rows = [(f"{row[0]}-{copy}", *row[1:]) for copy in range(copies) for row in _panel(4)]
        dossier = build(rows, scoring=RULES)
        values = values_of(dossier, draw_panels(assessed(dossier), 1, 400))
        low, high = middle_ranks(ranks_of(values.mean(axis=2)))
        widths.append(int((high - low).sum()))
    assert widths[1] < widths[0]
