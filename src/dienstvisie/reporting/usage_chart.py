"""How full units are per period, and budgets per year: a chart and the table that equals it, of the same cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.common import Cell
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer


@dataclass(frozen=True, slots=True)
class UsageCell:
    """What is used of what there is, as text and as a share of it (1.0 is all).

    `share` is None where there is nothing, or no limit; without a limit `height` is that of the most in its row.
    """

    cell: Cell
    used: int
    room: int | None
    height: float

    @property
    def share(self) -> float | None:
        """The share that is used of what there is."""
        return self.cell.share


@dataclass(frozen=True, slots=True)
class UsageRow:
    """A unit or a kind of budget, with a cell for each column and the share of the whole as text."""

    title: str
    cells: tuple[UsageCell, ...]
    whole: str | None


@dataclass(frozen=True, slots=True)
class UsageChart:
    """Rows of cells under columns; `groups` join columns under a heading: its text, the first and the last column."""

    id: str
    title: str
    alternative: str
    columns: tuple[str, ...]
    ticks: tuple[str, ...]
    groups: tuple[tuple[str, int, int], ...]
    rows: tuple[UsageRow, ...]


def load_chart(sources: Sources, roadmap: Roadmap) -> UsageChart:
    """Person-days per unit and period."""
    write, calendar = sources.writer, roadmap.problem.calendar
    rows = []
    for lane in roadmap.problem.lanes:
        used = roadmap.load.get(lane.id, (0,) * calendar.count)
        rooms: Sequence[int | None] = (None,) * calendar.count if lane.room is None else lane.room
        if any(used) or any(rooms):
            rows.append(_row(write, write.text(lane.title), used, rooms, money=False))
    labels = tuple(sources.period(period) for period in range(calendar.count))
    form = (
        Message("A row for each unit and a bar for each quarter: the higher, the more of its days are used.")
        if calendar.per_year == 4
        else Message("A row for each unit and a bar for each month: the higher, the more of its days are used.")
    )
    groups = []
    for year in calendar.years:
        own = [period for period in range(calendar.count) if calendar.year(period) == year]
        groups.append((str(year), own[0], own[-1]))
    return UsageChart(
        id="load-chart",
        title=write.say(Message("How full the units are: person-days per period, used of what there is")),
        alternative=_alternative(write, form, rows, labels),
        columns=labels,
        ticks=tuple(str((calendar.first + period) % calendar.per_year + 1) for period in range(calendar.count))
        if calendar.per_year == 12
        else tuple(f"Q{(calendar.first + period) % 4 + 1}" for period in range(calendar.count)),
        groups=tuple(groups),
        rows=tuple(rows),
    )


def budget_chart(sources: Sources, roadmap: Roadmap) -> UsageChart:
    """Euros per kind of budget and year."""
    write, years = sources.writer, roadmap.problem.calendar.years
    rows = []
    for kind, label in COSTS.items():
        used = [roadmap.spent.get((year, kind), 0) for year in years]
        rooms = [roadmap.problem.rooms.get((year, kind)) for year in years]
        if any(used) or any(rooms):
            rows.append(_row(write, write.say(label), used, rooms, money=True))
    labels = tuple(str(year) for year in years)
    form = Message("A row for each budget and a bar for each year: the higher, the more of it is spent.")
    return UsageChart(
        id="budget-chart",
        title=write.say(Message("How full the budgets are: euros per year, spent of what there is")),
        alternative=_alternative(write, form, rows, labels),
        columns=labels,
        ticks=(),
        groups=tuple((label, number, number) for number, label in enumerate(labels)),
        rows=tuple(rows),
    )


def _row(write: Writer, title: str, used: Sequence[int], rooms: Sequence[int | None], *, money: bool) -> UsageRow:
    most = max(used, default=0)
    cells = tuple(_cell(write, *pair, most, money=money) for pair in zip(used, rooms, strict=True))
    limits = [room for room in rooms if room is not None]
    total = sum(limits) if len(limits) == len(rooms) else 0
    whole = write.percent(sum(used) / total) if total else None
    return UsageRow(title, cells, whole)


def _cell(write: Writer, used: int, room: int | None, most: int, *, money: bool) -> UsageCell:
    form = write.money if money else write.number
    if room is None:
        return UsageCell(Cell(form(used)), used, None, used / most if most else 0.0)
    share = used / room if room else None
    percent = None if share is None else write.percent(share)
    height = share if share is not None else (2.0 if used else 0.0)
    return UsageCell(Cell(form(used), form(room), share, percent), used, room, height)


def _alternative(write: Writer, form: Message, rows: Sequence[UsageRow], columns: Sequence[str]) -> str:
    """What one sees: the form, where it is fullest, where it is too full, and that a table says the same."""
    told = [form]
    shares = [
        (cell.share, -number, -place)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row.cells)
        if cell.share is not None
    ]
    if shares:
        share, number, place = max(shares)
        values = {"share": write.percent(share), "row": rows[-number].title, "column": columns[-place]}
        told.append(Message("The most is {share} of what there is: {row}, {column}.", values))
    over = sum(cell.room is not None and cell.used > cell.room for row in rows for cell in row.cells)
    if over:
        told.append(
            counted(
                "More is used than there is in {number} place.", "More is used than there is in {number} places.", over
            )
        )
    told.append(Message("The table under it says the same."))
    return " ".join(write.say(sentence) for sentence in told)
