"""Scenarios side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.conftest import Row, dossier_of

from dienstvisie.errors import UserError
from dienstvisie.language import Message, translator
from dienstvisie.schema import Dossier, Scenario
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.comparison import ScenarioTable, scenarios, second_opinion
from dienstvisie.scoring.regret import largest, least, regrets

Build = Callable[..., Dossier]
Found = Mapping[str, Mapping[str, Any]]


def with_scenarios(dossier: Dossier, found: Found, **kinds: Any) -> Dossier:
    """The dossier with these scenarios, and with some kinds replaced."""
    from dienstvisie.schema import KINDS

    items = {kind.name: dossier.of(kind.name) for kind in KINDS} | kinds
    made = {id_: Scenario.model_validate({"id": id_, "title": f"If {id_}", **rest}) for id_, rest in found.items()}
    return Dossier(dossier.settings, {**items, "scenarios": made})


def agreed(**scores: tuple[int, int]) -> dict[str, dict[str, int]]:
    return {id_: {"citizen-impact": one, "organisation-impact": two} for id_, (one, two) in scores.items()}


def rated(**groups: Mapping[str, tuple[int, int]]) -> list[Row]:
    """Three raters per group, each giving the group's two scores per item."""
    return [
        (f"{group}{number}", group, item, criterion, score)
        for group, items in groups.items()
        for item, scores in items.items()
        for criterion, score in zip(("citizen-impact", "organisation-impact"), scores, strict=True)
        for number in range(3)
    ]


def say(messages: Sequence[Message | None]) -> list[str]:
    return [translator("en").say(message) for message in messages if message is not None]


def ranks(table: ScenarioTable, column: int = 0) -> dict[str, int | None]:
    return {row.id: row.ranks[column] for row in table.rows}


def test_savage_regret_of_a_textbook_table() -> None:
    """en.wikipedia.org, Regret (decision theory): returns of stocks, bonds and a money market in three futures."""
    found = regrets([[-4, 4, 12], [-2, 3, 8], [3, 2, 1]])
    assert list(found) == [(7, 0, 0), (5, 1, 4), (0, 2, 11)]
    assert [largest(row) for row in found] == [7, 5, 11]
    assert least([largest(row) for row in found]) == (1,)


def test_what_cannot_be_chosen_somewhere_has_no_largest_regret() -> None:
    found = regrets([[5, None], [3, 2], [3, None]])
    assert list(found) == [(0, None), (2, 0), (2, None)]
    assert [largest(row) for row in found] == [None, 2, None]
    assert least([None, 2, None]) == (1,)
    assert least([None]) == ()
    assert largest([]) is None


def test_other_weights_change_the_order(build: Build) -> None:
    dossier = build([], consensus=agreed(a=(5, 1), b=(2, 5), c=(3, 3)))
    found = {"citizen": {"perspectives": {"citizen": 3}}, "criterion": {"criteria": {"organisation-impact": 0}}}
    table = scenarios(with_scenarios(dossier, found))
    assert {row.id: row.base_rank for row in table.rows} == {"b": 1, "a": 2, "c": 2}
    citizen = table.row("a")
    assert citizen is not None
    assert citizen.scores[0] == pytest.approx(100 * 3 / 3.5)
    assert citizen.scores[1] == 100
    assert list(citizen.regrets) == [0, 0]
    assert ranks(table, 0) == ranks(table, 1) == {"a": 1, "c": 2, "b": 3}
    assert say(table.scenarios[0].changes) == ["The citizen weighs 85.7%, not 50%; the organisation has the rest."]
    assert say(table.scenarios[1].changes) == ["The criterion “Impact on the organisation” has weight 0, not 1."]


