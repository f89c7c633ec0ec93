"""The explanation of one item."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from dienstvisie.schema import Dossier
from dienstvisie.scoring import Part, Ranking, explain_item, prioritise

SCORING = {
    "criteria": [
        {"id": "gain", "title": "Gain", "perspective": "citizen"},
        {"id": "burden", "title": "Burden", "perspective": "organisation", "objective": "minimise"},
    ],
    "voice": {"minimum_raters": 1, "minimum_groups": 1},
}
OPINIONS = {
    "staff": {"desk": (5, 4), "app": (3, 3), "bus": (1, 3), "van": (1, 3)},
    "council": {"desk": (4, 1), "app": (3, 3), "bus": (1, 3), "van": (1, 3)},
    "citizens": {"desk": (2, 5), "app": (3, 3), "bus": (1, 3), "van": (1, 3)},
}


def rank(build: Callable[..., Dossier], method: str = "additive") -> Ranking:
    rows = [
        (f"{group}-1", group, item, criterion, score)
        for group, items in OPINIONS.items()
        for item, pair in items.items()
        for criterion, score in zip(("gain", "burden"), pair, strict=True)
    ]
    consensus = {"sign": {"gain": 5, "burden": 2}}
    return prioritise(build(rows, consensus=consensus, scoring={**SCORING, "method": method}))


def points(parts: tuple[Part, ...]) -> float:
    return math.fsum(part.points for part in parts)


def test_base_and_sums_by_criterion_and_by_group_are_the_score(build: Callable[..., Dossier]) -> None:
    ranking = rank(build)
    for id_ in ("desk", "app", "bus", "van"):
        found = explain_item(ranking, id_)
        assert found is not None
        assert found.base == ranking.base
        assert ranking.base is not None
        assert ranking.base + points(found.by_criterion) == pytest.approx(found.item.score, abs=1e-9)
        assert ranking.base + points(found.by_group) == pytest.approx(found.item.score, abs=1e-9)
        assert [part.id for part in found.by_criterion] == ["gain", "burden"]
        assert [(part.id, part.title) for part in found.by_group] == [
            ("citizens", "Citizens"),
            ("council", "Council"),
            ("staff", "Staff"),
        ]


def test_the_strongest_support_and_opposition(build: Callable[..., Dossier]) -> None:
    found = explain_item(rank(build), "desk")
    assert found is not None
    assert found.support is not None
    assert found.opposition is not None
    assert (found.support.id, found.opposition.id) == ("council", "citizens")
    assert found.support.points > 0 > found.opposition.points


def test_an_item_that_no_group_favours_has_no_supporter(build: Callable[..., Dossier]) -> None:
    found = explain_item(rank(build), "bus")
    assert found is not None
    assert found.support is None
    assert found.opposition is not None


def test_neighbours_are_of_another_rank_and_ties_are_named(build: Callable[..., Dossier]) -> None:
    ranking = rank(build)
    order = [(item.rank, item.id) for item in ranking.items]
    assert order == [(1, "sign"), (2, "desk"), (3, "app"), (4, "bus"), (4, "van")]
    scores = {item.id: item.score for item in ranking.items}
    first, middle, last = (explain_item(ranking, id_) for id_ in ("sign", "app", "bus"))
    assert first is not None
    assert middle is not None
    assert last is not None
    assert first.above is None
    assert middle.above is not None
    assert middle.below is not None
    assert (middle.above.id, middle.above.rank) == ("desk", 2)
    assert middle.above.distance == pytest.approx(scores["desk"] - scores["app"])
    assert (middle.below.id, middle.below.title) == ("bus", "The bus")
    assert middle.below.distance == pytest.approx(scores["app"] - scores["bus"])
    assert last.below is None
    assert last.above is not None
    assert last.above.id == "app"
    assert (last.tied_with, middle.tied_with) == (("van",), ())


def test_a_consensus_score_is_explained_by_its_criteria_alone(build: Callable[..., Dossier]) -> None:
    found = explain_item(rank(build), "sign")
    assert found is not None
    assert (found.base, found.by_group, found.support, found.opposition) == (None, (), None, None)
    assert [(part.id, part.points) for part in found.by_criterion] == [("gain", 50.0), ("burden", 37.5)]
    assert points(found.by_criterion) == pytest.approx(found.item.score, abs=1e-9)


@pytest.mark.parametrize("id_", ["desk", "sign"])
def test_topsis_scores_do_not_split(build: Callable[..., Dossier], id_: str) -> None:
    found = explain_item(rank(build, "topsis"), id_)
    assert found is not None
    assert (found.base, found.by_criterion, found.by_group) == (None, (), ())
    assert found.above is not None or found.below is not None


def test_an_item_without_a_rank_has_no_explanation(build: Callable[..., Dossier]) -> None:
    assert explain_item(rank(build), "ghost") is None
