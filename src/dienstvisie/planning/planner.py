"""From a dossier and its ranking to a roadmap that explains itself."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.blockers import BUDGETS, Scene
from dienstvisie.planning.board import Board
from dienstvisie.planning.explanation import explanations
from dienstvisie.planning.left_out import as_left_out, verdicts
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.problem_from import Intake, problem_from
from dienstvisie.planning.roadmap import Placement, Roadmap
from dienstvisie.planning.search import search
from dienstvisie.planning.usage import spending
from dienstvisie.planning.verify import PlanError, verify
from dienstvisie.planning.wishes import broken_wishes
from dienstvisie.schema import Dossier
from dienstvisie.scoring.ranking import Ranking

Starts = Mapping[str, int]


def plan(dossier: Dossier, ranking: Ranking) -> Roadmap:
    """The roadmap of a dossier; `ranking` is that of its ideas. What is not ranked has no value and comes last.

    Without `planning` in the settings no period is planned and all ideas are left out. Raises `PlanError` where the
    plan breaks a rule: a fault of ours.
    """
    intake = problem_from(dossier, ranking)
    return roadmap_of(intake, search(intake.problem))


def roadmap_of(intake: Intake, starts: Starts) -> Roadmap:
    """The roadmap for starts by task id, whoever found them: verified, explained, and held against the wishes."""
    problem = intake.problem
    violations = verify(problem, starts)
    if violations:
        raise PlanError(violations)
    scene = Scene(Board(problem, starts))
    judged = verdicts(scene)
    problems = (*intake.problems, *broken_wishes(scene, judged))
    return Roadmap(
        problem=problem,
        placements=_placements(scene),
        left_out=(*(as_left_out(problem, verdict) for verdict in judged), *intake.left_out),
        load=_load(problem, starts),
        spent=_spent(problem, starts),
        problems=tuple(sorted(problems, key=lambda row: (row[0].code, row[1].address.id or ""))),
    )


def _placements(scene: Scene) -> tuple[Placement, ...]:
    starts, reasons = scene.board.starts, explanations(scene)
    found = [
        (starts[task.id], task.idea, number, task)
        for parts in scene.board.graph.parts.values()
        for number, task in enumerate(parts)
        if task.id in starts
    ]
    found.sort(key=lambda row: row[:3])
    return tuple(Placement(task, start, start + task.duration - 1, reasons[task.id]) for start, _, _, task in found)


def _load(problem: PlanningProblem, starts: Starts) -> Mapping[str, tuple[int, ...]]:
    """The days per period of every unit, also of those that are not limited."""
    found = {lane.id: [0] * problem.calendar.count for lane in problem.lanes}
    for task in problem.tasks:
        for unit, days in task.effort.items() if task.id in starts else ():
            for step, number in enumerate(days) if unit in found else ():
                found[unit][starts[task.id] + step] += number
    return {unit: tuple(days) for unit, days in found.items()}


def _spent(problem: PlanningProblem, starts: Starts) -> Mapping[tuple[int, str], int]:
    """The euros per year and kind of budget, for all years and kinds."""
    found = {(year, kind): 0 for year in problem.calendar.years for kind in BUDGETS}
    for task in problem.tasks:
        if task.id in starts:
            for key, amount in spending(task, starts[task.id], problem.calendar).items():
                found[key] += amount
    return found
