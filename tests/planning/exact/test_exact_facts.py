"""Work that has begun beyond a limit: no bound below the plan, no false contradiction, no relief that is too little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.conftest import dossier_of, ranking_of

from dienstvisie.planning import quality as told
from dienstvisie.planning.exact.bound import bound
from dienstvisie.planning.exact.conflicts import conflicts, fewest_broken, relaxed
from dienstvisie.planning.facts import lifted
from dienstvisie.planning.objective import early_value, makespan
from dienstvisie.planning.planner import plan
from dienstvisie.planning.problem import Objective, PlanningProblem, Task
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.planning.roadmap import Quality
from dienstvisie.planning.solution import find
from dienstvisie.planning.verify import PlanError, verify

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
BEGUN = [{"date": "2026-02-01", "started": "2026-Q1"}]


def _crowded(seed: int, objective: str) -> PlanningProblem:
    """Ideas that have begun on units that can do one at a time, and others beside them."""
    dice = Random(seed)  # noqa: S311 - a game of dice
    ideas: list[dict[str, Any]] = []
    for number in range(dice.randint(3, 7)):
        effort = {dice.choice(["ict", "hr"]): dice.randint(1, 9)}
        begun = {"progress": BEGUN} if dice.random() < 0.5 else {}
        ideas.append({"id": f"i{number}", "duration": 3 * dice.randint(1, 3), "effort": effort, **begun})
    units = [{"id": unit, "capacity": {"days": 100}, "running_at_most": 1} for unit in ("ict", "hr")]
    scores = {idea["id"]: dice.randint(10, 90) for idea in ideas}
    return problem_from(dossier_of(ideas, units=units, objective=objective), ranking_of(scores)).problem


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_no_bound_is_on_the_wrong_side_where_facts_are_above_a_limit(seed: int) -> None:
    problem = _crowded(seed, "early-value")
    starts = find(problem, rounds=20)
    assert bound(problem, starts) >= early_value(problem, starts)
    shorter = _crowded(seed, "makespan")
    starts = find(shorter, rounds=20)
    assert bound(shorter, starts) <= makespan(shorter, starts)


def test_facts_above_the_limit_of_running_ideas_contradict_no_wish(task: MakeTask, problem: MakeProblem) -> None:
    facts = [task(id_, 2, effort={"ict": 1}, pinned=0, begun=True, value=5) for id_ in "ab"]
    pinned = task("c", 2, effort={"ict": 1}, pinned=2)
    crowded = lifted(problem(*facts, pinned, units={"ict": 10}, running_at_most=1))
    assert conflicts(crowded) == ()
    assert find(crowded, rounds=5) == {"a": 0, "b": 0, "c": 2}


def test_a_plan_beyond_its_bound_is_a_fault_of_ours(
    task: MakeTask, problem: MakeProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = problem(task("a", value=5))
    assert told.quality(one, {"a": 0}).proven
    wrongs: tuple[tuple[Objective, int], ...] = (("early-value", 39), ("makespan", 2))
    for objective, wrong in wrongs:
        monkeypatch.setattr("dienstvisie.planning.exact.bound.bound", lambda *_, wrong=wrong: wrong)
        with pytest.raises(PlanError, match="beyond the bound"):
            told.quality(replace(one, objective=objective), {"a": 0})


@pytest.mark.parametrize(
    ("quality", "gap"),
    [
        (Quality("makespan", 12, 8), 50),
        (Quality("makespan", 10, 9), 12),
        (Quality("makespan", 8, 8, proven=True), 0),
        (Quality("makespan", 0, 0, proven=True), None),
        (Quality("early-value", 8, 12), 34),
        (Quality("early-value", 0, 12), 100),
        (Quality("early-value", 0, 0, proven=True), None),
    ],
)
def test_a_gap_is_how_much_longer_or_how_much_less(quality: Quality, gap: int | None) -> None:
    assert quality.gap == gap


def test_relief_beside_facts_is_counted_from_what_people_stated() -> None:
    """Ten days are stated, the fact takes thirty: to pin five days beside it, twenty-five more have to be stated."""
    ideas: list[dict[str, Any]] = [
        {"id": "a", "duration": 3, "effort": {"ict": 30}, "progress": BEGUN},
        {"id": "b", "duration": 3, "effort": {"ict": 5}, "pinned": "2026-Q1"},
    ]
    hints = {}
    for days in (10, 35):
        units = [{"id": "ict", "capacity": {"days": 10, "exceptions": {"2026-Q1": days}}}]
        made = plan(dossier_of(ideas, units=units), ranking_of({"a": 50, "b": 50}))
        hints[days] = [str(problem.hint) for rule, problem in made.problems if rule.code == "DV512"]
    assert hints == {10: ["All of this is possible with so much more: 25 days of “Unit ict” in 2026-Q1."], 35: []}


def test_relief_for_a_budget_beside_facts_is_counted_from_what_people_stated() -> None:
    costs = [{"amount": 50, "kind": "investment", "recurs": "once"}]
    ideas: list[dict[str, Any]] = [
        {"id": "a", "duration": 3, "costs": costs, "progress": BEGUN},
        {"id": "b", "duration": 3, "costs": costs, "pinned": "2026-Q1"},
    ]
    budgets = {2026: {"investment": 20}}
    made = plan(dossier_of(ideas, budgets=budgets), ranking_of({"a": 50, "b": 50}))
    hints = [str(problem.hint) for rule, problem in made.problems if rule.code == "DV512"]
    assert hints == ["All of this is possible with so much more: 80 euros of the investment budget of 2026."]
    budgets[2026]["investment"] += 80
    assert plan(dossier_of(ideas, budgets=budgets), ranking_of({"a": 50, "b": 50})).problems == ()


def test_what_is_left_after_giving_up_the_fewest_is_a_plan(task: MakeTask, problem: MakeProblem) -> None:
    fact = task("a", 2, effort={"ict": 9}, pinned=0, begun=True)
    rivals = [task(id_, 2, effort={"ict": 9}, pinned=0) for id_ in "bc"]
    crowded = lifted(problem(fact, *rivals, units={"ict": 5}))
    freed = relaxed(crowded, fewest_broken(crowded))
    assert verify(freed, find(freed, rounds=5)) == ()
    assert [wish.kind for wish in fewest_broken(crowded)] == ["pinned", "pinned"]
