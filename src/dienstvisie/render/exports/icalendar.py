"""The roadmap as iCalendar (RFC 5545): an all-day event for each task, which leaves people's days free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dienstvisie.reporting.schedule_model import Schedule, ScheduledIdea, ScheduledTask

MOST_OCTETS = 75
"""A longer line goes on in the next, which begins with a space (RFC 5545, section 3.1)."""
_UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_NOTHING = (
    "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
"""A calendar must hold something; a time zone is there without being seen."""


def to_icalendar(schedule: Schedule) -> str:
    """A calendar of events from the first day of each task up to and including its last.

    An event says by `RELATED-TO;RELTYPE=DEPENDS-ON` (RFC 9253) what its task waits for.
    """
    uids = {task.id: str(task.uid) for _, task in schedule.tasks}
    stamp = f"{_day(schedule.edition)}T000000Z"
    events = [line for idea, task in schedule.tasks for line in _event(idea, task, stamp, uids)]
    lines = (*_head(schedule), *(events or _NOTHING), "END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _head(schedule: Schedule) -> Iterator[str]:
    name = _text(schedule.title)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dienstvisie//Roadmap//EN", "CALSCALE:GREGORIAN")
    yield f"UID:{schedule.uid}"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    if schedule.remarks:
        told = _text("\n".join(schedule.remarks))
        yield f"DESCRIPTION:{told}"
        yield f"X-WR-CALDESC:{told}"


def _event(idea: ScheduledIdea, task: ScheduledTask, stamp: str, uids: dict[str, str]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{task.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(task.days.first)}"
    yield f"DTEND;VALUE=DATE:{_day(task.days.last + timedelta(1))}"
    yield f"SUMMARY:{_text(idea.called(task))}"
    yield f"DESCRIPTION:{_text(chr(10).join(task.notes))}"
    if task.categories:
        yield f"CATEGORIES:{','.join(_text(category) for category in task.categories)}"
    if idea.internal:
        yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    for wait in task.waits_for:
        yield f"RELATED-TO;RELTYPE=DEPENDS-ON:{uids[wait.task]}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A text as a value: what means something in one is escaped, and control characters go."""
    for sign in "\\;,":
        value = value.replace(sign, f"\\{sign}")
    return _UNFIT.sub("", value).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line cut into lines of at most 75 octets, between characters."""
    parts, room = [""], MOST_OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(" ")
            room = MOST_OCTETS - 1
        parts[-1] += sign
        room -= size
    return "\r\n".join(parts)
