"""The checker finds each rule that a plan breaks. It says whether we believe the planner, so it is tested by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dienstvisie.planning.planner import roadmap_of
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.problem_from import Intake
from dienstvisie.planning.verify import PlanError, verify

Row = tuple[str, int, Mapping[str, Any]]

BROKEN: dict[str, tuple[list[Row], dict[str, Any], dict[str, int]]] = {
    "There is no task z.": ([("a", 1, {})], {}, {"a": 0, "z": 0}),
    "a lies outside the calendar.": ([("a", 2, {})], {}, {"a": 7}),
    "a starts before its earliest date.": ([("a", 1, {"earliest": 2})], {}, {"a": 1}),
    "a ends after its deadline.": ([("a", 2, {"deadline": 2})], {}, {"a": 2}),
    "a does not start where it is pinned.": ([("a", 1, {"pinned": 2})], {}, {"a": 3}),
    "Only a part of a is planned.": ([("a/one", 1, {}), ("a/two", 1, {"after": ["a/one"]})], {}, {"a/one": 0}),
    "b waits for a, which is not planned.": ([("a", 1, {}), ("b", 1, {"after": ["a"]})], {}, {"b": 0}),
    "b starts too soon after a.": ([("a", 2, {}), ("b", 1, {"after": [("a", 1)]})], {}, {"a": 0, "b": 2}),
    "a and b exclude each other.": ([("a", 1, {}), ("b", 1, {})], {"exclusions": (("a", "b"),)}, {"a": 0, "b": 5}),
    "ict has too few days in 2026-Q2.": (
        [("a", 2, {"effort": {"ict": 6}}), ("b", 1, {"effort": {"ict": 5}})],
        {"units": {"ict": 10}},
        {"a": 0, "b": 1},
    ),
    "The operating budget of 2027 is overspent.": (
        [("a", 2, {"once": {"operating": 6}})],
        {"budgets": {(2026, "operating"): 6, (2027, "operating"): 5}},
        {"a": 3},
    ),
    "The investment budget of 2027 is overspent.": (
        [("a", 1, {"yearly": {"investment": 6}})],
        {"budgets": {(2026, "investment"): 0, (2027, "investment"): 5}},
        {"a": 3},
    ),
    "ict works on too many ideas in 2026-Q1.": (
        [("a", 1, {"effort": {"ict": 1}}), ("b", 1, {"effort": {"ict": 1}})],
        {"units": {"ict": None}, "running_at_most": 1},
        {"a": 0, "b": 0},
    ),
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_broken_rule_is_found_and_no_other(
    sentence: str, task: Callable[..., Task], problem: Callable[..., PlanningProblem]
) -> None:
    rows, limits, starts = BROKEN[sentence]
    tasks = [task(id_, duration, **dict(extra)) for id_, duration, extra in rows]
    assert [str(message) for message in verify(problem(*tasks, **limits), starts)] == [sentence]


def test_a_plan_at_all_limits_at_once_is_fine(
    task: Callable[..., Task], problem: Callable[..., PlanningProblem]
) -> None:
    tasks = (
        task("a", 2, effort={"ict": 5}, once={"operating": 5}, earliest=1, deadline=2, pinned=1),
        task("b", 2, effort={"ict": 5}, yearly={"operating": 7}, after=[("a", 1)]),
    )
    limits = {(2026, "operating"): 10, (2027, "operating"): 7}
    filled = problem(*tasks, units={"ict": 5}, budgets=limits, running_at_most=1, periods=8)
    assert verify(filled, {"a": 1, "b": 4}) == ()


def test_a_broken_plan_makes_no_roadmap(task: Callable[..., Task], problem: Callable[..., PlanningProblem]) -> None:
    with pytest.raises(PlanError, match="a ends after its deadline"):
        roadmap_of(Intake(problem(task("a", 2, deadline=2))), {"a": 2})
