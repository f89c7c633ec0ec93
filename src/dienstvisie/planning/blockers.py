"""What forbids a task to start in a period, with everything else where the plan has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from dienstvisie.language import Message, counted
from dienstvisie.planning.board import Board
from dienstvisie.planning.problem import Task
from dienstvisie.planning.roadmap import Blocker
from dienstvisie.planning.usage import Money, spending
from dienstvisie.planning.users import Placed, Users, days_in, euros_in, running_in

BUDGETS = {
    "operating": Message("operating budget"),
    "investment": Message("investment budget"),
    "financing": Message("financing budget"),
}

Found = Iterator[Blocker]
Own = tuple[tuple[Task, int], ...]
"""Other parts of the same idea, each with what it uses."""


class Scene:
    """A finished plan, ready to be asked why. `board` holds all placed tasks, `agreed` the starts before, if any."""

    def __init__(self, board: Board, agreed: Mapping[str, int] | None = None) -> None:
        self.board = board
        self.agreed = agreed or {}
        self.problem = board.problem
        # Taken now: while a question is answered, the task that is asked about is off the board.
        self._placed: Placed = tuple((board.graph.tasks[id_], start) for id_, start in board.starts.items())
        self.unit_titles = {lane.id: lane.title for lane in board.problem.lanes}
        self.room = {lane.id: lane.room for lane in board.problem.lanes}

    def blockers(self, task: Task, start: int) -> tuple[Blocker, ...]:
        """Every blocker of a start of a task that is not on the board; what is no matter of room comes first."""
        found = [*_dates(self, task, start), *_waits(self, task, start), *_end(self, task, start)]
        if start + task.duration <= self.problem.calendar.count:
            found += [*_days(self, task, start), *_hands(self, task, start), *_euros(self, task, start)]
        return tuple(found)

    @cached_property
    def workers(self) -> Mapping[tuple[str, int], Users]:
        """The ideas that a unit spends days on in a period."""
        return days_in(self.problem, self._placed)

    @cached_property
    def runners(self) -> Mapping[tuple[str, int], Users]:
        """The ideas that keep a unit busy in a period."""
        return running_in(self.problem, self._placed)

    @cached_property
    def spenders(self) -> Mapping[Money, Users]:
        """The ideas that cost euros in a year, per kind of budget."""
        return euros_in(self.problem, self._placed)

    def own_days(self, task: Task, unit: str, period: int) -> Own:
        """The days of a unit in a period that the other parts of a task's idea use."""
        used = []
        for part, start in self._own_parts(task):
            days = part.effort.get(unit, ())
            if 0 <= period - start < len(days) and days[period - start]:
                used.append((part, days[period - start]))
        return tuple(used)

    def own_work(self, task: Task, unit: str, period: int) -> Own:
        """The days in all that the other parts of a task's idea ask of a unit that they keep busy in a period."""
        return tuple(
            (part, sum(part.effort[unit]))
            for part, start in self._own_parts(task)
            if start <= period < start + part.duration and any(part.effort.get(unit, ()))
        )

    def own_euros(self, task: Task, money: Money) -> Own:
        """The euros of a kind of budget in a year that the other parts of a task's idea cost."""
        costs = ((part, spending(part, start, self.problem.calendar)) for part, start in self._own_parts(task))
        return tuple((part, cost[money]) for part, cost in costs if cost.get(money))

    def _own_parts(self, task: Task) -> Iterator[tuple[Task, int]]:
        starts = self.board.starts
        parts = self.board.graph.parts[task.idea]
        return ((part, starts[part.id]) for part in parts if part.id in starts and part.id != task.id)


def _dates(scene: Scene, task: Task, start: int) -> Found:
    label = scene.problem.calendar.label
    if task.pinned is not None and start != task.pinned:
        values = {"period": label(task.pinned)}
        began, pinned = Message("Its work began in {period}.", values), Message("It is pinned to {period}.", values)
        yield Blocker(start, "pinned", began if task.begun else pinned)
    if start < task.earliest:
        values = {"period": label(task.earliest)}
        not_begun = Message("Its work had not begun by the status date, {period}.", values)
        message = (
            not_begun if task.earliest == scene.problem.status else Message("It may not start before {period}.", values)
        )
        yield Blocker(start, "earliest", message)


def _waits(scene: Scene, task: Task, start: int) -> Found:
    board = scene.board
    for id_, lag in task.predecessors:
        if id_ not in board.starts:
            yield Blocker(start, "waits", left_out_before(scene, id_), (id_,))
            continue
        before = board.graph.tasks[id_]
        freed = board.starts[id_] + before.duration + lag
        if start < freed:
            yield _wait(scene, task, before, start, freed, lag)


def _wait(scene: Scene, task: Task, before: Task, start: int, freed: int, lag: int) -> Blocker:
    period = scene.problem.calendar.label(freed)
    if before.idea == task.idea:
        values: dict[str, object] = {"part": before.title, "period": period}
        message = Message("It has to wait for its own part “{part}” until {period}.", values)
        return Blocker(start, "order", message, (before.id,))
    values = {"idea": scene.problem.title(before.idea), "period": period}
    message = Message("It waits for “{idea}” until {period}.", values)
    if lag:
        message = counted(
            "It waits for “{idea}” and {number} period more, until {period}.",
            "It waits for “{idea}” and {number} periods more, until {period}.",
            lag,
            values,
        )
    return Blocker(start, "waits", message, (before.id,))


