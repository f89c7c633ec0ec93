"""What a roadmap says about each place and each absence, word for word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dienstvisie.language import Message
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Roadmap

Row = tuple[str, int, Mapping[str, Any]]
Plan = Callable[[PlanningProblem], Roadmap]
MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]

ICT: dict[str, Any] = {"units": {"ict": 10}}
FULL = {"effort": {"ict": 10}}

PLACED: dict[str, tuple[list[Row], dict[str, Any], str]] = {
    "It starts in the first period: nothing stands in its way.": ([("x", 1, {})], {}, "-"),
    "It waits for “Idea A” until 2026-Q3.": ([("a", 2, {}), ("x", 1, {"after": ["a"]})], {}, "waits a"),
    "It waits for “Idea A” and 1 period more, until 2026-Q4.": (
        [("a", 2, {}), ("x", 1, {"after": [("a", 1)]})],
        {},
        "waits a",
    ),
    "It waits for “Idea A” and 2 periods more, until 2027-Q1.": (
        [("a", 2, {}), ("x", 1, {"after": [("a", 2)]})],
        {},
        "waits a",
    ),
    "It may not start before 2026-Q3.": ([("x", 1, {"earliest": 2})], {}, "earliest"),
    "It is pinned to 2026-Q3.": ([("x", 1, {"pinned": 2})], {}, "pinned"),
    "Its work began in 2026-Q3.": ([("x", 1, {"pinned": 2, "begun": True})], {}, "pinned"),
    "“ICT” is full in 2026-Q1 with “Idea A”: 1 day short.": (
        [("a", 1, {"effort": {"ict": 6}, "must": True}), ("x", 1, {"effort": {"ict": 5}})],
        ICT,
        "capacity ict a",
    ),
    "“ICT” is full in 2026-Q1 with “Idea B”, “Idea A”: 10 days short.": (
        [
            ("a", 1, {"effort": {"ict": 4}, "must": True}),
            ("b", 1, {"effort": {"ict": 6}, "must": True}),
            ("x", 1, FULL),
        ],
        ICT,
        "capacity ict b a",
    ),
    "“ICT” is full in 2026-Q1 with “Idea A”, “Idea B”, “Idea C” and 2 other ideas: 10 days short.": (
        [*((id_, 1, {"effort": {"ict": 2}, "must": True}) for id_ in "abcde"), ("x", 1, FULL)],
        ICT,
        "capacity ict a b c",
    ),
    "It needs 10 days of “ICT” in 2026-Q2, which has 4.": (
        [("x", 2, FULL)],
        {"units": {"ict": (10, 4, 10, 10, 10, 10, 10, 10)}},
        "capacity ict",
    ),
    "The operating budget of 2026 is spent on “Idea A”: 30 euros short.": (
        [("a", 1, {"once": {"operating": 80}, "must": True}), ("x", 1, {"once": {"operating": 50}})],
        {"budgets": {(2026, "operating"): 100}},
        "budget 2026 operating a",
    ),
    "It costs 50 euros in 2026, and the investment budget of that year is 40 euros.": (
        [("x", 1, {"once": {"investment": 50}})],
        {"budgets": {(2026, "investment"): 40}},
        "budget 2026 investment",
    ),
    "“ICT” already works on 1 idea in 2026-Q1: “Idea A”.": (
        [("a", 1, {"effort": {"ict": 1}, "must": True}), ("x", 1, {"effort": {"ict": 1}})],
        {**ICT, "running_at_most": 1},
        "running ict a",
    ),
}


@pytest.mark.parametrize("sentence", PLACED)
def test_the_headline_names_what_blocks_the_period_before(
    sentence: str, task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    rows, limits, blamed = PLACED[sentence]
    plan = roadmap(problem(*(task(id_, duration, **dict(extra)) for id_, duration, extra in rows), **limits))
    (placement,) = plan.of_idea("x")
    explanation = placement.explanation
    assert str(explanation.headline) == sentence
    last = [blocker for blocker in explanation.blockers if blocker.period == placement.start - 1]
    assert " ".join((last[0].cause, *last[0].by) if last else "-") == blamed


def test_a_part_follows_the_part_before(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    plan = roadmap(problem(task("x/one", 2), task("x/two", 1, after=["x/one"])))
    first, second = plan.of_idea("x")
    assert str(second.explanation.headline) == "It has to wait for its own part “Part one” until 2026-Q3."
    assert [blocker.cause for blocker in second.explanation.blockers] == ["order", "order"]
    assert (first.end, second.explanation.earliest) == (1, 2)


def test_every_blocker_of_every_earlier_period_is_there(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    tasks = (
        task("a", 2, effort={"ict": 8}, once={"operating": 40}, must=True),
        task("x", 1, effort={"ict": 3}, once={"operating": 30}, after=["a"], earliest=1),
    )
    plan = roadmap(problem(*tasks, units={"ict": 10}, budgets={(2026, "operating"): 100}))
    (placement,) = plan.of_idea("x")
    said = [(blocker.period, str(blocker.message)) for blocker in placement.explanation.blockers]
    wait, full = "It waits for “Idea A” until 2026-Q3.", "“ICT” is full in 2026-Q{} with “Idea A”: 1 day short."
    spent = "The operating budget of 2026 is spent on “Idea A”: 10 euros short."
    assert said == [
        (0, "It may not start before 2026-Q2."),
        *((0, sentence) for sentence in (wait, full.format(1), spent)),
        *((1, sentence) for sentence in (wait, full.format(2), spent)),
        (2, spent),
        (3, spent),
    ]
    assert (placement.start, placement.explanation.earliest) == (4, 2)


def test_of_periods_that_lack_as_much_the_first_is_named(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    plan = roadmap(problem(task("a", 2, effort={"ict": 10}, must=True), task("x", 2, effort={"ict": 10}), **ICT))
    (placement,) = plan.of_idea("x")
    assert [str(blocker.message)[:27] for blocker in placement.explanation.blockers] == [
        "“ICT” is full in 2026-Q1 wi",
        "“ICT” is full in 2026-Q2 wi",
    ]


def test_of_periods_that_lack_days_the_one_that_lacks_most_is_named(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = (task("a", 2, effort={"ict": (4, 8)}, must=True), task("x", 2, effort={"ict": 10}))
    (placement,) = roadmap(problem(*tasks, **ICT)).of_idea("x")
    assert str(placement.explanation.blockers[0].message) == "“ICT” is full in 2026-Q2 with “Idea A”: 8 days short."


def test_an_idea_is_never_in_its_own_way(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    tasks = (task("a", 1, effort={"ict": 5}, pinned=1), task("x", 2, effort={"ict": (3, 9)}))
    (placement,) = roadmap(problem(*tasks, **ICT)).of_idea("x")
    assert str(placement.explanation.headline) == "“ICT” is full in 2026-Q2 with “Idea A”: 4 days short."
    assert placement.explanation.blockers[0].by == ("ict", "a")
    alone = task("x", 2, effort={"ict": (3, 9)})
    (placement,) = roadmap(problem(alone, units={"ict": (10, 8, 9, 10)}, periods=4)).of_idea("x")
    assert str(placement.explanation.headline) == "It needs 9 days of “ICT” in 2026-Q2, which has 8."


def test_what_its_own_part_uses_is_told_apart(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    tasks = (
        task("x/one", 2, effort={"ict": 10}, once={"operating": 40}),
        task("x/two", 1, effort={"ict": 6}, once={"operating": 30}, after=["x/one"]),
    )
    limits: dict[str, Any] = {"units": {"ict": 15}, "budgets": {(2026, "operating"): 100}}
    _, two = roadmap(problem(*tasks, **limits)).of_idea("x")
    said = {str(blocker.message) for blocker in two.explanation.blockers if blocker.period < 2}
    assert said >= {
        "It needs 6 days of “ICT” in 2026-Q2: 5 of 15 are left, its own part “Part one” uses 10.",
        "It costs 30 euros in 2026: of the operating budget 20 of 100 euros are left, its own part “Part one” uses 80.",
    }
    other = task("a", 2, effort={"ict": 1}, once={"operating": 5}, must=True)
    _, two = roadmap(problem(*tasks, other, **limits)).of_idea("x")
    said = {str(blocker.message) for blocker in two.explanation.blockers if blocker.period < 2}
    assert said >= {
        "“ICT” is full in 2026-Q2 with “Idea A”, its own part “Part one”: 2 days short.",
        "The operating budget of 2026 is spent on “Idea A”, its own part “Part one”: 20 euros short.",
    }


def test_a_unit_that_works_on_an_own_part_is_not_said_to_work_on_nothing(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = (task("x/one", 2, effort={"ict": 1}), task("x/two", 1, effort={"ict": 1}, after=["x/one"]))
    _, two = roadmap(problem(*tasks, **ICT, running_at_most=1)).of_idea("x")
    said = [str(blocker.message) for blocker in two.explanation.blockers if blocker.cause == "running"]
    assert said == [
        "“ICT” already works on 1 idea in 2026-Q1: its own part “Part one”.",
        "“ICT” already works on 1 idea in 2026-Q2: its own part “Part one”.",
    ]


def test_a_left_out_idea_says_what_its_own_part_leaves(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    tasks = (task("x/one", 4, effort={"ict": 10}), task("x/two", 1, effort={"ict": 6}, after=["x/one"], deadline=3))
    (left,) = roadmap(problem(*tasks, units={"ict": 15})).left_out
    assert "It needs 6 days of “ICT” in 2026-Q4: 5 of 15 are left, its own part “Part one” uses 10." in {
        str(blocker.message) for blocker in left.blockers
    }


def test_who_is_asked_about_first_does_not_matter(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    """Each of two that stand in one another's way is named to the other, and both to a third."""
    tasks = (
        task("a", 1, effort={"ict": 4}, earliest=1),
        task("b", 1, effort={"ict": 3}, earliest=1),
        task("x", 1, effort={"ict": 10}, earliest=1, after=["a"]),
    )
    (placement,) = roadmap(problem(*tasks, **ICT)).of_idea("x")
    last = placement.explanation.blockers[-1]
    assert str(last.message) == "“ICT” is full in 2026-Q2 with “Idea A”, “Idea B”: 7 days short."


