"""How much more room would let contradicting wishes hold after all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dienstvisie.language import Message, counted
from dienstvisie.planning.blockers import BUDGETS
from dienstvisie.planning.exact.model import Model, Row, build
from dienstvisie.planning.exact.needs import Room, most_of
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.exact.windows import Windows
from dienstvisie.planning.problem import LocalText, PeriodLabel, PlanningProblem
from dienstvisie.planning.roadmap import Wish

DAY, EURO = 1_000, 1
"""What more room counts for where both days and euros are short: a day as much as 1,000 euros."""
SMALL = 300
"""Columns of a model up to which the least is searched for; of a larger one the first that is found is told."""
FEW = 4
"""So many periods are told one by one."""


def reliefs_for(part: Oracle, cores: Sequence[Collection[Wish]]) -> tuple[Message | None, ...]:
    """What would make room for contradicting wishes, for each set of them within one part of a problem.

    It is what makes room for all of them and for the other wishes of the part, and told once, with the first set that
    room can help. Where there is no such room, it is told for each set what would make room for that alone.
    """
    helped = [core for core in cores if _is_for_room(part, core)]
    lost = {wish.key for core in cores if core not in helped for wish in core}
    extra = extra_for(part, [wish for wish in part.wishes if wish.key not in lost]) if helped else {}
    if not extra:
        return tuple(_alone(part, core) if core in helped else None for core in cores)
    room = {"room": _listed(part.problem, extra)}
    told = (
        Message("All of this is possible with so much more: {room}.", room)
        if len(helped) == 1
        else Message(
            "These wishes, and all others that need the same room, are possible with so much more: {room}.", room
        )
    )
    return tuple(told if helped[0] is core else None for core in cores)


def extra_for(part: Oracle, wishes: Collection[Wish]) -> Mapping[Room, int]:
    """Room with which these wishes hold: how much more than people stated, days in periods or euros of years.

    The least days, else the least euros, else of both, as far as the search comes: where much belongs together it is
    more than the least. A plan that fits in it has been checked. Empty where none was found.
    """
    found = part.windows(wishes, alone=False)
    if found.missing:
        return {}
    for kinds in (("days",), ("euros",), ("days", "euros")):
        extra = _checked(part, wishes, found, kinds)
        if extra:
            return {
                room: more + found.ground.limits[room] - _stated(part.problem, room) for room, more in extra.items()
            }
    return {}


def _is_for_room(part: Oracle, wishes: Collection[Wish]) -> bool:
    """Whether more room could help these wishes at all: what is to come can come, and does not exclude each other."""
    found = part.windows(wishes, alone=False)
    return not found.missing and not any(found.required.issuperset(pair) for pair in part.problem.exclusions)


def _alone(part: Oracle, wishes: Collection[Wish]) -> Message | None:
    extra = extra_for(part, wishes)
    if not extra:
        return None
    room = {"room": _listed(part.problem, extra)}
    return Message("These wishes by themselves are possible with so much more: {room}.", room)


def _checked(part: Oracle, wishes: Collection[Wish], found: Windows, kinds: Collection[str]) -> Mapping[Room, int]:
    """What a search adds to the limits of these kinds, if the plan that it finds there is one."""
    from dienstvisie.planning.exact.solver import search  # only where something contradicts

    model = build(found, lambda _task, _start: 0)
    if not part.ask(model, wishes):
        return {}
    extra = _widen(model, kinds)
    columns = search(model, part.nodes if len(model.worth) <= SMALL else 1).columns
    if columns is None:
        return {}
    more = {room: columns[column] for room, column in extra.items() if columns[column] > 0}
    return more if part.keeps(wishes, model.starts_in(columns), _widened(part.problem, more)) else {}


def _widened(problem: PlanningProblem, more: Mapping[Room, int]) -> PlanningProblem:
    """The problem with more room."""
    lanes = tuple(
        replace(
            lane,
            capacity=lane.capacity
            and tuple(days + more.get(Room("days", lane.id, period), 0) for period, days in enumerate(lane.capacity)),
        )
        for lane in problem.lanes
    )
    budgets = {
        (year, kind): most + more.get(Room("euros", kind, year), 0) for (year, kind), most in problem.budgets.items()
    }
    return replace(problem, lanes=lanes, budgets=budgets)


def _stated(problem: PlanningProblem, room: Room) -> int:
    """What people wrote; the limit of a model may be more, where facts need more."""
    if room.what == "euros":
        return problem.rooms[room.when, room.id]
    return next(lane.room[room.when] for lane in problem.lanes if lane.id == room.id and lane.room is not None)


def _widen(model: Model, kinds: Collection[str]) -> dict[Room, int]:
    """A column for what is added to each limit of these kinds."""
    found: dict[Room, int] = {}
    most: dict[Room, int] = {}
    for needs in model.windows.needs.values():
        for room, amount in most_of(needs.values()).items():
            most[room] = most.get(room, 0) + amount
    for place, row in enumerate(model.rows):
        if row.room is not None and row.room.what in kinds:
            column = model.add_amount(-(DAY if row.room.what == "days" else EURO), most[row.room])
            found[row.room] = column
            model.rows[place] = Row({**row.factors, column: -1}, row.least, row.most, row.room)
    return found


def _listed(problem: PlanningProblem, extra: Mapping[Room, int]) -> tuple[Message, ...]:
    """Each room with how much more; of days in many periods, the sum of each unit and year."""
    days = {room: more for room, more in extra.items() if room.what == "days"}
    euros = (_euros(room, extra[room]) for room in sorted(extra) if room.what == "euros")
    titles = {lane.id: lane.title for lane in problem.lanes}
    if len(days) <= FEW:
        label = problem.calendar.label
        return (*(_days(titles[room.id], label(room.when), days[room]) for room in sorted(days)), *euros)
    years: dict[tuple[str, int], int] = {}
    for room in sorted(days):
        key = room.id, problem.calendar.year(room.when)
        years[key] = years.get(key, 0) + days[room]
    return (*(_days(titles[unit], year, more) for (unit, year), more in years.items()), *euros)


def _euros(room: Room, amount: int) -> Message:
    return counted(
        "{number} euro of the {budget} of {year}",
        "{number} euros of the {budget} of {year}",
        amount,
        {"budget": BUDGETS[room.id], "year": room.when},
    )


def _days(unit: LocalText, when: PeriodLabel | int, amount: int) -> Message:
    values = {"unit": unit, "period": when}
    return counted("{number} day of “{unit}” in {period}", "{number} days of “{unit}” in {period}", amount, values)
