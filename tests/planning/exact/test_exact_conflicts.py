"""Contradicting wishes: smallest sets, the fewest to give up, and the room that would mend it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.conftest import problem_of, task_of
from tests.planning.exact.brute import Name, keepable, name, some_plan, wished
from tests.planning.test_planning_properties import problems

from dienstvisie.diagnostics import Address
from dienstvisie.planning.exact.conflicts import conflicts, fewest_broken, relaxed, wishes_of
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.problem import Calendar, PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.roadmap import Conflict, Wish
from dienstvisie.planning.wish import without

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
seeds = st.integers(0, 2**32 - 1)


def _can(kept: set[frozenset[Name]], wishes: Collection[Wish]) -> bool:
    return any(there.issuperset(map(name, wishes)) for there in kept)


@given(seeds)
@settings(max_examples=150, deadline=None)
def test_each_conflict_is_one_and_none_of_its_wishes_can_be_spared(seed: int) -> None:
    problem = wished(seed)
    kept, wishes = keepable(problem), wishes_of(problem)
    found = conflicts(problem)
    assert bool(found) == (not _can(kept, wishes))
    assert all(conflict.proven for conflict in found)
    for conflict in found:
        assert not _can(kept, conflict.wishes)
        for spared in range(len(conflict.wishes)):
            assert _can(kept, conflict.wishes[:spared] + conflict.wishes[spared + 1 :])
    told = [name(wish) for conflict in found for wish in conflict.wishes]
    assert len(told) == len(set(told))
    assert _can(kept, [wish for wish in wishes if name(wish) not in told])


@given(seeds)
@settings(max_examples=150, deadline=None)
def test_the_fewest_wishes_are_given_up_and_the_others_hold(seed: int) -> None:
    problem = wished(seed)
    kept, wishes = keepable(problem), wishes_of(problem)
    dropped = fewest_broken(problem)
    gone = set(map(name, dropped))
    assert _can(kept, [wish for wish in wishes if name(wish) not in gone])
    fewer = (set(map(name, some)) for some in combinations(wishes, len(dropped) - 1)) if dropped else ()
    assert not any(_can(kept, [wish for wish in wishes if name(wish) not in some]) for some in fewer)
    assert _left(relaxed(problem, dropped)) == []


def _left(freed: PlanningProblem) -> list[Conflict]:
    """The contradictions but for pins outside the calendar: what has one stays out for good."""
    inside = (None, *range(freed.calendar.count))
    outside = {task.id for task in freed.tasks if task.pinned not in inside}
    return [one for one in conflicts(freed) if not outside.intersection(wish.task for wish in one.wishes)]


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_without_the_number_of_quick_wins_the_most_that_is_possible_is_asked_for(seed: int) -> None:
    problem = replace(wished(seed), quick_wins=4)
    dropped = fewest_broken(problem)
    freed = relaxed(problem, dropped)
    if ("quick_wins", None) in set(map(name, dropped)):
        assert freed.quick_wins < 4
        assert _left(replace(freed, quick_wins=freed.quick_wins + 1))
    assert _left(freed) == []


@given(problems)
@settings(max_examples=40, deadline=None)
def test_every_conflict_is_said_in_whole_sentences_with_its_place(problem: PlanningProblem) -> None:
    for conflict in conflicts(problem):
        assert conflict.wishes
        for wish in conflict.wishes:
            assert wish.address.kind in {"ideas", "settings"}
            assert str(wish.message).endswith(".")
            assert "{" not in str(wish.message)
        assert conflict.relief is None or "{" not in str(conflict.relief)


@given(problems, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_ideas_does_not_matter(problem: PlanningProblem, random: Random) -> None:
    ideas = sorted({task.idea for task in problem.tasks})
    random.shuffle(ideas)
    turned = replace(problem, tasks=tuple(task for idea in ideas for task in problem.tasks if task.idea == idea))
    assert _said(conflicts(problem)) == _said(conflicts(turned))
    assert list(map(name, fewest_broken(problem))) == list(map(name, fewest_broken(turned)))


def _said(found: Collection[object]) -> list[str]:
    return [str(conflict) for conflict in found]


MORE = "All of this is possible with so much more: {}."
DESK = QuickWinGroup("units", "desk", "Desk", frozenset({"b"}))
WINS = (task_of("a", quick_win=True), task_of("b", 3, quick_win=True))
ICT: dict[str, Any] = {"units": {"ict": 10}, "periods": 2}

CASES: dict[str, tuple[PlanningProblem, list[Name], str | None]] = {
    "a circle": (problem_of(task_of("a", after=["b"], must=True), task_of("b", after=["a"])), [("must", "a")], None),
    "waiting for what never comes": (problem_of(task_of("a", after=["gone"], must=True)), [("must", "a")], None),
    "an end after the deadline": (
        problem_of(task_of("a", 3), task_of("b", 2, after=["a"], must=True, deadline=3)),
        [("must", "b"), ("deadline", "b")],
        None,
    ),
    "a pin before what it waits for": (
        problem_of(task_of("a", 3), task_of("b", 1, after=["a"], pinned=1), task_of("c", must=True)),
        [("pinned", "b")],
        None,
    ),
    "two pins": (
        problem_of(
            *(task_of(id_, effort={"ict": 6}, pinned=1) for id_ in "ab"),
            task_of("c", effort={"ict": 1}, pinned=0),
            **ICT,
        ),
        [("pinned", "a"), ("pinned", "b")],
        MORE.format("2 days of “ICT” in 2026-Q2"),
    ),
    "musts above capacity": (
        problem_of(*(task_of(id_, 2, effort={"ict": 4}, must=True) for id_ in "abc"), **ICT),
        [("must", "a"), ("must", "b"), ("must", "c")],
        MORE.format("2 days of “ICT” in 2026-Q1, 2 days of “ICT” in 2026-Q2"),
    ),
    "musts above budget": (
        problem_of(
            *(task_of(id_, once={"investment": 75}, must=True) for id_ in "ab"),
            periods=4,
            budgets={(2026, "investment"): 100},
        ),
        [("must", "a"), ("must", "b")],
        MORE.format("50 euros of the investment budget of 2026"),
    ),
    "days and euros": (
        problem_of(
            task_of("a", effort={"ict": 11}, once={"investment": 1}, must=True),
            budgets={(2026, "investment"): 0},
            units={"ict": 10},
            periods=1,
        ),
        [("must", "a")],
        MORE.format("1 day of “ICT” in 2026-Q1, 1 euro of the investment budget of 2026"),
    ),
    "musts that exclude each other": (
        problem_of(*(task_of(id_, must=True) for id_ in "abc"), exclusions=(("b", "a"),)),
        [("must", "a"), ("must", "b")],
        None,
    ),
    "too few quick wins": (problem_of(*WINS, phases=(1, 7), quick_wins=2), [("quick_wins", None)], None),
    "a group without any": (
        problem_of(*WINS, phases=(1, 7), quick_wins_for=(DESK,)),
        [("quick_wins_for", "desk")],
        None,
    ),
    "no room for a quick win": (
        problem_of(
            task_of("a", 2, effort={"ict": 8}, must=True),
            task_of("b", effort={"ict": 5}, quick_win=True),
            quick_wins=1,
            phases=(0, 1),
            **ICT,
        ),
        [("must", "a"), ("quick_wins", None)],
        MORE.format("3 days of “ICT” in 2026-Q1"),
    ),
    "a pin beside work that has begun": (
        problem_of(
            task_of("a", effort={"ict": 8}, pinned=0, begun=True), task_of("b", effort={"ict": 6}, pinned=0), **ICT
        ),
        [("pinned", "b")],
        MORE.format("4 days of “ICT” in 2026-Q1"),
    ),
    "too many at once": (
        problem_of(
            *(task_of(id_, 2, effort={"ict": 1}, must=True) for id_ in "ab"),
            units={"ict": 9},
            periods=3,
            running_at_most=1,
        ),
        [("must", "a"), ("must", "b")],
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_contradicts_is_named_and_what_would_mend_it_is_said(case: str) -> None:
    made, wishes, relief = CASES[case]
    (conflict,) = conflicts(made)
    assert conflict.proven
    assert list(map(name, conflict.wishes)) == wishes
    assert (str(conflict.relief) if conflict.relief else None) == relief
    (dropped,) = fewest_broken(made)
    assert name(dropped) in wishes
    assert conflicts(relaxed(made, [dropped])) == ()


def test_all_contradictions_are_found_in_one_run(task: MakeTask, problem: MakeProblem) -> None:
    late = task("a", 3, must=True, deadline=1)
    rivals = task("b", must=True), task("c", must=True)
    made = problem(late, *rivals, exclusions=(("b", "c"),), quick_wins=1)
    found = [list(map(name, conflict.wishes)) for conflict in conflicts(made)]
    assert sorted(found, key=str) == [
        [("must", "a"), ("deadline", "a")],
        [("must", "b"), ("must", "c")],
        [("quick_wins", None)],
    ]
    assert len(fewest_broken(made)) == 3


def test_of_as_many_wishes_the_lightest_is_given_up(task: MakeTask, problem: MakeProblem) -> None:
    full: dict[str, Any] = {"units": {"ict": 10}, "periods": 1}
    heavy, light = task("a", effort={"ict": 8}, must=True), task("b", effort={"ict": 8}, quick_win=True)
    assert [wish.kind for wish in fewest_broken(problem(heavy, light, quick_wins=1, **full))] == ["quick_wins"]
    pin = task("b", effort={"ict": 8}, pinned=0)
    assert [wish.kind for wish in fewest_broken(problem(heavy, pin, **full))] == ["pinned"]
    late = task("b", 2, must=True, deadline=0)
    assert [wish.kind for wish in fewest_broken(problem(late, periods=2))] == ["deadline"]


def test_each_wish_has_the_address_where_it_is_written(task: MakeTask, problem: MakeProblem) -> None:
    group = QuickWinGroup("target_groups", "seniors", {"en": "Seniors", "nl": "Ouderen"}, frozenset({"a"}))
    tasks = (
        task("a", must=True, deadline=3),
        task("b", pinned=2),
        task("c", pinned=0, begun=True),
        task("d", deadline=2),
        task("e", deadline=5),
        task("f", after=["e"], must=True),
    )
    wishes = wishes_of(problem(*tasks, quick_wins=2, quick_wins_for=(group,)))
    assert [(wish.address, str(wish.message)) for wish in wishes[:-1]] == [
        (Address("ideas", "a", ("must",)), "“Idea A” has to be on the roadmap."),
        (Address("ideas", "f", ("must",)), "“Idea F” has to be on the roadmap."),
        (Address("ideas", "b", ("pinned",)), "“Idea B” has to start in 2026-Q3."),
        (Address("ideas", "a", ("deadline",)), "“Idea A” has to be done by 2026-Q4."),
        (Address("ideas", "e", ("deadline",)), "“Idea E” has to be done by 2027-Q2."),
        (
            Address("settings", None, ("planning", "quick_wins")),
            "At least 2 quick wins have to be finished in the first phase.",
        ),
    ]
    assert wishes[-1].group == "seniors"


def test_a_fact_is_never_given_up(task: MakeTask, problem: MakeProblem) -> None:
    fact = task("a", effort={"ict": 8}, pinned=0, begun=True)
    made = problem(fact, task("b", effort={"ict": 6}, pinned=0), units={"ict": 10}, periods=2)
    freed = relaxed(made, fewest_broken(made))
    assert {task.id: task.pinned for task in freed.tasks} == {"a": 0, "b": None}
    assert some_plan(freed) == {"a": 0, "b": 1}


def test_facts_that_do_not_fit_together_break_no_wish(task: MakeTask, problem: MakeProblem) -> None:
    facts = [task(name, effort={"ict": 8}, pinned=0, begun=True) for name in "ab"]
    made = problem(*facts, task("c", effort={"ict": 4}, must=True), units={"ict": 10}, periods=1)
    ((wish,),) = (conflict.wishes for conflict in conflicts(made))
    assert name(wish) == ("must", "c")
    assert Oracle(made).facts == {"a"}


def test_where_all_wishes_hold_there_is_nothing_to_tell(task: MakeTask, problem: MakeProblem) -> None:
    made = problem(task("a", must=True, deadline=3), task("b", pinned=2, quick_win=True), quick_wins=1)
    assert conflicts(made) == ()
    assert fewest_broken(made) == ()
    assert relaxed(made, ()) == without(made, ()) == made


def test_empty_problems_have_wishes_too(task: MakeTask, problem: MakeProblem) -> None:
    assert conflicts(problem()) == ()
    ((wish,),) = (conflict.wishes for conflict in conflicts(problem(quick_wins=1)))
    assert wish.kind == "quick_wins"
    timeless = replace(problem(task("a", must=True)), calendar=Calendar(2026, 0, 0, 4))
    (conflict,) = conflicts(timeless)
    assert conflict.relief is None
    assert relaxed(problem(quick_wins=3), fewest_broken(problem(quick_wins=3))).quick_wins == 0


def test_what_is_not_proven_is_not_called_so(
    task: MakeTask, problem: MakeProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that ends without an answer leaves the wishes under suspicion, and no more."""
    monkeypatch.setattr("dienstvisie.planning.exact.oracle.searched", lambda model, nodes: (None, False))
    monkeypatch.setattr("dienstvisie.planning.exact.oracle.attempts", lambda windows: ())
    made = problem(task("a", must=True), task("b", must=True))
    found = conflicts(made)
    assert found
    assert not any(conflict.proven for conflict in found)
