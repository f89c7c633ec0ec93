"""How full units and budgets are, as lines of text: a block for each period that is higher the more is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message, Translator
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.labels import COSTS, budget_name
from dienstvisie.reporting.tables.cells import padded
from dienstvisie.reporting.tables.gantt import Frame, joined, key
from dienstvisie.reporting.tables.scale import Scale
from dienstvisie.reporting.tables.signs import Line, Signs, Span


@dataclass(frozen=True, slots=True)
class Use:
    """What is used in a period, of how much; None: it is not limited."""

    used: int
    room: int | None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A unit with its days per period, or a budget with the euros of the year of each period."""

    title: str
    uses: tuple[Use, ...]
    total: Use


def load_rows(roadmap: Roadmap, say: Translator) -> tuple[HeatRow, ...]:
    """The units that have work or days, in the order of the files."""
    rows = []
    for lane in roadmap.problem.lanes:
        used = roadmap.load.get(lane.id, (0,) * roadmap.problem.calendar.count)
        if any(used) or any(lane.room or ()):
            rooms: Sequence[int | None] = lane.room or (None,) * len(used)
            total = Use(sum(used), None if lane.room is None else sum(lane.room))
            uses = tuple(Use(*pair) for pair in zip(used, rooms, strict=True))
            rows.append(HeatRow(say.text(lane.title), uses, total))
    return tuple(rows)


def budget_rows(roadmap: Roadmap, say: Translator) -> tuple[HeatRow, ...]:
    """The kinds of budget that are limited or spent."""
    calendar, limited = roadmap.problem.calendar, roadmap.problem.rooms
    rows = []
    for kind in COSTS:
        of_year = {year: Use(roadmap.spent.get((year, kind), 0), limited.get((year, kind))) for year in calendar.years}
        if any(use.used or use.room for use in of_year.values()):
            limits = [use.room for use in of_year.values()]
            total = sum(limit or 0 for limit in limits) if None not in limits else None
            uses = tuple(of_year[calendar.year(period)] for period in range(calendar.count))
            name = say.say(budget_name(kind))
            rows.append(HeatRow(name, uses, Use(sum(use.used for use in of_year.values()), total)))
    return tuple(rows)


def heat_lines(rows: Sequence[HeatRow], frame: Frame, signs: Signs) -> tuple[Line, ...]:
    """A line for each row, under the periods of a picture: its name, the percents of the whole, a block per period."""
    return tuple(_line(row, frame, signs) for row in rows)


def heat_key(rows: Sequence[HeatRow], scale: Scale, width: int, say: Translator, signs: Signs) -> tuple[Line, ...]:
    """What the blocks mean: only of those that are there."""
    drawn = {sign for row in rows for sign in _signs(row, scale, signs)}
    entries = [(f"{signs.heat[0]}{signs.dash}{signs.heat[-1]}", Message("from little used to all used"))]
    others = (
        (signs.over, Message("more than there is")),
        (signs.closed, Message("nothing available")),
        (signs.open, Message("used, without a limit")),
    )
    return tuple(key([*entries, *(entry for entry in others if entry[0] in drawn)], width, say))


def _line(row: HeatRow, frame: Frame, signs: Signs) -> Line:
    share = _percent(row.total)
    room = frame.left - len(" 1000% ")
    name: Span = (padded(row.title, room, signs.ellipsis), "plain")
    percent: Span = (f" {share:>5} ", "quiet")
    cells: list[Span] = [(sign, "over" if sign == signs.over else "bar") for sign in _signs(row, frame.scale, signs)]
    return (name, percent, *joined(cells))


def _signs(row: HeatRow, scale: Scale, signs: Signs) -> Iterator[str]:
    for column in range(scale.columns):
        uses = [row.uses[period] for period in scale.periods(column)]
        yield _sign(uses, signs)


def _sign(uses: Sequence[Use], signs: Signs) -> str:
    """Of several periods in one column: too much in any of them is told, else what they have together."""
    used, rooms = sum(use.used for use in uses), [use.room for use in uses if use.room is not None]
    if any(use.room is not None and use.used > use.room for use in uses):
        return signs.over
    if len(rooms) < len(uses):
        return signs.open if used else " "
    if not sum(rooms):
        return signs.closed
    if used == sum(rooms):
        return signs.heat[-1]  # only what is all used looks so
    return signs.heat[-(-(len(signs.heat) - 1) * used // sum(rooms)) - 1] if used else " "


def _percent(use: Use) -> str:
    if not use.room:
        return ""
    return f"{min((200 * use.used + use.room) // (2 * use.room), 9999)}%"
