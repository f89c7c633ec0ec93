"""The red thread as data: journeys in figures, and all their steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dienstvisie.language import Message
from dienstvisie.measuring.journeys import JourneyFigures, journey_figures, questions
from dienstvisie.reporting.data_columns import column
from dienstvisie.reporting.data_tables import DataTable, Datum
from dienstvisie.reporting.figures.threads import CUSTOMER
from dienstvisie.reporting.red_thread import MOMENTS
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Journey, live

BACK = Message("How often the question is at a unit again, after somebody else had it.")
SHARE = Message("Waiting as a share of the whole time, work included; a day has 24 hours.")


def journey_data(sources: Sources) -> tuple[DataTable, ...]:
    """One row for each journey, and one for each step."""
    found = [journey_figures(one) for ways in questions(live(sources.dossier, Journey)) for one in ways]
    return _journeys(sources, found), _steps(sources, found)


def _journeys(sources: Sources, found: Sequence[JourneyFigures]) -> DataTable:
    columns = (
        column(sources, "id", Message("Id")),
        column(sources, "question", Message("Question"), "long text"),
        column(sources, "title", Message("Title"), "long text"),
        column(sources, "moment", Message("When")),
        column(sources, "replaces", Message("In place of")),
        column(sources, "steps", Message("Steps"), "integer"),
        column(sources, "units", Message("Units"), "integer"),
        column(sources, "employees", Message("Employees"), "integer"),
        column(sources, "handovers", Message("Handovers"), "integer"),
        column(sources, "returns", Message("Times back at the same unit"), "integer", BACK),
        column(sources, "minutes", Message("Minutes of work"), "number"),
        column(sources, "waiting_days", Message("Days of waiting"), "number"),
        column(sources, "waiting_share", Message("Share of waiting"), "percent", SHARE),
        column(sources, "cases_per_year", Message("Cases per year"), "integer"),
        column(sources, "yearly_hours", Message("Hours of work a year"), "number"),
    )
    say = sources.writer.say
    about = say(Message("One row for each way that a customer's question goes."))
    return DataTable("journeys", say(Message("Journeys")), about, columns, tuple(_row(sources, one) for one in found))


def _row(sources: Sources, one: JourneyFigures) -> tuple[Datum, ...]:
    write, journey = sources.writer, one.journey
    return (
        journey.id,
        write.text(journey.question),
        write.text(journey.title),
        write.say(MOMENTS[journey.moment]),
        journey.replaces,
        one.steps,
        len(one.units),
        len(one.people),
        one.handovers,
        one.returns,
        one.minutes,
        one.waiting_days,
        one.waiting_share,
        journey.cases_per_year,
        one.yearly_hours,
    )


def _steps(sources: Sources, found: Sequence[JourneyFigures]) -> DataTable:
    columns = (
        column(sources, "journey", Message("Journey")),
        column(sources, "number", Message("Step"), "integer"),
        column(sources, "title", Message("What happens"), "long text"),
        column(sources, "unit", Message("Who acts")),
        column(sources, "role", Message("Role")),
        column(sources, "channel", Message("Channel")),
        column(sources, "phase", Message("Phase")),
        column(sources, "day", Message("When it begins"), "number", Message("Days that have passed.")),
        column(sources, "waiting_days", Message("Days of waiting"), "number"),
        column(sources, "minutes", Message("Minutes of work"), "number"),
        column(sources, "handover", Message("Handover"), "integer", Message("Its number among the handovers.")),
        column(sources, "back", Message("Times here"), "integer", Message("Where the question is here again.")),
    )
    say = sources.writer.say
    about = say(Message("One row for each step of each journey, in order."))
    rows = tuple(row for one in found for row in _step_rows(sources, one))
    return DataTable("steps", say(Message("Steps of the journeys")), about, columns, rows)


def _step_rows(sources: Sources, one: JourneyFigures) -> Iterator[tuple[Datum, ...]]:
    write = sources.writer
    for number, visit in enumerate(one.visits, 1):
        step = visit.step
        yield (
            one.journey.id,
            number,
            write.text(step.title),
            sources.mention("units", step.unit).title if step.unit else write.say(CUSTOMER),
            write.text(step.role) if step.role else None,
            sources.term("channels", step.channel) if step.channel else None,
            sources.term("phases", step.phase) if step.phase else None,
            round(visit.day, 2),
            step.waiting_days,
            step.minutes,
            visit.handover,
            visit.back,
        )
