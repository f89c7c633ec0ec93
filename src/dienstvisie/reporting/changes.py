"""What changes for people, and when: the ideas in the order in which they are ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.problem import Calendar
from dienstvisie.reporting.days import last_day
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.summary_model import Chapter, Coming, ForWhom
from dienstvisie.schema import Idea, TargetGroup, live, newest

SHOWN = 3
"""How many ideas are told for each target group."""
UNDER_WAY = frozenset({"on-track", "needs-attention", "delayed"})


@dataclass(frozen=True, slots=True)
class Due:
    """An idea that people will notice, and the period in which it is ready; None where none is known."""

    idea: Idea
    end: int | None


def dues(sources: Sources) -> tuple[Due, ...]:
    """The ideas for people, those that are ready first in front.

    Where ideas say whom they are for, those that say nothing are the organisation's own affair. Where there is a
    roadmap, only what stands on it is told; what was stopped is not.
    """
    ideas = live(sources.dossier, Idea)
    named = [idea for idea in ideas if idea.target_groups] or ideas
    found = [Due(idea, _end(sources, idea)) for idea in named if _state(idea) != "stopped"]
    if sources.roadmap is not None:
        found = [due for due in found if due.end is not None]
    return tuple(sorted(found, key=lambda due: (due.end is None, due.end or 0)))


def chapters(sources: Sources, told: Sequence[Due]) -> tuple[Chapter, ...]:
    """What comes in each phase of the roadmap, or in each year where it has none."""
    if sources.roadmap is None:
        title = sources.writer.say(Message("What we want to do"))
        return (Chapter(title, None, _comings(sources, told)),) if told else ()
    grouped: dict[tuple[str, str | None], list[Due]] = {}
    for due in told:
        grouped.setdefault(_chapter(sources, due.end or 0), []).append(due)
    return tuple(Chapter(*heading, _comings(sources, found)) for heading, found in grouped.items())


def for_whom(sources: Sources, told: Sequence[Due]) -> tuple[ForWhom, ...]:
    """For each target group what it notices first."""
    found = []
    for group in live(sources.dossier, TargetGroup):
        own = [due for due in told if group.id in due.idea.target_groups]
        if own:
            title = sources.writer.text(group.title)
            found.append(ForWhom(title, _comings(sources, own[:SHOWN]), _more(sources, len(own) - SHOWN)))
    return tuple(found)


def ready(sources: Sources, period: int) -> str:
    """The last day of a period of the roadmap, in words."""
    return sources.writer.date(last_day(_calendar(sources), period))


def _more(sources: Sources, number: int) -> str | None:
    if number <= 0:
        return None
    return sources.writer.say(
        counted("After that comes {number} more idea.", "After that come {number} more ideas.", number)
    )


def _chapter(sources: Sources, end: int) -> tuple[str, str | None]:
    phase = sources.phase(end)
    if phase is None:
        return sources.writer.say(Message("In {year}", {"year": sources.year(end)})), None
    until = Message("Until {date}", {"date": ready(sources, phase.last)})
    return sources.writer.text(phase.title), sources.writer.say(until)


def _comings(sources: Sources, told: Iterable[Due]) -> tuple[Coming, ...]:
    write = sources.writer
    return tuple(
        Coming(
            idea=sources.mention("ideas", due.idea.id),
            result=write.text(due.idea.result) if due.idea.result else None,
            when=write.say(_when(sources, due)),
        )
        for due in told
    )


def _when(sources: Sources, due: Due) -> Message:
    if _state(due.idea) == "done":
        return Message("It is there already.")
    if due.end is None:
        return Message("There is no date yet.")
    date = {"date": ready(sources, due.end)}
    if _state(due.idea) in UNDER_WAY:
        return Message("We are working on it. It is ready by {date}.", date)
    return Message("It is ready by {date}.", date)


def _state(idea: Idea) -> str | None:
    now = newest(idea.progress)
    return now.content if now else None


def _end(sources: Sources, idea: Idea) -> int | None:
    return max((placed.end for placed in sources.placements.get(idea.id, ())), default=None)


def _calendar(sources: Sources) -> Calendar:
    if sources.roadmap is None:
        raise LookupError("a period without a roadmap")
    return sources.roadmap.problem.calendar
