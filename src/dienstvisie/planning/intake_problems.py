"""What is wrong with what is to be planned, before any planning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning import rules
from dienstvisie.planning.begun import end_of_work
from dienstvisie.planning.problem import Calendar, LocalText, Task
from dienstvisie.planning.standing import Standing
from dienstvisie.schema import Dependency, Idea
from dienstvisie.schema.periods import first_month

Ideas = Mapping[str, Idea]
Parts = Mapping[str, tuple[Task, ...]]
Found = Iterator[tuple[Rule, Problem]]


def contradictions(ideas: Ideas, where: Mapping[str, Standing], barred: Mapping[str, Message]) -> Found:
    """Musts that are not to be planned at all, and work that begins after the end of the roadmap."""
    for id_ in sorted(barred):
        values = {"idea": ideas[id_].title, "reason": barred[id_]}
        if where[id_].started is not None:
            message = Message("“{idea}” cannot keep its place. {reason}", values)
            yield rules.PIN_FAILS, Problem(Address("ideas", id_, ("progress",)), message)
        elif ideas[id_].must and not where[id_].done:
            message = Message("“{idea}” has to be on the roadmap, but is left out. {reason}", values)
            yield rules.MUST_LEFT_OUT, Problem(Address("ideas", id_, ("must",)), message)


def flaws(ideas: Ideas, parts: Parts, calendar: Calendar) -> Found:
    """Ideas without a duration, pins inside a period, and work that has begun and will miss its deadline."""
    for id_ in sorted(parts):
        idea, first = ideas[id_], parts[id_][0]
        if idea.duration is None and not idea.subprojects:
            message = Message("“{idea}” does not say how long it takes; one period is taken.", {"idea": idea.title})
            yield rules.NO_DURATION, Problem(Address("ideas", id_), message, Message("Add `duration`, in months."))
        if not first.begun:
            yield from _pins_inside(idea, calendar)
        elif idea.deadline is not None:
            end = end_of_work(parts[id_])
            if end > calendar.last_whole_of(idea.deadline):
                values = {"idea": idea.title, "deadline": idea.deadline, "end": calendar.label(end)}
                message = Message("“{idea}” has begun, but takes until {end}: its deadline is {deadline}.", values)
                yield rules.DEADLINE_MISSED, Problem(Address("ideas", id_, ("deadline",)), message)


def _pins_inside(idea: Idea, calendar: Calendar) -> Found:
    pins: list[tuple[tuple[str | int, ...], LocalText, str | None]] = [((), idea.title, idea.pinned)]
    pins += [(("subprojects", number), part.title, part.pinned) for number, part in enumerate(idea.subprojects)]
    for keys, title, pinned in pins:
        if pinned is not None and first_month(pinned) * calendar.per_year % 12:
            values = {"idea": title, "pinned": pinned, "period": calendar.label(calendar.first_of(pinned))}
            message = Message("“{idea}” is pinned to {pinned}, and is planned in {period}.", values)
            yield rules.PIN_INSIDE, Problem(Address("ideas", idea.id, (*keys, "pinned")), message)


def odd_facts(
    ideas: Ideas, where: Mapping[str, Standing], parts: Parts, calendar: Calendar, rivals: Sequence[tuple[str, str]]
) -> Found:
    """Facts that the plan would not have allowed: they stay, and are told."""
    for id_ in sorted(parts):
        if parts[id_][0].begun:
            yield from _beyond_the_end(ideas[id_], end_of_work(parts[id_]), calendar)
            yield from _too_soon(ideas, where, parts, id_, calendar)
    for one, other in rivals:
        if all(where[id_].done or (id_ in parts and parts[id_][0].begun) for id_ in (one, other)):
            values = {"idea": ideas[one].title, "other": ideas[other].title}
            message = Message("“{idea}” and “{other}” exclude each other, but both have begun or are done.", values)
            related = ((Message("This is the other one."), Address("ideas", other)),)
            hint = Message("Remove it from `excludes`, or stop one of the two.")
            yield rules.FACTS_EXCLUDE, Problem(Address("ideas", one), message, hint, related)


def _beyond_the_end(idea: Idea, end: int, calendar: Calendar) -> Found:
    last = calendar.count - 1
    if end > last:
        values = {"idea": idea.title, "end": calendar.label(end), "last": calendar.label(last)}
        message = Message(
            "“{idea}” takes until {end}, after the end of the roadmap: only what falls up to {last} is shown.", values
        )
        yield rules.BEYOND_THE_END, Problem(Address("ideas", idea.id, ("progress",)), message)


def _too_soon(ideas: Ideas, where: Mapping[str, Standing], parts: Parts, id_: str, calendar: Calendar) -> Found:
    started = where[id_].started
    for number, needed in enumerate(ideas[id_].depends_on if started is not None else ()):
        other = needed.idea if isinstance(needed, Dependency) else needed
        if other not in parts or other == id_:
            continue
        values = {"idea": ideas[id_].title, "needed": ideas[other].title, "start": calendar.label(started or 0)}
        address = Address("ideas", id_, ("depends_on", number))
        if not parts[other][0].begun:
            message = Message("“{idea}” began in {start}, but “{needed}”, which it waits for, has not begun.", values)
            yield rules.BEGAN_EARLY, Problem(address, message)
        elif (end := end_of_work(parts[other])) > (started or 0):
            values["end"] = calendar.label(end)
            message = Message(
                "“{idea}” began in {start}, but “{needed}”, which it waits for, takes until {end}.", values
            )
            yield rules.BEGAN_EARLY, Problem(address, message)
