"""The roadmap of a dossier as data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from dienstvisie.language import Message, translator
from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan, Task
from dienstvisie.planning.roadmap import Placement, Roadmap
from dienstvisie.planning.standing import standing
from dienstvisie.reporting.days import Days, days_of, first_day, last_day
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.schedule_model import (
    Money,
    Progress,
    Schedule,
    ScheduledIdea,
    ScheduledPhase,
    ScheduledTask,
    ScheduledUnit,
    Wait,
    Work,
)
from dienstvisie.reporting.schedule_notes import notes, remarks
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import main_unit
from dienstvisie.schema import Dossier, Idea

_OURS = uuid5(NAMESPACE_URL, "urn:dienstvisie:roadmap")
_NO_DAY = date(1970, 1, 1)


def schedule(sources: Sources, roadmap: Roadmap) -> Schedule:
    """The roadmap in the language of the sources' writer, of which only names and sentences depend on it."""
    calendar, settings = roadmap.problem.calendar, sources.dossier.settings
    told = settings.documents.date
    span = days_of(calendar, 0, calendar.count - 1) if calendar.count else Days(told or _NO_DAY, told or _NO_DAY)
    return Schedule(
        imprint=sources.imprint,
        uid=uid(sources.dossier, "roadmap", ""),
        title=sources.writer.say(Message("Roadmap: {project}", {"project": settings.title})),
        edition=told or span.first,
        span=span,
        progress=max((row.date for idea in _planned(sources) for row in idea.progress), default=None),
        phases=tuple(
            ScheduledPhase(phase.id, uid(sources.dossier, "phases", phase.id), sources.writer.text(phase.title))
            for phase in roadmap.problem.phases
        ),
        units=tuple(_units(sources, roadmap)),
        ideas=_ideas(sources, roadmap),
        remarks=remarks(sources),
    )


def uid(dossier: Dossier, kind: str, id_: str) -> UUID:
    """The same for the same thing of the same client, whatever the language of the edition and the day."""
    return uuid5(_space(translator(dossier.settings.language).text(dossier.settings.client.name)), f"{kind}/{id_}")


@cache
def _space(client: str) -> UUID:
    return uuid5(_OURS, client)


def _planned(sources: Sources) -> Iterator[Idea]:
    ideas = sources.dossier.all(Idea)
    return (ideas[id_] for id_ in sources.placements)


def _ideas(sources: Sources, roadmap: Roadmap) -> tuple[ScheduledIdea, ...]:
    order = {phase.id: number for number, phase in enumerate(roadmap.problem.phases)}
    known = {task.id: task for task in roadmap.problem.tasks}
    made = [_idea(sources, roadmap, known, idea) for idea in _planned(sources)]
    last = len(order)
    return tuple(sorted(made, key=lambda idea: (order.get(idea.phase or "", last), idea.days.first, idea.id)))


def _idea(sources: Sources, roadmap: Roadmap, known: Mapping[str, Task], idea: Idea) -> ScheduledIdea:
    placed = sorted(sources.placements[idea.id], key=lambda placement: (placement.start, placement.end))
    phase = sources.phase(placed[0].start)
    return ScheduledIdea(
        id=idea.id,
        uid=uid(sources.dossier, "ideas", idea.id),
        title=sources.writer.text(idea.title),
        phase=phase.id if phase else None,
        unit=main_unit(sources, idea.id),
        internal=idea.internal,
        tasks=tuple(_task(sources, roadmap, known, idea, placement) for placement in placed),
    )


