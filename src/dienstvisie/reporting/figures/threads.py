"""The red thread of a journey as a picture: lanes for the customer and the units, and a thread from step to step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dienstvisie.language import Message, counted
from dienstvisie.measuring.journeys import JourneyFigures, Visit
from dienstvisie.reporting.sources import Sources

CUSTOMER = Message("The customer")


@dataclass(frozen=True, slots=True)
class ThreadLane:
    """Who holds the thread: the customer, or a unit with the functions in it that do."""

    title: str
    customer: bool
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """A step; `lane` is the number of its lane. `wait` is the waiting before it in days, for drawing.

    `handover` is its number among the handovers. `back` says that the question is at this unit again, and how often.
    `facts` are its day, its channel and its working time in short.
    """

    number: int
    lane: int
    title: str
    who: str
    role: str | None
    channel: str | None
    phase: str | None
    day: str
    minutes: str | None
    wait: float
    waiting: str | None
    handover: int | None
    back: str | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreadFigure:
    """The thread of one journey. `alternative` says in sentences what the picture shows; `id` is unique on its page."""

    id: str
    title: str
    alternative: str
    lanes: tuple[ThreadLane, ...]
    steps: tuple[ThreadStep, ...]


def thread_figure(sources: Sources, figures: JourneyFigures) -> ThreadFigure | None:
    """The thread of a journey; None where it has no steps."""
    if not figures.visits:
        return None
    journey = figures.journey
    order = [unit for unit in dict.fromkeys(one.step.unit for one in figures.visits) if unit is not None]
    customer = any(one.step.unit is None for one in figures.visits)
    places: dict[str | None, int] = {unit: number + customer for number, unit in enumerate(order)}
    places[None] = 0
    return ThreadFigure(
        id=f"thread-{journey.id}",
        title=sources.writer.text(journey.title),
        alternative=" ".join(sources.writer.say(message) for message in thread_words(sources, figures)),
        lanes=(*((_lane(sources, figures, None),) if customer else ()), *(_lane(sources, figures, u) for u in order)),
        steps=tuple(
            _step(sources, number, visit, places[visit.step.unit]) for number, visit in enumerate(figures.visits, 1)
        ),
    )


def thread_words(sources: Sources, figures: JourneyFigures) -> Iterable[Message]:
    """What a journey takes, in sentences."""
    number = sources.writer.number
    yield Message(
        "The question goes through {steps}, past {units} and {people}, with {handovers}.",
        {
            "steps": counted("{number} step", "{number} steps", figures.steps),
            "units": counted("{number} unit", "{number} units", len(figures.units)),
            "people": counted("{number} employee", "{number} employees", len(figures.people)),
            "handovers": counted("{number} handover", "{number} handovers", figures.handovers),
        },
    )
    if figures.returns:
        yield counted(
            "It comes back {number} time to a unit that had it before.",
            "It comes back {number} times to a unit that had it before.",
            figures.returns,
        )
    share = figures.waiting_share
    if share is not None:
        yield Message(
            "It takes {days} days, with {minutes} minutes of work; {share} of the time it waits.",
            {
                "days": number(figures.days, 1),
                "minutes": number(figures.minutes),
                "share": share_words(sources, share),
            },
        )


def share_words(sources: Sources, share: float) -> str:
    """A share of 1 in percents with one decimal: `98,6%`; never `100%` where it is less."""
    whole = min(round(share * 100, 1), 99.9) if share < 1 else 100.0
    return sources.writer.amount(sources.writer.number(whole, 1), "%")


def _lane(sources: Sources, figures: JourneyFigures, unit: str | None) -> ThreadLane:
    if unit is None:
        return ThreadLane(sources.writer.say(CUSTOMER), customer=True, roles=())
    roles = tuple(sources.writer.text(role) for one, role in figures.people if one == unit and role)
    return ThreadLane(sources.mention("units", unit).title, customer=False, roles=roles)


def _step(sources: Sources, number: int, visit: Visit, lane: int) -> ThreadStep:
    write, step = sources.writer, visit.step
    minutes = _counted_minutes(sources, step.minutes) if step.minutes else None
    channel = sources.term("channels", step.channel) if step.channel else None
    role = write.text(step.role) if step.role else None
    day = write.say(Message("day {day}", {"day": write.number(int(visit.day))}))
    return ThreadStep(
        number=number,
        lane=lane,
        title=write.text(step.title),
        who=sources.mention("units", step.unit).title if step.unit else write.say(CUSTOMER),
        role=role,
        channel=channel,
        phase=sources.term("phases", step.phase) if step.phase else None,
        day=day,
        minutes=minutes,
        wait=step.waiting_days,
        waiting=_counted_days(sources, step.waiting_days) if step.waiting_days else None,
        handover=visit.handover,
        back=_back(sources, visit.back) if visit.back else None,
        facts=tuple(part for part in (day, _short(sources, step.minutes), channel, role) if part),
    )


def _back(sources: Sources, times: int) -> str:
    return sources.writer.say(Message("here again, {times}×", {"times": times}))


def _short(sources: Sources, minutes: float) -> str | None:
    """Working time where there is little room."""
    if not minutes:
        return None
    return sources.writer.say(Message("{minutes} min", {"minutes": sources.writer.number(minutes)}))


def _counted_days(sources: Sources, days: float) -> str:
    text = sources.writer.number(days, 1)
    if text == "1":
        return sources.writer.say(Message("{days} day of waiting", {"days": text}))
    return sources.writer.say(Message("{days} days of waiting", {"days": text}))


def _counted_minutes(sources: Sources, minutes: float) -> str:
    text = sources.writer.number(minutes)
    if text == "1":
        return sources.writer.say(Message("{minutes} minute of work", {"minutes": text}))
    return sources.writer.say(Message("{minutes} minutes of work", {"minutes": text}))
