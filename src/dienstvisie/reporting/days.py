"""The days of a roadmap's periods, and the working days among them: Monday to Friday, holidays included."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dienstvisie.planning.problem import Calendar

_WEEKEND = 5
"""The first day of the weekend, counted from Monday as 0."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first up to and including the last day."""

    first: date
    last: date

    @property
    def working(self) -> int:
        """How many working days there are in it."""
        weeks, rest = divmod((self.last - self.first).days + 1, 7)
        return weeks * _WEEKEND + sum(day.weekday() < _WEEKEND for day in self._first(rest))

    @property
    def first_working(self) -> date:
        """Its first working day, or the first after it."""
        return next(day for day in self._first(7) if day.weekday() < _WEEKEND)

    @property
    def last_working(self) -> date:
        """Its last working day, or the last before it."""
        back = (self.last - timedelta(number) for number in range(7))
        return next(day for day in back if day.weekday() < _WEEKEND)

    def _first(self, count: int) -> Iterator[date]:
        return (self.first + timedelta(number) for number in range(count))


def first_day(calendar: Calendar, period: int) -> date:
    """The first day of a period, which may lie outside the calendar. Raises ValueError outside the years 1 to 9999."""
    year, month = _first_month(calendar, period)
    return date(year, month, 1)


def last_day(calendar: Calendar, period: int) -> date:
    """The last day of a period, which may lie outside the calendar. Raises ValueError outside the years 1 to 9999."""
    year, month = _first_month(calendar, period)
    last = month + 12 // calendar.per_year - 1
    return date(year, last, months.monthrange(year, last)[1])


def days_of(calendar: Calendar, first: int, last: int) -> Days:
    """From the first day of one period up to and including the last day of another."""
    return Days(first_day(calendar, first), last_day(calendar, last))


def _first_month(calendar: Calendar, period: int) -> tuple[int, int]:
    year, part = divmod(calendar.first_year * calendar.per_year + calendar.first + period, calendar.per_year)
    return year, part * (12 // calendar.per_year) + 1