def _task(
    sources: Sources, roadmap: Roadmap, known: Mapping[str, Task], idea: Idea, placement: Placement
) -> ScheduledTask:
    calendar, task = roadmap.problem.calendar, placement.task
    name = idea.id if task.subproject is None else f"{idea.id}/{task.subproject}"
    made = ScheduledTask(
        id=name,
        uid=uid(sources.dossier, "ideas", name),
        idea=idea.id,
        part=task.subproject,
        title=sources.writer.text(task.title if task.subproject else idea.title),
        first=calendar.label(placement.start),
        last=calendar.label(placement.end),
        days=days_of(calendar, placement.start, placement.end),
        quick_win=task.quick_win,
        must=task.must,
        progress=_progress(idea, task, calendar),
        waits_for=tuple(_waits(sources, calendar, known, task)),
        work=_work(sources, task),
        costs=_costs(task),
        agreed=_agreed(roadmap, task.id),
        deadline=None if task.deadline is None else last_day(calendar, task.deadline),
        why=sources.writer.say(placement.explanation.headline),
    )
    categories = _categories(sources, idea, made, sources.phase(sources.placements[idea.id][0].start))
    return replace(made, categories=categories, notes=notes(sources, idea, made))


def _categories(sources: Sources, idea: Idea, task: ScheduledTask, phase: PhaseSpan | None) -> tuple[str, ...]:
    """The phase in which the idea begins, the units that work on the task, and a word for a quick win; each once."""
    write, main = sources.writer, main_unit(sources, idea.id)
    units = [work.unit for work in task.work] or ([main] if main else [])
    named = [*([write.text(phase.title)] if phase else []), *(sources.mention("units", unit).title for unit in units)]
    quick = [write.say(Message("Quick win"))] if task.quick_win else []
    return tuple(dict.fromkeys(name for name in (*named, *quick) if name))


def _progress(idea: Idea, task: Task, calendar: Calendar) -> Progress:
    if standing(idea, calendar).finished is not None:
        return "done"
    return "begun" if task.begun else "planned"


def _waits(sources: Sources, calendar: Calendar, known: Mapping[str, Task], task: Task) -> Iterator[Wait]:
    """What the task waits for, each with its pause in the days that these periods have."""
    for id_, periods in task.predecessors:
        before = known.get(id_)
        placed = (
            [] if before is None else [row for row in sources.placements.get(before.idea, ()) if row.task.id == id_]
        )
        if before is None or not placed:
            continue
        end = placed[0].end
        pause = first_day(calendar, end + 1 + periods) - first_day(calendar, end + 1)
        name = before.idea if before.subproject is None else f"{before.idea}/{before.subproject}"
        yield Wait(name, periods, pause.days)


def _work(sources: Sources, task: Task) -> tuple[Work, ...]:
    """In the order of the units' files; a unit that is in none of them comes last."""
    order = {unit: number for number, unit in enumerate(sources.units)}
    units = sorted(task.effort, key=lambda unit: (order.get(unit, len(order)), unit))
    return tuple(Work(unit, sum(task.effort[unit])) for unit in units if any(task.effort[unit]))


def _costs(task: Task) -> tuple[Money, ...]:
    costs = (Money(kind, sum(task.once.get(kind, ())), task.yearly.get(kind, 0)) for kind in COSTS)
    return tuple(cost for cost in costs if cost.once or cost.yearly)


def _agreed(roadmap: Roadmap, task: str) -> Days | None:
    span = roadmap.agreed.spans.get(task) if roadmap.agreed else None
    return None if span is None else days_of(roadmap.problem.calendar, *span)


def _units(sources: Sources, roadmap: Roadmap) -> Iterator[ScheduledUnit]:
    """The units that work on a task or are named first by an idea, in the order of their files."""
    calendar, lanes = roadmap.problem.calendar, {lane.id: lane for lane in roadmap.problem.lanes}
    busy = {unit for placed in roadmap.placements for unit, days in placed.task.effort.items() if any(days)}
    busy |= {unit for unit in (main_unit(sources, idea) for idea in sources.placements) if unit is not None}
    known = [unit for unit in sources.units if unit in busy]
    for unit in (*known, *sorted(busy.difference(known))):
        most = _available(calendar, lanes.get(unit), roadmap.load.get(unit, ()))
        title = sources.mention("units", unit).title
        yield ScheduledUnit(unit, uid(sources.dossier, "units", unit), title, most)


def _available(calendar: Calendar, lane: Lane | None, load: tuple[int, ...]) -> int:
    days = load if lane is None or lane.room is None else lane.room
    shares = (-(-100 * day // days_of(calendar, period, period).working) for period, day in enumerate(days))
    return max(shares, default=0)
