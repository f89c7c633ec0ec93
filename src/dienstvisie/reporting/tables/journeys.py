"""The red thread as tables: journeys in figures, their steps, and what each unit has of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dienstvisie.language import Message
from dienstvisie.measuring.journeys import JourneyFigures, journey_figures, questions
from dienstvisie.reporting.tables.table import Column, Row, Table
from dienstvisie.schema import Dossier, Journey, Unit, live

MOMENTS = {"before": Message("before"), "after": Message("after")}
_JOURNEY = Column("journey", Message("Journey"), wide=True)


def journey_tables(dossier: Dossier, id_: str | None = None) -> tuple[Table, ...]:
    """All journeys in figures; of one journey, with the ways that belong to its question, its steps and units too."""
    found = [ways for ways in questions(live(dossier, Journey)) if id_ in (None, *(one.id for one in ways))]
    figures = [journey_figures(one) for ways in found for one in ways]
    own = [one for one in figures if one.journey.id == id_]
    told = own if id_ is not None else figures
    whole = id_ is None
    return (_figures(figures), _steps(told, whole=whole), _units(dossier, told, whole=whole))


def _figures(figures: Iterable[JourneyFigures]) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Title"), wide=True),
        Column("moment", Message("When"), keep=True),
        Column("replaces", Message("In place of"), wide=True),
        Column("steps", Message("Steps"), numeric=True, wide=True),
        Column("units", Message("Units"), numeric=True, keep=True),
        Column("people", Message("People"), numeric=True, keep=True),
        Column("handovers", Message("Handovers"), numeric=True, keep=True),
        Column("returns", Message("Back"), numeric=True, keep=True),
        Column("minutes", Message("Minutes"), digits=0, numeric=True, keep=True),
        Column("waiting_days", Message("Waiting"), digits=1, numeric=True, keep=True),
        Column("waiting_share", Message("Share"), digits=3, numeric=True, wide=True),
        Column("cases_per_year", Message("A year"), numeric=True, wide=True),
        Column("yearly_hours", Message("Hours a year"), digits=0, numeric=True, wide=True),
    )
    rows: tuple[Row, ...] = tuple(
        (
            one.journey.id,
            one.journey.title,
            MOMENTS[one.journey.moment],
            one.journey.replaces,
            one.steps,
            len(one.units),
            len(one.people),
            one.handovers,
            one.returns,
            one.minutes,
            one.waiting_days,
            one.waiting_share,
            one.journey.cases_per_year,
            one.yearly_hours,
        )
        for one in figures
    )
    notes = (
        Message("People are functions within a unit. Waiting is in days of 24 hours; its share is of the whole time."),
        Message("Back: the question is at a unit again, after somebody else had it."),
    )
    return Table("journeys", Message("Journeys"), columns, rows, notes if rows else (), main=True)


def _steps(figures: Sequence[JourneyFigures], *, whole: bool) -> Table:
    columns = (
        _JOURNEY,
        Column("number", Message("Step"), numeric=True, keep=True),
        Column("id", Message("Id"), wide=True),
        Column("title", Message("What happens")),
        Column("unit", Message("Unit"), keep=True, none=Message("the customer")),
        Column("role", Message("Role"), wide=True),
        Column("channel", Message("Channel"), wide=True),
        Column("phase", Message("Phase"), wide=True),
        Column("day", Message("Day"), digits=1, numeric=True, wide=True),
        Column("waiting_days", Message("Waiting"), digits=1, numeric=True, keep=True),
        Column("minutes", Message("Minutes"), digits=0, numeric=True, keep=True),
        Column("handover", Message("Handover"), numeric=True, keep=True, none=Message("–")),
        Column("back", Message("Back"), numeric=True, keep=True, none=Message("–")),
    )
    return Table("steps", Message("Steps"), columns, tuple(_step_rows(figures)), data_only=whole)


def _step_rows(figures: Iterable[JourneyFigures]) -> Iterator[Row]:
    for one in figures:
        for number, visit in enumerate(one.visits, 1):
            step = visit.step
            yield (
                one.journey.id,
                number,
                step.id,
                step.title,
                step.unit,
                step.role,
                step.channel,
                step.phase,
                visit.day,
                step.waiting_days,
                step.minutes,
                visit.handover,
                visit.back,
            )


def _units(dossier: Dossier, figures: Iterable[JourneyFigures], *, whole: bool) -> Table:
    columns = (
        _JOURNEY,
        Column("unit", Message("Unit"), keep=True),
        Column("title", Message("Title")),
        Column("visits", Message("Times"), numeric=True, keep=True),
        Column("steps", Message("Steps"), numeric=True, keep=True),
        Column("minutes", Message("Minutes"), digits=0, numeric=True, keep=True),
        Column("waiting_days", Message("Waiting"), digits=1, numeric=True, keep=True),
    )
    units = dossier.all(Unit)
    rows: tuple[Row, ...] = tuple(
        (
            one.journey.id,
            part.unit,
            units[part.unit].title if part.unit in units else part.unit,
            part.visits,
            part.steps,
            part.minutes,
            part.waiting_days,
        )
        for one in figures
        for part in one.parts
    )
    return Table("units", Message("Units"), columns, rows, data_only=whole)
