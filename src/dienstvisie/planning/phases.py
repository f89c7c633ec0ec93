"""The phases of a roadmap: what falls in which, and the early successes of the first."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.problem import PhaseSpan, PlanningProblem
from dienstvisie.planning.roadmap import Placement, Roadmap


def phase_in(problem: PlanningProblem, period: int) -> PhaseSpan | None:
    """The phase that a period falls in; beyond the last phase it is the last. None where there are no phases."""
    for phase in problem.phases:
        if phase.first <= period <= phase.last:
            return phase
    return problem.phases[-1] if problem.phases else None


def phase_of(problem: PlanningProblem, placement: Placement) -> PhaseSpan | None:
    """The phase that a task starts in."""
    return phase_in(problem, placement.start)


def by_phase(roadmap: Roadmap) -> tuple[tuple[PhaseSpan, tuple[Placement, ...]], ...]:
    """Each phase, in order, with the tasks that start in it; nothing where there are no phases."""
    problem = roadmap.problem
    found: dict[str, list[Placement]] = {phase.id: [] for phase in problem.phases}
    for placement in roadmap.placements:
        phase = phase_of(problem, placement)
        if phase is not None:
            found[phase.id].append(placement)
    return tuple((phase, tuple(found[phase.id])) for phase in problem.phases)


def first_phase_end(problem: PlanningProblem) -> int:
    """The last period of the first phase that has periods; of the calendar where there are no phases."""
    return next((phase.last for phase in problem.phases if phase.first <= phase.last), problem.calendar.count - 1)


def early_quick_wins(problem: PlanningProblem, starts: Mapping[str, int]) -> tuple[str, ...]:
    """The ideas, by id, of which a quick win is finished in the first phase."""
    end = first_phase_end(problem)
    quick = (task for task in problem.tasks if task.quick_win and task.id in starts)
    return tuple(sorted({task.idea for task in quick if starts[task.id] + task.duration - 1 <= end}))


def quick_wins_in_first_phase(roadmap: Roadmap) -> tuple[Placement, ...]:
    """The quick wins that are finished in the first phase, in the order of the roadmap."""
    end = first_phase_end(roadmap.problem)
    return tuple(placement for placement in roadmap.placements if placement.task.quick_win and placement.end <= end)
