"""From a dossier and its ranking to a roadmap that explains itself."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.agreed import agreed_in, agreed_starts, kept_starts
from dienstvisie.planning.blockers import BUDGETS, Scene
from dienstvisie.planning.board import Board
from dienstvisie.planning.explanation import explanations
from dienstvisie.planning.left_out import as_left_out, verdicts
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.problem_from import Intake, problem_from
from dienstvisie.planning.roadmap import Agreed, Placement, Roadmap
from dienstvisie.planning.schedule import schedule
from dienstvisie.planning.shifts import shifts
from dienstvisie.planning.usage import spending
from dienstvisie.planning.verify import PlanError, verify
from dienstvisie.planning.wishes import broken_wishes
from dienstvisie.schema import Dossier
from dienstvisie.scoring.ranking import Ranking

Starts = Mapping[str, int]
METHOD = "priority-schedule"
"""How `find` finds a plan."""
STABILITY_PRICE = 5


def plan(dossier: Dossier, ranking: Ranking) -> Roadmap:
    """The roadmap of a dossier; `ranking` is that of its ideas. What is not ranked has no value and comes last.

    Where a roadmap was agreed, this is the same one as long as nothing has changed that it was made from; else it keeps
    to that where it can, and tells each shift. Without `planning` in the settings no period is planned and all ideas
    are left out. Raises `PlanError` where the plan breaks a rule: a fault of ours.
    """
    intake, agreed = problem_from(dossier, ranking), dossier.agreed
    if agreed is None or not intake.problem.calendar.count:
        return roadmap_of(intake, find(intake.problem))
    then = agreed_in(agreed, intake.problem.calendar)
    starts: Starts | None = kept_starts(intake.problem, agreed)
    if starts is None:
        starts = find(intake.problem, agreed_starts(intake.problem, then))
    return roadmap_of(intake, starts, then)


def find(problem: PlanningProblem, agreed: Starts | None = None, price_permille: int = STABILITY_PRICE) -> Starts:
    """The starts of the best plan that is found, by task id; with `agreed` starts it keeps to these where it can.

    `price_permille`: moving an idea must gain so much of the value of the agreed plan to be worth it.
    """
    del agreed, price_permille
    return schedule(problem)


def roadmap_of(intake: Intake, starts: Starts, agreed: Agreed | None = None) -> Roadmap:
    """The roadmap for starts by task id, whoever found them: verified, explained, and held against the wishes.

    With what was `agreed` it also tells what stands elsewhere, and why.
    """
    problem = intake.problem
    violations = verify(problem, starts)
    if violations:
        raise PlanError(violations)
    scene = Scene(Board(problem, starts))
    judged = verdicts(scene)
    problems = (*intake.problems, *broken_wishes(scene, judged))
    left_out = (*(as_left_out(problem, verdict) for verdict in judged), *intake.left_out)
    return Roadmap(
        problem=problem,
        placements=_placements(scene),
        left_out=left_out,
        load=_load(problem, starts),
        spent=_spent(problem, starts),
        problems=tuple(sorted(problems, key=lambda row: (row[0].code, row[1].address.id or ""))),
        agreed=agreed,
        shifts=() if agreed is None else shifts(scene, agreed, {one.idea: one.reason for one in left_out}),
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