def test_regret_of_a_small_dossier_by_hand(build: Build) -> None:
    """Points of 100 for the citizen and the organisation: a 100 and 0, b 25 and 100, c 50 and 50; base half and half.

    Base: a 50, b 62.5, c 50. All on the citizen: 100, 25, 50. Regrets: a 12.5 and 0, b 0 and 75, c 12.5 and 50.
    """
    dossier = build([], consensus=agreed(a=(5, 1), b=(2, 5), c=(3, 3)))
    table = scenarios(with_scenarios(dossier, {"s": {"perspectives": {"organisation": 0}}}), top=2)
    assert {row.id: (row.base_regret, *row.regrets) for row in table.rows} == {
        "a": (12.5, 0),
        "b": (0, 75),
        "c": (12.5, 50),
    }
    assert {row.id: row.max_regret for row in table.rows} == {"a": 12.5, "b": 75, "c": 50}
    assert table.minimax == ("a",)
    assert table.always_top == ("a", "c")
    assert table.never_top == ()
    assert scenarios(with_scenarios(dossier, {"s": {"perspectives": {"organisation": 0}}}), top=1).never_top == ("c",)


def test_voices_imply_the_rule_own(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1), "b": (4, 4)}, i={"a": (3, 3), "b": (3, 3)})
    table = scenarios(with_scenarios(build(rows), {"h": {"voices": {"h": 5}}, "g": {"voices": {"h": 0}}}))
    assert [row.base_rank for row in table.rows] == [1, 2]
    assert ranks(table, 0) == {"a": 2, "b": 1}
    assert ranks(table, 1) == {"a": 1, "b": 2}
    assert say(table.scenarios[0].changes) == ["The voice of H is 5, not 1."]


def test_groups_that_are_not_named_keep_their_own_voice(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1), "b": (4, 4)})
    dossier = build(rows, scoring={"voice": {"rule": "own"}}, groups={"g": {"voice": 9}, "h": {"voice": 1}})
    table = scenarios(with_scenarios(dossier, {"s": {"voices": {"h": 9}}}))
    expected = prioritise(build(rows))
    assert {row.id: row.scores[0] for row in table.rows} == pytest.approx({one.id: one.score for one in expected.items})


def test_voices_replace_sizes(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1), "b": (4, 4)})
    groups = {"g": {"size": 900}, "h": {"size": 10}}
    dossier = build(rows, scoring={"voice": {"rule": "proportional"}}, groups=groups)
    table = scenarios(with_scenarios(dossier, {"s": {"voices": {"h": 2}}}))
    assert say(table.scenarios[0].changes) == [
        "The voice of H is 2, and no longer by its size.",
        "The voice of each other group is 1, and no longer by its size.",
    ]
    assert ranks(table) == {"a": 2, "b": 1}


def test_without_a_group_its_ratings_do_not_count(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1), "b": (4, 4)}, i={"a": (2, 2), "b": (3, 3)})
    table = scenarios(with_scenarios(build(rows), {"s": {"without_groups": ["g"]}}))
    expected = prioritise(build([row for row in rows if row[1] != "g"]))
    assert {row.id: row.scores[0] for row in table.rows} == {one.id: one.score for one in expected.items}
    assert say(table.scenarios[0].changes) == ["Without the group G."]


def test_without_groups_too_few_may_be_left(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1)}, i={"b": (4, 4)})
    table = scenarios(with_scenarios(build(rows), {"s": {"without_groups": ["h"]}}))
    assert ranks(table) == {"a": None, "b": 1}
    a = table.row("a")
    assert a is not None
    assert say(a.reasons) == ["Only 1 group scored it; at least 2 are needed."]
    assert (a.scores, a.regrets, a.max_regret) == ((None,), (None,), None)


def test_without_the_only_group_that_scored_a_criterion_it_drops_out(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (1, 1)}, h={"a": (1, 1), "b": (4, 4)})
    rows = [row for row in rows if row[1] == "g" or row[3] == "citizen-impact"]
    rows += [(f"i{n}", "i", item, "citizen-impact", 3) for n in range(3) for item in "ab"]
    table = scenarios(with_scenarios(build(rows), {"s": {"without_groups": ["g"]}}))
    assert [rule.code for rule, _ in table.scenarios[0].problems] == ["DV483"]
    assert ranks(table) == {"a": 2, "b": 1}


