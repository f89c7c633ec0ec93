"""The planner on roadmap problems with proven optima, as far as these are at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from dienstvisie.diagnostics import Address
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task
from dienstvisie.planning.search import search
from dienstvisie.planning.verify import verify

CASES = Path(os.environ.get("DIENSTVISIE_CASES", Path(__file__).parents[3] / "shared" / "cases")) / "roadmaps.json"
FORTY = ("gen40_s1", "gen40_s2", "gen40_s3")


@pytest.fixture(scope="module")
def cases() -> dict[str, dict[str, Any]]:
    if not CASES.is_file():
        pytest.skip(f"the roadmap problems are not at hand: {CASES.name}")
    return {case["name"]: case for case in json.loads(CASES.read_text(encoding="utf-8"))["instances"]}


def _tasks(case: dict[str, Any]) -> tuple[Task, ...]:
    before: dict[int, list[tuple[str, int]]] = {}
    for one, other in case["dependencies"]:
        before.setdefault(other, []).append((f"i{one:03}", 0))
    return tuple(
        Task(
            id=f"i{number:03}",
            idea=f"i{number:03}",
            subproject=None,
            title=f"Idea {number}",
            address=Address("ideas", f"i{number:03}"),
            duration=row["duration"],
            effort={f"t{team}": (days,) * row["duration"] for team, days in row["effort_per_period"].items()},
            once={"operating": (row["cost_per_period_keur"],) * row["duration"]},
            yearly={},
            predecessors=tuple(before.get(number, ())),
            earliest=row["earliest"],
            deadline=row["deadline"] - 1,
            must=row["mandatory"],
            value=row["value"],
            quick_win=row["quick_win"],
        )
        for number, row in enumerate(case["ideas"])
    )


def _problem(case: dict[str, Any]) -> PlanningProblem:
    periods, early = case["periods"], case["first_phase_periods"]
    return PlanningProblem(
        Calendar(2026, 0, periods, 4),
        _tasks(case),
        tuple(Lane(f"t{team}", f"Team {team}", tuple(days)) for team, days in enumerate(case["capacity"])),
        {(2026 + year, "operating"): limit for year, limit in enumerate(case["budget_per_year_keur"])},
        (PhaseSpan("first", "First", 0, early - 1), PhaseSpan("rest", "Rest", early, periods - 1)),
        quick_wins=case["quick_wins_needed"],
    )


def _gap(case: dict[str, Any]) -> float:
    """How far the plan stays below the best known value, after checking that it is a plan that counts."""
    problem = _problem(case)
    starts = search(problem)
    assert verify(problem, starts) == ()
    assert all(task.id in starts for task in problem.tasks if task.must)
    ends = {task.id: starts[task.id] + task.duration for task in problem.tasks if task.id in starts}
    early = sum(task.quick_win and ends.get(task.id, 99) <= case["first_phase_periods"] for task in problem.tasks)
    assert early >= case["quick_wins_needed"]
    value = sum(task.value * (case["periods"] - ends[task.id] + 1) for task in problem.tasks if task.id in ends)
    best = case.get("optimal") or case["best_found"]
    return float(1 - value / best)


def test_forty_ideas_come_near_the_proven_optimum(cases: dict[str, dict[str, Any]]) -> None:
    gaps = {name: _gap(cases[name]) for name in FORTY}
    print({name: f"{gap:.1%}" for name, gap in gaps.items()})
    assert all(0 <= gap < 0.2 for gap in gaps.values())
    assert sum(gaps.values()) / len(gaps) < 0.12


@pytest.mark.parametrize("name", ["gen200_s1", "gen500_s1"])
def test_hundreds_of_ideas_keep_musts_and_quick_wins(cases: dict[str, dict[str, Any]], name: str) -> None:
    gap = _gap(cases[name])
    print(f"{name}: {gap:.1%} below the best found")
    assert gap < 0.2
