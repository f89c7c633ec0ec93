"""Units and their work in a project file: resources and assignments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.render.exports.mspdi_values import finish, hours, is_cut, name, share, start
from dienstvisie.render.exports.xml import Element
from dienstvisie.reporting.schedule_model import Schedule, ScheduledTask, Work

_WORK = 1


def resources(schedule: Schedule) -> tuple[Element, ...]:
    """A resource for each unit, which has as much as it has at its best."""
    return tuple(
        (
            "Resource",
            (
                ("UID", number),
                ("GUID", str(unit.uid).upper()),
                ("ID", number),
                ("Name", name(unit.title)),
                ("Type", _WORK),
                ("IsNull", 0),
                ("MaxUnits", share(unit.available)),
                ("CalendarUID", -1),
                *((("Notes", unit.title),) if is_cut(unit.title) else ()),
            ),
        )
        for number, unit in enumerate(schedule.units, 1)
    )


def assignments(schedule: Schedule, numbers: Mapping[str, int]) -> tuple[Element, ...]:
    """The work of each unit on each task, in the order of the tasks; `numbers` are those of the tasks by id."""
    units = {unit.id: number for number, unit in enumerate(schedule.units, 1)}
    pairs = ((task, work) for idea in schedule.ideas for task in idea.tasks for work in task.work)
    return tuple(
        (
            "Assignment",
            (("UID", number), ("TaskUID", numbers[task.id]), ("ResourceUID", units[work.unit]), *_rest(task, work)),
        )
        for number, (task, work) in enumerate(pairs, 1)
    )


def _rest(task: ScheduledTask, work: Work) -> Iterator[Element]:
    """The work in hours, even over the days of the task."""
    done, asked = task.progress == "done", hours(work.days)
    yield "PercentWorkComplete", 100 * done
    if done:
        yield "ActualFinish", finish(task.days)
    if task.progress != "planned":
        yield "ActualStart", start(task.days)
    yield from (("ActualWork", asked if done else hours(0)), ("Finish", finish(task.days)))
    yield from (("RemainingWork", hours(0) if done else asked), ("Start", start(task.days)))
    yield from (("Units", share(-(-100 * work.days // task.days.working))), ("Work", asked))
