"""What is told to help does help: applied, and planned again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.planning.conftest import problem_of, task_of
from tests.planning.exact.brute import wished

from dienstvisie.planning.exact.components import components
from dienstvisie.planning.exact.conflicts import conflicts
from dienstvisie.planning.exact.needs import Room
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.exact.relief import extra_for
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.solution import solve
from dienstvisie.planning.wish import keeps_all

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
DAY: dict[str, Any] = {"units": {"ict": 10}, "periods": 1}


def _with(problem: PlanningProblem, more: Mapping[Room, int]) -> PlanningProblem:
    """The problem with more than people stated; there are no facts beyond that here."""
    lanes = tuple(
        replace(
            lane,
            capacity=lane.capacity
            and tuple(days + more.get(Room("days", lane.id, period), 0) for period, days in enumerate(lane.capacity)),
        )
        for lane in problem.lanes
    )
    budgets = {key: most + more.get(Room("euros", key[1], key[0]), 0) for key, most in problem.budgets.items()}
    return replace(problem, lanes=lanes, budgets=budgets)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=80, deadline=None)
def test_with_the_room_that_is_told_all_of_these_wishes_hold(seed: int) -> None:
    problem = wished(seed)
    for part in components(Oracle(problem)):
        more = extra_for(part, part.wishes) if part.holds(part.wishes) is False else {}
        assert all(amount > 0 for amount in more.values())
        if more:
            wider = Oracle(_with(problem, more))
            assert wider.part(part.wishes, part.facts).holds(part.wishes) is True


@given(st.lists(st.integers(1, 9), min_size=3, max_size=6), st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_relief_applied_and_planned_again_keeps_all(days: list[int], room: int) -> None:
    tasks = [task_of(f"i{number}", effort={"ict": need}, must=True) for number, need in enumerate(days)]
    tight = problem_of(*tasks, periods=2, units={"ict": room})
    assume(conflicts(tight))
    (part,) = [part for part in components(Oracle(tight)) if part.holds(part.wishes) is not True][:1]
    others = [one for one in components(Oracle(tight)) if one.wishes != part.wishes]
    more = dict(extra_for(part, part.wishes))
    for other in others:
        more |= extra_for(other, other.wishes) if other.holds(other.wishes) is not True else {}
    wide = _with(tight, more)
    again = solve(wide, rounds=20)
    assert again.conflicts == ()
    assert keeps_all(wide, again.starts)
    assert sum(more.values()) <= max(0, sum(days))


def test_several_contradictions_for_the_same_room_are_told_one_relief_for_all(
    task: MakeTask, problem: MakeProblem
) -> None:
    """Each alone needs five days more; together they need fifteen, and that is what is told, once."""
    tight = problem(*(task(id_, effort={"ict": 15}, pinned=0) for id_ in "ab"), **DAY)
    found = conflicts(tight)
    assert [[wish.task for wish in conflict.wishes] for conflict in found] == [["a"], ["b"]]
    assert [conflict.relief and str(conflict.relief) for conflict in found] == [
        (
            "These wishes, and all others that need the same room, are possible with so much more: "
            "20 days of “ICT” in 2026-Q1."
        ),
        None,
    ]
    assert conflicts(_with(tight, {Room("days", "ict", 0): 20})) == ()
    assert conflicts(_with(tight, {Room("days", "ict", 0): 19})) != ()


def test_contradictions_that_have_nothing_to_do_with_each_other_each_have_their_own(
    task: MakeTask, problem: MakeProblem
) -> None:
    tight = problem(
        task("a", effort={"ict": 15}, pinned=0),
        task("b", effort={"desk": 4}, pinned=0),
        units={"ict": 10, "desk": 1},
        periods=1,
    )
    assert [str(conflict.relief) for conflict in conflicts(tight)] == [
        "All of this is possible with so much more: 5 days of “ICT” in 2026-Q1.",
        "All of this is possible with so much more: 3 days of “DESK” in 2026-Q1.",
    ]


def test_what_room_cannot_help_gets_no_relief_and_does_not_spoil_that_of_others(
    task: MakeTask, problem: MakeProblem
) -> None:
    tight = problem(
        task("a", 2, effort={"ict": 5}, must=True, deadline=0),
        task("b", effort={"ict": 15}, pinned=0),
        units={"ict": 10},
        periods=2,
    )
    assert [conflict.relief and str(conflict.relief) for conflict in conflicts(tight)] == [
        None,
        "All of this is possible with so much more: 5 days of “ICT” in 2026-Q1.",
    ]


def test_many_periods_are_summed_by_unit_and_year(task: MakeTask, problem: MakeProblem) -> None:
    tight = problem(task("a", 6, effort={"ict": 12}, pinned=0), units={"ict": 10}, periods=8)
    (conflict,) = conflicts(tight)
    assert str(conflict.relief) == (
        "All of this is possible with so much more: 8 days of “ICT” in 2026, 4 days of “ICT” in 2027."
    )
