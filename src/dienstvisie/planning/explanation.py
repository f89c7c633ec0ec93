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
    rows = [scene.blockers(task, period) for period in range(start)]
    board.put(task, start)
    if scene.agreed.get(task.id) == start:
        rows = [row or (_kept(scene, period, start),) for period, row in enumerate(rows)]
    found = tuple(blocker for row in rows for blocker in row)
    return Explanation(board.graph.earliest[task.id], found, _headline(scene, task, start, found))


def _kept(scene: Scene, period: int, start: int) -> Blocker:
    """Nothing else forbids it: to move what was agreed would not have been worth it."""
    values = {"period": scene.problem.calendar.label(start)}
    message = Message("It was agreed for {period}; starting earlier gains too little to move it.", values)
    return Blocker(period, "agreed", message)


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
