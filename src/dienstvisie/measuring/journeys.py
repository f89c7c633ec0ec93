"""The red thread in figures: what one customer question takes, and how far a new way is from the old one.

- A step with a unit is taken by the organisation, any other by the customer.
- People are counted as functions: each pair of a unit and a role once, a step without a role as one of its unit.
- Handovers are those that the steps are marked with.
- A question is back at a unit where that unit had it before, and somebody else, the customer too, had it in between.
- It takes the days of waiting and the working time, a day being 24 hours, as a customer counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dienstvisie.schema.journey import Journey, Step

MINUTES_PER_DAY = 24 * 60
MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Visit:
    """A step in its place. `day` is how many days have passed when it begins.

    `handover` is its number among the handovers, None where nobody hands over. `back` is how often the question has
    come to this unit by now, from 2 up; None where it is not back.
    """

    step: Step
    day: float
    handover: int | None
    back: int | None


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What a unit has of a journey: how often the question comes to it, its steps, work, and waiting before them."""

    unit: str
    visits: int
    steps: int
    minutes: float
    waiting_days: float


@dataclass(frozen=True)
class JourneyFigures:
    """A journey in figures. `visits` are its steps in order."""

    journey: Journey
    visits: tuple[Visit, ...]

    @property
    def steps(self) -> int:
        """How many steps there are, the customer's too."""
        return len(self.visits)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that are tied in, in the order in which the question comes to them."""
        return tuple(dict.fromkeys(one.step.unit for one in self.visits if one.step.unit is not None))

    @cached_property
    def people(self) -> tuple[tuple[str, str | None], ...]:
        """Who is tied in: unit and role, each pair once, in the order of the steps."""
        found = ((one.step.unit, one.step.role) for one in self.visits)
        return tuple(dict.fromkeys((unit, role) for unit, role in found if unit is not None))

    @property
    def handovers(self) -> int:
        """How often the question passes to another person."""
        return sum(one.handover is not None for one in self.visits)

    @property
    def returns(self) -> int:
        """How often the question comes back to a unit that had it before."""
        return sum(one.back is not None for one in self.visits)

    @property
    def minutes(self) -> float:
        """The working time of the organisation, in minutes; what the customer does is no work of it."""
        return sum(one.step.minutes for one in self.visits if one.step.unit is not None)

    @property
    def minutes_of_customer(self) -> float:
        """The time that the customer spends on it, in minutes."""
        return sum(one.step.minutes for one in self.visits if one.step.unit is None)

    @property
    def waiting_days(self) -> float:
        """The waiting, in days."""
        return sum(one.step.waiting_days for one in self.visits)

    @property
    def days(self) -> float:
        """How long it takes from the first step to the end, in days."""
        return self.waiting_days + (self.minutes + self.minutes_of_customer) / MINUTES_PER_DAY

    @property
    def waiting_share(self) -> float | None:
        """The share of that time in which nobody works on it; None where it takes no time."""
        return self.waiting_days / self.days if self.days > 0 else None

    @property
    def yearly_hours(self) -> float | None:
        """The working time of a year, in hours; None where nobody counted the cases."""
        cases = self.journey.cases_per_year
        return None if cases is None else cases * self.minutes / MINUTES_PER_HOUR

    @cached_property
    def parts(self) -> tuple[UnitPart, ...]:
        """The same per unit, in the order in which the question comes to them."""
        return tuple(self._part(unit) for unit in self.units)

    def _part(self, unit: str) -> UnitPart:
        own = [one for one in self.visits if one.step.unit == unit]
        return UnitPart(
            unit=unit,
            visits=1 + sum(one.back is not None for one in own),
            steps=len(own),
            minutes=sum(one.step.minutes for one in own),
            waiting_days=sum(one.step.waiting_days for one in own),
        )


def journey_figures(journey: Journey) -> JourneyFigures:
    """Follow one question from its first step to its last."""
    visits: list[Visit] = []
    times: dict[str, int] = {}
    day, handovers = 0.0, 0
    for number, step in enumerate(journey.steps):
        day += step.waiting_days
        handovers += step.handover
        here = journey.steps[number - 1].unit if number else None
        back = None
        if step.unit is not None and step.unit != here:
            times[step.unit] = times.get(step.unit, 0) + 1
            back = times[step.unit] if times[step.unit] > 1 else None
        visits.append(Visit(step, day, handovers if step.handover else None, back))
        day += step.minutes / MINUTES_PER_DAY
    return JourneyFigures(journey, tuple(visits))


def questions(journeys: Iterable[Journey]) -> tuple[tuple[Journey, ...], ...]:
    """The journeys of each question: the first way of it and those that replace it, the oldest first.

    Journeys that replace each other in a circle stand alone.
    """
    there = {journey.id: journey for journey in journeys}
    found: dict[str, list[Journey]] = {}
    for journey in there.values():
        found.setdefault(_root(there, journey), []).append(journey)
    return tuple(tuple(sorted(ways, key=lambda one: _depth(there, one))) for ways in found.values())


def _chain(there: dict[str, Journey], journey: Journey) -> Sequence[str]:
    """The journey, the one that it replaces, the one that that replaces, and so on; itself alone in a circle."""
    chain = [journey.id]
    while (before := there[chain[-1]].replaces) in there:
        if before in chain:
            return [journey.id]
        chain.append(before)
    return chain


def _root(there: dict[str, Journey], journey: Journey) -> str:
    return _chain(there, journey)[-1]


def _depth(there: dict[str, Journey], journey: Journey) -> int:
    return len(_chain(there, journey))
