"""Plans side by side as tables, and what shifts in a roadmap that was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dienstvisie.language import Message
from dienstvisie.planning.comparison import Comparison, Plan
from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Move, Roadmap
from dienstvisie.reporting.tables.table import NOT_DEFINED, Column, Row, Table, Value

NOT_THERE = Message("no place")
SHIFTS = (
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("agreed_start", Message("Agreed from"), keep=True, none=NOT_THERE),
    Column("agreed_end", Message("until"), keep=True, wide=True, none=Message("–")),
    Column("start", Message("Now from"), keep=True, none=NOT_THERE),
    Column("end", Message("until"), keep=True, wide=True, none=Message("–")),
    Column("why", Message("Why")),
)
PLANS = (
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Plan"), below="id"),
    Column("value", Message("Value"), numeric=True, digits=0),
    Column("change", Message("Change %"), numeric=True, digits=1, none=NOT_DEFINED),
    Column("own_value", Message("Value by its own scores"), numeric=True, digits=0, wide=True),
    Column("quick_wins", Message("Quick wins"), numeric=True),
    Column("ideas", Message("Ideas"), numeric=True),
    Column("joined", Message("In"), numeric=True),
    Column("left", Message("Out"), numeric=True),
    Column("moved", Message("Moved"), numeric=True),
    Column("periods", Message("Periods needed"), numeric=True),
)
CHANGES = (
    Column("plan", Message("Plan")),
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("change", Message("Change"), keep=True),
    Column("base_start", Message("Now from"), keep=True, none=NOT_THERE),
    Column("base_end", Message("until"), keep=True, wide=True, none=Message("–")),
    Column("start", Message("Then from"), keep=True, none=NOT_THERE),
    Column("end", Message("until"), keep=True, wide=True, none=Message("–")),
)


def shift_table(roadmap: Roadmap, idea: str | None = None) -> Table:
    """What stands elsewhere than agreed, each with its cause, or that of one idea alone."""
    calendar = roadmap.problem.calendar
    rows = tuple(
        (*_named(one.move), *_both(calendar, one.move), one.cause)
        for one in roadmap.shifts
        if idea in (None, one.move.task.idea)
    )
    return Table("shifts", Message("What changed since it was agreed"), SHIFTS, rows, data_only=True)


def comparison_tables(comparison: Comparison) -> tuple[Table, ...]:
    """What each plan delivers, what comes, goes and moves against the first, and how full the units are per year."""
    base, plans = comparison.base, comparison.plans
    rows = tuple(_figures(base, plan) for plan in (base, *plans))
    notes = (
        Message("Value: points times the periods that an idea is done, by the scores of now."),
        *comparison.notes,
    )
    changes = tuple(row for plan in plans for row in _changes(plan))
    nothing = (Message("No idea comes, goes or moves."),) if plans and not changes else ()
    return (
        Table("plans", Message("Plans side by side"), PLANS, rows, notes),
        Table("changes", Message("Ideas that come, go or move"), _change_columns(plans), changes, nothing),
        _load_table(comparison),
    )


def _change_columns(plans: tuple[Plan, ...]) -> tuple[Column, ...]:
    """Where there is one plan only, a narrow terminal need not name it in each row."""
    first, *others = CHANGES
    return (replace(first, wide=len(plans) == 1), *others)


def _figures(base: Plan, plan: Plan) -> Row:
    gained = plan.base_value - base.base_value
    return (
        plan.id or "now",
        plan.title,
        plan.base_value / 100,
        100 * gained / base.base_value if base.base_value else None,
        plan.value / 100,
        len(plan.quick_wins),
        len(plan.ideas),
        len(plan.joined),
        len(plan.left),
        sum(_is_moved(move) for move in plan.moves),
        plan.periods,
    )


def _is_moved(move: Move) -> bool:
    return move.before is not None and move.now is not None


def _changes(plan: Plan) -> Iterator[Row]:
    """Those that come, those that go, those that move; each in the order of the roadmap."""
    calendar = plan.roadmap.problem.calendar
    kinds = (
        (Message("in"), lambda move: move.before is None),
        (Message("out"), lambda move: move.now is None),
        (Message("moved"), _is_moved),
    )
    for word, belongs in kinds:
        for move in plan.moves:
            if belongs(move):
                id_, title = _named(move)
                yield plan.title, id_, title, word, *_both(calendar, move)


def _named(move: Move) -> tuple[str, Value]:
    return move.task.id, move.task.title


def _both(calendar: Calendar, move: Move) -> tuple[Value, Value, Value, Value]:
    return *_span(calendar, move.before), *_span(calendar, move.now)


def _span(calendar: Calendar, span: tuple[int, int] | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (calendar.label(span[0]), calendar.label(span[1]))


def _load_table(comparison: Comparison) -> Table:
    """One row for each unit and year in which any of the plans uses it; a plan has its days and how full that is."""
    plans = (comparison.base, *comparison.plans)
    columns = [Column("unit", Message("Unit"), keep=True), Column("year", Message("Year"), numeric=True, keep=True)]
    for plan in plans:
        suffix, values = f":{plan.id}" if plan.id else "", {"plan": plan.title}
        columns += [
            Column(f"days{suffix}", Message("{plan}: days", values), numeric=True, wide=True),
            Column(f"capacity{suffix}", Message("{plan}: of", values), numeric=True, wide=True, none=Message("–")),
            Column(f"percent{suffix}", Message("{plan}: %", values), numeric=True, none=Message("–")),
        ]
    rows: list[Row] = []
    for loads in zip(*(plan.loads for plan in plans), strict=True):
        if any(load.used for load in loads):
            cells = (cell for load in loads for cell in (load.used, load.room, load.percent))
            rows.append((loads[0].unit, loads[0].year, *cells))
    note = Message("Days are person-days; % is the part of the available days that is used.")
    return Table("load", Message("Load per unit and year"), tuple(columns), tuple(rows), (note,))
