"""The wishes that a plan does not keep, as problems for the people who wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message, counted
from dienstvisie.planning import rules
from dienstvisie.planning.blockers import Scene
from dienstvisie.planning.left_out import Verdict, circle_shown
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Conflict, Wish
from dienstvisie.planning.wish import broken

Found = Iterator[tuple[Rule, Problem]]


def broken_wishes(
    scene: Scene, verdicts: tuple[Verdict, ...], wished: PlanningProblem, conflicts: tuple[Conflict, ...] = ()
) -> Found:
    """Every wish that is not kept: quick wins, musts, pins, circles, deadlines, units without time.

    `wished` is the problem with all its wishes; that of the scene may lack those that gave way because of `conflicts`.
    """
    reasons = {verdict.idea: verdict for verdict in verdicts}
    pinned = _first_pins(wished)
    for wish in broken(wished, scene.board.starts):
        for rule, problem in _broken(scene, wish, wished, reasons.get(wish.idea or ""), pinned):
            yield rule, _with_conflict(problem, wish, conflicts)
    yield from _contradictions(conflicts)
    yield from _circles(scene)
    for verdict in verdicts:
        yield from _left_out(scene, verdict, wished)
    yield from _no_capacity(scene.problem)


def asks_too_much(conflict: Conflict) -> bool:
    """Whether it is about promises of several ideas; those of one, and too few quick wins, have their own problem."""
    ideas = {wish.idea for wish in conflict.wishes}
    return len(ideas) > 1 and None not in ideas


def is_about_promises(conflict: Conflict) -> bool:
    """Whether it holds a wish about an idea: that there are too few quick wins on their own is no contradiction."""
    return any(wish.idea is not None for wish in conflict.wishes)


def _contradictions(conflicts: tuple[Conflict, ...]) -> Found:
    """Wishes that cannot all hold, each with the place where it is written."""
    for conflict in filter(asks_too_much, conflicts):
        first, *others = conflict.wishes
        values = {"wish": first.message}
        proven = Message("These wishes cannot all hold. {wish}", values)
        unproven = Message("No plan was found that keeps all of these wishes, though there may be one. {wish}", values)
        hint = conflict.relief or Message("Give up one of them, or change what it needs.")
        related = tuple((wish.message, wish.address) for wish in others)
        yield rules.CONTRADICTION, Problem(first.address, proven if conflict.proven else unproven, hint, related)


def _with_conflict(problem: Problem, wish: Wish, conflicts: tuple[Conflict, ...]) -> Problem:
    """A problem with what its wish contradicts and what would help, where that is not told in a problem of its own."""
    own = next((one for one in conflicts if wish in one.wishes and not asks_too_much(one)), None)
    if own is None:
        return problem
    related = tuple((other.message, other.address) for other in own.wishes if other != wish)
    return problem._replace(hint=own.relief or problem.hint, related=(*problem.related, *related))


def _broken(
    scene: Scene, wish: Wish, wished: PlanningProblem, verdict: Verdict | None, pinned: Mapping[str, str]
) -> Found:
    if wish.kind == "quick_wins":
        yield from _quick_wins(scene, wished)
    elif wish.kind == "quick_wins_for":
        message = Message("No quick win of its own is finished in the first phase. {wish}", {"wish": wish.message})
        yield rules.FEW_QUICK_WINS, Problem(wish.address, message, _more_quick_wins())
    elif verdict is None:
        yield _elsewhere(scene, wish)
    elif verdict.cause != "circle" and pinned.get(verdict.idea) == wish.task:
        values = {"idea": scene.problem.title(verdict.idea), "reason": verdict.reason}
        if wish.kind == "pinned":
            yield rules.PIN_FAILS, Problem(wish.address, Message("“{idea}” cannot keep its place. {reason}", values))
        else:
            message = Message("“{idea}” has to be on the roadmap, but is left out. {reason}", values)
            yield rules.MUST_LEFT_OUT, Problem(wish.address, message)


def _elsewhere(scene: Scene, wish: Wish) -> tuple[Rule, Problem]:
    """A pin or a deadline of a task that has a place, but another one."""
    task = scene.board.graph.tasks[wish.task or ""]
    start = scene.board.starts[task.id]
    last = start + task.duration - 1
    label = scene.problem.calendar.label
    if wish.kind == "pinned":
        message = Message(
            "{wish} It gave way: the work starts in {period}.", {"wish": wish.message, "period": label(start)}
        )
        return rules.PIN_FAILS, Problem(wish.address, message)
    message = Message(
        "{wish} It gave way: the work is done in {period}.", {"wish": wish.message, "period": label(last)}
    )
    return rules.DEADLINE_GAVE_WAY, Problem(wish.address, message)


def _first_pins(problem: PlanningProblem) -> dict[str, str]:
    """The first pinned task of each idea: with that it is told that the idea is left out, and else with its must."""
    return {task.idea: task.id for task in reversed(problem.tasks) if task.pinned is not None}


def _more_quick_wins() -> Message:
    return Message("Cut a small, visible part off an idea, or look for ideas that are quick and cheap.")


def _quick_wins(scene: Scene, wished: PlanningProblem) -> Found:
    found = len(early_quick_wins(scene.problem, scene.board.starts))
    message = counted(
        "{number} quick win is finished in the first phase; {wanted} are wanted.",
        "{number} quick wins are finished in the first phase; {wanted} are wanted.",
        found,
        {"wanted": wished.quick_wins},
    )
    address = Address("settings", None, ("planning", "quick_wins"))
    yield rules.FEW_QUICK_WINS, Problem(address, message, _more_quick_wins())


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


def _left_out(scene: Scene, verdict: Verdict, wished: PlanningProblem) -> Found:
    """Work that has begun and found no room, and what nobody needs and misses its deadline; the rest is told above."""
    values = {"idea": scene.problem.title(verdict.idea), "reason": verdict.reason}
    own = [task for task in wished.tasks if task.idea == verdict.idea]
    if verdict.cause == "circle":
        return
    if any(task.begun for task in own):
        message = Message("“{idea}” cannot keep its place. {reason}", values)
        yield rules.PIN_FAILS, Problem(Address("ideas", verdict.idea, ("progress",)), message)
    elif verdict.cause == "deadline" and not any(task.must or task.pinned is not None for task in own):
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
