"""The joint annual plan as data: the work of each unit in each year, and the days that it has."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.annual_plan_work import Work, lanes_used, room, works
from dienstvisie.reporting.data_columns import column
from dienstvisie.reporting.data_tables import DataTable, Datum
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea


def annual_plan_tables(sources: Sources, roadmap: Roadmap) -> tuple[DataTable, ...]:
    """The work, and the days of each unit; nothing where nothing is planned."""
    done = works(sources, roadmap)
    return (_work(sources, roadmap, done), _days(sources, roadmap, done)) if done else ()


def _work(sources: Sources, roadmap: Roadmap, done: tuple[Work, ...]) -> DataTable:
    say = sources.writer.say
    return DataTable(
        name="work",
        title=say(Message("Work per year and unit")),
        about=say(Message("A row for what each unit does on each idea, or part of it, in each year.")),
        columns=(
            column(sources, "year", Message("Year"), "year"),
            column(sources, "unit", Message("Unit")),
            column(sources, "idea", Message("Idea"), "long text"),
            column(sources, "part", Message("Part"), about=Message("The part of the idea that the row is about.")),
            column(sources, "lead", Message("Lead"), about=Message("The function that leads it.")),
            column(sources, "partners", Message("Partners"), "long text"),
            column(sources, "start", Message("From"), about=Message("The first period of the work in that year.")),
            column(sources, "end", Message("Up to and including"), about=Message("The last one in that year.")),
            column(sources, "person_days", Message("Person-days"), "integer"),
        ),
        rows=tuple(_row(sources, roadmap, work) for work in done),
    )


def _row(sources: Sources, roadmap: Roadmap, work: Work) -> tuple[Datum, ...]:
    write, idea = sources.writer, sources.dossier.all(Idea)[work.idea]
    lanes = {lane.id: lane.title for lane in roadmap.problem.lanes}
    titles = {placed.task.id: placed.task.title for placed in sources.placements[work.idea]}
    return (
        work.year,
        write.text(lanes[work.unit]),
        write.text(idea.title),
        write.text(titles[work.task]) if work.part else None,
        write.text(idea.lead) if idea.lead else None,
        "; ".join(write.texts(idea.partners)) or None,
        sources.period(work.first),
        sources.period(work.last),
        work.days,
    )


def _days(sources: Sources, roadmap: Roadmap, done: tuple[Work, ...]) -> DataTable:
    write = sources.writer
    rows: list[tuple[Datum, ...]] = []
    for year in sources.years:
        for lane in lanes_used(roadmap, done):
            used = sum(work.days for work in done if (work.year, work.unit) == (year, lane.id))
            available = room(sources, lane, year)
            share = used / available if available else None
            rows.append((year, write.text(lane.title), used, available, share))
    return DataTable(
        name="days",
        title=write.say(Message("Days per year and unit")),
        about=write.say(Message("How many person-days each unit uses in each year, of those that it has.")),
        columns=(
            column(sources, "year", Message("Year"), "year"),
            column(sources, "unit", Message("Unit")),
            column(sources, "used", Message("Used"), "integer", Message("Person-days for the ideas on the roadmap.")),
            column(
                sources,
                "available",
                Message("Available"),
                "integer",
                Message("Empty where it is not limited, or not told."),
            ),
            column(sources, "share", Message("Share used"), "percent"),
        ),
        rows=tuple(rows),
    )
