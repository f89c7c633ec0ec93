"""The search on published problems with proven optima, and near agreed plans, as far as these are at hand."""

from __future__ import annotations

from statistics import mean, median
from typing import Any

import pytest
from benchmarks.instances import generated, read, release_problem, roadmap_problem
from benchmarks.stability import KINDS, changed, moved

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search import search, usual_price
from dienstvisie.planning.verify import verify

pytestmark = pytest.mark.slow


def _read(name: str) -> dict[str, Any]:
    try:
        return read(name)
    except FileNotFoundError:
        pytest.skip(f"the published problems are not at hand: {name}")


@pytest.fixture(scope="module")
def cases() -> dict[str, dict[str, Any]]:
    return {case["name"]: case for case in _read("roadmaps.json")["instances"]}


@pytest.fixture(scope="module")
def forty(cases: dict[str, dict[str, Any]]) -> dict[str, tuple[PlanningProblem, dict[str, int]]]:
    """The problems of 40 ideas, each with its plan."""
    found = {name: roadmap_problem(case) for name, case in cases.items() if len(case["ideas"]) == 40}
    return {name: (problem, search(problem)) for name, problem in found.items()}


def _is_sound(problem: PlanningProblem, starts: dict[str, int]) -> bool:
    musts = {task.id for task in problem.tasks if task.must}
    quick = len(early_quick_wins(problem, starts))
    return not verify(problem, starts) and musts <= starts.keys() and quick >= problem.quick_wins


def test_forty_ideas_come_within_a_percent_of_the_proven_optimum(
    cases: dict[str, dict[str, Any]], forty: dict[str, tuple[PlanningProblem, dict[str, int]]]
) -> None:
    gaps = []
    for name, (problem, starts) in forty.items():
        assert _is_sound(problem, starts)
        gaps.append(1 - early_value(problem, starts) / cases[name]["optimal"])
    assert len(gaps) == 3
    assert min(gaps) >= 0
    assert mean(gaps) <= 0.01


@pytest.mark.parametrize("name", ["gen200_s1", "gen500_s1"])
def test_hundreds_of_ideas_come_to_the_best_that_was_found(cases: dict[str, dict[str, Any]], name: str) -> None:
    problem = roadmap_problem(cases[name])
    starts = search(problem)
    assert _is_sound(problem, starts)
    assert cases[name]["best_found"] * 0.995 <= early_value(problem, starts) <= cases[name]["upper_bound"]


@pytest.mark.parametrize("level", ["0.3", "0.5", "0.7"])
def test_the_choice_of_a_release_comes_within_two_percent(level: str) -> None:
    case = _read("nrp.json")
    best = case["optima"][level]
    problem = release_problem(case, best["budget"])
    starts = search(problem)
    assert not verify(problem, starts)
    assert best["profit"] * 0.98 <= early_value(problem, starts) <= best["profit"]


def test_a_generated_problem_is_sound_and_the_same_every_time() -> None:
    assert generated(60, 1) == generated(60, 1)
    problem = roadmap_problem(generated(60, 1))
    starts = search(problem, rounds=300)
    assert _is_sound(problem, starts)
    assert 30 < len(starts) < 60


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_change_moves_little_of_what_was_agreed(
    forty: dict[str, tuple[PlanningProblem, dict[str, int]]], kind: str
) -> None:
    counts = []
    for problem, agreed in forty.values():
        price = usual_price(problem, agreed)
        for found, other in changed(problem, 3):
            if found == kind:
                near = search(other, agreed, price)
                assert verify(other, near) == ()
                counts.append(moved(agreed, near))
    assert len(counts) == 9
    assert median(counts) <= 1
    assert mean(counts) <= 2


def test_nothing_moves_against_its_own_plan(forty: dict[str, tuple[PlanningProblem, dict[str, int]]]) -> None:
    for problem, starts in forty.values():
        assert search(problem, starts, usual_price(problem, starts)) == starts
