"""Why a task finds no place though all that it waits for has one: its pin, its size, its dates, or the room left."""

from __future__ import annotations

from collections import Counter

from dienstvisie.language import Message, counted
from dienstvisie.planning.blockers import BUDGETS, Scene
from dienstvisie.planning.problem import Task
from dienstvisie.planning.roadmap import Blocker, Cause
from dienstvisie.planning.usage import spending
from dienstvisie.planning.users import NAMED

Rows = list[tuple[Blocker, ...]]
"""The blockers of each period of the calendar."""
Judgement = tuple[Cause, Message]


def judge(scene: Scene, task: Task, rows: Rows) -> Judgement:
    """The cause that decides, and a sentence about it; every start that the dates allow is blocked."""
    if task.pinned is not None:
        return "pinned", _pin_fails(scene, task, task.pinned, rows)
    return (
        _never_enough_days(scene, task)
        or _never_enough_euros(scene, task)
        or _too_late(scene, task, rows)
        or _full(scene, task, rows)
    )


def _pin_fails(scene: Scene, task: Task, pin: int, rows: Rows) -> Message:
    values: dict[str, object] = {"period": scene.problem.calendar.label(pin)}
    if not 0 <= pin < len(rows):
        return Message("It is pinned to {period}, which is outside the roadmap.", values)
    values["cause"] = rows[pin][0].message
    if task.begun:
        return Message("It began in {period}, but the roadmap has no room for it there. {cause}", values)
    return Message("It is pinned to {period}, but cannot start then. {cause}", values)


def _never_enough_days(scene: Scene, task: Task) -> Judgement | None:
    for unit, days in task.effort.items():
        capacity, need = scene.room.get(unit), max(days, default=0)
        if capacity is None or need <= max(capacity, default=0):
            continue
        values = {"unit": scene.unit_titles[unit], "most": max(capacity, default=0)}
        if not any(capacity):
            return "capacity", counted(
                "It needs {number} day of “{unit}” in one period, and “{unit}” has none.",
                "It needs {number} days of “{unit}” in one period, and “{unit}” has none.",
                need,
                values,
            )
        return "capacity", Message(
            "It needs {need} days of “{unit}” in one period, and “{unit}” never has more than {most}.",
            {**values, "need": need},
        )
    return None


def _never_enough_euros(scene: Scene, task: Task) -> Judgement | None:
    """Whether whole budgets are too small whenever it starts; told by the start at which least is lacking."""
    calendar, budgets = scene.problem.calendar, scene.problem.rooms
    least: tuple[int, int, str, int] | None = None
    for start in range(calendar.count - task.duration + 1):
        costs = spending(task, start, calendar)
        short = [(cost - budgets[key], *key, cost) for key, cost in costs.items() if cost > budgets.get(key, cost)]
        if not short:
            return None
        least = max(short) if least is None else min(least, max(short))
    if least is None:
        return None
    _, year, kind, cost = least
    values = {"cost": cost, "budget": BUDGETS[kind], "year": year, "limit": budgets[year, kind]}
    return "budget", Message(
        "Whenever it starts, a budget is too small: at best it costs {cost} euros of the {budget} of {year}, "
        "which has {limit}.",
        values,
    )


def _too_late(scene: Scene, task: Task, rows: Rows) -> Judgement | None:
    """Whether no start at all lies between what it waits for and its deadline, or the end of the roadmap."""
    window, calendar = scene.board.window(task), scene.problem.calendar
    if len(window):
        return None
    by_deadline = task.deadline is not None and task.deadline < calendar.count - 1
    end = calendar.label(scene.problem.end_of(task))
    if window.start == 0:
        return "deadline", _too_short(task, end)
    blockers = rows[min(window.start, len(rows)) - 1]
    why = next(blocker.message for blocker in blockers if blocker.cause in {"waits", "order", "earliest"})
    if by_deadline:
        return "deadline", Message(
            "It is not done by its deadline, {deadline}. {cause}", {"deadline": end, "cause": why}
        )
    return "horizon", Message("It is not done before the roadmap ends, in {end}. {cause}", {"end": end, "cause": why})


def _too_short(task: Task, deadline: str) -> Message:
    if (task.deadline or 0) < 0:
        return Message("Its deadline, {deadline}, is before the roadmap begins.", {"deadline": deadline})
    return counted(
        "It takes {number} period, too long for its deadline, {deadline}.",
        "It takes {number} periods, too long for its deadline, {deadline}.",
        task.duration,
        {"deadline": deadline},
    )


def _full(scene: Scene, task: Task, rows: Rows) -> Judgement:
    """No room in any period that the dates allow: what is lacking most often."""
    window, calendar = scene.board.window(task), scene.problem.calendar
    lacks = Counter(_lack(blocker) for period in window for blocker in rows[period])
    ranked = sorted(lacks, key=lambda lack: (-lacks[lack], lack))
    causes = tuple(_phrase(scene, *lack) for lack in ranked[:NAMED])
    if any(row and all(blocker.cause == "deadline" for blocker in row) for row in rows[window.stop :]):
        values = {"deadline": calendar.label(scene.problem.end_of(task)), "causes": causes}
        return "deadline", Message("There is no room for it before its deadline, {deadline}: {causes}.", values)
    reason = counted(
        "There is no room for it in {first}, the only period that it could start in: {causes}.",
        "There is no room for it in any of the {number} periods that it could start in: {causes}.",
        len(window),
        {"first": calendar.label(window.start), "causes": causes},
    )
    return ranked[0][0], reason


def _lack(blocker: Blocker) -> tuple[Cause, str, str]:
    """What is lacking: a unit's days, a unit's hands, or the euros of a year and kind."""
    return blocker.cause, blocker.by[0], blocker.by[1] if blocker.cause == "budget" else ""


def _phrase(scene: Scene, cause: Cause, name: str, kind: str) -> Message:
    if cause == "budget":
        return Message("too little {budget} in {year}", {"budget": BUDGETS[kind], "year": name})
    unit = {"unit": scene.unit_titles[name]}
    if cause == "running":
        return Message("“{unit}” works on too many ideas already", unit)
    return Message("too few days of “{unit}”", unit)