def test_without_all_groups_nothing_can_be_ranked(build: Build) -> None:
    rows = rated(g={"a": (5, 5)}, h={"a": (1, 1)})
    table = scenarios(with_scenarios(build(rows), {"s": {"without_groups": ["g", "h"]}, "t": {}}))
    assert ranks(table) == {"a": None}
    assert (table.scenarios[0].ranked, table.scenarios[1].ranked) == (0, 1)
    assert table.always_top == table.minimax == ("a",)
    assert say(table.notes)[1].startswith("1 scenario in which nothing can be ranked")


def test_ideas_that_are_left_out_have_a_reason_and_the_others_keep_their_score(build: Build) -> None:
    dossier = build(rated(g={"a": (5, 5), "b": (1, 1), "c": (2, 2)}, h={"a": (4, 4), "b": (2, 2), "c": (5, 5)}))
    efforts = {"a": 40, "b": 41, "c": 0}
    ideas = {
        id_: idea.model_copy(update={"effort": {"ict": efforts[id_]}}) for id_, idea in dossier.of("ideas").items()
    }
    found: Found = {"small": {"effort_at_most": 40}, "no-a": {"without_ideas": ["a"]}}
    table = scenarios(with_scenarios(dossier, found, ideas=ideas))
    assert ranks(table, 0) == {"a": 1, "b": None, "c": 2}
    assert ranks(table, 1) == {"a": None, "b": 2, "c": 1}
    for row in table.rows:
        assert {score for score in row.scores if score is not None} == {row.base_score}
    reasons = {row.id: say(row.reasons) for row in table.rows}
    assert reasons["b"] == ["It needs 41 person-days; in the scenario at most 40."]
    assert reasons["a"] == ["The scenario leaves it out."]
    assert say(table.scenarios[0].changes) == ["Without ideas that need more than 40 person-days."]
    assert say(table.scenarios[0].notes) == ["1 idea without any effort is not left out by the limit."]
    assert say(table.scenarios[1].changes) == ["Without the idea “The a”."]
    assert table.minimax == ("c",)


def test_effort_is_of_the_idea_and_its_parts_without_counting_twice(build: Build) -> None:
    dossier = build([], consensus=agreed(a=(5, 1), b=(2, 5)))
    parts = [{"id": "p", "title": "P", "duration": 1, "effort": {"ict": 30, "hr": 4}}]
    ideas = {
        id_: type(idea).model_validate({**idea.model_dump(), "effort": {"ict": 35}, "subprojects": parts})
        for id_, idea in dossier.of("ideas").items()
    }
    table = scenarios(with_scenarios(dossier, {"s": {"effort_at_most": 38}, "t": {"effort_at_most": 39}}, ideas=ideas))
    assert [column.ranked for column in table.scenarios] == [0, 2]
    a = table.row("a")
    assert a is not None
    assert say(a.reasons) == ["It needs 39 person-days; in the scenario at most 38."]


def test_a_scenario_without_any_weight_is_a_problem_and_not_a_crash(build: Build) -> None:
    dossier = build(rated(g={"a": (5, 5)}, h={"a": (1, 1)}))
    found = {
        "p": {"perspectives": {"citizen": 0, "organisation": 0}},
        "c": {"criteria": {"citizen-impact": 0, "organisation-impact": 0}},
        "v": {"voices": {"g": 0, "h": 0}},
    }
    table = scenarios(with_scenarios(dossier, found))
    places = [(rule.code, *problem.address[:3]) for column in table.scenarios for rule, problem in column.problems]
    assert places == [
        ("DV482", "scenarios", "p", ("perspectives",)),
        ("DV482", "scenarios", "c", ("criteria",)),
        ("DV482", "scenarios", "v", ("voices",)),
    ]
    assert ranks(table) == {"a": None}
    assert say(table.rows[0].reasons) == ["Nothing can be ranked in this scenario."] * 3
    assert "No perspective has weight." in say(table.scenarios[0].changes)
    assert (table.always_top, table.minimax) == ((), ())
    assert table.problems == ()


