"""How much more room would let contradicting wishes hold after all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.planning.blockers import BUDGETS
from dienstvisie.planning.exact.model import Model, Row, ask_quick_wins, build
from dienstvisie.planning.exact.needs import Room, most_of
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Wish
from dienstvisie.planning.wish import without

DAY, EURO = 1_000, 1
"""What more room counts for where both days and euros are short: a day as much as 1,000 euros."""


def relief_for(oracle: Oracle, wishes: Collection[Wish]) -> Message | None:
    """The least more of days, else of euros, else of both, with which these wishes hold; None where none helps."""
    extra = extra_for(oracle, wishes)
    if not extra:
        return None
    return Message(
        "All of this is possible with so much more: {room}.",
        {"room": tuple(_told(oracle.problem, room, extra[room]) for room in sorted(extra))},
    )


def extra_for(oracle: Oracle, wishes: Collection[Wish]) -> Mapping[Room, int]:
    """The room to be added, days of units in periods or euros of years; empty where that does not help."""
    kept = {wish.key for wish in wishes}
    problem = without(oracle.problem, [wish for wish in oracle.wishes if wish.key not in kept])
    for kinds in (("days",), ("euros",), ("days", "euros")):
        found = _least(oracle, problem, kinds)
        if found:
            return found
    return {}


def _least(oracle: Oracle, problem: PlanningProblem, kinds: Collection[str]) -> Mapping[Room, int]:
    from dienstvisie.planning.exact.solver import search  # only where something contradicts

    found = oracle.windows(problem, oracle.facts, alone=False)
    if found.missing:
        return {}
    model = build(found, lambda _task, _start: 0)
    if not ask_quick_wins(model, problem.quick_wins, [group.ideas for group in problem.quick_wins_for]):
        return {}
    extra = _widen(model, kinds)
    outcome = search(model, oracle.nodes)
    columns = outcome.columns or ()
    return {room: columns[column] for room, column in extra.items() if columns and columns[column] > 0}


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


def _told(problem: PlanningProblem, room: Room, amount: int) -> Message:
    if room.what == "euros":
        return counted(
            "{number} euro of the {budget} of {year}",
            "{number} euros of the {budget} of {year}",
            amount,
            {"budget": BUDGETS[room.id], "year": room.when},
        )
    titles = {lane.id: lane.title for lane in problem.lanes}
    return counted(
        "{number} day of “{unit}” in {period}",
        "{number} days of “{unit}” in {period}",
        amount,
        {"unit": titles[room.id], "period": problem.calendar.label(room.when)},
    )
