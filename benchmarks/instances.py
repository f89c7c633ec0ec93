"""Published planning problems, and larger ones of the same kind, as problems for the planner."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dienstvisie.diagnostics import Address
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task

CASES = Path(os.environ.get("DIENSTVISIE_CASES", Path(__file__).parents[2] / "shared" / "cases"))
"""Where the published problems are; they do not come with the code."""

Case = Mapping[str, Any]
PERIODS, EARLY = 24, 4
RELEASE = 4
"""Quarters of the one year in which a release is planned: the longest chain of requirements takes one less."""


def read(name: str) -> dict[str, Any]:
    """A file of published problems. Raises FileNotFoundError where it is not at hand."""
    found: dict[str, Any] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return found


def roadmap_problem(case: Case) -> PlanningProblem:
    """An instance of `roadmaps.json`: a period is a quarter, costs are in thousands of euros."""
    periods, early = case["periods"], case["first_phase_periods"]
    return PlanningProblem(
        Calendar(2026, 0, periods, case["periods_per_year"]),
        _ideas(case),
        tuple(Lane(f"t{team}", f"Team {team}", tuple(days)) for team, days in enumerate(case["capacity"])),
        {(2026 + year, "operating"): limit for year, limit in enumerate(case["budget_per_year_keur"])},
        (PhaseSpan("first", "First", 0, early - 1), PhaseSpan("rest", "Rest", early, periods - 1)),
        quick_wins=case["quick_wins_needed"],
    )


def _ideas(case: Case) -> tuple[Task, ...]:
    before: dict[int, list[tuple[str, int]]] = {}
    for one, other in case["dependencies"]:
        before.setdefault(other, []).append((f"i{one:04}", 0))
    return tuple(
        Task(
            id=f"i{number:04}",
            idea=f"i{number:04}",
            subproject=None,
            title=f"Idea {number}",
            address=Address("ideas", f"i{number:04}"),
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


def release_problem(case: Case, budget: int) -> PlanningProblem:
    """The next release problem of `nrp.json`: requirements cost, customers pay, all in the last quarter."""
    before: dict[int, set[int]] = {}
    for one, other in case["dependencies"]:
        before.setdefault(other, set()).add(one)
    requirements = [
        _item(f"r{number:03}", before.get(number, ()), once={"investment": (cost,)})
        for number, cost in enumerate(case["cost"], 1)
    ]
    customers = [
        _item(f"c{number:03}", row["requests"], value=row["profit"], earliest=RELEASE - 1)
        for number, row in enumerate(case["customers"], 1)
    ]
    return PlanningProblem(
        Calendar(2026, 0, RELEASE, 4), (*requirements, *customers), (), {(2026, "investment"): budget}
    )


def _item(id_: str, needs: Any, **fields: Any) -> Task:
    after = tuple((f"r{number:03}", 0) for number in sorted(set(needs)))
    known = {"once": {}, **fields}
    return Task(id_, id_, None, id_, Address("ideas", id_), 1, effort={}, yearly={}, predecessors=after, **known)


def generated(ideas: int, seed: int) -> dict[str, Any]:
    """A case as those of `roadmaps.json` are, of any size; an idea keeps one to three teams busy."""
    rng = random.Random(seed)
    teams = max(4, ideas // 20)
    rows = [_row(rng, teams, number) for number in range(ideas)]
    pairs = {tuple(sorted(rng.sample(range(ideas), 2))) for _ in range(ideas * 3 // 4)}
    asked = [0] * teams
    for row in rows:
        for team, days in row["effort_per_period"].items():
            asked[int(team)] += days * row["duration"]
    cost = sum(row["cost_per_period_keur"] * row["duration"] for row in rows)
    return {
        "name": f"gen{ideas}_made{seed}",
        "periods": PERIODS,
        "periods_per_year": 4,
        "capacity": [[max(20, days * 6 // 10 // PERIODS)] * PERIODS for days in asked],
        "budget_per_year_keur": [cost * rng.randint(9, 12) // 100 for _ in range(PERIODS // 4)],
        "first_phase_periods": EARLY,
        "quick_wins_needed": ideas // 10,
        "dependencies": sorted(pairs),
        "ideas": rows,
    }


def _row(rng: random.Random, teams: int, number: int) -> dict[str, Any]:
    quick = rng.random() < 0.25
    duration = rng.randint(1, 2) if quick else rng.randint(1, 8)
    return {
        "value": rng.randint(20, 95),
        "duration": duration,
        "effort_per_period": {str(team): rng.randint(3, 20) for team in rng.sample(range(teams), rng.randint(1, 3))},
        "cost_per_period_keur": rng.choice((0, 0, rng.randint(2, 30))),
        "earliest": rng.choice((0, 0, 0, 0, rng.randint(1, 8))),
        "deadline": PERIODS,
        "mandatory": number % 25 == 0 and number > 0,
        "quick_win": quick,
    }
