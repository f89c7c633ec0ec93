"""What holds for whatever the search finds, on generated problems."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.test_planning_properties import generated, problems

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, QuickWinGroup
from dienstvisie.planning.search import search, usual_price
from dienstvisie.planning.verify import verify

ROOT = Path(__file__).parents[3]
tiny = st.builds(generated, size=st.integers(2, 4), seed=st.integers(0, 2**32 - 1))


def _plans(problem: PlanningProblem) -> Iterator[dict[str, int]]:
    """Every plan there is."""
    ideas = Graph(problem).order
    tasks = [task for task in problem.tasks if task.idea in ideas]
    choices = [(None, *range(problem.calendar.count)) for _ in tasks]
    for starts in product(*choices):
        plan = {task.id: at for task, at in zip(tasks, starts, strict=True) if at is not None}
        if not verify(problem, plan):
            yield plan


def _kept(problem: PlanningProblem, plan: dict[str, int]) -> tuple[int, int]:
    """Wishes that are not kept, as a number below nothing, then the value."""
    musts = {task.idea for task in problem.tasks if task.must or task.pinned is not None}
    there = {task.idea for task in problem.tasks if task.id in plan}
    known = set(Graph(problem).order)
    quick = len(early_quick_wins(problem, plan))
    lacks = len((musts & known) - there) + max(0, problem.quick_wins - quick)
    return -lacks, early_value(problem, plan)


@given(problems)
@settings(max_examples=30, deadline=None)
def test_a_plan_against_its_own_starts_moves_nothing(problem: PlanningProblem) -> None:
    starts = search(problem, rounds=400)
    assert verify(problem, starts) == ()
    assert search(problem, starts, usual_price(problem, starts), rounds=400) == starts


@given(problems, st.integers(0, 9), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_near_what_was_agreed_every_rule_is_kept_too(problem: PlanningProblem, lane: int, part: int) -> None:
    starts = search(problem, rounds=100)
    lanes = list(problem.lanes)
    tight = lanes[lane % len(lanes)]
    capacity = tight.capacity and tuple(days * part // 4 for days in tight.capacity)
    lanes[lane % len(lanes)] = replace(tight, capacity=capacity)
    other = replace(problem, lanes=tuple(lanes))
    assert verify(other, search(other, starts, usual_price(problem, starts), rounds=100)) == ()


@given(problems)
@settings(max_examples=30, deadline=None)
def test_a_higher_price_than_all_value_moves_nothing_that_can_stay(problem: PlanningProblem) -> None:
    """Starts of half as many rounds are not the best: at no price they may be left, at a very high one never."""
    starts = search(problem, rounds=8)
    found = search(problem, starts, 10**9, rounds=400)
    kept = _kept(problem, found)[0] == _kept(problem, starts)[0]
    assert not kept or starts.items() <= found.items()
    assert early_value(problem, found) >= early_value(problem, starts) or not kept


@given(problems)
@settings(max_examples=30, deadline=None)
def test_what_has_begun_stays_where_it_is(problem: PlanningProblem) -> None:
    starts = search(problem, rounds=50)
    for task in problem.tasks:
        if task.begun and task.id in starts:
            assert starts[task.id] == task.pinned
            later = search(problem, {**starts, task.id: (task.pinned or 0) + 1}, 10**9, rounds=50)
            assert later.get(task.id, task.pinned) == task.pinned


@given(tiny)
@settings(max_examples=25, deadline=None)
def test_no_plan_of_a_tiny_problem_is_better(problem: PlanningProblem) -> None:
    tasks = [task for task in problem.tasks if task.idea in Graph(problem).order]
    if (problem.calendar.count + 1) ** len(tasks) > 20_000:
        return
    best = max(_kept(problem, plan) for plan in _plans(problem))
    assert _kept(problem, search(problem)) == best


@given(problems)
@settings(max_examples=20, deadline=None)
def test_more_rounds_are_never_worse_than_none(problem: PlanningProblem) -> None:
    assert _kept(problem, search(problem, rounds=300)) >= _kept(problem, search(problem, rounds=0))


@given(problems)
@settings(max_examples=20, deadline=None)
def test_neither_the_order_of_ideas_nor_that_of_agreed_starts_matters(problem: PlanningProblem) -> None:
    starts = search(problem, rounds=60)
    ideas = sorted({task.idea for task in problem.tasks}, reverse=True)
    turned = replace(
        problem,
        tasks=tuple(task for idea in ideas for task in problem.tasks if task.idea == idea),
        lanes=tuple(reversed(problem.lanes)),
        budgets=dict(reversed(list(problem.budgets.items()))),
    )
    assert search(turned, rounds=60) == starts
    agreed = dict(reversed(list(starts.items())))
    assert search(turned, agreed, 5, rounds=60) == search(problem, starts, 5, rounds=60)


@given(problems)
@settings(max_examples=20, deadline=None)
def test_a_group_has_its_quick_win_where_one_fits_alone(problem: PlanningProblem) -> None:
    """Where the plan that wants nothing else has one of the group early, the plan that wants it has one too."""
    early = early_quick_wins(problem, search(problem, rounds=60))
    group = QuickWinGroup("units", "desk", "Desk", frozenset(early[:1]))
    wanting = replace(problem, quick_wins_for=(group,))
    found = early_quick_wins(problem, search(wanting, rounds=400))
    assert not early or early[0] in found


SCRIPT = """
from tests.planning.test_planning_properties import generated
from dienstvisie.planning.search import search
for seed in range(6):
    problem = generated(14, seed)
    starts = search(problem, rounds=150)
    print(starts, search(problem, starts, 3, rounds=150))
"""


def test_the_hash_seed_does_not_matter() -> None:
    found = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        command = (sys.executable, "-c", SCRIPT)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
        found.add(done.stdout)
    assert len(found) == 1
    assert found.pop().count("\n") == 6
