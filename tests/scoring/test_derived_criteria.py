"""Criteria that nobody rates: an idea's reach over prioritised challenges, and its strength for the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.conftest import Row, dossier_of

from dienstvisie.language import translator
from dienstvisie.schema import KINDS, Challenge, Dossier, Idea, Principle, Scenario
from dienstvisie.scoring import RANKED_FROM, Ranking, explain_item, prioritise
from dienstvisie.scoring.comparison import flip, scenarios, second_opinion
from dienstvisie.scoring.derived import share_of_weight
from dienstvisie.scoring.ranking import NO_GROUP

Ideas = Mapping[str, Mapping[str, Any]]

IMPACT = {"id": "impact", "title": "Impact", "perspective": "citizen"}
REACH = {"id": "reach", "title": "Reach", "perspective": "citizen", "derived": "reach"}
STRENGTH = {"id": "strength", "title": "Strength", "perspective": "organisation", "derived": "values"}


def dossier_with(
    rows: Sequence[Row] = (),
    *,
    criteria: Sequence[Mapping[str, Any]] = (IMPACT, REACH),
    challenges: Mapping[str, int | None] | None = None,
    ideas: Ideas,
    principles: Sequence[str] = (),
    **scoring: Any,
) -> Dossier:
    """A dossier in which `challenges` have a consensus score on `impact`, and ideas refer to them."""
    found = challenges or {}
    base = dossier_of(rows, items=sorted(ideas), scoring={"criteria": list(criteria), **scoring})
    made: dict[str, Mapping[str, Any]] = {
        "challenges": {
            id_: Challenge.model_validate({"id": id_, "title": id_, "consensus": {"impact": score} if score else {}})
            for id_, score in found.items()
        },
        "ideas": {id_: Idea.model_validate({"id": id_, "title": f"The {id_}", **rest}) for id_, rest in ideas.items()},
        "principles": {id_: Principle.model_validate({"id": id_, "title": id_}) for id_ in principles},
    }
    return Dossier(base.settings, {kind.name: base.of(kind.name) for kind in KINDS} | made)


def alike(*items: str, groups: str = "gh", score: int = 3) -> list[Row]:
    """Three raters of each group who score all items the same."""
    return [(f"{group}{n}", group, item, "impact", score) for group in groups for item in items for n in range(3)]


def on(ranking: Ranking, criterion: str) -> dict[str, float]:
    return {item.id: item.criteria[criterion] for item in ranking.items}


def codes(ranking: Ranking) -> list[str]:
    return sorted(rule.code for rule, _ in ranking.problems)


def test_share_of_weight() -> None:
    named = np.array([[True, True, False], [False, False, True], [False, False, False], [True, True, True]])
    found = share_of_weight(named, np.array([50.0, 25.0, 25.0]))
    assert found is not None
    assert found.tolist() == [0.75, 0.25, 0, 1]
    assert share_of_weight(named, np.zeros(3)) is None
    assert share_of_weight(named[:, :0], np.zeros(0)) is None


def test_reach_is_the_share_of_the_priorities_of_all_challenges() -> None:
    """Challenges of 100, 75 and 25 points: together 200."""
    found = dossier_with(
        alike("a", "b", "c"),
        challenges={"long": 5, "wide": 4, "thin": 2},
        ideas={"a": {"challenges": ["long"]}, "b": {"challenges": ["wide", "thin", "wide", "lost"]}, "c": {}},
    )
    ranking = prioritise(found)
    assert on(ranking, "reach") == pytest.approx({"a": 50, "b": 50, "c": 0})
    assert on(ranking, "impact") == pytest.approx({"a": 50, "b": 50, "c": 50})
    assert {item.id: item.score for item in ranking.items} == pytest.approx({"a": 50, "b": 50, "c": 25})
    assert [(one.id, one.derived) for one in ranking.criteria] == [("impact", None), ("reach", "reach")]


def test_strength_is_the_share_of_the_principles() -> None:
    ideas = {"a": {"principles": ["p1", "p2", "p1"]}, "b": {"principles": ["p3", "unknown"]}, "c": {}}
    found = dossier_with(
        alike("a", "b", "c"), criteria=(IMPACT, STRENGTH), ideas=ideas, principles=["p1", "p2", "p3", "p4"]
    )
    assert on(prioritise(found), "strength") == pytest.approx({"a": 50, "b": 25, "c": 0})


def test_less_can_be_better() -> None:
    found = dossier_with(
        alike("a", "b"),
        criteria=(IMPACT, {**STRENGTH, "objective": "minimise"}),
        ideas={"a": {"principles": ["p1"]}, "b": {}},
        principles=["p1", "p2"],
    )
    assert on(prioritise(found), "strength") == pytest.approx({"a": 50, "b": 100})


def test_another_idea_does_not_change_the_reach_of_the_first() -> None:
    challenges = {"long": 5, "wide": 4}
    one = dossier_with(alike("a"), challenges=challenges, ideas={"a": {"challenges": ["wide"]}})
    ideas = {"a": {"challenges": ["wide"]}, "b": {"challenges": ["long", "wide"]}}
    two = dossier_with(alike("a", "b"), challenges=challenges, ideas=ideas)
    assert on(prioritise(one), "reach")["a"] == on(prioritise(two), "reach")["a"]


def test_parts_add_up_and_the_derived_one_is_no_groups_opinion() -> None:
    rows = [*alike("a", groups="g", score=5), *alike("a", groups="h", score=2), *alike("b", score=3)]
    found = dossier_with(rows, challenges={"long": 5, "wide": 4}, ideas={"a": {"challenges": ["long"]}, "b": {}})
    ranking = prioritise(found)
    assert ranking.base is not None
    for item in ranking.items:
        assert ranking.base + fsum(part.points for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
        derived = [part for part in item.contributions if part.criterion == "reach"]
        assert [(part.group, part.raters) for part in derived] == [(NO_GROUP, 0)]
        assert all(criterion == "impact" for criterion, _ in item.assumed)
        explained = explain_item(ranking, item.id)
        assert explained is not None
        assert [part.id for part in explained.by_group] == ["g", "h", NO_GROUP]
        for parts in (explained.by_group, explained.by_criterion):
            assert ranking.base + fsum(part.points for part in parts) == pytest.approx(item.score, abs=1e-9)
        assert {part.id for part in (explained.support, explained.opposition) if part} <= {"g", "h"}
    explained = explain_item(ranking, "a")
    assert explained is not None
    assert translator("nl-BE").text(explained.by_group[-1].title) == "Afgeleid, van geen enkele groep"


def test_a_rating_or_a_consensus_on_a_derived_criterion_is_a_problem_and_does_not_count() -> None:
    ideas = {"a": {"challenges": ["long"], "consensus": {"reach": 1}}, "b": {}}
    rows = [*alike("a", "b"), ("g0", "g", "b", "reach", 5)]
    ranking = prioritise(dossier_with(rows, challenges={"long": 5}, ideas=ideas))
    assert on(ranking, "reach") == {"a": 100, "b": 0}
    assert codes(ranking).count("DV486") == 2


def test_a_consensus_score_needs_no_derived_criterion() -> None:
    ideas: Ideas = {"a": {"challenges": ["long"], "consensus": {"impact": 3}}, "b": {"challenges": ["long"]}}
    ranking = prioritise(dossier_with(challenges={"long": 5, "wide": 5}, ideas=ideas))
    (item,) = ranking.items
    assert (item.id, item.source, item.score) == ("a", "consensus", 50)
    assert [one.id for one in ranking.unranked] == ["b"]
    explained = explain_item(ranking, "a")
    assert explained is not None
    assert [(part.id, part.points) for part in explained.by_criterion] == [("impact", 25), ("reach", 25)]


def test_half_a_consensus_lacks_only_what_is_rated() -> None:
    other = {"id": "other", "title": "Other", "perspective": "organisation"}
    ideas = {"a": {"consensus": {"impact": 3}}, "b": {"consensus": {"impact": 3, "other": 3}}}
    ranking = prioritise(dossier_with(criteria=(IMPACT, other, REACH), challenges={"long": 5}, ideas=ideas))
    (left,) = ranking.unranked
    assert str(left.reason) == "Nobody scored it, and its consensus score lacks `other`."


def test_reach_drops_out_while_no_challenge_has_a_priority() -> None:
    for score in (None, 1):
        found = dossier_with(alike("a"), challenges={"long": score}, ideas={"a": {"challenges": ["long"]}})
        ranking = prioritise(found)
        assert [one.id for one in ranking.criteria] == ["impact"]
        assert ranking.items[0].score == pytest.approx(50)
        assert "DV483" in codes(ranking)
        assert "no challenge has a priority" in " ".join(str(problem.message) for _, problem in ranking.problems)


def test_strength_drops_out_without_principles_and_is_silent_without_weight() -> None:
    loud = prioritise(dossier_with(alike("a"), criteria=(IMPACT, STRENGTH), ideas={"a": {}}))
    assert codes(loud) == ["DV483"]
    assert [one.id for one in loud.criteria] == ["impact"]
    quiet = prioritise(dossier_with(alike("a"), criteria=(IMPACT, {**STRENGTH, "weight": 0}), ideas={"a": {}}))
    assert codes(quiet) == []


def test_challenges_without_a_rank_are_left_out_and_counted() -> None:
    ideas = {"a": {"challenges": ["long", "new"]}, "b": {"challenges": ["other"]}}
    found = dossier_with(alike("a", "b"), challenges={"long": 5, "new": None, "other": None}, ideas=ideas)
    ranking = prioritise(found)
    assert on(ranking, "reach") == {"a": 100, "b": 0}
    (problem,) = [problem for rule, problem in ranking.problems if rule.code == "DV490"]
    assert str(problem.message).startswith("`reach` leaves out 2 challenges that ideas meet")
    assert problem.address.keys == ("scoring", "criteria", 1, "derived")


def test_challenges_have_no_derived_criteria() -> None:
    found = dossier_with(challenges={"long": 5}, ideas={"a": {}})
    assert [one.id for one in prioritise(found, "challenges").criteria] == ["impact"]
    assert codes(prioritise(found, "challenges")) == []


def test_without_anything_to_rate_nothing_is_ranked() -> None:
    found = dossier_with(criteria=(REACH,), challenges={"long": 5}, ideas={"a": {"challenges": ["long"]}})
    ranking = prioritise(found)
    assert (ranking.items, codes(ranking)) == ((), ["DV481"])
    assert str(ranking.problems[0][1].message).startswith("All criteria of the ideas are derived")


def test_a_derived_criterion_alone_may_have_the_weight() -> None:
    found = dossier_with(
        alike("a", "b"),
        criteria=({**IMPACT, "weight": 0}, REACH, {**IMPACT, "id": "i2", "applies_to": ["challenges"]}),
        ideas={"a": {"challenges": ["long"]}, "b": {}},
        challenges={"long": None},
    )
    challenges = {"long": Challenge.model_validate({"id": "long", "title": "L", "consensus": {"impact": 2, "i2": 5}})}
    found = Dossier(found.settings, {kind.name: found.of(kind.name) for kind in KINDS} | {"challenges": challenges})
    assert {item.id: item.score for item in prioritise(found).items} == {"a": 100, "b": 0}


def test_topsis_and_rank_order_use_derived_criteria_too() -> None:
    ideas = {"a": {"challenges": ["long"]}, "b": {}}
    changes: tuple[dict[str, Any], ...] = ({"method": "topsis"}, {"weighting": "rank-order"})
    for scoring in changes:
        ranking = prioritise(dossier_with(alike("a", "b"), challenges={"long": 5, "w": 4}, ideas=ideas, **scoring))
        assert [item.id for item in ranking.items] == ["a", "b"]
        assert ranking.items[0].score > ranking.items[1].score


def test_a_second_opinion_and_a_flip_see_derived_criteria() -> None:
    rows = [*alike("a", score=2), *alike("b", score=3)]
    found = dossier_with(
        rows, criteria=(IMPACT, STRENGTH), ideas={"a": {"principles": ["p"]}, "b": {}}, principles=["p"]
    )
    ranking = prioritise(found)
    assert {method.winners for method in second_opinion(found, ranking).methods} == {("a",)}
    crossing = flip(ranking, "a", "b").at
    assert crossing is not None
    assert 0.5 < crossing < 1


def test_reach_follows_the_weights_and_the_groups_of_a_scenario() -> None:
    """Group g finds `long` important and group h `wide`; each idea meets one of them."""
    rows = alike("a", "b", groups="ghi")
    base = dossier_with(rows, challenges={"long": None, "wide": None}, ideas={"a": {}, "b": {}})
    wishes = {"g": (5, 1), "h": (1, 5), "i": (3, 3)}
    challenges = dossier_of(
        [
            (f"{group}{n}", group, challenge, "impact", score)
            for group, scores in wishes.items()
            for challenge, score in zip(("long", "wide"), scores, strict=True)
            for n in range(3)
        ],
        kind="challenges",
    )
    sheets = {"one": base.of("ratings")["sheet-s1"], "two": challenges.of("ratings")["sheet-s1"]}
    ideas = {
        id_: Idea.model_validate({"id": id_, "title": id_, "challenges": [to]})
        for id_, to in (("a", "long"), ("b", "wide"))
    }
    without = {
        "s": Scenario.model_validate({"id": "s", "title": "S", "without_groups": ["g"]}),
        "t": Scenario.model_validate({"id": "t", "title": "T", "voices": {"h": 0.0}}),
    }
    found = Dossier(
        base.settings,
        {kind.name: base.of(kind.name) for kind in KINDS} | {"ratings": sheets, "ideas": ideas, "scenarios": without},
    )
    table = scenarios(found)
    assert {row.id: (row.base_rank, *row.ranks) for row in table.rows} == {"a": (1, 2, 1), "b": (1, 1, 2)}


ideas = st.dictionaries(st.sampled_from("abcde"), st.sets(st.sampled_from(["x", "y", "z"])), min_size=1)


@given(ideas, st.lists(st.integers(1, 5), min_size=3, max_size=3), st.permutations(range(3)))
def test_reach_is_between_0_and_1_and_grows_with_what_is_met(
    met: dict[str, set[str]], scores: list[int], order: list[int]
) -> None:
    def reach(names: Sequence[str]) -> dict[str, float]:
        known = dict(zip(names, [scores["xyz".index(name)] for name in names], strict=True))
        linked = {id_: {"challenges": sorted(to, key=names.index)} for id_, to in met.items()}
        ranking = prioritise(dossier_with(alike(*met), challenges=known, ideas=linked))
        return on(ranking, "reach") if max(scores) > 1 else dict.fromkeys(met, 0.0)

    found = reach("xyz")
    assert all(0 <= value <= 100 + 1e-9 for value in found.values())
    for one, other in ((one, other) for one in met for other in met if met[one] <= met[other]):
        assert found[one] <= found[other] + 1e-9
    assert reach(["xyz"[index] for index in order]) == found


def test_a_ranking_needs_only_the_kinds_that_it_says() -> None:
    ideas = {"a": {"challenges": ["long"], "principles": ["p"]}, "b": {"principles": ["p", "q"]}}
    found = dossier_with(
        alike("a", "b"),
        criteria=(IMPACT, REACH, STRENGTH),
        challenges={"long": 5, "wide": 4},
        ideas=ideas,
        principles=["p", "q"],
    )
    part = Dossier(found.settings, {name: found.of(name) for name in RANKED_FROM})
    assert prioritise(part) == prioritise(found)
