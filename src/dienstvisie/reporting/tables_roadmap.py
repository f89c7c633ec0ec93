"""The roadmap as data: its tasks, what has no place on it, and how much of units and budgets it takes each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.planning.problem import Lane
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.data_columns import column
from dienstvisie.reporting.data_tables import Column, DataTable, Datum
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.schedule_model import Progress, Schedule, ScheduledIdea, ScheduledTask
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea

_PROGRESS: Mapping[Progress, Message] = {
    "planned": Message("Planned"),
    "begun": Message("Begun"),
    "done": Message("Done"),
}


def roadmap_tables(sources: Sources, roadmap: Roadmap, schedule: Schedule) -> tuple[DataTable, ...]:
    """Those that hold something; the tasks always."""
    tables = (_work(sources, schedule), _effort(sources, roadmap), _costs(sources, roadmap), _left_out(sources))
    return (_tasks(sources, schedule), *(table for table in tables if table.rows))


def _tasks(sources: Sources, schedule: Schedule) -> DataTable:
    say = sources.writer.say
    budgets = tuple(
        kind for kind in COSTS if any(cost.budget == kind for _, task in schedule.tasks for cost in task.costs)
    )
    titles = {task.id: idea.called(task) for idea, task in schedule.tasks}
    phases = {phase.id: phase.title for phase in schedule.phases}
    return DataTable(
        name="tasks",
        title=say(Message("Roadmap")),
        about=say(Message("A row for each idea, or for each part of it, in order of its first day.")),
        columns=(*_task_columns(sources), *_last_columns(sources), *_means_columns(sources, budgets)),
        rows=tuple(
            (
                *_place(sources, idea, task, phases),
                *_rest(task, titles),
                *_means(task, budgets),
            )
            for idea, task in schedule.tasks
        ),
    )


def _task_columns(sources: Sources) -> Iterator[Column]:
    yield column(sources, "idea", Message("Idea"), "long text")
    yield column(sources, "part", Message("Part"), about=Message("The part of the idea that the row is about."))
    yield column(sources, "id", Message("Id"), about=Message("How it is named in the files of the project."))
    yield column(
        sources, "phase", Message("Phase"), about=Message("The phase of the roadmap in which the idea begins.")
    )
    yield column(sources, "lead", Message("Lead"), about=Message("The function that leads it."))
    yield column(sources, "start", Message("From"), about=Message("The first period of the work."))
    yield column(sources, "end", Message("Up to and including"), about=Message("The last period of the work."))
    yield column(sources, "first_day", Message("First day"), "date")
    yield column(sources, "last_day", Message("Last day"), "date")
    yield column(sources, "state", Message("State"), about=Message("Planned, begun or done."))
    yield column(sources, "quick_win", Message("Quick win"), "flag", Message("Whether it is an early success."))
    yield column(sources, "must", Message("Must"), "flag", Message("Whether it has to be on the roadmap."))
    yield column(
        sources, "person_days", Message("Person-days"), "integer", Message("The effort of all units together.")
    )


def _means_columns(sources: Sources, budgets: Sequence[str]) -> Iterator[Column]:
    for kind in budgets:
        once = Message("{kind}, once", {"kind": COSTS[kind]})
        yield column(sources, f"{kind}_once", once, "money", Message("Euros that it costs once."))
        yearly = Message("{kind}, each year", {"kind": COSTS[kind]})
        about = Message("Euros that it costs in each year after the year in which the work ends.")
        yield column(sources, f"{kind}_yearly", yearly, "money", about)


def _last_columns(sources: Sources) -> Iterator[Column]:
    yield column(sources, "waits_for", Message("Waits for"), "long text", Message("What has to be done first."))
    yield column(sources, "deadline", Message("Deadline"), "date", Message("The last day that it may take."))
    yield column(sources, "why", Message("Why then"), "long text")


def _place(sources: Sources, idea: ScheduledIdea, task: ScheduledTask, phases: Mapping[str, str]) -> tuple[Datum, ...]:
    write, lead = sources.writer, sources.dossier.all(Idea)[idea.id].lead
    return (
        idea.title,
        task.title if task.part else None,
        task.id,
        phases.get(idea.phase or ""),
        write.text(lead) if lead else None,
        write.period(task.first),
        write.period(task.last),
        task.days.first,
        task.days.last,
        write.say(_PROGRESS[task.progress]),
        task.quick_win,
        task.must,
        sum(work.days for work in task.work),
    )


def _means(task: ScheduledTask, budgets: Sequence[str]) -> Iterator[Datum]:
    costs = {cost.budget: cost for cost in task.costs}
    for kind in budgets:
        cost = costs.get(kind)
        yield cost.once if cost and cost.once else None
        yield cost.yearly if cost and cost.yearly else None


def _rest(task: ScheduledTask, titles: Mapping[str, str]) -> tuple[Datum, ...]:
    waits = [titles[wait.task] for wait in task.waits_for if wait.task in titles]
    return "; ".join(waits) or None, task.deadline, task.why


def _work(sources: Sources, schedule: Schedule) -> DataTable:
    """Person-days per task and unit."""
    say, units = sources.writer.say, {unit.id: unit.title for unit in schedule.units}
    return DataTable(
        name="work",
        title=say(Message("Effort per idea and unit")),
        about=say(Message("A row for each unit that works on an idea, or on a part of it.")),
        columns=(
            column(sources, "idea", Message("Idea"), "long text"),
            column(sources, "part", Message("Part"), about=Message("The part of the idea that the row is about.")),
            column(sources, "id", Message("Id"), about=Message("How it is named in the files of the project.")),
            column(sources, "unit", Message("Unit")),
            column(sources, "first_day", Message("First day"), "date"),
            column(sources, "last_day", Message("Last day"), "date"),
            column(sources, "person_days", Message("Person-days"), "integer", Message("The effort of this unit.")),
        ),
        rows=tuple(
            (
                idea.title,
                task.title if task.part else None,
                task.id,
                units.get(work.unit, work.unit),
                task.days.first,
                task.days.last,
                work.days,
            )
            for idea, task in schedule.tasks
            for work in task.work
        ),
    )


def _effort(sources: Sources, roadmap: Roadmap) -> DataTable:
    """Person-days per unit and year."""
    say = sources.writer.say
    return DataTable(
        name="effort",
        title=say(Message("Effort per unit and year")),
        about=say(Message("A row for each unit and year, with the person-days that the roadmap asks of it.")),
        columns=(
            column(sources, "unit", Message("Unit")),
            column(sources, "year", Message("Year"), "year"),
            column(sources, "person_days", Message("Person-days"), "integer", Message("What the roadmap asks.")),
            column(sources, "available", Message("Available"), "integer", Message("Empty where there is no limit.")),
            column(sources, "share", Message("Used"), "percent", Message("What is asked, of what is available.")),
        ),
        rows=tuple(row for lane in roadmap.problem.lanes for row in _unit_years(sources, roadmap, lane)),
    )


def _unit_years(sources: Sources, roadmap: Roadmap, lane: Lane) -> Iterator[tuple[Datum, ...]]:
    calendar, load = roadmap.problem.calendar, roadmap.load.get(lane.id, ())
    if not any(load) and not any(lane.room or ()):
        return
    for year in calendar.years:
        own = [period for period in range(calendar.count) if calendar.year(period) == year]
        used = sum(load[period] for period in own) if load else 0
        room = None if lane.room is None else sum(lane.room[period] for period in own)
        yield sources.writer.text(lane.title), year, used, room, _share(used, room)


def _costs(sources: Sources, roadmap: Roadmap) -> DataTable:
    """Euros per budget and year."""
    say, rooms = sources.writer.say, roadmap.problem.rooms
    asked = {own for found in (roadmap.spent, rooms) for (_, own), euros in found.items() if euros}
    kinds = [kind for kind in COSTS if kind in asked]
    rows = []
    for kind in kinds:
        for year in roadmap.problem.calendar.years if roadmap.problem.calendar.count else ():
            spent, room = roadmap.spent.get((year, kind), 0), rooms.get((year, kind))
            rows.append((say(COSTS[kind]), year, spent, room, _share(spent, room)))
    return DataTable(
        name="costs",
        title=say(Message("Costs per budget and year")),
        about=say(Message("A row for each budget and year, with the euros that the roadmap costs.")),
        columns=(
            column(sources, "budget", Message("Budget")),
            column(sources, "year", Message("Year"), "year"),
            column(sources, "euros", Message("Costs"), "money", Message("What the roadmap costs.")),
            column(sources, "available", Message("Available"), "money", Message("Empty where there is no limit.")),
            column(sources, "share", Message("Used"), "percent", Message("What it costs, of what is available.")),
        ),
        rows=tuple(rows),
    )


def _share(used: int, room: int | None) -> float | None:
    return used / room if room else None


def _left_out(sources: Sources) -> DataTable:
    """The ideas without a place."""
    say = sources.writer.say
    return DataTable(
        name="left-out",
        title=say(Message("Not on the roadmap")),
        about=say(Message("A row for each idea that has no place on the roadmap, and why.")),
        columns=(
            column(sources, "idea", Message("Idea"), "long text"),
            column(sources, "id", Message("Id"), about=Message("How it is named in the files of the project.")),
            column(sources, "why", Message("Why"), "long text"),
        ),
        rows=tuple(
            (sources.mention("ideas", id_).title, id_, say(entry.reason)) for id_, entry in sources.left_out.items()
        ),
    )
