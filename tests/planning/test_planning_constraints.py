"""Each thing that limits a plan, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.priority import descendants_value
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.search import search

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
Case = tuple[tuple[tuple[Any, ...], ...], dict[str, Any], dict[str, int]]

ICT: dict[str, Any] = {"units": {"ict": 10}}
FULL: dict[str, Any] = {"effort": {"ict": 10}}

TASKS: dict[str, tuple[list[tuple[str, int, dict[str, Any]]], dict[str, Any], dict[str, int]]] = {
    "an idea without needs starts at once": ([("a", 2, {})], {}, {"a": 0}),
    "a successor starts in the period after": ([("a", 2, {}), ("b", 1, {"after": ["a"]})], {}, {"a": 0, "b": 2}),
    "a lag is kept free": ([("a", 2, {}), ("b", 1, {"after": [("a", 3)]})], {}, {"a": 0, "b": 5}),
    "of two that need all days the denser comes first": (
        [("a", 1, {**FULL, "value": 100}), ("b", 1, {**FULL, "value": 200})],
        ICT,
        {"a": 1, "b": 0},
    ),
    "equal ideas go by id": (
        [("b", 1, FULL), ("a", 1, FULL)],
        ICT,
        {"a": 0, "b": 1},
    ),
    "what makes much possible comes before its own value": (
        [
            ("a", 1, {**FULL, "value": 100}),
            ("b", 1, {**FULL, "value": 90}),
            ("c", 1, {"after": ["b"], "value": 1000}),
        ],
        ICT,
        {"a": 1, "b": 0, "c": 1},
    ),
    "a unit without capacity is not limited": (
        [("a", 1, {"effort": {"ict": 999}}), ("b", 1, {"effort": {"ict": 999}})],
        {"units": {"ict": None}},
        {"a": 0, "b": 0},
    ),
    "capacity differs per period": (
        [("a", 2, {"effort": {"ict": 5}})],
        {"units": {"ict": (5, 4, 5, 4, 5, 5, 5, 5)}},
        {"a": 4},
    ),
    "a budget is per year": (
        [("a", 1, {"once": {"investment": 60}, "value": 2}), ("b", 1, {"once": {"investment": 60}, "value": 1})],
        {"budgets": {(2026, "investment"): 100, (2027, "investment"): 100}},
        {"a": 0, "b": 4},
    ),
    "work over the turn of the year takes from both budgets": (
        [("a", 2, {"once": {"operating": 10}})],
        {"budgets": {(2026, "operating"): 10, (2027, "operating"): 10}},
        {"a": 3},
    ),
    "yearly costs begin in the year after the work": (
        [("a", 1, {"yearly": {"operating": 10}})],
        {"budgets": {(2026, "operating"): 0, (2027, "operating"): 5}},
        {"a": 4},
    ),
    "another budget does not help": (
        [("a", 1, {"once": {"operating": 10}})],
        {"budgets": {(2026, "operating"): 9, (2027, "operating"): 9, (2026, "investment"): 99}},
        {},
    ),
    "a unit works on so many ideas at once, however few days they ask": (
        [(id_, 2, {"effort": {"ict": 1}}) for id_ in "abc"],
        {"units": {"ict": None}, "running_at_most": 2},
        {"a": 0, "b": 0, "c": 2},
    ),
    "an idea that asks no days of a unit does not keep it busy": (
        [("a", 2, {"effort": {"ict": 1}}), ("b", 2, {"effort": {"ict": 0}})],
        {"units": {"ict": None}, "running_at_most": 1},
        {"a": 0, "b": 0},
    ),
    "an earliest start is kept": ([("a", 1, {"earliest": 3})], {}, {"a": 3}),
    "a deadline may be the last period of the work": ([("a", 3, {"deadline": 2})], {}, {"a": 0}),
    "after its deadline an idea is not planned": ([("a", 3, {"deadline": 1})], {}, {}),
    "a must comes after a denser idea where both have a place": (
        [
            ("a", 1, {**FULL, "value": 900}),
            ("b", 1, {**FULL, "value": 1, "must": True}),
        ],
        ICT,
        {"a": 0, "b": 1},
    ),
    "what a must waits for is a must as well, and in time": (
        [
            ("a", 2, {**FULL, "value": 0}),
            ("b", 1, {"after": ["a"], "must": True, "deadline": 2}),
            ("c", 2, {**FULL, "value": 900}),
        ],
        ICT,
        {"a": 0, "b": 2, "c": 2},
    ),
    "of two musts the more urgent comes first": (
        [("a", 1, {**FULL, "must": True}), ("b", 1, {**FULL, "must": True, "deadline": 0})],
        ICT,
        {"a": 1, "b": 0},
    ),
    "a lag after it makes a must urgent": (
        [
            ("a", 1, FULL),
            ("b", 1, {"after": [("a", 2)], "must": True, "deadline": 3}),
            ("c", 1, {**FULL, "must": True, "deadline": 1}),
        ],
        ICT,
        {"a": 0, "b": 3, "c": 1},
    ),
    "what comes too late for its must does not go before others": (
        [
            ("a", 1, {**FULL, "value": 1}),
            ("b", 1, {"after": ["a"], "must": True, "deadline": 1}),
            ("c", 1, {**FULL, "value": 900}),
        ],
        {"units": {"ict": (0, 10, 10, 10, 10, 10, 10, 10)}},
        {"a": 2, "c": 1},
    ),
    "what asks much of a budget comes later": (
        [
            ("a", 1, {**FULL, "once": {"operating": 90}, "value": 100}),
            ("b", 1, {**FULL, "once": {"operating": 10}, "value": 100}),
        ],
        {**ICT, "budgets": {(2026, "operating"): 100}},
        {"a": 1, "b": 0},
    ),
    "what asks something of a budget every year comes after what asks it once": (
        [
            ("a", 1, {**FULL, "yearly": {"operating": 40}, "value": 100}),
            ("b", 1, {**FULL, "once": {"operating": 60}, "value": 100}),
        ],
        {**ICT, "budgets": {(2027, "operating"): 100, (2028, "operating"): 100}, "periods": 12},
        {"a": 1, "b": 0},
    ),
    "of two pins for the same days the must stays": (
        [("a", 1, {**FULL, "pinned": 2}), ("b", 1, {**FULL, "pinned": 2, "must": True})],
        ICT,
        {"b": 2},
    ),
    "a part after a pinned part leaves time for what it waits for": (
        [("a", 1, FULL), ("b/one", 1, {"pinned": 0}), ("b/two", 1, {"after": ["b/one", "a"]})],
        {"units": {"ict": (0, 10, 10, 10, 10, 10, 10, 10)}},
        {"a": 1, "b/one": 0, "b/two": 2},
    ),
    "a pin holds its days against a must": (
        [
            ("a", 1, {**FULL, "pinned": 0}),
            ("b", 1, {**FULL, "must": True}),
        ],
        ICT,
        {"a": 0, "b": 1},
    ),
    "what a pin waits for is placed before it": (
        [
            ("a", 1, {**FULL, "value": 0}),
            ("b", 1, {**FULL, "value": 900}),
            ("c", 1, {"after": ["a"], "pinned": 1}),
        ],
        ICT,
        {"a": 0, "b": 1, "c": 1},
    ),
    "a pin that nothing can come before in time is left out": (
        [("a", 2, {}), ("b", 1, {"after": ["a"], "pinned": 1})],
        {},
        {"a": 0},
    ),
    "a pin far from its predecessors leaves these free": (
        [("a", 1, {}), ("b", 1, {"after": ["a"]}), ("c", 1, {"after": ["b"], "pinned": 6})],
        {},
        {"a": 0, "b": 1, "c": 6},
    ),
    "of two pins for the same days the work that has begun stays": (
        [
            ("a", 1, {**FULL, "pinned": 2}),
            ("b", 1, {**FULL, "pinned": 2, "begun": True}),
        ],
        ICT,
        {"b": 2},
    ),
    "of two that exclude each other the more valuable is planned": (
        [("a", 1, {"effort": {"ict": 1}, "value": 1}), ("b", 1, {"effort": {"ict": 1}, "value": 2})],
        {"units": {"ict": 10}, "exclusions": (("a", "b"),)},
        {"b": 0},
    ),
    "an idea is planned whole or not at all": (
        [("a/one", 1, {}), ("a/two", 1, {"after": ["a/one"], "effort": {"ict": 11}})],
        ICT,
        {},
    ),
    "the parts of an idea follow one another and may stand apart": (
        [("a/one", 1, {"effort": {"ict": 5}}), ("a/two", 1, {"after": ["a/one"], "effort": {"ict": 10}})],
        {"units": {"ict": (5, 5, 5, 10, 10, 10, 10, 10)}},
        {"a/one": 0, "a/two": 3},
    ),
    "without its predecessor an idea is left out": (
        [("a", 1, {"effort": {"ict": 11}}), ("b", 1, {"after": ["a"]}), ("c", 1, {"after": ["b"]})],
        ICT,
        {},
    ),
    "a predecessor that is no task never comes": ([("a", 1, {"after": ["gone"]})], {}, {}),
    "an idea longer than the calendar is left out": ([("a", 9, {})], {}, {}),
    "an idea as long as the calendar fits": ([("a", 8, {})], {}, {"a": 0}),
    "a unit with no days does nothing": ([("a", 1, {"effort": {"ict": 1}})], {"units": {"ict": 0}}, {}),
    "no days are asked of a unit with none": ([("a", 1, {"effort": {"ict": 0}})], {"units": {"ict": 0}}, {"a": 0}),
    "a budget of nothing allows what costs nothing": (
        [("a", 1, {"once": {"operating": 0}}), ("b", 1, {"once": {"operating": 1}})],
        {"budgets": {(2026, "operating"): 0, (2027, "operating"): 0}},
        {"a": 0},
    ),
    "no periods, no plan": ([("a", 1, {})], {"periods": 0}, {}),
}


@pytest.mark.parametrize("name", TASKS)
def test_the_plan_is_as_worked_out_by_hand(name: str, task: MakeTask, problem: MakeProblem) -> None:
    rows, limits, expected = TASKS[name]
    tasks = [task(id_, duration, **dict(extra)) for id_, duration, extra in rows]
    assert search(problem(*tasks, **limits)) == expected


def test_quick_wins_come_into_the_first_phase_before_denser_ideas(task: MakeTask, problem: MakeProblem) -> None:
    large = [task(id_, 1, effort={"ict": 10}, value=900) for id_ in ("x", "y", "z")]
    small = [task(id_, 1, effort={"ict": 5}, value=10, quick_win=True) for id_ in ("a", "b", "c")]
    starts = search(problem(*large, *small, units={"ict": 10}, phases=(0, 7), quick_wins=2))
    assert (starts["a"], starts["b"]) == (0, 0)
    assert starts["c"] > 0


def test_a_quick_win_brings_what_it_waits_for_into_the_first_phase(task: MakeTask, problem: MakeProblem) -> None:
    tasks = (
        task("base", 1, effort={"ict": 10}, value=0),
        task("other", 1, effort={"ict": 10}, value=900),
        task("win", 1, after=["base"], value=10, quick_win=True),
    )
    limits: dict[str, Any] = {"units": {"ict": 10}, "phases": (1, 7)}
    assert search(problem(*tasks, **limits, quick_wins=1)) == {"base": 0, "other": 1, "win": 1}
    assert search(problem(*tasks, **limits, quick_wins=0)) == {"base": 1, "other": 0, "win": 2}


def test_a_quick_win_that_cannot_be_early_takes_no_room_from_others(task: MakeTask, problem: MakeProblem) -> None:
    tasks = (
        task("base", 2, effort={"ict": 10}, value=0),
        task("other", 2, effort={"ict": 10}, value=900),
        task("win", 1, after=["base"], value=10, quick_win=True),
    )
    starts = search(problem(*tasks, units={"ict": 10}, phases=(1, 7), quick_wins=1))
    assert starts == {"base": 2, "other": 0, "win": 4}


def test_room_that_becomes_free_is_used(task: MakeTask, problem: MakeProblem) -> None:
    """The pin of `a` pushes `b` back, but what `a` waits for finds no place, so that `b` can move up after all."""
    tasks = (
        task("a", 1, effort={"ict": 10}, pinned=1, after=["c"]),
        task("b", 2, effort={"ict": 10}, must=True),
        task("c", 1, effort={"desk": 1}),
        task("d", 5, effort={"ict": 10}, earliest=2),
    )
    assert search(problem(*tasks, units={"ict": 10, "desk": 0}, periods=7)) == {"b": 0, "d": 2}


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3)), st.integers(1, 9))
def test_the_value_of_descendants_counts_each_once(
    task: MakeTask, problem: MakeProblem, arrows: dict[str, set[str]], factor: int
) -> None:
    """Against plain search, on graphs in which an idea waits only for ideas earlier in the alphabet."""
    after = {id_: {other for other in arrows.get(id_, ()) if other > id_} for id_ in "abcdef"}
    value = {id_: factor * 7**number for number, id_ in enumerate("abcdef")}
    tasks = [
        task(id_, value=value[id_], after=sorted(other for other in after if id_ in after[other])) for id_ in "abcdef"
    ]
    found = descendants_value(Graph(problem(*tasks)))
    for id_ in "abcdef":
        reached, stack = set(), [*after[id_]]
        while stack:
            reached.add(stack.pop())
            stack.extend(follower for one in reached for follower in after[one] if follower not in reached)
        assert found[id_] == sum(value[other] for other in reached)
