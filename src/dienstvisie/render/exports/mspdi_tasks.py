"""Tasks of a project file: an outline of phases, ideas and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from dienstvisie.render.exports.mspdi_values import euros, finish, hours, is_cut, name, start
from dienstvisie.render.exports.xml import Element
from dienstvisie.reporting.days import Days
from dienstvisie.reporting.schedule_model import Schedule, ScheduledIdea, ScheduledTask

TEXT, FLAG = 188743731, 188743752
"""The fields that hold the id in the dossier, and whether it is a quick win."""
_FIXED_DURATION = 1
_FINISH_TO_START = 1
_MUST_START_ON = 2
_IN_DAYS, _IN_ELAPSED_DAYS = 7, 8
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on a line of the outline, `level` deep from 1; without a `task` it sums up the lines under it."""

    level: int
    id: str
    uid: UUID
    title: str
    days: Days
    task: ScheduledTask | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline: its number from 1, by which the file refers to it, and its place such as `2.1`."""

    number: int
    place: str
    entry: Entry


def outline(schedule: Schedule) -> tuple[Line, ...]:
    """Every phase with its ideas, these with their parts; an idea outside all phases stands beside them."""
    lines: list[Line] = []
    counts: list[int] = []
    for entry in _entries(schedule):
        counts = [*counts, 0][: entry.level]
        counts[-1] += 1
        lines.append(Line(len(lines) + 1, ".".join(map(str, counts)), entry))
    return tuple(lines)


def task_elements(line: Line, numbers: Mapping[str, int]) -> Iterator[Element]:
    """What a `Task` holds; `numbers` are those of the lines of all tasks, by the tasks' ids."""
    entry, task = line.entry, line.entry.task
    yield from (
        ("UID", line.number),
        ("GUID", str(entry.uid).upper()),
        ("ID", line.number),
        ("Name", name(entry.title)),
    )
    yield from (("Active", 1), ("Manual", int(task is not None)), ("Type", _FIXED_DURATION), ("IsNull", 0))
    yield from (("WBS", line.place), ("OutlineNumber", line.place), ("OutlineLevel", entry.level), ("Priority", 500))
    yield from _when(entry)
    yield from (("EffortDriven", 0), ("Estimated", 0), ("Milestone", 0), ("Summary", int(task is None)))
    if task is not None:
        yield from _task(entry.title, task, numbers)
    elif is_cut(entry.title):
        yield "Notes", entry.title


def _entries(schedule: Schedule) -> Iterator[Entry]:
    phases = {phase.id: phase for phase in schedule.phases}
    for id_, group in groupby(schedule.ideas, key=lambda idea: idea.phase):
        ideas = tuple(group)
        if id_ is not None:
            days = Days(min(idea.days.first for idea in ideas), max(idea.days.last for idea in ideas))
            yield Entry(1, id_, phases[id_].uid, phases[id_].title, days)
        for idea in ideas:
            yield from _idea(idea, 1 if id_ is None else 2)


def _idea(idea: ScheduledIdea, level: int) -> Iterator[Entry]:
    if len(idea.tasks) == 1 and idea.tasks[0].part is None:
        yield Entry(level, idea.id, idea.uid, idea.title, idea.days, idea.tasks[0])
        return
    yield Entry(level, idea.id, idea.uid, idea.title, idea.days)
    for task in idea.tasks:
        yield Entry(level + 1, task.id, task.uid, task.title, task.days, task)


def _when(entry: Entry) -> Iterator[Element]:
    dates, length = (start(entry.days), finish(entry.days)), hours(entry.days.working)
    yield from zip(("Start", "Finish", "Duration"), (*dates, length), strict=True)
    yield from zip(("ManualStart", "ManualFinish", "ManualDuration"), (*dates, length), strict=True)
    yield "DurationFormat", _IN_DAYS
    if entry.task is not None:
        yield "Work", hours(sum(work.days for work in entry.task.work))


def _task(title: str, task: ScheduledTask, numbers: Mapping[str, int]) -> Iterator[Element]:
    cost = euros(sum(money.once for money in task.costs))
    yield from (("FixedCost", cost), ("FixedCostAccrual", 3))
    yield from _progress(task, hours(task.days.working), hours(sum(work.days for work in task.work)), cost)
    yield from (("ConstraintType", _MUST_START_ON), ("CalendarUID", -1), ("ConstraintDate", start(task.days)))
    if task.deadline is not None:
        yield "Deadline", f"{task.deadline.isoformat()}T17:00:00"
    yield "Notes", "\n".join((*((title,) if is_cut(title) else ()), *task.notes))
    for wait in task.waits_for:
        yield "PredecessorLink", tuple(_link(numbers[wait.task], wait.days))
    yield "ExtendedAttribute", (("FieldID", TEXT), ("Value", task.id))
    yield "ExtendedAttribute", (("FieldID", FLAG), ("Value", int(task.quick_win)))
    if task.agreed is not None:
        yield "Baseline", tuple(_baseline(task.agreed))


def _progress(task: ScheduledTask, length: str, work: str, cost: str) -> Iterator[Element]:
    """How far it is: not begun, begun, or done; nobody says in a dossier which share of the work is done."""
    done = task.progress == "done"
    yield from (("PercentComplete", 100 * done), ("PercentWorkComplete", 100 * done), ("Cost", cost))
    if task.progress != "planned":
        yield "ActualStart", start(task.days)
    if done:
        yield "ActualFinish", finish(task.days)
    nothing = hours(0)
    yield from (("ActualDuration", length if done else nothing), ("ActualCost", cost if done else euros(0)))
    yield from (("ActualWork", work if done else nothing), ("RemainingDuration", nothing if done else length))
    yield from (("RemainingCost", euros(0) if done else cost), ("RemainingWork", nothing if done else work))


def _link(number: int, days: int) -> Iterator[Element]:
    """A pause is in days on the calendar, nights and weekends included, and counts in tenths of a minute."""
    yield from (("PredecessorUID", number), ("Type", _FINISH_TO_START), ("CrossProject", 0))
    yield from (("LinkLag", days * _MINUTES * 10), ("LagFormat", _IN_ELAPSED_DAYS if days else _IN_DAYS))


def _baseline(agreed: Days) -> Iterator[Element]:
    yield from (("Number", 0), ("Start", start(agreed)), ("Finish", finish(agreed)))
    yield from (("Duration", hours(agreed.working)), ("DurationFormat", _IN_DAYS))


def numbers_of(lines: Sequence[Line]) -> dict[str, int]:
    """The numbers of the lines that are tasks, by the tasks' ids."""
    return {line.entry.task.id: line.number for line in lines if line.entry.task is not None}