def test_the_earliest_start_by_dependencies_alone_looks_at_no_room(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = (
        task("a", 2, effort={"ict": 10}, must=True),
        task("b", 1, effort={"ict": 10}),
        task("x", 1, after=[("b", 1)], earliest=1),
    )
    (placement,) = roadmap(problem(*tasks, **ICT)).of_idea("x")
    assert (placement.explanation.earliest, placement.start) == (2, 4)


LEFT_OUT: dict[str, tuple[list[Row], dict[str, Any]]] = {
    "It needs 40 days of “ICT” in one period, and “ICT” never has more than 30.": (
        [("x", 1, {"effort": {"ict": 40}})],
        {"units": {"ict": (10, 30, 20, 10, 10, 10, 10, 10)}},
    ),
    "It needs 1 day of “ICT” in one period, and “ICT” has none.": (
        [("x", 1, {"effort": {"ict": 1}})],
        {"units": {"ict": 0}},
    ),
    "Whenever it starts, a budget is too small: at best it costs 50 euros of the operating budget of 2027, "
    "which has 45.": (
        [("x", 1, {"once": {"operating": 50}})],
        {"budgets": {(2026, "operating"): 40, (2027, "operating"): 45}},
    ),
    "It is not done by its deadline, 2026-Q4. It waits for “Idea A” until 2026-Q4.": (
        [("a", 3, {}), ("x", 2, {"after": ["a"], "deadline": 3})],
        {},
    ),
    "It is not done before the roadmap ends, in 2027-Q4. It waits for “Idea A” until 2027-Q4.": (
        [("a", 7, {}), ("x", 2, {"after": ["a"]})],
        {},
    ),
    "It is not done before the roadmap ends, in 2027-Q4. It may not start before 2028-Q2.": (
        [("x", 2, {"earliest": 9})],
        {},
    ),
    "It takes 3 periods, too long for its deadline, 2026-Q2.": ([("x", 3, {"deadline": 1})], {}),
    "Its deadline, 2025-Q4, is before the roadmap begins.": ([("x", 1, {"deadline": -1})], {}),
    "It takes 9 periods, but the roadmap has only 8.": ([("x", 9, {})], {}),
    "It waits for “Idea A”, which is itself left out.": ([("a", 9, {}), ("x", 1, {"after": ["a"]})], {}),
    "It waits for “gone”, which is not to be planned.": ([("x", 1, {"after": ["gone"]})], {}),
    "It cannot go together with “Idea A”, which is planned.": (
        [("a", 1, {"must": True}), ("x", 1, {})],
        {"exclusions": (("x", "a"),)},
    ),
    "It is pinned to 2026-Q1, but cannot start then. “ICT” is full in 2026-Q1 with “Idea A”: 10 days short.": (
        [("a", 1, {**FULL, "pinned": 0}), ("x", 1, {**FULL, "pinned": 0})],
        ICT,
    ),
    "It is pinned to 2026-Q2, but cannot start then. It waits for “Idea A” until 2026-Q3.": (
        [("a", 2, {}), ("x", 1, {"after": ["a"], "pinned": 1})],
        {},
    ),
    "It is pinned to 2028-Q1, which is outside the roadmap.": ([("x", 1, {"pinned": 8})], {}),
    "It began in 2026-Q1, but the roadmap has no room for it there. It needs 11 days of “ICT” in 2026-Q1, "
    "which has 10.": ([("x", 1, {"effort": {"ict": 11}, "pinned": 0, "begun": True})], ICT),
    "There is no room for it in any of the 8 periods that it could start in: too few days of “ICT”.": (
        [("a", 8, {**FULL, "must": True}), ("x", 1, FULL)],
        ICT,
    ),
    "There is no room for it in 2027-Q4, the only period that it could start in: too few days of “ICT”.": (
        [("a", 8, {**FULL, "must": True}), ("x", 1, {**FULL, "earliest": 7})],
        ICT,
    ),
    "There is no room for it in any of the 8 periods that it could start in: too little operating budget in 2026, "
    "too little operating budget in 2027.": (
        [
            ("a", 1, {"once": {"operating": 9}, "pinned": 0}),
            ("b", 1, {"once": {"operating": 9}, "pinned": 4}),
            ("x", 1, {"once": {"operating": 9}}),
        ],
        {"budgets": {(2026, "operating"): 10, (2027, "operating"): 10}},
    ),
    "There is no room for it in any of the 8 periods that it could start in: “ICT” works on too many ideas already.": (
        [("a", 8, {"effort": {"ict": 1}, "must": True}), ("x", 1, {"effort": {"ict": 1}})],
        {**ICT, "running_at_most": 1},
    ),
    "There is no room for it before its deadline, 2026-Q2: too few days of “ICT”.": (
        [("a", 2, {**FULL, "must": True}), ("x", 1, {**FULL, "deadline": 1})],
        ICT,
    ),
    "It waits for itself.": ([("x", 1, {"after": ["x"]})], {}),
}


@pytest.mark.parametrize("sentence", LEFT_OUT)
def test_the_reason_names_what_really_stands_in_the_way(
    sentence: str, task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    rows, limits = LEFT_OUT[sentence]
    plan = roadmap(problem(*(task(id_, duration, **dict(extra)) for id_, duration, extra in rows), **limits))
    left = {entry.idea: entry for entry in plan.left_out}
    assert str(left["x"].reason) == sentence
    assert left["x"].title == "Idea X"
    assert {blocker.period for blocker in left["x"].blockers} == set(range(8))


def test_an_idea_is_judged_by_the_part_that_finds_no_place(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    parts = (task("x/one", 2), task("x/two", 1, after=["x/one"], effort={"ict": 11}))
    plan = roadmap(problem(*parts, units={"ict": 10}))
    (entry,) = plan.left_out
    assert str(entry.reason) == "It needs 11 days of “ICT” in one period, and “ICT” never has more than 10."
    assert [blocker.cause for blocker in entry.blockers if blocker.period < 2] == ["order", "capacity"] * 2


def test_titles_in_languages_stay_whole_until_they_are_said(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    """A sentence is made before its language is known, so a title keeps all its languages."""
    title = {"nl-BE": "Snelbalie", "en": "Quick desk"}
    plan = roadmap(problem(task("a", 1), task("x", 1, after=["a"]), titles={"a": title, "x": "X"}))
    (placement,) = plan.of_idea("x")
    headline: Message = placement.explanation.headline
    assert headline.values["idea"] == title


def test_the_most_valuable_idea_that_is_left_out_comes_first(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = [task(id_, 9, value=value) for id_, value in (("a", 1), ("b", 7), ("c", 7), ("d", 9))]
    assert [entry.idea for entry in roadmap(problem(*tasks)).left_out] == ["d", "b", "c", "a"]


def test_placements_stand_in_order_of_start_then_idea_then_part(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = (task("b/z", 1), task("b/a", 1, after=["b/z"]), task("c", 1, earliest=1), task("a", 1, earliest=1))
    ids = [placement.task.id for placement in roadmap(problem(*tasks)).placements]
    assert ids == ["b/z", "a", "b/a", "c"]
