"""The wishes that a plan does not keep, as problems for the people who wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message, counted
from dienstvisie.planning import rules
from dienstvisie.planning.blockers import Scene
from dienstvisie.planning.left_out import Verdict, circle_shown
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, Task

Found = Iterator[tuple[Rule, Problem]]


def broken_wishes(scene: Scene, verdicts: tuple[Verdict, ...]) -> Found:
    """Every wish that is not kept: quick wins, musts, pins, circles, deadlines, units without time."""
    yield from _quick_wins(scene)
    yield from _circles(scene)
    for verdict in verdicts:
        yield from _left_out(scene, verdict)
    yield from _no_capacity(scene.problem)


def _quick_wins(scene: Scene) -> Found:
    wanted, found = scene.problem.quick_wins, len(early_quick_wins(scene.problem, scene.board.starts))
    if found < wanted:
        message = counted(
            "{number} quick win is finished in the first phase; {wanted} are wanted.",
            "{number} quick wins are finished in the first phase; {wanted} are wanted.",
            found,
            {"wanted": wanted},
        )
        hint = Message("Cut a small, visible part off an idea, or look for ideas that are quick and cheap.")
        yield rules.FEW_QUICK_WINS, Problem(Address("settings", None, ("planning", "quick_wins")), message, hint)


def _circles(scene: Scene) -> Found:
    for circle in scene.board.graph.circles:
        if len(circle) == 1:
            message = Message("“{idea}” waits for itself.", {"idea": scene.problem.title(circle[0])})
        else:
            shown = circle_shown(scene.problem, circle)
            message = Message("These ideas wait for one another in a circle: {circle}.", {"circle": shown})
        related = tuple((Message("It goes through `{id}`.", {"id": id_}), Address("ideas", id_)) for id_ in circle[1:])
        hint = Message("Remove one of these dependencies.")
        address = Address("ideas", circle[0], ("depends_on",))
        yield rules.CIRCLE, Problem(address, message, hint, related)


def _left_out(scene: Scene, verdict: Verdict) -> Found:
    """At most one problem for each idea; a circle has been told already."""
    values = {"idea": scene.problem.title(verdict.idea), "reason": verdict.reason}
    pinned = next((part for part in scene.board.graph.parts[verdict.idea] if part.pinned is not None), None)
    if verdict.cause == "circle":
        return
    if pinned is not None:
        message = Message("“{idea}” cannot keep its place. {reason}", values)
        keys = ("progress",) if pinned.begun else ("pinned",)
        yield rules.PIN_FAILS, Problem(Address("ideas", verdict.idea, keys), message)
    elif verdict.task.must:
        message = Message("“{idea}” has to be on the roadmap, but is left out. {reason}", values)
        yield rules.MUST_LEFT_OUT, Problem(Address("ideas", verdict.idea, ("must",)), message)
    elif verdict.cause == "deadline":
        message = Message("“{idea}” is left out. {reason}", values)
        yield rules.DEADLINE_MISSED, Problem(Address("ideas", verdict.idea, ("deadline",)), message)


def _no_capacity(problem: PlanningProblem) -> Found:
    idle = {lane.id: lane.title for lane in problem.lanes if lane.capacity is not None and not any(lane.capacity)}
    for task in sorted(problem.tasks, key=lambda task: (task.idea, task.subproject or "")):
        for unit in sorted(task.effort):
            if unit in idle and any(task.effort[unit]):
                yield rules.NO_CAPACITY, _idle(task, unit, sum(task.effort[unit]), {"unit": idle[unit]})


def _idle(task: Task, unit: str, days: int, values: dict[str, object]) -> Problem:
    message = counted(
        "It needs {number} day of “{unit}”, which has no time at all.",
        "It needs {number} days of “{unit}”, which has no time at all.",
        days,
        values,
    )
    hint = Message("Give the unit capacity, or remove `capacity` where its time is not limited.")
    return Problem(task.address._replace(keys=(*task.address.keys, "effort", unit)), message, hint)
