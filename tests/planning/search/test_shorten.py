"""The shortest plan: what holds for every one, the optimum where all plans can be listed, and published instances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest
from benchmarks.psplib import gap, instances
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.planning.objective import makespan
from dienstvisie.planning.problem import PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.search.construct import first_plan
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.passes import Passes, kept_early
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.shorten import shorten
from dienstvisie.planning.search.state import State
from dienstvisie.planning.verify import verify

TaskOf = Callable[..., Task]
ProblemOf = Callable[..., PlanningProblem]


def _shortened(problem: PlanningProblem, schedules: int = 200, seed: int = 0) -> tuple[dict[str, int], dict[str, int]]:
    """The starts of the first plan, and of the plan that it is shortened to: no longer, unless it keeps more wishes."""
    model = Model(problem)
    score = Score(model)
    start = first_plan(model, score)
    given = start.at[:]
    plan = shorten(model, score, start, schedules, seed)
    assert start.at == given
    assert score.of(plan) >= score.of(start)
    before, after = _starts(model, start), _starts(model, plan)
    assert (score.broken(plan), makespan(problem, after)) <= (score.broken(start), makespan(problem, before))
    return before, after


def _starts(model: Model, state: State) -> dict[str, int]:
    return {task.id: at for task, at in zip(model.tasks, state.at, strict=True) if at >= 0}


def _generated(task: TaskOf, problem: ProblemOf, size: int, seed: int) -> PlanningProblem:
    """So many ideas with everything that can stand in the way of a short plan."""
    dice = Random(seed)  # noqa: S311
    periods = dice.randint(6, 16)
    tasks = []
    for number in range(size):
        extra: dict[str, Any] = {"after": [f"i{n}" for n in range(number) if dice.random() < 0.25]}
        duration = dice.randint(1, 3)
        if dice.random() < 0.15:
            extra["pinned"] = dice.randint(0, 3)
            extra["begun"] = not extra["after"] and dice.random() < 0.5
        if dice.random() < 0.2:
            extra["deadline"] = dice.randint(3, periods - 1)
        if dice.random() < 0.2:
            extra["earliest"] = dice.randint(0, 3)
        effort = {unit: tuple(dice.randint(0, 5) for _ in range(duration)) for unit in ("desk", "ict")}
        once = {"operating": dice.randint(0, 9)}
        flags = {"must": dice.random() < 0.3, "quick_win": dice.random() < 0.4, "value": dice.randint(0, 300)}
        tasks.append(task(f"i{number}", duration, effort=effort, once=once, **flags, **extra))
    days: dict[str, int | tuple[int, ...]] = {
        unit: tuple(dice.randint(2, 9) for _ in range(periods)) for unit in ("desk", "ict")
    }
    budgets = {(2026 + year, "operating"): dice.choice((20, 60, 500)) for year in range(4)}
    return problem(
        *tasks,
        periods=periods,
        units=days,
        phases=(2, periods - 1),
        running_at_most=dice.choice((None, 2, 3)),
        objective="makespan",
        budgets=budgets,
        quick_wins=dice.randint(0, 3),
        exclusions=(("i0", "i1"),) if size > 1 and dice.random() < 0.3 else (),
    )


@settings(max_examples=60, deadline=None)
@given(size=st.integers(0, 9), seed=st.integers(0, 10**6))
def test_every_plan_is_one_of_the_same_tasks_and_keeps_their_pins(
    task: TaskOf, problem: ProblemOf, size: int, seed: int
) -> None:
    case = _generated(task, problem, size, seed)
    before, after = _shortened(case)
    assert not verify(case, after)
    assert set(after) == set(before)
    for one in case.tasks:
        if one.pinned is not None and one.id in before:
            assert after[one.id] == before[one.id]


@settings(max_examples=20, deadline=None)
@given(size=st.integers(2, 9), seed=st.integers(0, 10**6))
def test_the_same_problem_gives_the_same_plan_in_any_order(
    task: TaskOf, problem: ProblemOf, size: int, seed: int
) -> None:
    case = _generated(task, problem, size, seed)
    turned = replace(case, tasks=case.tasks[::-1], lanes=case.lanes[::-1])
    assert _shortened(case)[1] == _shortened(case)[1] == _shortened(turned)[1]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_on_tiny_problems_no_plan_is_shorter(task: TaskOf, problem: ProblemOf, seed: int) -> None:
    case = _tiny(task, problem, seed)
    _, after = _shortened(case, 400)
    assert len(after) == len(case.tasks)
    assert not any(_plans_within(case, makespan(case, after) - 1))


def _tiny(task: TaskOf, problem: ProblemOf, seed: int) -> PlanningProblem:
    """Four tasks of which plans can be listed: one after another they always fit."""
    dice = Random(seed)  # noqa: S311
    tasks = []
    for number in range(4):
        after = [f"i{n}" for n in range(number) if dice.random() < 0.3]
        duration = dice.randint(1, 2)
        effort = {unit: dice.randint(0, 4) for unit in ("desk", "ict")}
        tasks.append(task(f"i{number}", duration, effort=effort, after=after, must=True))
    return problem(*tasks, periods=8, units={"desk": dice.randint(4, 6), "ict": 5}, objective="makespan")


def _plans_within(case: PlanningProblem, span: int) -> Iterator[dict[str, int]]:
    """All plans of every task that end in time."""
    ids = [one.id for one in case.tasks]
    for row in product(*(range(span - one.duration + 1) for one in case.tasks)):
        starts = dict(zip(ids, row, strict=True))
        if not verify(case, starts):
            yield starts


@pytest.mark.parametrize("schedules", [0, 1, 2, 3, 7, 50, 300])
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_no_more_schedules_are_made_than_allowed(
    task: TaskOf, problem: ProblemOf, schedules: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _knot(task, problem, seed)
    model = Model(case)
    score = Score(model)
    start = first_plan(model, score)
    tried = 0

    def counted(way: Callable[[State, int, int, int], int]) -> Callable[[State, int, int, int], int]:
        def fit(state: State, i: int, first: int, last: int) -> int:
            nonlocal tried
            tried += 1
            return way(state, i, first, last)

        return fit

    for name in ("first_fit", "last_fit"):
        monkeypatch.setattr(State, name, counted(getattr(State, name)))
    shorten(model, score, start, schedules, 0)
    assert tried <= schedules * len(case.tasks)
    assert schedules < 3 or tried > 0


def _knot(task: TaskOf, problem: ProblemOf, seed: int) -> PlanningProblem:
    """Fifteen ideas on two scarce units: no plan is as short as the longest chain."""
    dice = Random(seed)  # noqa: S311
    tasks = [
        task(
            f"i{number:02}",
            dice.randint(1, 5),
            effort={unit: dice.randint(1, 6) for unit in ("desk", "ict")},
            after=[f"i{n:02}" for n in range(number) if dice.random() < 0.1],
            must=True,
        )
        for number in range(15)
    ]
    return problem(*tasks, periods=80, units={"desk": 8, "ict": 8}, objective="makespan")


def test_more_schedules_are_never_worse_and_do_help(task: TaskOf, problem: ProblemOf) -> None:
    spans = []
    for seed in range(6):
        case = _knot(task, problem, seed)
        before, after = _shortened(case, 600)
        spans.append((makespan(case, before), makespan(case, after)))
    assert all(after <= before for before, after in spans)
    assert sum(after for _, after in spans) < 0.97 * sum(before for before, _ in spans)


def test_it_stops_where_nothing_can_be_shorter(task: TaskOf, problem: ProblemOf) -> None:
    case = problem(task("a", 3, must=True), task("b", 2, after=["a"], must=True), objective="makespan")
    model = Model(case)
    score = Score(model)
    start = first_plan(model, score)
    assert Passes(model, score, start).least == 5
    assert _starts(model, shorten(model, score, start, 10**9, 0)) == {"a": 0, "b": 3}


def test_a_fact_holds_what_waits_for_it(task: TaskOf, problem: ProblemOf) -> None:
    case = problem(
        task("a", 2, pinned=2, begun=True),
        task("b", 2, after=["a"], must=True),
        task("c", must=True),
        objective="makespan",
    )
    assert _shortened(case)[1] == {"a": 2, "b": 4, "c": 0}


@pytest.mark.parametrize("must", [True, False])
def test_quick_wins_are_in_the_first_phase(task: TaskOf, problem: ProblemOf, *, must: bool) -> None:
    """Where the long ones are musts the first plan lacks the quick win; else it has it, and it is not lost."""
    long = [task(f"l{n}", 3, effort={"desk": 1}, must=must, value=100) for n in range(2)]
    quick = task("quick", effort={"desk": 1}, quick_win=True, value=100)
    wishes: dict[str, Any] = {"phases": (1, 8), "quick_wins": 1, "objective": "makespan"}
    case = problem(*long, quick, periods=9, units={"desk": 1}, **wishes)
    before, after = _shortened(case)
    assert (before["quick"] <= 1) is not must
    assert after["quick"] <= 1
    assert makespan(case, after) == 7


def test_no_more_quick_wins_are_kept_early_than_the_wishes_ask_for(task: TaskOf, problem: ProblemOf) -> None:
    quick = [task(id_, quick_win=True, value=100) for id_ in ("a", "b", "c")]
    long = task("d", 4, after=["b"], value=100)
    for wished, groups, kept in ((1, (), {"b"}), (0, (("a", "c"), ("c",)), {"c"}), (3, (), {"a", "b", "c"})):
        case = problem(
            *quick,
            long,
            phases=(1, 7),
            quick_wins=wished,
            quick_wins_for=tuple(
                QuickWinGroup("units", str(n), str(n), frozenset(ideas)) for n, ideas in enumerate(groups)
            ),
            objective="makespan",
        )
        model = Model(case)
        score = Score(model)
        rows = kept_early(model, score, first_plan(model, score))
        assert {model.tasks[i].id for i, _ in rows} == kept
        assert {last for _, last in rows} == {1}


def test_passes_meet_their_limits(task: TaskOf, problem: ProblemOf) -> None:
    case = problem(
        task("a", 2, effort={"desk": 1}), task("b", 3, effort={"desk": 1}), units={"desk": 1}, objective="makespan"
    )
    model = Model(case)
    score = Score(model)
    passes = Passes(model, score, first_plan(model, score))
    keys = [model.tasks[i].id == "a" for i in range(2)]
    early, late = passes.ground.copy(), passes.ground.copy()
    assert passes.early(early, keys, 5)
    assert _starts(model, early) == {"b": 0, "a": 3}
    assert passes.late(late, keys, 7)
    assert _starts(model, late) == {"b": 4, "a": 2}
    assert passes.tried == 4
    assert not passes.early(passes.ground.copy(), keys, 4)
    assert not passes.late(passes.ground.copy(), keys, 7, 3)


@pytest.fixture(scope="module")
def published() -> list[dict[str, Any]]:
    found = instances()
    if not found:
        pytest.skip("the published instances are not at hand: psplib.json")
    return found


def test_thirty_jobs_come_near_the_best_known(published: list[dict[str, Any]]) -> None:
    gaps = [gap(case, 1_000) for case in published if case["family"] == "j30"]
    assert min(gaps) >= 0
    assert sum(gaps) / len(gaps) < 0.015


@pytest.mark.slow
@pytest.mark.parametrize(("family", "aim"), [("j30", 0.01), ("j60", 0.025), ("j120", 0.05)])
def test_the_gap_is_small_after_ten_thousand_schedules(
    published: list[dict[str, Any]], family: str, aim: float
) -> None:
    gaps = [gap(case, 10_000) for case in published if case["family"] == family]
    print(f"{family}: {sum(gaps) / len(gaps):.2%} on average, {max(gaps):.2%} at worst")
    assert min(gaps) >= 0
    assert sum(gaps) / len(gaps) < aim
