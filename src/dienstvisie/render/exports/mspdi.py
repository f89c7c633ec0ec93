"""The roadmap as Microsoft Project XML (MSPDI, the Project XML data interchange schema of 2007 and later)."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.render.exports.mspdi_means import assignments, resources
from dienstvisie.render.exports.mspdi_tasks import FLAG, TEXT, numbers_of, outline, task_elements
from dienstvisie.render.exports.mspdi_values import HOURS, finish, name, start
from dienstvisie.render.exports.xml import Element, document
from dienstvisie.reporting.schedule_model import Schedule

NAMESPACE = "http://schemas.microsoft.com/project"
_WEEKDAYS = range(1, 8)
"""Sunday is 1."""


def to_mspdi(schedule: Schedule) -> str:
    """A project file: phases with their ideas and the parts of these, the units that work on them, and who when.

    Tasks keep the days of the roadmap: they are scheduled by hand, and must start on their day where a program knows
    only that. Days are working days of eight hours from Monday to Friday; holidays are not known.
    """
    lines = outline(schedule)
    numbers = numbers_of(lines)
    collections: tuple[tuple[str, tuple[Element, ...]], ...] = (
        ("ExtendedAttributes", tuple(_own_fields())),
        ("Calendars", (_calendar(),)),
        ("Tasks", tuple(("Task", tuple(task_elements(line, numbers))) for line in lines)),
        ("Resources", resources(schedule)),
        ("Assignments", assignments(schedule, numbers)),
    )
    filled = (collection for collection in collections if collection[1])  # the schema knows no empty ones
    return document("Project", NAMESPACE, (*_project(schedule), *filled))


def _project(schedule: Schedule) -> Iterator[Element]:
    edition = f"{schedule.edition.isoformat()}T00:00:00"
    yield "SaveVersion", 14
    yield "Name", name(schedule.title)
    yield "GUID", str(schedule.uid).upper()
    yield "Title", name(schedule.title)
    if schedule.remarks:
        yield "Subject", name(" ".join(schedule.remarks))
    yield "Company", name(schedule.imprint.client)
    if schedule.imprint.author:
        yield "Author", name(schedule.imprint.author)
    yield "CreationDate", edition
    yield "LastSaved", edition
    yield "ScheduleFromStart", 1
    yield "StartDate", start(schedule.span)
    yield "FinishDate", finish(schedule.span)
    yield from (("CurrencyDigits", 0), ("CurrencySymbol", "€"), ("CurrencyCode", "EUR"), ("CurrencySymbolPosition", 2))
    yield from (("CalendarUID", 1), ("DefaultStartTime", "08:00:00"), ("DefaultFinishTime", "17:00:00"))
    yield from (("MinutesPerDay", HOURS * 60), ("MinutesPerWeek", 5 * HOURS * 60), ("DaysPerMonth", 20))
    yield from (("DefaultTaskType", 1), ("DurationFormat", 7), ("WorkFormat", 3), ("HonorConstraints", 1))
    yield from (("NewTasksEffortDriven", 0), ("NewTasksEstimated", 0), ("WeekStartDay", 1))
    if schedule.progress is not None:
        yield "StatusDate", f"{schedule.progress.isoformat()}T17:00:00"
    yield "CurrentDate", edition
    yield "NewTasksAreManual", 1


def _own_fields() -> Iterator[Element]:
    yield "ExtendedAttribute", (("FieldID", TEXT), ("FieldName", "Text1"), ("Alias", "Id"))
    yield "ExtendedAttribute", (("FieldID", FLAG), ("FieldName", "Flag1"), ("Alias", "Quick win"))


def _calendar() -> Element:
    hours: Element = (
        "WorkingTimes",
        (
            ("WorkingTime", (("FromTime", "08:00:00"), ("ToTime", "12:00:00"))),
            ("WorkingTime", (("FromTime", "13:00:00"), ("ToTime", "17:00:00"))),
        ),
    )
    days: list[Element] = []
    for day in _WEEKDAYS:
        working = 1 < day < 7
        days.append(("WeekDay", (("DayType", day), ("DayWorking", int(working)), *((hours,) if working else ()))))
    return "Calendar", (
        ("UID", 1),
        ("Name", "Standard"),
        ("IsBaseCalendar", 1),
        ("BaseCalendarUID", -1),
        ("WeekDays", days),
    )