def left_out_before(scene: Scene, id_: str) -> Message:
    """That what a task waits for is not there at all; `id_` is that of a task, or of an idea without tasks."""
    task = scene.board.graph.tasks.get(id_)
    if task is None:
        return Message("It waits for “{idea}”, which is not to be planned.", {"idea": scene.problem.title(id_)})
    return Message("It waits for “{idea}”, which is itself left out.", {"idea": scene.problem.title(task.idea)})


def _end(scene: Scene, task: Task, start: int) -> Found:
    calendar, last = scene.problem.calendar, start + task.duration - 1
    if task.deadline is not None and last > task.deadline:
        values = {"period": calendar.label(task.deadline)}
        yield Blocker(start, "deadline", Message("It would not be done by its deadline, {period}.", values))
    if last >= calendar.count:
        values = {"period": calendar.label(calendar.count - 1)}
        yield Blocker(start, "horizon", Message("It would not be done before the roadmap ends, in {period}.", values))
    for idea in scene.board.excluded_by(task.idea):
        message = Message("It cannot go together with “{idea}”.", {"idea": scene.problem.title(idea)})
        yield Blocker(start, "excluded", message, (idea,))


def _days(scene: Scene, task: Task, start: int) -> Found:
    """One blocker for each unit, about the period in which most days are lacking."""
    for unit, days in task.effort.items():
        free = scene.board.usage.free.get(unit)
        if free is None:
            continue
        short, earlier = max((need - free[start + step] if need else 0, -step) for step, need in enumerate(days))
        if short > 0:
            yield _too_few_days(scene, task, unit, start, start - earlier, short)


def _too_few_days(scene: Scene, task: Task, unit: str, start: int, period: int, short: int) -> Blocker:
    others, own = scene.workers[unit, period], scene.own_days(task, unit, period)
    room = (scene.room[unit] or ())[period]
    values: dict[str, object] = {"unit": scene.unit_titles[unit], "period": scene.problem.calendar.label(period)}
    if others.number(task.idea):
        message = counted(
            "“{unit}” is full in {period} with {ideas}: {number} day short.",
            "“{unit}” is full in {period} with {ideas}: {number} days short.",
            short,
            {**values, "ideas": others.names(task.idea) + _named(own)},
        )
    elif own:
        message = counted(
            "It needs {number} day of “{unit}” in {period}: {left} of {days} are left, {parts}.",
            "It needs {number} days of “{unit}” in {period}: {left} of {days} are left, {parts}.",
            task.effort[unit][period - start],
            {**values, "left": max(0, room - sum(days for _part, days in own)), "days": room, "parts": _using(own)},
        )
    else:
        message = counted(
            "It needs {number} day of “{unit}” in {period}, which has {days}.",
            "It needs {number} days of “{unit}” in {period}, which has {days}.",
            task.effort[unit][period - start],
            {**values, "days": room},
        )
    return Blocker(start, "capacity", message, (unit, *others.largest(task.idea)))


def _named(own: Own) -> tuple[Message, ...]:
    return tuple(Message("its own part “{part}”", {"part": part.title}) for part, _ in own)


def _using(own: Own) -> tuple[Message, ...]:
    return tuple(
        Message("its own part “{part}” uses {amount}", {"part": part.title, "amount": used}) for part, used in own
    )


def _hands(scene: Scene, task: Task, start: int) -> Found:
    """One blocker for each unit, about the first period in which it works on too much already."""
    usage = scene.board.usage
    for unit in usage.works_on(task):
        window, busy, most = range(start, start + task.duration), usage.running[unit], usage.most_running[unit]
        period = next((period for period in window if busy[period] >= most[period]), None)
        if period is not None:
            others, own = scene.runners[unit, period], scene.own_work(task, unit, period)
            message = counted(
                "“{unit}” already works on {number} idea in {period}: {ideas}.",
                "“{unit}” already works on {number} ideas in {period}: {ideas}.",
                others.number(task.idea) + len(own),
                {
                    "unit": scene.unit_titles[unit],
                    "period": scene.problem.calendar.label(period),
                    "ideas": others.names(task.idea) + _named(own),
                },
            )
            yield Blocker(start, "running", message, (unit, *others.largest(task.idea)))


def _euros(scene: Scene, task: Task, start: int) -> Found:
    """One blocker for each year and kind of budget."""
    money = scene.board.usage.money
    for (year, kind), cost in sorted(spending(task, start, scene.problem.calendar).items()):
        if (year, kind) not in money or cost <= money[year, kind]:
            continue
        others, own = scene.spenders[year, kind], scene.own_euros(task, (year, kind))
        limit = scene.problem.rooms[year, kind]
        values: dict[str, object] = {"budget": BUDGETS[kind], "year": year}
        if others.number(task.idea):
            message = counted(
                "The {budget} of {year} is spent on {ideas}: {number} euro short.",
                "The {budget} of {year} is spent on {ideas}: {number} euros short.",
                cost - money[year, kind],
                {**values, "ideas": others.names(task.idea) + _named(own)},
            )
        elif own:
            values |= {"cost": cost, "limit": limit, "left": money[year, kind], "parts": _using(own)}
            message = Message(
                "It costs {cost} euros in {year}: of the {budget} {left} of {limit} euros are left, {parts}.", values
            )
        else:
            values |= {"cost": cost, "limit": limit}
            message = Message(
                "It costs {cost} euros in {year}, and the {budget} of that year is {limit} euros.", values
            )
        yield Blocker(start, "budget", message, (str(year), kind, *others.largest(task.idea)))
