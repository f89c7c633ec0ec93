"""Where an idea stands: to be planned, running, done, or not to be planned at all."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar
from dienstvisie.schema import Idea, newest, newest_first, why_gone


@dataclass(frozen=True, slots=True)
class Standing:
    """`reason`: why it is not to be planned; None where it is. `done`: nothing has to wait for it any more.

    `started`, `expected` and `finished` are periods, possibly outside the calendar: when the work began, when it is now
    expected to be done, and when it was done. With both ends the work is a fact from start to end.
    """

    reason: Message | None = None
    done: bool = False
    started: int | None = None
    expected: int | None = None
    finished: int | None = None


def standing(idea: Idea, calendar: Calendar) -> Standing:
    """Where an idea stands by its status and its progress. What was done stays done, also when archived since."""
    rows = newest_first(idea.progress)
    started = next((row.started for row in rows if row.started is not None), None)
    finished = next((row.finished for row in rows if row.finished is not None), None)
    if finished is not None or (rows and rows[0].content == "done"):
        return _done(calendar, started, finished)
    reason = _barred(idea)
    if reason is not None or started is None:
        return Standing(reason)
    if calendar.first_of(started) >= calendar.count:
        message = Message("Its work begins in {period}, after the end of the roadmap.", {"period": started})
        return Standing(message, started=calendar.first_of(started))
    expected = next((row.expected for row in rows if row.expected is not None), None)
    return Standing(
        started=calendar.first_of(started), expected=None if expected is None else calendar.last_of(expected)
    )


def _done(calendar: Calendar, started: str | None, finished: str | None) -> Standing:
    if finished is None:
        return Standing(Message("It is done."), done=True)
    end = calendar.last_of(finished)
    if end < 0:
        return Standing(Message("It is done, since {period}.", {"period": finished}), done=True)
    return Standing(started=None if started is None else calendar.first_of(started), finished=end)


def _barred(idea: Idea) -> Message | None:
    gone = why_gone(idea)
    if gone is not None:
        return gone
    now = newest(idea.progress)
    if now and "stopped" in {now.content, now.planning, now.finance}:
        return Message("It was stopped.")
    return None
