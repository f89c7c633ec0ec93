"""What is short, what a little more is worth, and in which order it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.planning.exact.brute import some_plan
from tests.planning.test_planning_properties import problems

from dienstvisie.planning.exact.bound import Relaxation, bound
from dienstvisie.planning.exact.lagrange import evaluate
from dienstvisie.planning.exact.prices import Key, bottlenecks, prices
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import Lane, PlanningProblem, Task

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]


def test_a_day_is_worth_its_share_of_the_next_idea(task: MakeTask, problem: MakeProblem) -> None:
    """Ten days place one of two equal ideas now; the other comes a period later, or a tenth of it for each day more."""
    tight = problem(*(task(id_, effort={"ict": 10}, value=500) for id_ in "ab"), periods=2, units={"ict": (10, 0)})
    assert prices(tight, some_plan(tight)) == {("unit", "ict", 2026): 100}


def test_a_day_counts_in_the_period_in_which_it_is_worth_most(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(id_, effort={"ict": 10}, value=500) for id_ in "abc"]
    tight = problem(*tasks, periods=2, units={"ict": 10})
    assert prices(tight, some_plan(tight)) == {("unit", "ict", 2026): 100}


def test_1000_euros_are_worth_their_share_too(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(id_, once={"investment": 50_000}, value=500) for id_ in "ab"]
    tight = problem(*tasks, periods=4, budgets={(2026, "investment"): 50_000})
    assert prices(tight, some_plan(tight)) == {("budget", "investment", 2026): 500 * 4 // 50}


def test_a_unit_without_time_has_its_price(task: MakeTask, problem: MakeProblem) -> None:
    none = problem(task("a", effort={"ict": 5}, value=500), periods=1, units={"ict": 0})
    assert prices(none, {}) == {("unit", "ict", 2026): 100}


def test_what_is_not_short_costs_nothing(task: MakeTask, problem: MakeProblem) -> None:
    roomy = problem(task("a", effort={"ict": 5}, once={"operating": 5}, value=9), units={"ict": 5})
    assert prices(roomy, some_plan(roomy)) == {}
    assert bottlenecks(roomy, some_plan(roomy), {}) == ()
    assert prices(problem(), {}) == {}


def test_bottlenecks_say_what_is_used_and_what_is_there(task: MakeTask, problem: MakeProblem) -> None:
    tasks = (
        task("a", effort={"ict": 10}, once={"investment": 40_000}, value=600),
        task("b", effort={"ict": 10}, value=500),
        task("c", effort={"desk": 2}, once={"investment": 40_000}, yearly={"operating": 7}, value=10),
    )
    tight = problem(
        *tasks,
        periods=4,
        units={"ict": (10, 0, 0, 0), "desk": 2},
        budgets={(2026, "investment"): 60_000, (2031, "operating"): 1},
    )
    starts = {"a": 0}
    blocked: dict[Key, int] = {("unit", "ict", 2026): 1, ("budget", "investment", 2026): 1}
    found = bottlenecks(tight, starts, blocked)
    assert [(row.kind, row.id, row.year, row.used, row.room, row.blocked, row.relief, row.worth) for row in found] == [
        ("unit", "ict", 2026, 10, 10, 1, 10, 2_000),
        ("budget", "investment", 2026, 40_000, 60_000, 1, 10_000, 10),
    ]
    assert [str(row.title) for row in found] == ["ICT", "investment budget"]


def test_bottlenecks_of_a_makespan_have_no_worth(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(id_, effort={"ict": 10}) for id_ in "ab"]
    tight = problem(*tasks, periods=3, units={"ict": 10}, objective="makespan")
    (row,) = bottlenecks(tight, some_plan(tight), {("unit", "ict", 2026): 1, ("unit", "desk", 2026): 4})
    assert (row.id, row.used, row.room, row.worth) == ("ict", 20, 30, None)
    assert bottlenecks(tight, some_plan(tight), {}) == ()


@given(problems)
@settings(max_examples=60, deadline=None)
def test_a_price_is_that_of_something_that_is_limited_and_the_dearest_comes_first(problem: PlanningProblem) -> None:
    starts = some_plan(problem)
    found = bottlenecks(problem, starts, {})
    assert [row.worth for row in found] == sorted((row.worth for row in found), key=lambda worth: -(worth or 0))
    limited = {lane.id for lane in problem.lanes if lane.capacity is not None}
    for row in found:
        assert (row.worth or 0) > 0
        assert row.used <= row.room
        assert row.id in limited if row.kind == "unit" else (row.year, row.id) in problem.budgets


@given(problems)
@settings(max_examples=40, deadline=None)
def test_where_nothing_is_limited_nothing_has_a_price(problem: PlanningProblem) -> None:
    lanes = tuple(Lane(lane.id, lane.title, None, lane.running_at_most) for lane in problem.lanes)
    free = replace(problem, lanes=lanes, budgets={})
    starts = some_plan(free)
    assert early_value(free, starts) >= 0
    assert prices(free, starts) == {}


def test_what_has_no_price_has_no_worth_rather_than_none_at_all(task: MakeTask, problem: MakeProblem) -> None:
    """That a unit blocks an idea and has no price does not mean that more of it would not help."""
    roomy = problem(task("a", effort={"ict": 5}, value=9), units={"ict": 10})
    (row,) = bottlenecks(roomy, {"a": 0}, {("unit", "ict", 2026): 1})
    assert (row.blocked, row.worth) == (1, None)


def test_the_bound_and_the_prices_are_told_from_one_solved_model(
    task: MakeTask, problem: MakeProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dienstvisie.planning.exact.bound.SMALL", 0)
    tasks = [task(id_, effort={"ict": 10}, value=500) for id_ in "abc"]
    tight = problem(*tasks, task("d", effort={"ict": 11}, value=900), periods=2, units={"ict": 10})
    one = Relaxation(tight, {"a": 0, "b": 1})
    with_all = evaluate(one.model, one.multipliers).value
    assert early_value(tight, one.starts) <= bound(tight, one.starts, one) < with_all, "d never has room"
    assert prices(tight, one.starts, one) == prices(tight, one.starts)
