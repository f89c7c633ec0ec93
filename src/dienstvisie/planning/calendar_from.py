"""The settings and units of a dossier as calendar, phases, lanes and budgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dienstvisie.planning.problem import Calendar, Lane, PhaseSpan
from dienstvisie.schema import Capacity, Planning, Unit
from dienstvisie.schema.periods import MOST_PERIODS


def calendar_of(planning: Planning) -> Calendar:
    """The periods of the roadmap, from the first that its start touches to the last of its end.

    None if it ends before, or if there are more than `MOST_PERIODS`: a check reports both.
    """
    per_year: Literal[4, 12] = 4 if planning.period == "quarter" else 12
    ages = Calendar(0, 0, 1, per_year)
    first, last = ages.first_of(planning.start), ages.last_of(planning.end)
    count = last - first + 1
    return Calendar(first // per_year, first % per_year, count if 0 < count <= MOST_PERIODS else 0, per_year)


def periods_of(months: int, calendar: Calendar) -> int:
    """A number of months in periods of the calendar, rounded up."""
    length = 12 // calendar.per_year
    return -(-months // length)


def phases_of(planning: Planning, calendar: Calendar) -> tuple[PhaseSpan, ...]:
    """The phases, each from the period after the one before; the last runs to the end of the calendar."""
    found: list[PhaseSpan] = []
    first = 0
    for number, phase in enumerate(planning.phases, 1):
        end = calendar.count - 1
        last = end if number == len(planning.phases) else min(end, calendar.last_of(phase.until))
        found.append(PhaseSpan(phase.id, phase.title, first, last))
        first = max(first, last + 1)
    return tuple(found)


def lanes_of(units: Mapping[str, Unit], calendar: Calendar, running_at_most: int | None) -> tuple[Lane, ...]:
    """The units as lanes. A unit has its own capacity only, not that of its parts or of what it is part of."""
    return tuple(
        Lane(id_, unit.title, None if unit.capacity is None else _capacity(unit.capacity, calendar), running_at_most)
        for id_, unit in units.items()
    )


def budgets_of(planning: Planning) -> dict[tuple[int, str], int]:
    """The limited budgets, in euros per year and kind."""
    return {
        (year, kind): amount
        for year, budget in sorted(planning.budgets.items())
        for kind, amount in (("investment", budget.investment), ("operating", budget.operating))
        if amount is not None
    }


def _capacity(capacity: Capacity, calendar: Calendar) -> tuple[int, ...]:
    """Days per period. Of two exceptions, the one for the shorter span of time wins."""
    days = [capacity.days] * calendar.count
    for written in sorted(capacity.exceptions, key=lambda written: (_precision(written), written)):
        first, last = max(0, calendar.first_of(written)), calendar.last_of(written)
        for period in range(first, min(last + 1, calendar.count)):
            days[period] = max(0, capacity.exceptions[written])
    return tuple(days)


def _precision(written: str) -> int:
    """0 for a year, 1 for a quarter, 2 for a month."""
    return 0 if "-" not in written else 1 if "Q" in written else 2
