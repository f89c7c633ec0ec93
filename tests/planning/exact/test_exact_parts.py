"""Wishes of parts and of groups are told apart; many musts are settled part by part."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from tests.planning.conftest import dossier_of, ranking_of

from dienstvisie.diagnostics import Address
from dienstvisie.planning.exact import oracle
from dienstvisie.planning.exact.components import components
from dienstvisie.planning.exact.conflicts import MOST, conflicts, fewest_broken, relaxed
from dienstvisie.planning.exact.greedy import attempts
from dienstvisie.planning.exact.model import Model
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.planner import plan
from dienstvisie.planning.problem import PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.planning.solution import find
from dienstvisie.planning.verify import verify
from dienstvisie.planning.wish import broken, is_kept, wishes_of, without
from dienstvisie.schema import Dossier, Idea, TargetGroup, Unit

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
PARTS: list[dict[str, Any]] = [
    {"id": "one", "title": "One", "duration": 3, "deadline": "2026-Q2"},
    {"id": "two", "title": "Two", "duration": 3, "pinned": "2026-Q3", "effort": {"ict": 9}},
]


def test_each_date_of_a_part_is_a_wish_where_it_is_written() -> None:
    ideas: list[dict[str, Any]] = [
        {"id": "a", "subprojects": PARTS, "pinned": "2026-Q1", "deadline": "2027-Q4"},
        {"id": "b", "duration": 3, "pinned": "2026-Q2", "deadline": "2026-Q4"},
    ]
    problem = plan(dossier_of(ideas), ranking_of()).problem
    assert [(wish.task, wish.address.keys, str(wish.message)) for wish in wishes_of(problem)] == [
        ("a/one", ("pinned",), "“Idea a” has to start in 2026-Q1."),
        ("a/two", ("subprojects", 1, "pinned"), "Part “Two” of “Idea a” has to start in 2026-Q3."),
        ("b", ("pinned",), "“Idea b” has to start in 2026-Q2."),
        ("a/one", ("subprojects", 0, "deadline"), "Part “One” of “Idea a” has to be done by 2026-Q2."),
        ("a/two", ("deadline",), "“Idea a” has to be done by 2027-Q4."),
        ("b", ("deadline",), "“Idea b” has to be done by 2026-Q4."),
    ]


def test_of_two_deadlines_the_stricter_is_told_where_it_is_written() -> None:
    ideas: list[dict[str, Any]] = [
        {"id": id_, "must": True, "deadline": end, "subprojects": [{**PARTS[0], "deadline": "2026-Q3"}]}
        for id_, end in (("a", "2026-Q2"), ("b", "2026-Q3"), ("c", "2026-Q4"))
    ]
    problem = plan(dossier_of(ideas), ranking_of()).problem
    assert [wish.address.keys for wish in wishes_of(problem) if wish.kind == "deadline"] == [
        ("deadline",),
        ("subprojects", 0, "deadline"),
        ("subprojects", 0, "deadline"),
    ]


def test_only_the_part_that_gave_way_is_told() -> None:
    ideas: list[dict[str, Any]] = [
        {"id": "a", "subprojects": [{**PARTS[0], "pinned": "2026-Q1"}, PARTS[1]]},
        {"id": "b", "duration": 3, "effort": {"ict": 9}, "pinned": "2026-Q3", "must": True},
    ]
    made = plan(dossier_of(ideas, units=[{"id": "ict", "capacity": {"days": 9}}]), ranking_of({"a": 50, "b": 60}))
    (moved,) = [problem for rule, problem in made.problems if rule.code == "DV512"]
    places = {placement.task.id: placement.start for placement in made.placements}
    if places["b"] == 2:
        label = made.problem.calendar.label(places["a/two"])
        sentence = f"Part “Two” of “Idea a” has to start in 2026-Q3. It gave way: the work starts in {label}."
        assert (moved.address, str(moved.message)) == (Address("ideas", "a", ("subprojects", 1, "pinned")), sentence)
    else:
        assert moved.address == Address("ideas", "b", ("pinned",))
    (conflict,) = made.conflicts
    assert [wish.address.keys for wish in conflict.wishes] == [("subprojects", 1, "pinned"), ("pinned",)]
    assert places["a/one"] == 0, "the other part keeps its place"


def test_a_late_part_is_told_by_its_own_end() -> None:
    ideas: list[dict[str, Any]] = [
        {"id": "a", "must": True, "subprojects": [{**PARTS[0], "duration": 9}, {**PARTS[1], "pinned": None}]},
    ]
    made = plan(dossier_of(ideas), ranking_of())
    ((rule, late),) = made.problems
    assert (rule.code, late.address.keys) == ("DV519", ("subprojects", 0, "deadline"))
    assert str(late.message) == (
        "Part “One” of “Idea a” has to be done by 2026-Q2. It gave way: the work is done in 2026-Q3."
    )


def test_giving_up_the_date_of_one_part_leaves_the_others(task: MakeTask, problem: MakeProblem) -> None:
    made = problem(task("a/one", pinned=0, deadline=3), task("a/two", after=["a/one"], pinned=2, deadline=5))
    by_task = {(wish.kind, wish.task): wish for wish in wishes_of(made)}
    freed = without(made, [by_task["pinned", "a/two"], by_task["deadline", "a/one"]])
    assert [(one.pinned, one.deadline) for one in freed.tasks] == [(0, None), (None, 5)]
    assert [wish.task for wish in broken(made, {"a/one": 0, "a/two": 3})] == ["a/two"]


def _two_of_one_id(problem: MakeProblem, *tasks: Task) -> PlanningProblem:
    groups = (
        QuickWinGroup("target_groups", "centre", "Seniors", frozenset({"a"})),
        QuickWinGroup("units", "centre", "The centre", frozenset({"b"})),
    )
    return problem(*tasks, phases=(3, 7), quick_wins_for=groups)


def test_a_target_group_and_a_location_of_one_id_are_two(task: MakeTask, problem: MakeProblem) -> None:
    made = _two_of_one_id(problem, task("a", quick_win=True), task("b", quick_win=True))
    seniors, centre = wishes_of(made)
    assert is_kept(made, seniors, {"a": 0})
    assert not is_kept(made, centre, {"a": 0})
    assert [group.kind for group in without(made, [centre]).quick_wins_for] == ["target_groups"]
    assert [group.kind for group in without(made, [seniors]).quick_wins_for] == ["units"]
    assert conflicts(made) == ()
    lacking = _two_of_one_id(problem, task("a", quick_win=True), task("b"))
    ((wish,),) = (conflict.wishes for conflict in conflicts(lacking))
    assert (wish.group_kind, wish.group) == ("units", "centre")
    assert [str(one.message) for one in fewest_broken(lacking)] == [
        "“The centre” has to have a quick win in the first phase."
    ]
    freed = relaxed(lacking, fewest_broken(lacking))
    assert [group.kind for group in freed.quick_wins_for] == ["target_groups"]


def test_a_group_and_a_location_of_one_id_in_a_dossier() -> None:
    base = dossier_of(
        [{"id": "a", "duration": 3, "target_groups": ["centre"], "quick_win": True}],
        units=[{"id": "centre", "kind": "location"}],
        quick_wins={"at_least": 0, "for_each": ["target_groups", "locations"]},
    )
    seniors = TargetGroup.model_validate({"id": "centre", "title": "Seniors"})
    items = {"ideas": base.all(Idea), "units": base.all(Unit), "target_groups": {"centre": seniors}}
    made = plan(Dossier(base.settings, items), ranking_of({"a": 50}))
    assert [str(problem.message) for _, problem in made.problems] == [
        (
            "No quick win of its own is finished in the first phase. “Unit centre” has to have a quick win in the "
            "first phase."
        )
    ]


def test_a_must_that_waits_for_what_is_not_on_this_roadmap_cannot_hold(task: MakeTask, problem: MakeProblem) -> None:
    made = problem(task("a", pinned=99), task("b", after=["a"], must=True), task("c", must=True))
    assert [[wish.key for wish in conflict.wishes] for conflict in conflicts(made)] == [
        [("must", "", "b")],
        [("pinned", "", "a")],
    ]
    assert sorted(wish.kind for wish in fewest_broken(made)) == ["must", "pinned"]


def test_what_has_nothing_to_do_with_each_other_is_settled_apart(task: MakeTask, problem: MakeProblem) -> None:
    made = problem(
        *(task(id_, effort={"ict": 6}, must=True) for id_ in "ab"),
        *(task(id_, effort={"desk": 6}, must=True) for id_ in "cd"),
        task("e", must=True),
        task("f", after=["e"], must=True),
        units={"ict": 10, "desk": 10, "hall": 10},
        periods=3,
    )
    found = [[wish.idea for wish in part.wishes] for part in components(Oracle(made))]
    assert found == [["a", "b"], ["c", "d"], ["e", "f"]]


def _many(musts: int, units: int, **extra: Any) -> PlanningProblem:
    dice = Random(1)  # noqa: S311 - a game of dice
    ideas: list[dict[str, Any]] = [
        {
            "id": f"i{number:03}",
            "duration": 3 * dice.randint(1, 3),
            "effort": {f"u{number % units}": dice.randint(10, 30)},
            "must": True,
            "deadline": "2027-Q4",
        }
        for number in range(musts)
    ]
    lanes = [{"id": f"u{unit}", "capacity": {"days": 40}} for unit in range(units)]
    made = dossier_of(ideas, units=lanes, **{"end": "2029-Q4", **extra})
    return problem_from(made, ranking_of({str(idea["id"]): 50.0 for idea in ideas})).problem


def test_more_contradictions_than_are_worked_out_are_said_to_be_there(task: MakeTask, problem: MakeProblem) -> None:
    units = [f"u{number:02}" for number in range(MOST + 3)]
    tasks = [task(f"{unit}{side}", effort={unit: 6}, pinned=0) for unit in units for side in "xy"]
    found = conflicts(problem(*tasks, periods=2, units=dict.fromkeys(units, 10)))
    assert len(found) == MOST
    assert all(len(conflict.wishes) == 2 for conflict in found)
    assert [
        str(conflict.relief).endswith("There are more contradictions; solve these first.") for conflict in found
    ] == [
        *[False] * (MOST - 1),
        True,
    ]


@pytest.mark.slow
def test_300_contradicting_musts_need_few_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are settled by sums and by plans straight on; a search is for what these leave open."""
    runs: list[int] = []
    real = oracle.searched

    def counted(model: Model, nodes: int) -> tuple[dict[str, int] | None, bool]:
        runs.append(nodes)
        return real(model, nodes)

    monkeypatch.setattr(oracle, "searched", counted)
    crowded = _many(300, 12)
    found = conflicts(crowded)
    assert len(found) == 12
    assert all(conflict.proven for conflict in found)
    dropped = fewest_broken(crowded)
    assert len(runs) <= 100
    freed = relaxed(crowded, dropped)
    assert all(Oracle(freed).part(part.wishes, part.facts).holds(part.wishes) for part in components(Oracle(freed)))


def test_a_plan_straight_on_is_one(task: MakeTask, problem: MakeProblem) -> None:
    made = problem(
        *(task(id_, 2, effort={"ict": 5}, must=True, deadline=5) for id_ in "abcd"),
        task("e", after=["a", "b"], must=True),
        units={"ict": 10},
    )
    one = Oracle(made)
    plans = list(attempts(one.windows(one.wishes)))
    assert plans
    for starts in plans:
        assert set(starts) == {"a", "b", "c", "d", "e"}
        assert verify(made, starts) == ()
    assert set(find(made, rounds=5)) == set(plans[0])
