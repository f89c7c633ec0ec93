"""What the roadmap asks of units and budgets, per year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dienstvisie.language import Message
from dienstvisie.planning.problem import Lane
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.common import Cell, YearRow, YearTable
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer


def load_table(sources: Sources, roadmap: Roadmap) -> YearTable:
    """Person-days per unit and year, against the unit's capacity where it is limited."""
    years = roadmap.problem.calendar.years
    used = {lane.id: _per_year(roadmap, roadmap.load.get(lane.id, ())) for lane in roadmap.problem.lanes}
    rows = [
        _load_row(sources, roadmap, lane, used[lane.id])
        for lane in roadmap.problem.lanes
        if any(used[lane.id]) or any(lane.room or ())
    ]
    totals = [sum(days[index] for days in used.values()) for index in range(len(years))]
    return YearTable(tuple(str(year) for year in years), tuple(rows), _total(sources.writer, totals, rows))


def budget_table(sources: Sources, roadmap: Roadmap) -> YearTable:
    """Euros per budget and year, against the budget where it is limited."""
    years, write = roadmap.problem.calendar.years, sources.writer
    rows = []
    for kind, label in COSTS.items():
        spent = [roadmap.spent.get((year, kind), 0) for year in years]
        limits = [roadmap.problem.rooms.get((year, kind)) for year in years]
        if any(spent) or any(limits):
            cells = tuple(_cell(write, *pair, money=True) for pair in zip(spent, limits, strict=True))
            rows.append(YearRow(write.say(label), cells, write.money(sum(spent))))
    totals = [sum(roadmap.spent.get((year, kind), 0) for kind in COSTS) for year in years]
    return YearTable(tuple(str(year) for year in years), tuple(rows), _total(write, totals, rows, money=True))


def year_table(
    write: Writer, years: Sequence[int], rows: Sequence[tuple[str, Mapping[int, int], int]], *, money: bool
) -> YearTable:
    """Labelled figures per year with their total, without limits; a year without any figure has no column."""
    kept = [year for year in years if any(figures.get(year) for _, figures, _ in rows)]
    form = write.money if money else write.number
    made = [
        YearRow(label, tuple(Cell(form(figures.get(year, 0))) for year in kept), form(total))
        for label, figures, total in rows
    ]
    sums = [sum(figures.get(year, 0) for _, figures, _ in rows) for year in kept]
    total = _total(write, sums, made, money=money)
    if total is not None:
        total = replace(total, total=form(sum(row[2] for row in rows)))
    return YearTable(tuple(str(year) for year in kept), tuple(made), total)


def _load_row(sources: Sources, roadmap: Roadmap, lane: Lane, used: Sequence[int]) -> YearRow:
    write = sources.writer
    limits = [None] * len(used) if lane.room is None else _per_year(roadmap, lane.room)
    cells = tuple(_cell(write, *pair, money=False) for pair in zip(used, limits, strict=True))
    return YearRow(write.text(lane.title), cells, write.number(sum(used)))


def _per_year(roadmap: Roadmap, figures: Sequence[int]) -> list[int]:
    calendar = roadmap.problem.calendar
    sums = dict.fromkeys(calendar.years, 0)
    for period, figure in enumerate(figures):
        sums[calendar.year(period)] += figure
    return list(sums.values())


def _cell(write: Writer, used: int, limit: int | None, *, money: bool) -> Cell:
    form = write.money if money else write.number
    if limit is None:
        return Cell(form(used))
    share = used / limit if limit else None
    return Cell(form(used), form(limit), share, None if share is None else write.percent(share))


def _total(write: Writer, totals: Sequence[int], rows: Sequence[YearRow], *, money: bool = False) -> YearRow | None:
    form = write.money if money else write.number
    if len(rows) < 2:
        return None
    return YearRow(write.say(Message("Total")), tuple(Cell(form(figure)) for figure in totals), form(sum(totals)))
