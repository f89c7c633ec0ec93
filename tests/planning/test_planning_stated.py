"""What is asked, and what a scenario says, changes what people stated: room for facts is made after that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.errors import UserError
from dienstvisie.planning.alternatives import plan_in, what_if
from dienstvisie.planning.fingerprint import fingerprint
from dienstvisie.planning.planner import plan
from dienstvisie.planning.problem_from import Intake, problem_from
from dienstvisie.planning.what_if import asked_of, read_question
from dienstvisie.schema import Dossier, Scenario

Make = Callable[..., Any]
BEGUN = {"progress": [{"date": "2026-01-10", "started": "2026-Q1"}]}
FACT = {
    "id": "fact",
    "duration": 12,
    "effort": {"ict": 40},
    "costs": [{"amount": 5000, "kind": "operating", "recurs": "once"}],
    **BEGUN,
}
NEXT = {"id": "next", "duration": 3, "effort": {"ict": 4}, "costs": [{"amount": 1500, "kind": "operating"}]}


def asked(intake: Intake, *questions: str) -> Intake:
    return asked_of(intake, map(read_question, questions))


def facts(make: Make, days: int = 10, euros: int = 1000, **extra: Any) -> Dossier:
    budgets = {2026: {"operating": euros}, 2027: {"operating": 0}}
    made: Dossier = make([FACT, NEXT], units=[{"id": "ict", "capacity": {"days": days}}], budgets=budgets, **extra)
    return made


def told(intake: Intake) -> list[tuple[str, str]]:
    return [(rule.code, str(problem.message)) for rule, problem in intake.problems]


@settings(max_examples=40, deadline=None)
@given(days=st.integers(1, 20), percent=st.integers(-100, 100), euros=st.integers(0, 9000), more=st.integers(0, 9000))
def test_a_question_gives_the_problem_of_a_dossier_that_says_so(
    dossier: Make, ranking: Make, days: int, percent: int, euros: int, more: int
) -> None:
    scores = ranking({"fact": 50.0, "next": 70.0})
    then = (days * (100 + percent) + 50) // 100
    now = problem_from(facts(dossier, days, euros), scores)
    found = asked(now, f"ict{percent:+d}%", f"budget:2026{more:+d}")
    wanted = problem_from(facts(dossier, then, euros + more), scores)
    assert fingerprint(found.problem) == fingerprint(wanted.problem)
    assert (found.problem.rooms, found.problem.lanes) == (wanted.problem.rooms, wanted.problem.lanes)
    assert told(found) == told(wanted)


def test_work_that_runs_stays_where_its_unit_loses_days(dossier: Make, ranking: Make) -> None:
    (then,) = what_if(facts(dossier, euros=9000), ranking({"fact": 50.0, "next": 70.0}), ["ict-50%"]).plans
    places = {row.task.id: (row.start, row.end) for row in then.roadmap.placements}
    assert places["fact"] == (0, 3)
    assert "fact" not in then.left
    assert sorted(
        str(problem.message) for rule, problem in then.roadmap.problems if rule.code == "DV520"
    ) == [
        f"“Unit ict” has 5 days in 2026-Q{quarter}, but work that has begun or is done takes 10: 5 too many."
        for quarter in (1, 2, 3, 4)
    ]  # fmt: skip


def test_a_budget_grows_from_what_was_stated(dossier: Make, ranking: Make) -> None:
    found = asked(problem_from(facts(dossier), ranking()), "budget:2026+2000")
    assert found.problem.rooms[2026, "operating"] == 3000
    assert found.problem.budgets[2026, "operating"] == 5000
    assert told(found) == [
        (
            "DV520",
            "The operating budget of 2026 is 3000 euros, but work that has begun or is done costs 5000: 2000 too many.",
        )
    ]
    enough = asked(problem_from(facts(dossier), ranking()), "budget:2026+2000", "budget:2026+2000")
    assert (enough.problem.budgets, enough.problem.stated_budgets, told(enough)) == (
        {(2026, "operating"): 5000, (2027, "operating"): 0},
        {},
        [],
    )
    with pytest.raises(UserError, match="The operating budget of 2026 is 1000 euros, too little"):
        asked(problem_from(facts(dossier), ranking()), "budget:2026-1001")


def test_without_a_fact_its_room_is_gone_and_so_is_the_complaint(dossier: Make, ranking: Make) -> None:
    now = problem_from(facts(dossier, days=3), ranking())
    assert {code for code, _ in told(now)} == {"DV520"}
    found = asked(now, "-idea:fact")
    assert found.problem.lanes[0].capacity == (3,) * 8
    assert found.problem.lanes[0].stated is None
    assert found.problem.budgets == {(2026, "operating"): 1000, (2027, "operating"): 0}
    assert told(found) == []
    assert [str(one.reason) for one in found.left_out] == ["The question leaves it out."]


def test_a_unit_with_the_id_of_an_idea_that_goes_keeps_its_problems(dossier: Make, ranking: Make) -> None:
    made = dossier([FACT, {"id": "ict", "duration": 3}], units=[{"id": "ict", "capacity": {"days": 9}}])
    now = problem_from(made, ranking())
    found = asked(now, "-idea:ict")
    assert told(found) == told(now)
    assert len(told(found)) == 4


def test_a_pin_is_kept_beside_facts(dossier: Make, ranking: Make) -> None:
    found = asked(problem_from(facts(dossier), ranking()), "idea:next@2027-Q2", "+idea:next").problem
    assert [(task.id, task.pinned, task.must) for task in found.tasks] == [("fact", 0, False), ("next", 5, True)]


@pytest.mark.parametrize(
    ("fields", "stated", "lifted", "euros"),
    [
        ({"capacities": {"ict": {"days": 4}}}, 4, 10, 1000),
        ({"capacities": {"ict": {"days": 4}}, "without_ideas": ["fact"]}, 4, 4, 1000),
        ({"budgets": {2026: {"operating": 4000}}}, 10, 10, 4000),
        ({"without_ideas": ["fact"]}, 10, 10, 1000),
    ],
)
def test_a_scenario_says_what_is_stated(
    dossier: Make, ranking: Make, fields: Mapping[str, Any], stated: int, lifted: int, euros: int
) -> None:
    made = facts(dossier).changed(
        items={"scenarios": {"one": Scenario.model_validate({"id": "one", "title": "One", **fields})}}
    )
    problem = plan_in(made, ranking({"fact": 50.0, "next": 70.0}), "one").problem
    (lane,) = problem.lanes
    assert lane.capacity is not None
    assert (lane.room, lane.capacity[0]) == ((stated,) * 8, lifted)
    is_there = "fact" in {task.id for task in problem.tasks}
    assert is_there == ("without_ideas" not in fields)
    assert problem.rooms[2026, "operating"] == euros
    assert problem.budgets[2026, "operating"] == (5000 if is_there else euros)


def test_nothing_can_be_asked_where_nothing_is_planned(dossier: Make, ranking: Make) -> None:
    with pytest.raises(UserError, match="has no roadmap"):
        asked(problem_from(dossier([NEXT], start="2027", end="2026"), ranking()), "-idea:next")


def test_the_order_of_files_does_not_change_the_order_of_what_is_wrong(dossier: Make, ranking: Make) -> None:
    ideas = [{"id": f"i{n}", "duration": 3, "effort": {"one": 3, "two": 3}, **BEGUN} for n in range(3)]
    units = [{"id": unit, "capacity": {"days": 1}} for unit in ("one", "two")]
    found = [
        plan(dossier(some, units=other, running_at_most=1), ranking()).problems
        for some in (ideas, ideas[::-1])
        for other in (units, units[::-1])
    ]
    assert len(found[0]) == 4
    assert all(one == found[0] for one in found)


def test_reasons_name_what_was_stated(dossier: Make, ranking: Make) -> None:
    large = {"id": "large", "duration": 3, "effort": {"ict": 15}}
    dear = {"id": "dear", "duration": 3, "costs": [{"amount": 4000, "kind": "operating", "recurs": "once"}]}
    fact = {**FACT, "effort": {"ict": 80}}
    made = dossier([fact, large, dear], units=[{"id": "ict", "capacity": {"days": 10}}],
                   budgets={2026: {"operating": 1000}, 2027: {"operating": 900}})  # fmt: skip
    roadmap = plan(made, ranking({"large": 50.0, "dear": 40.0}))
    assert {one.idea: str(one.reason) for one in roadmap.left_out} == {
        "large": "It needs 15 days of “Unit ict” in one period, and “Unit ict” never has more than 10.",
        "dear": "Whenever it starts, a budget is too small: at best it costs 4000 euros of the operating budget of "
        "2026, which has 1000.",
    }


def test_what_is_left_beside_own_work_is_never_less_than_nothing(dossier: Make, ranking: Make) -> None:
    parts = [
        {"id": "one", "title": "One", "duration": 6, "effort": {"ict": 40}},
        {"id": "two", "title": "Two", "duration": 3, "effort": {"ict": 5}},
    ]
    made = dossier([{"id": "a", "subprojects": parts, **BEGUN}], units=[{"id": "ict", "capacity": {"days": 10}}])
    found = plan(made, ranking({"a": 50.0}))
    told = [str(row.message) for placed in found.placements for row in placed.explanation.blockers]
    assert not [words for words in told if ": -" in words or "of 20" in words]
    assert {placed.task.id: placed.start for placed in found.placements} == {"a/one": 0, "a/two": 2}