def test_unknown_ids_change_nothing_and_are_named(build: Build) -> None:
    dossier = build(rated(g={"a": (5, 5), "b": (2, 3)}, h={"a": (1, 1), "b": (4, 3)}))
    found = {
        "s": {
            "criteria": {"c9": 1},
            "voices": {"g9": 1},
            "without_groups": ["g8"],
            "without_ideas": ["i9"],
            "unit": "u",
        }
    }
    table = scenarios(with_scenarios(dossier, found))
    assert [row.scores[0] for row in table.rows] == [row.base_score for row in table.rows]
    assert say(table.scenarios[0].notes) == [
        *(f"`{id_}` is not in the dossier, so it changes nothing." for id_ in ("c9", "g9", "g8", "i9")),
        "It is the choice of one unit, but the ratings of all units count in it.",
        "It changes nothing that the ranks are made from.",
    ]


def test_an_unknown_scenario_is_a_wrong_call(build: Build) -> None:
    dossier = with_scenarios(build([], items=["a"]), {"citizen-first": {}})
    with pytest.raises(UserError) as caught:
        scenarios(dossier, names=("citizens-first",))
    assert "`citizens-first`" in str(caught.value)
    assert "citizen-first" in str(caught.value.hint)
    with pytest.raises(UserError, match="cannot be ranked"):
        scenarios(dossier, "values")  # type: ignore[arg-type]
    with pytest.raises(UserError, match="at least 1"):
        scenarios(dossier, top=0)


def test_named_scenarios_stand_in_the_order_of_asking_once(build: Build) -> None:
    found = {"one": {}, "two": {}, "gone": {"status": "archived"}}
    dossier = with_scenarios(build([], consensus=agreed(a=(3, 3))), found)
    assert [column.id for column in scenarios(dossier).scenarios] == ["one", "two"]
    named = scenarios(dossier, names=("gone", "one", "gone"))
    assert [column.id for column in named.scenarios] == ["gone", "one"]


def test_what_only_the_plan_knows_is_said(build: Build) -> None:
    found: Found = {"s": {"budgets": {2027: {"operating": 5}}}, "t": {"capacities": {"ict": {"days": 3}}}}
    table = scenarios(with_scenarios(build([], consensus=agreed(a=(3, 3))), found))
    for column in table.scenarios:
        assert "Other capacities and budgets change the plan, not the ranks." in say(column.notes)


def test_challenges_know_no_effort(build: Build) -> None:
    rows = rated(g={"a": (5, 5), "b": (2, 3)}, h={"a": (3, 1), "b": (4, 3)})
    table = scenarios(with_scenarios(build(rows, kind="challenges"), {"s": {"effort_at_most": 1}}), "challenges")
    assert [row.ranks[0] for row in table.rows] == [row.base_rank for row in table.rows] == [1, 2]
    assert "Leaving out ideas does not change the ranks of challenges." in say(table.scenarios[0].notes)


def test_weights_of_criteria_count_where_else_only_their_order_does(build: Build) -> None:
    dossier = build([], consensus=agreed(a=(5, 1), b=(2, 5)), scoring={"weighting": "rank-order"})
    table = scenarios(with_scenarios(dossier, {"s": {"criteria": {"citizen-impact": 2}}}))
    assert "The criteria count by their weights here, not by their order." in say(table.scenarios[0].notes)


def test_without_scenarios_or_ranks_there_is_nothing_to_compare(build: Build) -> None:
    lone = scenarios(build([], consensus=agreed(a=(3, 3))))
    assert (lone.always_top, lone.minimax, say(lone.notes)) == ((), (), ["There is no scenario to compare with."])
    none = scenarios(with_scenarios(build([], items=["a"]), {"s": {}}))
    assert say(none.notes) == ["Nothing can be ranked."]
    assert say([none.rows[0].base_reason]) == ["Nobody scored it yet."]
    broken = with_scenarios(build([], items=["a"], scoring={"scale": {"low": 5, "high": 1}}), {"s": {}})
    assert [rule.code for rule, _ in scenarios(broken).problems] == ["DV480"]
    assert say([scenarios(broken).rows[0].base_reason]) == ["Nothing can be ranked."]


