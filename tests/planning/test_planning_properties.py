"""What holds for every plan, on generated problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dienstvisie.diagnostics import Address
from dienstvisie.planning.planner import roadmap_of
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task
from dienstvisie.planning.problem_from import Intake
from dienstvisie.planning.roadmap import Agreed, Roadmap
from dienstvisie.planning.search import search, usual_price
from dienstvisie.planning.verify import verify

Plan = Callable[..., Roadmap]
ROUNDS = 60
"""What is asked here holds after any number of rounds."""
UNITS = ("desk", "ict", "staff")
KINDS = ("investment", "operating")


def generated(size: int, seed: int) -> PlanningProblem:
    """So many ideas of one or two parts, with everything that can stand in the way of a plan."""
    dice = Random(seed)  # noqa: S311
    periods = dice.randint(4, 12)
    ids = [f"i{number:02}" for number in range(size)]
    last_task: dict[str, str] = {}
    ideas = []
    for id_ in ids:
        ideas.append(_idea(dice, id_, periods, last_task))
        last_task[id_] = ideas[-1][-1].id
    dice.shuffle(ideas)
    calendar = Calendar(2026, dice.randrange(4), periods, 4)
    full = dice.choice((8, 20, 40))
    running_at_most = dice.randint(1, 3) if dice.random() < 0.3 else None
    budgets = [(dice.choice(calendar.years), dice.choice(KINDS)) for _ in range(dice.randint(0, 4))]
    return PlanningProblem(
        calendar,
        tuple(task for idea in ideas for task in idea),
        tuple(
            Lane(
                unit,
                unit,
                tuple(dice.randint(0, full) for _ in range(periods)) if dice.random() < 0.85 else None,
                running_at_most,
            )
            for unit in UNITS
        ),
        {key: dice.choice((0, 20, 200)) for key in budgets},
        (PhaseSpan("one", "One", 0, 1), PhaseSpan("two", "Two", 2, periods - 1)),
        quick_wins=dice.randint(0, 3),
        exclusions=tuple((one, other) for one, other in [dice.sample(ids, 2) for _ in range(dice.randint(0, 2))]),
    )


def _idea(dice: Random, id_: str, periods: int, before: dict[str, str]) -> tuple[Task, ...]:
    must = dice.random() < 0.12
    names = [f"{id_}/a", f"{id_}/b"] if dice.random() < 0.2 else [id_]
    tasks: list[Task] = []
    for name in names:
        tasks.append(_part(dice, name, id_, tasks, must=must))
    needed = dice.sample(sorted(before), min(len(before), dice.choice((0, 0, 1, 2))))
    pinned = dice.randint(-1, periods) if dice.random() < 0.12 else None
    tasks[0] = replace(
        tasks[0],
        predecessors=tuple((before[other], dice.randint(0, 2)) for other in needed),
        earliest=dice.randint(0, periods) if dice.random() < 0.2 else 0,
        pinned=pinned,
        begun=pinned is not None and dice.random() < 0.5,
    )
    deadline = dice.randint(-1, periods) if dice.random() < 0.2 else None
    tasks[-1] = replace(tasks[-1], deadline=deadline, value=dice.randint(0, 10_000))
    return tuple(tasks)


def _part(dice: Random, name: str, idea: str, before: list[Task], *, must: bool) -> Task:
    duration = dice.randint(1, 4)

    def profiles(names: tuple[str, ...], most: int) -> dict[str, tuple[int, ...]]:
        chosen = dice.sample(names, dice.randint(0, most))
        return {name: tuple(dice.randint(0, 9) for _ in range(duration)) for name in chosen}

    return Task(
        name,
        idea,
        name if name != idea else None,
        name,
        Address("ideas", idea),
        duration,
        effort=profiles(UNITS, 2),
        once=profiles(KINDS, 1),
        yearly={"operating": dice.randint(0, 30)} if dice.random() < 0.2 else {},
        predecessors=((before[-1].id, 0),) if before else (),
        must=must,
        quick_win=duration == 1,
    )


problems = st.builds(generated, size=st.integers(6, 15), seed=st.integers(0, 2**32 - 1))


def _starts(roadmap: Roadmap) -> dict[str, int]:
    return {placement.task.id: placement.start for placement in roadmap.placements}


@given(problems)
@settings(max_examples=150, deadline=None)
def test_every_plan_keeps_every_rule_and_loses_no_idea(roadmap: Plan, problem: PlanningProblem) -> None:
    plan = roadmap(problem, rounds=ROUNDS)
    assert verify(problem, _starts(plan)) == ()
    placed = {placement.task.idea for placement in plan.placements}
    left = {entry.idea for entry in plan.left_out}
    assert placed | left == {task.idea for task in problem.tasks}
    assert not placed & left


@given(problems)
@settings(max_examples=150, deadline=None)
def test_each_earlier_period_breaks_a_rule_and_has_a_blocker(roadmap: Plan, problem: PlanningProblem) -> None:
    """The checker, which knows nothing of blockers, finds what the blockers say."""
    plan = roadmap(problem, rounds=ROUNDS)
    starts = _starts(plan)
    for placement in plan.placements:
        explained = {blocker.period for blocker in placement.explanation.blockers}
        assert explained == set(range(placement.start))
        for period in range(placement.start):
            assert verify(problem, {**starts, placement.task.id: period})


@given(problems, st.integers(0, 2))
@settings(max_examples=60, deadline=None)
def test_near_what_was_agreed_each_earlier_period_is_explained_too(problem: PlanningProblem, number: int) -> None:
    assume(not any(task.begun for task in problem.tasks))
    starts = search(problem, rounds=60)
    less = tuple(
        replace(lane, capacity=tuple(days * 7 // 10 for days in lane.capacity))
        if place == number and lane.capacity is not None
        else lane
        for place, lane in enumerate(problem.lanes)
    )
    tight = replace(problem, lanes=less)
    lengths = {task.id: task.duration for task in problem.tasks}
    agreed = Agreed({id_: (start, start + lengths[id_] - 1) for id_, start in starts.items()}, {})
    plan = roadmap_of(Intake(tight), search(tight, starts, usual_price(problem, starts), 60), agreed)
    for placement in plan.placements:
        assert {blocker.period for blocker in placement.explanation.blockers} == set(range(placement.start))


@given(problems)
@settings(max_examples=150, deadline=None)
def test_an_idea_of_one_task_that_is_left_out_fits_nowhere(roadmap: Plan, problem: PlanningProblem) -> None:
    plan = roadmap(problem, rounds=ROUNDS)
    starts = _starts(plan)
    tasks = {task.idea: task for task in problem.tasks if task.subproject is None}
    for entry in plan.left_out:
        assert {blocker.period for blocker in entry.blockers} == set(range(problem.calendar.count))
        for period in range(problem.calendar.count) if entry.idea in tasks else ():
            assert verify(problem, {**starts, tasks[entry.idea].id: period})


@given(problems, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_ideas_does_not_matter(problem: PlanningProblem, random: Any) -> None:
    ideas = sorted({task.idea for task in problem.tasks})
    random.shuffle(ideas)
    turned = tuple(task for idea in ideas for task in problem.tasks if task.idea == idea)
    assert search(replace(problem, tasks=turned), rounds=ROUNDS) == search(problem, rounds=ROUNDS)


@given(problems)
@settings(max_examples=100, deadline=None)
def test_each_sentence_can_be_said_and_each_circle_free_idea_is_judged(roadmap: Plan, problem: PlanningProblem) -> None:
    plan = roadmap(problem, rounds=ROUNDS)
    said = [placement.explanation.headline for placement in plan.placements]
    said += [entry.reason for entry in plan.left_out]
    said += [blocker.message for entry in plan.left_out for blocker in entry.blockers]
    said += [problem.message for _, problem in plan.problems]
    for message in said:
        assert str(message).endswith(".")
        assert "{" not in str(message)


@given(problems)
@settings(max_examples=100, deadline=None)
def test_load_and_spending_add_up_to_what_is_placed(roadmap: Plan, problem: PlanningProblem) -> None:
    plan = roadmap(problem, rounds=ROUNDS)
    for lane in problem.lanes:
        asked = sum(sum(placement.task.effort.get(lane.id, ())) for placement in plan.placements)
        assert sum(plan.load[lane.id]) == asked
        assert all(
            used <= most for used, most in zip(plan.load[lane.id], lane.capacity or plan.load[lane.id], strict=True)
        )
    for (year, kind), most in problem.budgets.items():
        assert plan.spent[year, kind] <= most
