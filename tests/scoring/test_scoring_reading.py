"""Which ratings count, and what is said of those that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dienstvisie.diagnostics import Address
from dienstvisie.schema import Dossier, Stakeholder
from dienstvisie.scoring import Ranking, prioritise
from dienstvisie.scoring.rules import LOST, OFF_SCALE, RATED_TWICE, RULES

Build = Callable[..., Dossier]

ONE_CRITERION = {
    "criteria": [{"id": "c", "title": "C", "perspective": "citizen"}],
    "voice": {"minimum_raters": 1, "minimum_groups": 1, "shrinkage": 0.0},
}


def score(ranking: Ranking, id_: str) -> float:
    item = ranking.item(id_)
    assert item is not None
    return item.score


def place(session: str, number: int, *keys: str) -> Address:
    return Address("ratings", f"sheet-{session}", ("raters", number, *keys))


@pytest.mark.parametrize("order", [("s3", "s2"), ("s2", "s3")])
def test_of_two_sessions_the_later_date_counts_whatever_the_order_of_files(build: Build, order: list[str]) -> None:
    points = {"s3": 2, "s2": 5}
    ranking = prioritise(
        build([("r", "g", "i", "c", points[session], session) for session in order], scoring=ONE_CRITERION)
    )
    assert score(ranking, "i") == 100
    assert ranking.groups[0].raters == 1
    [(rule, problem)] = ranking.problems
    assert rule is RATED_TWICE
    assert problem.address == place("s3", 0, "ideas", "i", "c")
    assert str(problem.message) == "1 score was given again by the same rater; the latest one counts."
    [(said, other)] = problem.related
    assert (str(said), other) == ("The score that counts.", place("s2", 0, "ideas", "i", "c"))


def test_on_the_same_day_the_later_sheet_counts(build: Build) -> None:
    rows = [("r", "g", "i", "c", 2, "s1-evening"), ("r", "g", "i", "c", 3, "s1")]
    assert score(prioritise(build(rows, scoring=ONE_CRITERION)), "i") == 50


def test_scores_given_again_are_said_once_with_their_number(build: Build) -> None:
    rows = [("r", "g", item, "c", 2, session) for session in ("s1", "s3", "s2") for item in ("i", "j", "k")]
    [(rule, problem)] = prioritise(build(rows, scoring=ONE_CRITERION)).problems
    assert rule is RATED_TWICE
    assert str(problem.message).startswith("6 scores were given again")


def test_a_second_round_replaces_each_score_with_its_own_successor(build: Build) -> None:
    first = [("r", "g", "i", "c", 1), ("r", "g", "j", "c", 2), ("q", "g", "k", "c", 3), ("r", "g", "k", "c", 3)]
    second = [("r", "g", "j", "c", 4, "s2"), ("r", "g", "i", "c", 5, "s2")]
    ranking = prioritise(build(first + second, scoring=ONE_CRITERION))
    assert {item.id: (item.score, item.raters) for item in ranking.items} == {"i": (100, 1), "j": (75, 1), "k": (50, 2)}
    assert str(ranking.problems[0][1].message).startswith("2 scores")


def test_a_second_session_about_other_items_is_nothing_to_mention(build: Build) -> None:
    rows = [("r", "g", "i", "c", 2, "s1"), ("r", "g", "j", "c", 4, "s2")]
    ranking = prioritise(build(rows, scoring=ONE_CRITERION))
    assert ranking.problems == ()
    assert ranking.groups[0].raters == 1


@pytest.mark.parametrize(("scored", "withheld"), [("s1", "s2"), ("s2", "s1")])
def test_an_abstention_never_takes_a_score_away(build: Build, scored: str, withheld: str) -> None:
    rows = [("r", "g", "i", "c", 5, scored), ("r", "g", "i", "c", "abstain", withheld), ("q", "g", "i", "c", 3)]
    ranking = prioritise(build(rows, scoring=ONE_CRITERION))
    assert score(ranking, "i") == 75
    assert ranking.items[0].abstentions == 0
    [(rule, problem)] = ranking.problems
    assert (rule, problem.address) == (RATED_TWICE, place(withheld, 0, "ideas", "i", "c"))
    assert problem.related[0][1] == place(scored, 0, "ideas", "i", "c")


def test_abstaining_twice_is_abstaining_once(build: Build) -> None:
    rows = [("r", "g", "i", "c", "abstain", session) for session in ("s1", "s2")] + [("q", "g", "i", "c", 3)]
    ranking = prioritise(build(rows, scoring=ONE_CRITERION))
    assert ranking.items[0].abstentions == 1
    assert ranking.problems == ()


def test_a_rater_in_two_groups_speaks_in_both_but_is_one_person(build: Build) -> None:
    rows = [("r", "g", "i", "c", 5), ("r", "h", "i", "c", 1), ("q", "h", "i", "c", 1)]
    ranking = prioritise(build(rows, scoring=ONE_CRITERION))
    assert score(ranking, "i") == 50
    assert (ranking.items[0].raters, ranking.items[0].groups) == (2, 2)
    assert [(group.id, group.raters) for group in ranking.groups] == [("g", 1), ("h", 2)]


@pytest.mark.parametrize("wild", [0, 6, -1, -2, 10**30, -(10**30)])
def test_a_score_off_the_scale_is_missing_and_said(build: Build, wild: int) -> None:
    rows = [("p", "g", "i", "c", 3), ("r", "g", "j", "c", 2), ("r", "g", "i", "c", wild)]
    ranking = prioritise(build(rows, scoring=ONE_CRITERION))
    assert score(ranking, "i") == 50
    assert ranking.items[0].raters == 1
    [(rule, problem)] = ranking.problems
    assert (rule, problem.address) == (OFF_SCALE, place("s1", 1, "ideas", "i", "c"))
    assert str(problem.message) == "1 score lies off the scale and does not count."


@pytest.mark.parametrize(
    "row",
    [("r", "g", "ghost", "c", 5), ("r", "g", "i", "ghost", 5), ("r", "g", "i", "other", 5), ("r", "gone", "i", "c", 5)],
)
def test_a_rating_of_nothing_that_is_there_is_said(build: Build, row: tuple[object, ...]) -> None:
    other = {"id": "other", "title": "O", "perspective": "citizen", "applies_to": ["challenges"]}
    scoring = {**ONE_CRITERION, "criteria": [*ONE_CRITERION["criteria"], other]}
    known = build([("p", "g", "i", "c", 3), row], items=["i"], scoring=scoring)
    groups = {id_: group for id_, group in known.all(Stakeholder).items() if id_ != "gone"}
    ranking = prioritise(
        Dossier(known.settings, {**{k: known.of(k) for k in ("ideas", "ratings")}, "stakeholders": groups})
    )
    assert score(ranking, "i") == 50
    assert [group.id for group in ranking.groups] == ["g"]
    [(rule, problem)] = ranking.problems
    assert (rule, problem.address) == (LOST, place("s1", 1, "ideas", str(row[2]), str(row[3])))
    assert str(problem.message).startswith("1 rating does not count")


def test_a_group_that_could_not_be_read_keeps_its_voice(build: Build) -> None:
    full = build([("p", "g", "i", "c", 1), ("q", "h", "i", "c", 5)], scoring=ONE_CRITERION)
    kept = {"g": full.all(Stakeholder)["g"]}
    items = {"ideas": full.of("ideas"), "ratings": full.of("ratings"), "stakeholders": kept}
    ranking = prioritise(Dossier(full.settings, items, broken=[("stakeholders", "h")]))
    assert score(ranking, "i") == 50
    assert [(group.id, group.title) for group in ranking.groups] == [("g", "G"), ("h", "h")]
    assert ranking.problems == ()


def test_a_sheet_of_an_unknown_session_counts_as_the_earliest(build: Build) -> None:
    full = build([("r", "g", "i", "c", 5, "s2"), ("r", "g", "i", "c", 1, "s1")], scoring=ONE_CRITERION)
    kinds = ("ideas", "ratings", "stakeholders")
    only = Dossier(
        full.settings, {**{kind: full.of(kind) for kind in kinds}, "sessions": {"s1": full.of("sessions")["s1"]}}
    )
    assert score(prioritise(only), "i") == 0


def test_ideas_and_challenges_are_rated_apart(build: Build) -> None:
    challenges = build([("r", "g", "i", "c", 5)], kind="challenges", scoring=ONE_CRITERION)
    assert [item.id for item in prioritise(challenges, "challenges").items] == ["i"]
    assert prioritise(challenges, "ideas").items == ()
    assert prioritise(challenges, "ideas").problems == ()


def test_rules_have_codes_of_their_own_and_pages_that_say_what_to_do() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    for rule in RULES:
        assert rule.title.endswith(".")
        assert "**What it does.**" in rule.page
        assert "**Use instead.**" in rule.page
