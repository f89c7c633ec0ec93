"""Builds small planning problems, and dossiers to plan, from what matters in a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from dienstvisie.diagnostics import Address
from dienstvisie.planning.planner import roadmap_of
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, PlanningProblem, Task
from dienstvisie.planning.problem_from import Intake
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.planning.search import search
from dienstvisie.schema import Dossier, Idea, Settings, Unit
from dienstvisie.scoring.ranking import RankedItem, Ranking


def task_of(id_: str, duration: int = 1, **extra: Any) -> Task:
    """A task; `a/one` is the part `one` of idea `a`. Effort and costs are figures per period."""
    idea, _, part = id_.partition("/")
    effort = {
        unit: days if isinstance(days, tuple) else (days,) * duration for unit, days in extra.pop("effort", {}).items()
    }
    once = {kind: (euros,) * duration for kind, euros in extra.pop("once", {}).items()}
    after = tuple(row if isinstance(row, tuple) else (row, 0) for row in extra.pop("after", ()))
    address = Address("ideas", idea)
    title = f"Part {part}" if part else f"Idea {idea.upper()}"
    fields = {"effort": effort, "once": once, "yearly": {}, "predecessors": after, **extra}
    return Task(id_, idea, part or None, title, address, duration, **fields)


def problem_of(
    *tasks: Task,
    periods: int = 8,
    units: Mapping[str, int | tuple[int, ...] | None] | None = None,
    phases: Iterable[int] = (),
    running_at_most: int | None = None,
    **extra: Any,
) -> PlanningProblem:
    """A problem over quarters from 2026-Q1 on. `phases` are the last periods of the phases."""
    lanes = tuple(
        Lane(unit, unit.upper(), (days,) * periods if isinstance(days, int) else days, running_at_most)
        for unit, days in (units or {}).items()
    )
    ends = tuple(phases)
    spans = tuple(
        PhaseSpan(f"phase-{number}", f"Phase {number}", first, last)
        for number, (first, last) in enumerate(zip((0, *(end + 1 for end in ends)), ends, strict=False), 1)
    )
    titles = {task.idea: f"Idea {task.idea.upper()}" for task in tasks}
    fields = {"budgets": {}, "titles": titles, **extra}
    return PlanningProblem(Calendar(2026, 0, periods, 4), tasks, lanes, phases=spans, **fields)


def planned(problem: PlanningProblem, rounds: int | None = None) -> Roadmap:
    """The roadmap of a problem; it has passed the independent checker."""
    return roadmap_of(Intake(problem), search(problem, rounds=rounds))


def dossier_of(
    ideas: Iterable[Mapping[str, Any]],
    *,
    units: Iterable[Mapping[str, Any]] = (),
    **planning: Any,
) -> Dossier:
    """A dossier with these ideas, planned over 2026 and 2027 in quarters unless said otherwise."""
    plan = {"start": "2026-Q1", "end": "2027-Q4", "quick_wins": {"at_least": 0}, **planning}
    settings = {"title": "T", "client": {"name": "Olen"}, "planning": plan}
    items = [Idea.model_validate({"title": f"Idea {idea['id']}", **idea}) for idea in ideas]
    lanes = [Unit.model_validate({"title": f"Unit {unit['id']}", **unit}) for unit in units]
    return Dossier(
        Settings.model_validate(settings),
        {"ideas": {item.id: item for item in items}, "units": {lane.id: lane for lane in lanes}},
    )


def ranking_of(scores: Mapping[str, float] | None = None) -> Ranking:
    """A ranking of ideas with these scores."""
    items = tuple(
        RankedItem(
            id_,
            id_,
            rank,
            tied=False,
            score=score,
            perspectives={},
            raters=5,
            groups=2,
            abstentions=0,
            source="ratings",
        )
        for rank, (id_, score) in enumerate(sorted((scores or {}).items(), key=lambda row: (-row[1], row[0])), 1)
    )
    return Ranking("ideas", "additive", None, (), (), items, ())


@pytest.fixture(scope="session")
def task() -> Callable[..., Task]:
    return task_of


@pytest.fixture(scope="session")
def problem() -> Callable[..., PlanningProblem]:
    return problem_of


@pytest.fixture(scope="session")
def roadmap() -> Callable[..., Roadmap]:
    return planned


@pytest.fixture(scope="session")
def dossier() -> Callable[..., Dossier]:
    return dossier_of


@pytest.fixture(scope="session")
def ranking() -> Callable[..., Ranking]:
    return ranking_of
