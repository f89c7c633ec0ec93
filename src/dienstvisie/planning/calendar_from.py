"""The settings and units of a dossier as calendar, phases, lanes and budgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
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


def lanes_of(units: Mapping[str, Unit], calendar: Calendar, planning: Planning) -> tuple[Lane, ...]:
    """The units as lanes. A unit has its own capacity only, not that of its parts or of what it is part of."""
    return tuple(
        Lane(
            id_,
            unit.title,
            None if unit.capacity is None else capacity_of(unit.capacity, calendar, planning),
            planning.running_at_most if unit.running_at_most is None else unit.running_at_most,
        )
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


def capacity_of(capacity: Capacity, calendar: Calendar, planning: Planning) -> tuple[int, ...] | None:
    """Whole days per period: the usual ones, less holidays and ramp-up, rounded down; None where nothing limits them.

    Of two exceptions, the one for the shorter span of time wins; exceptions hold as written.
    """
    usual = _usual(capacity, calendar, planning)
    if usual is None:
        return None
    first = 0 if capacity.available_from is None else max(0, calendar.first_of(capacity.available_from))
    days = [
        int(usual * _share(planning.holidays, calendar, period) * _grown(capacity.ramp_up, period - first))
        for period in range(calendar.count)
    ]
    for written in sorted(capacity.exceptions, key=lambda written: (_precision(written), written)):
        start, last = max(0, calendar.first_of(written)), calendar.last_of(written)
        for period in range(start, min(last + 1, calendar.count)):
            days[period] = capacity.exceptions[written]
    return tuple(days)


def exact(number: float) -> Fraction:
    """A number as it was written, without the rounding of the machine."""
    return Fraction(repr(number))


def stability_of(planning: Planning) -> int:
    """What moving an idea must be worth, in hundredths of a percent of the agreed plan's value, rounded down."""
    return int(exact(planning.stability) * 100)


def _usual(capacity: Capacity, calendar: Calendar, planning: Planning) -> Fraction | None:
    """Days per period of an ordinary period. A check reports capacity that is stated in two ways, or in none."""
    if capacity.days is not None:
        return Fraction(capacity.days)
    if capacity.fte is None:
        return None
    share = Fraction(100 if capacity.percent is None else capacity.percent, 100)
    return exact(capacity.fte) * share * Fraction(planning.working_days, calendar.per_year)


def _share(holidays: Mapping[str, float], calendar: Calendar, period: int) -> Fraction:
    """What holidays leave of a period: the mean of its months, each by its own share or that of its quarter."""
    length = 12 // calendar.per_year
    start = (calendar.first + period) % calendar.per_year * length
    shares = [
        exact(holidays.get(f"{month + 1:02}", holidays.get(f"Q{month // 3 + 1}", 1)))
        for month in range(start, start + length)
    ]
    return sum(shares, Fraction(0)) / length


def _grown(ramp_up: Sequence[int], age: int) -> Fraction:
    """The share of its capacity that a unit has in a period of its life; before its first there is none."""
    if age < 0:
        return Fraction(0)
    return Fraction(ramp_up[age], 100) if age < len(ramp_up) else Fraction(1)


def _precision(written: str) -> int:
    """0 for a year, 1 for a quarter, 2 for a month."""
    return 0 if "-" not in written else 1 if "Q" in written else 2
