"""The red-thread page: one customer question after another, how fragmented its way is, and what a new way changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dienstvisie.language import Message, counted
from dienstvisie.measuring.journeys import JourneyFigures, UnitPart, journey_figures, questions
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.figures.threads import share_words, thread_figure
from dienstvisie.reporting.known import known
from dienstvisie.reporting.red_thread_model import (
    ComparedRow,
    QuestionTold,
    RedThreadReport,
    ThreadCount,
    UnitTold,
    WayTold,
)
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Journey, live

EVEN, EVEN_SHARE = 1e-9, 0.0005
"""Figures, and shares of 1, that differ by less are the same to a reader."""
MOMENTS: Mapping[str, Message] = {"before": Message("Before"), "after": Message("After")}


class Measure(NamedTuple):
    """A figure of journeys: its name, its value and its decimals. Of each, less is better."""

    label: Message
    value: Callable[[JourneyFigures], float | None]
    digits: int = 0
    share: bool = False


MEASURES = (
    Measure(Message("Steps"), lambda one: one.steps),
    Measure(Message("Units"), lambda one: len(one.units)),
    Measure(Message("Employees"), lambda one: len(one.people)),
    Measure(Message("Handovers"), lambda one: one.handovers),
    Measure(Message("Times back at the same unit"), lambda one: one.returns),
    Measure(Message("Minutes of work"), lambda one: one.minutes),
    Measure(Message("Days of waiting"), lambda one: one.waiting_days, 1),
    Measure(Message("Share of waiting"), lambda one: one.waiting_share, share=True),
)
"""In the order in which they are told."""


def red_thread_report(sources: Sources) -> RedThreadReport:
    """The page in the language of the sources' writer."""
    found = [tuple(map(journey_figures, ways)) for ways in questions(live(sources.dossier, Journey))]
    return RedThreadReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(found)),
        questions=tuple(_question(sources, ways) for ways in found),
        further=documents(sources, ("learning", "analysis", "vision", "roadmap")),
    )


def _in_short(found: Sequence[tuple[JourneyFigures, ...]]) -> Iterator[Message]:
    pairs = [(ways[0], ways[-1]) for ways in found if len(ways) > 1]
    yield counted("{number} question was followed step by step.", "{number} questions were followed step by step.",
                  len(found))  # fmt: skip
    if not pairs:
        return
    yield Message(
        "For {ways} of them there is a new way: {before} handovers in all become {after}.",
        {
            "ways": len(pairs),
            "before": sum(old.handovers for old, _ in pairs),
            "after": sum(new.handovers for _, new in pairs),
        },
    )
    known_hours = [(old.yearly_hours, new.yearly_hours) for old, new in pairs]
    saved = [old - new for old, new in known_hours if old is not None and new is not None]
    if saved and round(sum(saved)) > 0:
        yield Message("The new ways save {hours} hours of work a year.", {"hours": round(sum(saved))})


def _question(sources: Sources, ways: Sequence[JourneyFigures]) -> QuestionTold:
    write, first = sources.writer, ways[0].journey
    return QuestionTold(
        id=first.id,
        question=write.text(first.question),
        target_groups=known(sources, "target_groups", first.target_groups),
        yearly=write.number(first.cases_per_year) if first.cases_per_year is not None else None,
        summary=" ".join(write.say(message) for message in _summary(sources, ways)),
        ways=tuple(_way(sources, one) for one in ways),
        compared=tuple(_compared(sources, ways)) if len(ways) > 1 else (),
    )


def _summary(sources: Sources, ways: Sequence[JourneyFigures]) -> Iterator[Message]:
    old, new = ways[0], ways[-1]
    if len(ways) > 1:
        number = sources.writer.number
        yield Message(
            "From {old_handovers} to {new_handovers} handovers, and from {old_days} to {new_days} days.",
            {
                "old_handovers": old.handovers,
                "new_handovers": new.handovers,
                "old_days": number(old.days, 1),
                "new_days": number(new.days, 1),
            },
        )
    if old.yearly_hours is not None and len(ways) == 1:
        yield Message("All cases of a year together ask {hours} hours of work.", {"hours": round(old.yearly_hours)})
    elif old.yearly_hours is not None and new.yearly_hours is not None:
        values = {"old": round(old.yearly_hours), "new": round(new.yearly_hours)}
        yield Message("All cases of a year together ask {new} hours of work in place of {old}.", values)


def _way(sources: Sources, figures: JourneyFigures) -> WayTold:
    write, journey = sources.writer, figures.journey
    return WayTold(
        id=journey.id,
        title=write.text(journey.title),
        state=write.say(MOMENTS[journey.moment]),
        hands=write.say(_hands(figures)),
        description=write.prose(journey.description),
        counts=tuple(ThreadCount(_said(sources, one, figures), write.say(one.label)) for one in MEASURES),
        thread=thread_figure(sources, figures),
        units=tuple(_unit(sources, figures, part) for part in figures.parts),
    )


def _hands(figures: JourneyFigures) -> Message:
    return Message(
        "{people} of {units} hold the thread, with {handovers}.",
        {
            "people": counted("{number} employee", "{number} employees", len(figures.people)),
            "units": counted("{number} unit", "{number} units", len(figures.units)),
            "handovers": counted("{number} handover", "{number} handovers", figures.handovers),
        },
    )


def _unit(sources: Sources, figures: JourneyFigures, part: UnitPart) -> UnitTold:
    number = sources.writer.number
    return UnitTold(
        unit=sources.mention("units", part.unit).title,
        roles=tuple(sources.writer.text(role) for unit, role in figures.people if unit == part.unit and role),
        visits=number(part.visits),
        steps=number(part.steps),
        minutes=number(part.minutes),
        waiting=number(part.waiting_days, 1),
    )


def _compared(sources: Sources, ways: Sequence[JourneyFigures]) -> Iterator[ComparedRow]:
    for one in MEASURES:
        values = tuple(_said(sources, one, way) for way in ways)
        old, new = one.value(ways[0]), one.value(ways[-1])
        known_both = old is not None and new is not None
        gain = old - new if old is not None and new is not None else 0.0
        yield ComparedRow(
            label=sources.writer.say(one.label),
            values=values,
            change=_change(sources, one, -gain) if known_both else "–",
            better=gain > (EVEN_SHARE if one.share else EVEN),
        )


def _change(sources: Sources, one: Measure, change: float) -> str:
    size = sources.writer.number(abs(change) * (100 if one.share else 1), 1 if one.share else one.digits)
    if size == sources.writer.number(0):
        return sources.writer.say(Message("unchanged"))
    signed = f"+{size}" if change > 0 else f"−{size}"
    return sources.writer.say(Message("{change} percentage points", {"change": signed})) if one.share else signed


def _said(sources: Sources, one: Measure, figures: JourneyFigures) -> str:
    value = one.value(figures)
    if value is None:
        return "–"
    return share_words(sources, value) if one.share else sources.writer.number(value, one.digits)
