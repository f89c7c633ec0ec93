"""The edges: who can be ranked, whose weight counts, and what is said where nothing can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dienstvisie.diagnostics import Address, Rule
from dienstvisie.errors import UserError
from dienstvisie.schema import Dossier
from dienstvisie.scoring import RankedKind, Ranking, prioritise
from dienstvisie.scoring.rules import (
    LOST,
    NO_CRITERION,
    NO_SIZE,
    NO_VOICE,
    OFF_SCALE,
    SCALE,
    UNSCORED_CRITERION,
    WEIGHTLESS_PERSPECTIVE,
    WEIGHTS,
)

Build = Callable[..., Dossier]

EASY = {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": 0.0}
PERSPECTIVES = Address("settings", None, ("scoring", "perspectives"))


def criterion(id_: str, perspective: str = "citizen", **extra: Any) -> dict[str, Any]:
    return {"id": id_, "title": id_.title(), "perspective": perspective, **extra}


def rules(*criteria: dict[str, Any], **extra: Any) -> dict[str, Any]:
    return {"criteria": list(criteria), "voice": EASY, **extra}


def setting(index: int, key: str) -> Address:
    return Address("settings", None, ("scoring", "criteria", index, key))


def said(ranking: Ranking) -> list[str]:
    return [str(problem.message) for _, problem in ranking.problems]


def broken(ranking: Ranking) -> list[tuple[Rule, Address]]:
    return [(rule, problem.address) for rule, problem in ranking.problems]


def weights(ranking: Ranking) -> dict[str, float]:
    return {one.id: one.weight for one in ranking.criteria}


def why(ranking: Ranking) -> dict[str, str]:
    return {item.id: str(item.reason) for item in ranking.unranked}


def is_empty(ranking: Ranking) -> bool:
    return (ranking.items, ranking.unranked, ranking.criteria, ranking.base) == ((), (), (), None)


# Who can be ranked


def test_too_few_raters_or_groups_are_not_yet_rankable(build: Build) -> None:
    raters = [("a", "g"), ("b", "g"), ("c", "g"), ("d", "h")]
    rated = {"all": raters, "one": raters[:1], "two": raters[2:], "same-group": raters[:3], "none": []}
    rows: list[tuple[object, ...]] = [(*who, item, "x", 4) for item, whom in rated.items() for who in whom]
    rows += [("a", "g", "withheld", "x", "abstain"), ("d", "h", "withheld", "x", "abstain")]
    ranking = prioritise(build(rows, items=[*rated, "withheld"], scoring={"criteria": [criterion("x")]}))
    assert [item.id for item in ranking.items] == ["all"]
    assert why(ranking) == {
        "none": "Nobody scored it yet.",
        "one": "Only 1 rater scored it; at least 3 are needed.",
        "same-group": "Only 1 group scored it; at least 2 are needed.",
        "two": "Only 2 raters scored it; at least 3 are needed.",
        "withheld": "Nobody scored it; there are 2 abstentions.",
    }
    assert [(item.raters, item.groups, item.abstentions) for item in ranking.unranked] == [
        (0, 0, 0),
        (1, 1, 0),
        (3, 1, 0),
        (2, 2, 0),
        (0, 0, 2),
    ]
    assert ranking.unranked[0].title == "The none"


def test_items_that_are_not_rankable_still_shape_the_middle(build: Build) -> None:
    """m0 goes over all ratings of the kind: here (1 + 0)/2 for `g`, so `i` is drawn to a half."""
    rows = [("a", "g", "i", "x", 5), ("b", "g", "i", "x", 5), ("a", "g", "j", "x", 1), ("b", "g", "j", "x", 1)]
    voice = {"minimum_raters": 2, "minimum_groups": 1}
    lonely = [*rows, ("c", "g", "k", "x", 5)]
    before = prioritise(build(rows, scoring={"criteria": [criterion("x")], "voice": voice}))
    after = prioritise(build(lonely, scoring={"criteria": [criterion("x")], "voice": voice}))
    assert [item.id for item in after.items] == ["i", "j"]
    assert before.base == pytest.approx(50)
    assert after.base == pytest.approx(60)


def test_one_group_one_rater_one_item(build: Build) -> None:
    ranking = prioritise(build([("a", "g", "i", "x", 4)], scoring=rules(criterion("x"))))
    [item] = ranking.items
    assert (item.rank, item.tied, item.score, item.perspectives) == (1, False, 75, {"citizen": 75})
    assert ranking.base == 75


def test_an_item_that_nobody_scored_on_one_criterion_is_taken_at_the_middle_and_flagged(build: Build) -> None:
    rows = [("a", "g", "i", "x", 5), ("a", "g", "i", "y", 5), ("a", "g", "j", "x", 1), ("b", "g", "k", "y", 1)]
    ranking = prioritise(build(rows, scoring=rules(criterion("x"), criterion("y"))))
    item = ranking.item("j")
    assert item is not None
    assert item.criteria == {"x": 0, "y": 50}
    assert item.assumed == (("y", "g"),)


# Consensus


def test_a_consensus_score_stands_in_where_nobody_rated(build: Build) -> None:
    scoring = rules(criterion("x"), criterion("y", "organisation", objective="minimise"))
    consensus = {"i": {"x": 5, "y": 2}, "j": {"x": 2, "y": 5}}
    ranking = prioritise(build([], consensus=consensus, scoring=scoring))
    assert [(item.id, item.score, item.source) for item in ranking.items] == [
        ("i", 87.5, "consensus"),
        ("j", 12.5, "consensus"),
    ]
    assert ranking.items[0].perspectives == {"citizen": 100, "organisation": 75}
    assert (ranking.items[0].raters, ranking.items[0].groups, ranking.items[0].contributions) == (0, 0, ())
    assert (ranking.base, ranking.groups, ranking.problems) == (None, (), ())


def test_ratings_come_before_a_consensus_score(build: Build) -> None:
    rows = [("a", "g", "i", "x", 1)]
    [item] = prioritise(build(rows, consensus={"i": {"x": 5}}, scoring=rules(criterion("x")))).items
    assert (item.score, item.source) == (0, "ratings")


def test_a_consensus_score_stands_in_for_too_few_raters(build: Build) -> None:
    rows = [("a", "g", "i", "x", 1), ("a", "g", "j", "x", 1)]
    scoring = {"criteria": [criterion("x")]}
    ranking = prioritise(build(rows, consensus={"i": {"x": 5}}, scoring=scoring))
    assert [(item.id, item.score, item.source, item.raters) for item in ranking.items] == [("i", 100, "consensus", 1)]
    assert why(ranking) == {"j": "Only 1 rater scored it; at least 3 are needed."}


def test_an_incomplete_consensus_score_is_not_enough(build: Build) -> None:
    scoring = rules(criterion("x"), criterion("y"), criterion("z"))
    consensus = {"i": {"x": 5, "y": 2, "z": 3}, "j": {"x": 2}}
    ranking = prioritise(build([], consensus=consensus, scoring=scoring))
    assert [item.id for item in ranking.items] == ["i"]
    assert why(ranking) == {"j": "Nobody scored it, and its consensus score lacks `y`, `z`."}


def test_a_consensus_score_need_not_cover_what_dropped_out(build: Build) -> None:
    ranking = prioritise(build([], consensus={"i": {"x": 4}}, scoring=rules(criterion("x"), criterion("y"))))
    assert [(item.id, item.score) for item in ranking.items] == [("i", 75)]
    assert broken(ranking) == [(UNSCORED_CRITERION, setting(1, "id"))]


def test_a_consensus_score_off_the_scale_or_the_list_is_said(build: Build) -> None:
    ranking = prioritise(build([], consensus={"i": {"x": 9}, "j": {"x": 5, "z": 5}}, scoring=rules(criterion("x"))))
    assert [item.id for item in ranking.items] == ["j"]
    assert why(ranking) == {"i": "Nobody scored it yet."}
    assert broken(ranking) == [
        (OFF_SCALE, Address("ideas", "i", ("consensus", "x"))),
        (LOST, Address("ideas", "j", ("consensus", "z"))),
    ]


# Criteria and perspectives


TWO_OF_TWO = (criterion("x", weight=3), criterion("y"), criterion("p", "organisation"), criterion("q", "organisation"))


def test_weights_within_perspectives(build: Build) -> None:
    rows = [("a", "g", "i", id_, 4) for id_ in "xypq"]
    ranking = prioritise(build(rows, scoring=rules(*TWO_OF_TWO, perspectives={"citizen": 3.0, "organisation": 1.0})))
    assert weights(ranking) == {"x": 0.5625, "y": 0.1875, "p": 0.125, "q": 0.125}


def test_an_unscored_criterion_leaves_its_weight_to_its_perspective(build: Build) -> None:
    rows = [("a", "g", "i", id_, 4) for id_ in "xyq"] + [("a", "g", "i", "p", "abstain")]
    ranking = prioritise(build(rows, scoring=rules(*TWO_OF_TWO)))
    assert weights(ranking) == {"x": 0.375, "y": 0.125, "q": 0.5}
    assert ranking.items[0].abstentions == 1
    assert broken(ranking) == [(UNSCORED_CRITERION, setting(2, "id"))]
    [text] = said(ranking)
    assert text == (
        "`p` does not count for the ideas, as nobody scored them on it; "
        "its weight goes to the other criteria of the perspective `organisation`."
    )


def test_an_unscored_perspective_leaves_its_weight_to_the_other(build: Build) -> None:
    rows = [("a", "g", "i", id_, 4) for id_ in "xy"]
    ranking = prioritise(build(rows, scoring=rules(*TWO_OF_TWO)))
    assert weights(ranking) == {"x": 0.75, "y": 0.25}
    assert set(ranking.items[0].perspectives) == {"citizen"}
    assert broken(ranking) == [(UNSCORED_CRITERION, setting(2, "id")), (UNSCORED_CRITERION, setting(3, "id"))]
    assert all("its weight goes to the other perspective" in text for text in said(ranking))


def test_an_unscored_criterion_without_weight_is_nothing_to_mention(build: Build) -> None:
    ranking = prioritise(build([("a", "g", "i", "x", 4)], scoring=rules(criterion("x"), criterion("y", weight=0))))
    assert ranking.problems == ()


def test_where_nothing_was_scored_every_item_says_so_and_no_criterion_is_blamed(build: Build) -> None:
    ranking = prioritise(build([], items=["i", "j"], scoring=rules(*TWO_OF_TWO)))
    assert why(ranking) == {"i": "Nobody scored it yet.", "j": "Nobody scored it yet."}
    assert (ranking.items, ranking.problems, ranking.base) == ((), (), None)
    assert len(ranking.criteria) == 4


def test_rank_order_takes_only_the_order_within_each_perspective(build: Build) -> None:
    rows = [("a", "g", "i", id_, 4) for id_ in ("x", "p", "y", "q")]
    criteria = (criterion("x", weight=0), criterion("p", "organisation"), criterion("y", weight=9), criterion("q"))
    ranking = prioritise(build(rows, scoring=rules(*criteria, weighting="rank-order")))
    expected = {"x": 11 / 36, "p": 0.5, "y": 5 / 36, "q": 2 / 36}
    assert weights(ranking) == pytest.approx(expected, abs=1e-12)


def test_a_perspective_that_only_other_kinds_use_is_nothing_to_mention(build: Build) -> None:
    only = criterion("p", "organisation", applies_to=["challenges"])
    ranking = prioritise(build([("a", "g", "i", "x", 4)], scoring=rules(criterion("x"), only)))
    assert (weights(ranking), ranking.problems) == ({"x": 1}, ())


def test_a_perspective_of_weightless_criteria_leaves_its_weight_to_the_other(build: Build) -> None:
    rows = [("a", "g", "i", id_, 4) for id_ in "xp"]
    ranking = prioritise(build(rows, scoring=rules(criterion("x"), criterion("p", "organisation", weight=0))))
    assert weights(ranking) == {"x": 1, "p": 0}
    assert set(ranking.items[0].perspectives) == {"citizen"}
    assert broken(ranking) == [(WEIGHTLESS_PERSPECTIVE, setting(1, "weight"))]


def test_a_perspective_that_is_not_named_does_not_count_but_can_be_seen(build: Build) -> None:
    rows = [("a", "g", "i", "x", 4), ("a", "g", "i", "p", 1)]
    scoring = rules(criterion("x"), criterion("p", "organisation"), perspectives={"citizen": 1.0})
    ranking = prioritise(build(rows, scoring=scoring))
    assert (ranking.items[0].score, ranking.items[0].perspectives) == (75, {"citizen": 75, "organisation": 0})
    assert broken(ranking) == [(WEIGHTLESS_PERSPECTIVE, PERSPECTIVES)]
    assert said(ranking) == ["The perspective `organisation` is given no weight, so its criteria do not count."]


ZERO = {"citizen": 0.0, "organisation": 0.0}


@pytest.mark.parametrize(
    ("scoring", "address"),
    [
        (rules(criterion("x", weight=0), criterion("p", "organisation", weight=0)), setting(0, "weight")),
        (rules(criterion("x"), criterion("p", "organisation"), perspectives=ZERO), PERSPECTIVES),
        (rules(criterion("x"), criterion("p", "organisation"), perspectives={}), PERSPECTIVES),
        (rules(criterion("x"), perspectives={"citizen": 0.0, "organisation": 1.0}), PERSPECTIVES),
        (
            rules(criterion("x"), perspectives={"citizen": 1.0, "organisation": -0.5}),
            PERSPECTIVES._replace(keys=("scoring", "perspectives", "organisation")),
        ),
    ],
    ids=["criteria", "perspectives", "no perspectives", "the only perspective", "negative"],
)
@pytest.mark.parametrize("method", ["additive", "topsis"])
def test_without_weight_there_is_an_error_and_no_ranking(
    build: Build, scoring: dict[str, Any], address: Address, method: str
) -> None:
    rows = [
        (rater, "g", "i", id_, 4) for rater in "ab" for id_ in "xp" if id_ in {c["id"] for c in scoring["criteria"]}
    ]
    ranking = prioritise(build(rows, scoring={**scoring, "method": method}))
    assert is_empty(ranking)
    assert broken(ranking)[-1] == (WEIGHTS, address)
    assert "weight" in said(ranking)[-1]


def test_own_voices_of_zero_are_an_error(build: Build) -> None:
    rows = [("a", "g", "i", "x", 4), ("b", "h", "i", "x", 4)]
    groups = {"g": {"voice": 0.0}, "h": {"voice": 0.0}, "silent": {"voice": 1.0}}
    scoring = {"criteria": [criterion("x")], "voice": {**EASY, "rule": "own"}}
    ranking = prioritise(build(rows, groups=groups, scoring=scoring))
    assert is_empty(ranking)
    assert broken(ranking)[-1] == (WEIGHTS, Address("stakeholders", "g", ("voice",)))


@pytest.mark.parametrize("scale", [{"low": 5, "high": 1}, {"low": 3, "high": 3}, {"low": 0, "high": 10**400}])
def test_a_scale_that_is_none_is_an_error(build: Build, scale: dict[str, int]) -> None:
    ranking = prioritise(build([("a", "g", "i", "x", 4)], scoring=rules(criterion("x"), scale=scale)))
    assert is_empty(ranking)
    assert broken(ranking) == [(SCALE, Address("settings", None, ("scoring", "scale", "high")))]


def test_without_a_criterion_nothing_can_be_ranked(build: Build) -> None:
    scoring = rules(criterion("x", applies_to=["challenges"]))
    ranking = prioritise(build([], items=["i"], scoring=scoring))
    assert is_empty(ranking)
    assert broken(ranking) == [(NO_CRITERION, Address("settings", None, ("scoring", "criteria")))]
    assert prioritise(build([], items=[], scoring=scoring)).problems == ()


def test_an_empty_dossier_has_an_empty_ranking(build: Build) -> None:
    kinds: tuple[RankedKind, ...] = ("ideas", "challenges")
    for kind in kinds:
        ranking = prioritise(build([]), kind)
        assert (ranking.kind, ranking.items, ranking.unranked, ranking.problems) == (kind, (), (), ())


# Voices


VOICES = [("a", "few", "i", "x", 5), ("b", "many", "i", "x", 1), ("c", "many", "i", "x", 1)]


@pytest.mark.parametrize(
    ("rule", "groups", "voices"),
    [
        ("equal", {"few": {"size": 1, "voice": 9.0}, "many": {"size": 99}}, {"few": 0.5, "many": 0.5}),
        ("proportional", {"few": {"size": 10}, "many": {"size": 30}}, {"few": 0.25, "many": 0.75}),
        ("own", {"few": {"voice": 4.0}, "many": {"voice": 1.0}}, {"few": 0.8, "many": 0.2}),
        ("own", {"few": {"voice": 0.0}, "many": {}}, {"few": 0.0, "many": 1.0}),
    ],
)
def test_voices_by_rule(build: Build, rule: str, groups: dict[str, Any], voices: dict[str, float]) -> None:
    scoring = {"criteria": [criterion("x")], "voice": {**EASY, "rule": rule}}
    ranking = prioritise(build(VOICES, groups=groups, scoring=scoring))
    assert {group.id: group.weight for group in ranking.groups} == pytest.approx(voices)
    assert ranking.items[0].score == pytest.approx(100 * voices["few"])
    assert ranking.problems == ()


def test_a_group_without_a_size_weighs_by_its_raters_and_is_told(build: Build) -> None:
    scoring = {"criteria": [criterion("x")], "voice": {**EASY, "rule": "proportional"}}
    ranking = prioritise(build(VOICES, groups={"few": {"size": 8}, "many": {}}, scoring=scoring))
    assert {group.id: group.weight for group in ranking.groups} == pytest.approx({"few": 0.8, "many": 0.2})
    assert broken(ranking) == [(NO_SIZE, Address("stakeholders", "many"))]
    assert said(ranking) == ["The group `many` has no size, so it weighs as if it had only its 2 raters."]


def test_a_group_that_gave_no_score_has_no_voice_and_is_named(build: Build) -> None:
    rows = [*VOICES, ("d", "shy", "i", "x", "abstain")]
    ranking = prioritise(build(rows, groups={"absent": {}}, scoring=rules(criterion("x"))))
    assert [group.id for group in ranking.groups] == ["few", "many"]
    assert broken(ranking) == [
        (NO_VOICE, Address("stakeholders", "absent")),
        (NO_VOICE, Address("stakeholders", "shy")),
    ]
    assert said(ranking)[0] == (
        "The group `absent` has not scored any of the ideas, so it has no voice in their ranking."
    )


def test_everybody_heard_means_no_shrinkage(build: Build) -> None:
    rows = [("a", "g", "i", "x", 5), ("b", "g", "i", "x", 5), ("a", "g", "j", "x", 1), ("b", "g", "j", "x", 1)]
    voice = {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": 1000.0}
    scoring = {"criteria": [criterion("x")], "voice": voice}
    drawn = prioritise(build(rows, scoring=scoring))
    heard = prioritise(build(rows, groups={"g": {"size": 2}}, scoring=scoring))
    overfull = prioritise(build(rows, groups={"g": {"size": 1}}, scoring=scoring))
    assert [item.score for item in drawn.items] == pytest.approx([50 + 100 / 1002, 50 - 100 / 1002])
    assert [item.score for item in heard.items] == [100, 0]
    assert [item.score for item in overfull.items] == [100, 0]


# Ties, TOPSIS, and a wrong call


def test_ties_are_visible_and_in_order_of_id(build: Build) -> None:
    points = {"d": 2, "c": 4, "b": 4, "a": 1, "e": 5}
    ranking = prioritise(build([("r", "g", item, "x", p) for item, p in points.items()], scoring=rules(criterion("x"))))
    assert [(item.rank, item.id, item.tied) for item in ranking.items] == [
        (1, "e", False),
        (2, "b", True),
        (2, "c", True),
        (4, "d", False),
        (5, "a", False),
    ]


def test_topsis_ranks_and_claims_no_exact_parts(build: Build) -> None:
    points = {"i": {"x": 5, "p": 3}, "j": {"x": 1, "p": 3}, "k": {"x": 4, "p": 3}}
    rows = [("r", "g", item, id_, p) for item, on in points.items() for id_, p in on.items()]
    scoring = rules(criterion("x"), criterion("p", "organisation"), method="topsis")
    ranking = prioritise(build(rows, scoring=scoring))
    assert [item.id for item in ranking.items] == ["i", "k", "j"]
    assert [item.score for item in ranking.items] == pytest.approx([100, 75, 0])
    assert ranking.items[1].perspectives == pytest.approx({"citizen": 75})
    assert (ranking.method, ranking.base) == ("topsis", None)
    assert {item.contributions for item in ranking.items} == {()}
    assert ranking.items[0].criteria == {"x": 100, "p": 50}


@pytest.mark.parametrize("varies", ["x", "p"])
def test_topsis_does_not_look_at_criteria_without_weight(build: Build, varies: str) -> None:
    rows = [("r", "g", item, id_, 5 if (item, id_) == ("i", varies) else 3) for item in "ij" for id_ in "xp"]
    scoring = rules(criterion("x"), criterion("p", weight=0), method="topsis")
    ranking = prioritise(build(rows, scoring=scoring))
    assert [(item.id, item.score) for item in ranking.items] == ([("i", 100), ("j", 0)] if varies == "x" else [])


def test_topsis_has_no_answer_where_items_do_not_differ(build: Build) -> None:
    rows = [("r", "g", item, "x", 3) for item in ("i", "j")]
    ranking = prioritise(build(rows, items=["i", "j", "k"], scoring=rules(criterion("x"), method="topsis")))
    assert ranking.items == ()
    assert why(ranking) == {
        "i": "The method ranks by differences, and the items that can be ranked do not differ.",
        "j": "The method ranks by differences, and the items that can be ranked do not differ.",
        "k": "Nobody scored it yet.",
    }


def test_a_kind_that_is_not_ranked_is_a_wrong_call(build: Build) -> None:
    with pytest.raises(UserError, match="`idea` cannot be ranked") as caught:
        prioritise(build([]), "idea")  # type: ignore[arg-type]
    assert str(caught.value.hint) == "Did you mean `ideas`?"
