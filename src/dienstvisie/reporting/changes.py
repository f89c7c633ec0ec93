"""What changes for people, and when: by the phase in which it begins, and in the order in which it is ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.planning.problem import Calendar
from dienstvisie.reporting.days import last_day
from dienstvisie.reporting.indicator_words import indicators_of_idea
from dienstvisie.reporting.progress_indicators import last_of
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
    grouped: dict[tuple[int, str, str | None], list[Due]] = {}
    for due in told:
        grouped.setdefault(_chapter(sources, due), []).append(due)
    ordered = sorted(grouped.items(), key=lambda entry: entry[0][0])
    return tuple(Chapter(title, until, _comings(sources, found)) for (_, title, until), found in ordered)


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


def _chapter(sources: Sources, due: Due) -> tuple[int, str, str | None]:
    """The first period of the phase in which it begins, as on the roadmap, with its title and until when that is.

    What begins in no phase is told by the year in which it is ready.
    """
    end, write = due.end or 0, sources.writer
    start = min((placed.start for placed in sources.placements.get(due.idea.id, ())), default=end)
    phase = sources.phase(start)
    if phase is None:
        calendar, year = _calendar(sources), sources.year(end)
        first = end - (calendar.first + end) % calendar.per_year
        return first, write.say(Message("In {year}", {"year": year})), None
    until = Message("Begins by {date}", {"date": ready(sources, phase.last)})
    return phase.first, write.text(phase.title), write.say(until)


def _comings(sources: Sources, told: Iterable[Due]) -> tuple[Coming, ...]:
    write = sources.writer
    return tuple(
        Coming(
            idea=sources.mention("ideas", due.idea.id),
            told=_told(sources, due.idea),
            when=write.say(_when(sources, due)),
        )
        for due in told
    )


def _told(sources: Sources, idea: Idea) -> str | None:
    """What it is meant to bring; what is there already is told by its newest figure: what was meant is no fact."""
    write = sources.writer
    if _state(idea) != "done":
        values = {"result": write.text(idea.result)} if idea.result else None
        return write.say(Message("What we want to reach: {result}", values)) if values else None
    found = [(last.date, one, last) for one in indicators_of_idea(sources, idea) if (last := last_of(one))]
    if not found:
        return None
    _, indicator, last = max(found, key=lambda row: row[0])
    number, unit = write.number(last.value, 2), write.text(indicator.unit)
    values = {
        "indicator": write.text(indicator.title),
        "figure": f"{number}%" if unit == "%" else f"{number} {unit}",
        "date": write.date(last.date),
    }
    return write.say(Message("Last measured on {date}: {indicator}, {figure}.", values))


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
