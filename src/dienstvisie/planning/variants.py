"""An intake with something changed: what is asked of a plan that is not written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dienstvisie.language import Message
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.problem_from import Intake
from dienstvisie.planning.profiles import spread
from dienstvisie.planning.roadmap import LeftOut


def without(intake: Intake, reasons: Mapping[str, Message]) -> Intake:
    """Without the ideas that `reasons` name and have tasks, each with the reason; what waits for them never comes."""
    problem = intake.problem
    gone = sorted({task.idea for task in problem.tasks} & reasons.keys())
    kept = replace(
        problem,
        tasks=tuple(task for task in problem.tasks if task.idea not in gone),
        exclusions=tuple(pair for pair in problem.exclusions if not set(pair) & set(gone)),
    )
    left = tuple(LeftOut(idea, problem.title(idea), reasons[idea]) for idea in gone)
    problems = tuple(row for row in intake.problems if row[1].address.id not in gone)
    return replace(intake, problem=kept, left_out=(*intake.left_out, *left), problems=problems)


def demanding(problem: PlanningProblem, idea: str) -> PlanningProblem:
    """With an idea that has to be on the roadmap."""
    return _with(problem, {task.id: replace(task, must=True) for task in problem.tasks if task.idea == idea})


def pinning(problem: PlanningProblem, task: Task, period: int) -> PlanningProblem:
    """With a task that starts in that period."""
    return _with(problem, {task.id: replace(task, pinned=period)})


def with_capacity(problem: PlanningProblem, unit: str, days: Mapping[int, int]) -> PlanningProblem:
    """With other days of a limited unit in some periods."""
    lanes = tuple(
        replace(lane, capacity=tuple(days.get(period, now) for period, now in enumerate(lane.capacity)))
        if lane.id == unit and lane.capacity is not None
        else lane
        for lane in problem.lanes
    )
    return replace(problem, lanes=lanes)


def shared_out(now: Sequence[int], days: int) -> tuple[int, ...] | None:
    """The days of periods with so many more or fewer, in equal shares, the first one more where it does not come out.

    Where a period has fewer than its share, the others give up more; None where all together have too few.
    """
    if days >= 0:
        return tuple(map(sum, zip(now, spread(days, len(now)), strict=True)))
    if sum(now) < -days:
        return None
    left, short = list(now), -days
    by_room = sorted(range(len(now)), key=lambda at: (now[at], -at))
    for done, at in enumerate(by_room):
        taken = min(now[at], short // (len(now) - done))
        left[at] -= taken
        short -= taken
    return tuple(left)


def _with(problem: PlanningProblem, changed: Mapping[str, Task]) -> PlanningProblem:
    return replace(problem, tasks=tuple(changed.get(task.id, task) for task in problem.tasks))
