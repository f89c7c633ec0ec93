"""Years, quarters and months as numbers, so that they can be compared."""

from __future__ import annotations

from datetime import date

from dienstvisie.schema import Planning
from dienstvisie.schema.periods import first_month, first_whole, last_month, last_whole


class Periods:
    """Counts the periods of a roadmap; both ends of a year, quarter or month as written get a number."""

    def __init__(self, planning: Planning | None) -> None:
        self._months = 1 if planning is not None and planning.period == "month" else 3

    def first(self, written: str) -> int:
        """The number of the first period that `written` touches."""
        return first_month(written) // self._months

    def last(self, written: str) -> int:
        """The number of the last period that `written` touches."""
        return last_month(written) // self._months

    def first_whole(self, written: str) -> int:
        """The number of the first whole period that begins in or after `written`."""
        return first_whole(written, self._months)

    def last_whole(self, written: str) -> int:
        """The number of the last whole period that ends in or before `written`."""
        return last_whole(written, self._months)

    def length(self, months: int) -> int:
        """So many months in periods, rounded up."""
        return -(-months // self._months)

    def of(self, day: date) -> int:
        """The number of the period that a day falls in."""
        return (day.year * 12 + day.month - 1) // self._months

    def number(self, planning: Planning) -> int:
        """How many periods the roadmap has; below 1 where it ends before it begins."""
        return self.last(planning.end) - self.first(planning.start) + 1


def has_periods(planning: Planning) -> bool:
    """Whether the roadmap ends after it begins."""
    return Periods(planning).number(planning) > 0