def test_topsis_ranks_scenarios_too(build: Build) -> None:
    dossier = build([], consensus=agreed(a=(5, 1), b=(2, 5), c=(3, 3)), scoring={"method": "topsis"})
    table = scenarios(with_scenarios(dossier, {"s": {"without_ideas": ["a", "b"]}, "t": {"criteria": {}}}))
    assert [column.ranked for column in table.scenarios] == [0, 3]
    c = table.row("c")
    assert c is not None
    assert "do not differ" in say(c.reasons)[0]


ideas = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d", "e"]), st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1
)
weights = st.fixed_dictionaries({"citizen": st.integers(0, 5), "organisation": st.integers(0, 5)})


@given(ideas, st.lists(weights, min_size=1, max_size=4), st.integers(1, 5))
def test_regret_is_never_negative_and_the_best_has_none(
    table: dict[str, tuple[int, int]], many: list[dict[str, int]], top: int
) -> None:
    found = {f"s{number}": {"perspectives": {k: float(v) for k, v in one.items()}} for number, one in enumerate(many)}
    made = scenarios(with_scenarios(dossier_of([], consensus=agreed(**table)), found), top=top)
    for row in made.rows:
        assert all(regret is None or regret >= 0 for regret in (row.base_regret, *row.regrets))
        for rank, regret in zip((row.base_rank, *row.ranks), (row.base_regret, *row.regrets), strict=True):
            assert rank != 1 or (regret is not None and regret <= 1e-9)
    told = [column for column, one in enumerate(made.scenarios) if one.ranked]
    for row in made.rows:
        chosen = [row.base_rank, *(row.ranks[column] for column in told)]
        assert (row.id in made.always_top) == (bool(told) and all(rank is not None and rank <= top for rank in chosen))
        assert not (
            row.id in made.minimax
            and any((other.max_regret or 0) < (row.max_regret or 0) - 1e-9 for other in made.rows)
        )
    assert bool(made.minimax) == bool(told)


@given(ideas, st.integers(1, 9))
def test_a_scenario_that_changes_nothing_gives_the_base(table: dict[str, tuple[int, int]], factor: int) -> None:
    """Also where it writes the same weights in other numbers."""
    rows = rated(g=table, h={id_: (high, low) for id_, (low, high) in table.items()})
    same = {"plain": {}, "scaled": {"perspectives": {"citizen": factor / 2, "organisation": factor / 2}}}
    found = with_scenarios(dossier_of(rows), same | {"voices": {"voices": {"g": float(factor), "h": float(factor)}}})
    made = scenarios(found)
    assert made.scenarios[0].changes == made.scenarios[1].changes == ()
    for row in made.rows:
        assert set(row.ranks) == {row.base_rank}
        assert row.scores == pytest.approx((row.base_score,) * 3)
        assert row.regrets == pytest.approx((row.base_regret,) * 3, abs=1e-9)
    base = prioritise(found)
    assert {row.id: (row.base_rank, row.base_score) for row in made.rows} == {
        item.id: (item.rank, item.score) for item in base.items
    }
    assert [row.id for row in made.rows] == [item.id for item in base.items]


def test_forty_ideas_five_scenarios_and_a_second_opinion_are_quick(build: Build) -> None:
    """Measured at 15 ms; the bound is the one that was asked for."""
    table = {f"i{number:02}": (1 + number % 5, 1 + number * 7 % 5) for number in range(40)}
    rows = rated(**{group: {id_: (b, a) for id_, (a, b) in table.items()} for group in "ghijk"})
    many = {f"s{number}": {"perspectives": {"citizen": float(number + 1)}} for number in range(5)}
    dossier = with_scenarios(build(rows), many)
    ranking = prioritise(dossier)
    taken = []
    for _ in range(9):
        start = perf_counter()
        scenarios(dossier)
        second_opinion(dossier, ranking)
        taken.append(perf_counter() - start)
    assert min(taken) < 0.06
