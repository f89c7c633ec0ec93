"""Why each task is where it is: for any plan, whoever made it."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.language import Message
from dienstvisie.planning.blockers import Scene
from dienstvisie.planning.problem import Task
from dienstvisie.planning.roadmap import Blocker, Explanation


def explanations(scene: Scene) -> Mapping[str, Explanation]:
    """The explanation of every placed task, by its id."""
    return {id_: _explain(scene, scene.board.graph.tasks[id_]) for id_ in sorted(scene.board.starts)}


def _explain(scene: Scene, task: Task) -> Explanation:
    board = scene.board
    start = board.lift(task)
    found = tuple(blocker for period in range(start) for blocker in scene.blockers(task, period))
    board.put(task, start)
    return Explanation(board.graph.earliest[task.id], found, _headline(scene, task, start, found))


def _headline(scene: Scene, task: Task, start: int, found: tuple[Blocker, ...]) -> Message:
    """The first blocker of the last blocked period."""
    if task.pinned is not None:
        values = {"period": scene.problem.calendar.label(start)}
        began, pinned = Message("Its work began in {period}.", values), Message("It is pinned to {period}.", values)
        return began if task.begun else pinned
    if start == 0:
        return Message("It starts in the first period: nothing stands in its way.")
    if not found:
        return Message("Nothing stands in the way of an earlier start.")
    last = found[-1].period
    return next(blocker.message for blocker in found if blocker.period == last)
