"""How good a plan is: the value that it delivers early, and when all of it is done. Whole numbers only."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.problem import PlanningProblem


def early_value(problem: PlanningProblem, starts: Mapping[str, int]) -> int:
    """The value of each planned idea, in hundredths of a point, for each period from its last to the calendar's.

    An idea that is done in the last period counts once, one that is done a period earlier twice, and so on.
    """
    count = problem.calendar.count
    return sum(
        task.value * (count - starts[task.id] - task.duration + 1) for task in problem.tasks if task.id in starts
    )


def makespan(problem: PlanningProblem, starts: Mapping[str, int]) -> int:
    """The number of periods until all that is planned is done; 0 where nothing is."""
    return max((starts[task.id] + task.duration for task in problem.tasks if task.id in starts), default=0)
