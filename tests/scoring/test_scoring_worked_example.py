"""A ranking of two ideas, worked out by hand from design section 5, to the last digit.

Scale 1-5, shrinkage k = 2, equal voices. Two criteria: `gain` (citizen, more is better) and `burden` (organisation,
less is better); the perspectives weigh 3 : 2. Group `staff` has raters s1-s3 and no known size; group `council` has
two people, of whom c1 rates: its k is 2 * (1 - 1/2) = 1 where c1 scored.

    gain          desk              app               own mean      m0
    staff         5 4 3 -> sum 2.25 2 3 1 -> sum 0.75 3/6  = 0.5
    council       5     -> 1        4     -> 0.75     0.875         0.6875
    burden
    staff         2 3 4 -> sum 1.5  1 1 2 -> sum 2.75 4.25/6 = 17/24
    council       abstains          3     -> 0.5      0.5           29/48

    m gain:    staff (2.25 + 1.375)/5 = 0.725, (0.75 + 1.375)/5 = 0.425; council 1.6875/2, 1.4375/2
    m burden:  staff (1.5 + 29/24)/5 = 13/24, (2.75 + 29/24)/5 = 19/24; council 29/48 (flagged), (0.5 + 29/48)/2
    u gain:    desk 0.784375, app 0.571875;  u burden: desk 55/96, app 43/64
    S desk = 60 * 0.784375 + 40 * 55/96 = 69.97916..., S app = 60 * 0.571875 + 40 * 43/64 = 61.1875
    base = 60 * 0.6875 + 40 * 29/48 = 65.41666...
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dienstvisie.schema import Dossier
from dienstvisie.scoring import Ranking, prioritise

CRITERIA = [
    {"id": "gain", "title": "Gain", "perspective": "citizen", "weight": 7},
    {"id": "burden", "title": "Burden", "perspective": "organisation", "objective": "minimise", "weight": 0.1},
]
GAIN = {"s1": (5, 2), "s2": (4, 3), "s3": (3, 1), "c1": (5, 4)}
BURDEN = {"s1": (2, 1), "s2": (3, 1), "s3": (4, 2), "c1": ("abstain", 3)}


@pytest.fixture
def ranking(build: Callable[..., Dossier]) -> Ranking:
    rows = [
        (rater, "council" if rater == "c1" else "staff", idea, criterion, score)
        for criterion, scores in (("gain", GAIN), ("burden", BURDEN))
        for rater, pair in scores.items()
        for idea, score in zip(("desk", "app"), pair, strict=True)
    ]
    scoring = {"criteria": CRITERIA, "perspectives": {"citizen": 3, "organisation": 2}}
    return prioritise(build(rows, groups={"council": {"size": 2}}, scoring=scoring))


def test_order_and_scores(ranking: Ranking) -> None:
    assert [(item.rank, item.id, item.tied) for item in ranking.items] == [(1, "desk", False), (2, "app", False)]
    assert [item.score for item in ranking.items] == pytest.approx([47.0625 + 55 / 2.4, 61.1875], abs=1e-12)
    assert ranking.base == pytest.approx(41.25 + 29 / 1.2, abs=1e-12)
    assert ranking.unranked == ()
    assert ranking.problems == ()
    assert (ranking.kind, ranking.method) == ("ideas", "additive")


def test_scores_per_perspective_and_per_criterion(ranking: Ranking) -> None:
    desk = ranking.items[0]
    assert list(desk.perspectives) == ["citizen", "organisation"]
    assert desk.perspectives == pytest.approx({"citizen": 78.4375, "organisation": 55 / 0.96}, abs=1e-12)
    assert desk.criteria == pytest.approx({"gain": 78.4375, "burden": 55 / 0.96}, abs=1e-12)


def test_every_point_is_explained(ranking: Ranking) -> None:
    parts = ranking.items[0].contributions
    assert [(part.criterion, part.group, part.raters) for part in parts] == [
        ("gain", "council", 1),
        ("gain", "staff", 3),
        ("burden", "council", 0),
        ("burden", "staff", 3),
    ]
    points = [30 * (0.84375 - 0.6875), 30 * (0.725 - 0.6875), 0.0, 20 * (13 / 24 - 29 / 48)]
    assert [part.points for part in parts] == pytest.approx(points, abs=1e-12)


def test_an_abstention_is_counted_and_the_silence_flagged(ranking: Ranking) -> None:
    desk, app = ranking.items
    assert (desk.raters, desk.groups, desk.abstentions) == (4, 2, 1)
    assert (app.raters, app.groups, app.abstentions) == (4, 2, 0)
    assert desk.assumed == (("burden", "council"),)
    assert app.assumed == ()
    assert {item.source for item in ranking.items} == {"ratings"}


def test_weights_and_voices_add_up_to_one(ranking: Ranking) -> None:
    assert [(c.id, c.perspective, c.objective) for c in ranking.criteria] == [
        ("gain", "citizen", "maximise"),
        ("burden", "organisation", "minimise"),
    ]
    assert [criterion.weight for criterion in ranking.criteria] == pytest.approx([0.6, 0.4], abs=1e-12)
    assert [(group.id, group.title, group.weight, group.raters) for group in ranking.groups] == [
        ("council", "Council", 0.5, 1),
        ("staff", "Staff", 0.5, 3),
    ]
