"""Where an idea stands: to be planned, running, done, or not to be planned at all."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar
from dienstvisie.schema import Idea, why_gone


@dataclass(frozen=True, slots=True)
class Standing:
    """`reason`: why it is not to be planned; None where it is. `done`: nothing has to wait for it any more.

    `started` and `finished` are periods, possibly before the calendar; with both the work is a fact from start to end.
    """

    reason: Message | None = None
    done: bool = False
    started: int | None = None
    finished: int | None = None


def standing(idea: Idea, calendar: Calendar) -> Standing:
    """Where an idea stands by its status and its progress. What was done stays done, also when archived since."""
    started = next((row.started for row in reversed(idea.progress) if row.started is not None), None)
    finished = next((row.finished for row in reversed(idea.progress) if row.finished is not None), None)
    if finished is not None or (idea.progress and idea.progress[-1].content == "done"):
        return _done(calendar, started, finished)
    reason = _barred(idea)
    if reason is not None:
        return Standing(reason)
    return Standing(started=None if started is None else calendar.first_of(started))


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
    if idea.progress:
        newest = idea.progress[-1]
        if "stopped" in {newest.content, newest.planning, newest.finance}:
            return Message("It was stopped.")
    return None
