"""Years, quarters and months as numbers, so that they can be compared."""

from __future__ import annotations

from dienstvisie.schema import Planning
from dienstvisie.schema.periods import first_month, last_month


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


def has_periods(planning: Planning) -> bool:
    """Whether the roadmap ends after it begins."""
    count = Periods(planning)
    return count.first(planning.start) <= count.last(planning.end)
