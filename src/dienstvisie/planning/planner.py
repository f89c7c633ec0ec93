"""From a dossier and its ranking to a roadmap that explains itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.planning.agreed import agreed_in, agreed_starts, kept_starts
from dienstvisie.planning.blockers import BUDGETS, Scene
from dienstvisie.planning.board import Board
from dienstvisie.planning.displacement import displacements
from dienstvisie.planning.explanation import explanations
from dienstvisie.planning.left_out import as_left_out, verdicts
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.problem_from import Intake, problem_from
from dienstvisie.planning.quality import bottlenecks, proven, quality, relaxation
from dienstvisie.planning.roadmap import Agreed, Conflict, Placement, Roadmap
from dienstvisie.planning.shifts import shifts
from dienstvisie.planning.solution import Solution, solve
from dienstvisie.planning.usage import spending
from dienstvisie.planning.verify import PlanError, verify
from dienstvisie.planning.wishes import broken_wishes, is_about_promises
from dienstvisie.schema import Dossier
from dienstvisie.scoring.ranking import Ranking

Starts = Mapping[str, int]
PROVEN = "proven best by branch and bound"
BETTER = "branch and bound, not proven best"
"""How a plan was found that was to be proven."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A dossier's problem with its solution, and the roadmap that was agreed before, if any."""

    intake: Intake
    solution: Solution
    agreed: Agreed | None = None


def plan(dossier: Dossier, ranking: Ranking, *, prove: bool = False, asked: str | None = None) -> Roadmap:
    """The roadmap of a dossier; `ranking` is that of its ideas. What is not ranked has no value and comes last.

    Where a roadmap was agreed, this is the same one as long as nothing has changed that it was made from; else it keeps
    to that where it can, and tells each shift. Without `planning` in the settings no period is planned and all ideas
    are left out. `prove`: look for the best plan there is, and for the proof. `asked`: the idea that is asked about.
    Raises `PlanError` where the plan breaks a rule: a fault of ours.
    """
    return judged(planned(dossier, ranking), prove=prove, asked=asked)


def planned(dossier: Dossier, ranking: Ranking) -> Planned:
    """The problem of a dossier and its solution; see `plan`."""
    intake, agreed = problem_from(dossier, ranking), dossier.agreed
    problem = intake.problem
    if not problem.calendar.count:
        return Planned(intake, Solution(problem, {}))
    if agreed is None:
        return Planned(intake, solve(problem))
    then = agreed_in(agreed, problem.calendar)
    kept = kept_starts(problem, agreed)
    return Planned(
        intake, solve(problem, agreed_starts(problem, then)) if kept is None else Solution(problem, kept), then
    )


def judged(planned: Planned, *, prove: bool = False, asked: str | None = None) -> Roadmap:
    """The roadmap of a solution with all that a solver can say of it: how good it is, and where it is tight."""
    solution = planned.solution
    if not solution.problem.calendar.count:
        return solved(planned)
    relaxed = None if prove else relaxation(solution.problem, solution.starts)
    if prove:
        starts, found = proven(solution.problem, solution.starts)
        is_better = dict(starts) != dict(solution.starts)
        method = PROVEN if found.proven else BETTER if is_better else None
        planned = replace(planned, solution=replace(solution, starts=starts))
    else:
        found, method = quality(solution.problem, solution.starts, relaxed), None
    roadmap = replace(solved(planned), quality=found, method=method)
    return replace(roadmap, bottlenecks=bottlenecks(roadmap, relaxed), displacements=displacements(roadmap, asked))


def solved(planned: Planned) -> Roadmap:
    """The roadmap of a solution, verified, explained, and held against all wishes, also those that gave way."""
    intake, solution = planned.intake, planned.solution
    relaxed = replace(intake, problem=solution.problem)
    return roadmap_of(relaxed, solution.starts, planned.agreed, intake.problem, solution.conflicts)


def roadmap_of(
    intake: Intake,
    starts: Starts,
    agreed: Agreed | None = None,
    wished: PlanningProblem | None = None,
    conflicts: tuple[Conflict, ...] = (),
) -> Roadmap:
    """The roadmap for starts by task id, whoever found them: verified, explained, and held against the wishes.

    With what was `agreed` it also tells what stands elsewhere, and why. `wished` is the problem with all wishes where
    some gave way, `conflicts` are those that contradict each other.
    """
    problem = intake.problem
    violations = verify(problem, starts)
    if violations:
        raise PlanError(violations)
    scene = Scene(Board(problem, starts), {} if agreed is None else agreed_starts(problem, agreed))
    why_out = verdicts(scene)
    problems = (*intake.problems, *broken_wishes(scene, why_out, wished or problem, conflicts))
    left_out = (*(as_left_out(problem, verdict) for verdict in why_out), *intake.left_out)
    return Roadmap(
        problem=problem,
        placements=_placements(scene),
        left_out=left_out,
        load=_load(problem, starts),
        spent=_spent(problem, starts),
        problems=tuple(sorted(problems, key=_order)),
        conflicts=tuple(filter(is_about_promises, conflicts)),
        agreed=agreed,
        shifts=() if agreed is None else shifts(scene, agreed, {one.idea: one.reason for one in left_out}),
    )


def _order(row: tuple[Rule, Problem]) -> tuple[object, ...]:
    """Problems by what they are and where, so that the order of files and of what is in them does not matter."""
    address = row[1].address
    return row[0].code, address.kind, address.id or "", tuple(map(str, address.keys)), str(row[1].message)


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
