"""Why an idea has no place on the roadmap: the real cause, in one sentence, and what blocks each period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.blockers import Scene, left_out_before
from dienstvisie.planning.no_room import judge
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Blocker, Cause, LeftOut

SHOWN = 12
"""A circle of more ideas than this is shown whole only once, in its own problem."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an idea is left out: the cause that decides, and the part that finds no place."""

    idea: str
    cause: Cause
    reason: Message
    task: Task
    blockers: tuple[Blocker, ...]


def verdicts(scene: Scene) -> tuple[Verdict, ...]:
    """The verdict on every idea that is left out, the most valuable first, ties by id."""
    parts = scene.board.graph.parts
    missing = [idea for idea in parts if not scene.board.has(idea)]
    circles = {idea: circle for circle in scene.board.graph.circles for idea in circle}
    missing.sort(key=lambda idea: (-sum(part.value for part in parts[idea]), idea))
    return tuple(_structural(scene, idea, circles.get(idea)) or _no_room(scene, idea) for idea in missing)


def as_left_out(problem: PlanningProblem, verdict: Verdict) -> LeftOut:
    """A verdict as the roadmap tells it."""
    return LeftOut(verdict.idea, problem.title(verdict.idea), verdict.reason, verdict.blockers)


def circle_shown(problem: PlanningProblem, circle: tuple[str, ...]) -> Message:
    """A circle with its first idea again at its end. Halves are joined, so that long ones nest no deeper than log n."""
    row = [Message("“{idea}”", {"idea": problem.title(idea)}) for idea in (*circle, circle[0])]
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        joined = [Message("{first} → {then}", {"first": first, "then": then}) for first, then in pairs]
        row = joined + row[len(row) - len(row) % 2 :]
    return row[0]


def _structural(scene: Scene, idea: str, circle: tuple[str, ...] | None) -> Verdict | None:
    """What no room in the world would mend; the same for every period."""
    for cause, reason, task, by in _structures(scene, idea, circle):
        periods = range(scene.problem.calendar.count)
        return Verdict(idea, cause, reason, task, tuple(Blocker(period, cause, reason, by) for period in periods))
    return None


def _structures(
    scene: Scene, idea: str, circle: tuple[str, ...] | None
) -> Iterator[tuple[Cause, Message, Task, tuple[str, ...]]]:
    problem, board = scene.problem, scene.board
    parts = board.graph.parts[idea]
    if circle is not None:
        yield "circle", _in_circle(problem, circle), parts[0], circle
    for part in parts:
        for id_, _ in part.predecessors:
            if id_ not in board.starts and (id_ not in board.graph.tasks or board.graph.tasks[id_].idea != idea):
                yield "waits", left_out_before(scene, id_), part, (id_,)
    for rival in board.excluded_by(idea):
        message = Message("It cannot go together with “{idea}”, which is planned.", {"idea": problem.title(rival)})
        yield "excluded", message, parts[0], (rival,)
    length = sum(part.duration for part in parts)
    if length > problem.calendar.count:
        message = counted(
            "It takes {number} period, but the roadmap has only {count}.",
            "It takes {number} periods, but the roadmap has only {count}.",
            length,
            {"count": problem.calendar.count},
        )
        yield "horizon", message, parts[-1], ()


def _in_circle(problem: PlanningProblem, circle: tuple[str, ...]) -> Message:
    if len(circle) == 1:
        return Message("It waits for itself.")
    if len(circle) > SHOWN:
        return Message("It is one of {number} ideas that wait for one another in a circle.", {"number": len(circle)})
    return Message(
        "It is in a circle of ideas that wait for one another: {circle}.", {"circle": circle_shown(problem, circle)}
    )


def _no_room(scene: Scene, idea: str) -> Verdict:
    """Place the parts one after another; the first that finds no place is to blame."""
    board, done = scene.board, list[Task]()
    for part in board.graph.parts[idea]:
        start = board.first_fit(part)
        if start is None:
            break
        board.put(part, start)
        done.append(part)
    verdict = _verdict(scene, idea, part, is_placed=len(done) == len(board.graph.parts[idea]))
    for other in done:
        board.lift(other)
    return verdict


def _verdict(scene: Scene, idea: str, task: Task, *, is_placed: bool) -> Verdict:
    if is_placed:
        return Verdict(idea, "order", Message("The planner found no place for it."), task, ())
    rows = [scene.blockers(task, period) for period in range(scene.problem.calendar.count)]
    cause, reason = judge(scene, task, rows)
    return Verdict(idea, cause, reason, task, tuple(blocker for row in rows for blocker in row))
