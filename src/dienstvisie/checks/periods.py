"""Years, quarters and months as numbers, so that they can be compared."""

from __future__ import annotations

from dienstvisie.schema import Planning


class Periods:
    """Counts the periods of a roadmap; both ends of a year, quarter or month as written get a number."""

    def __init__(self, planning: Planning | None) -> None:
        self._months = 1 if planning is not None and planning.period == "month" else 3

    def first(self, written: str) -> int:
        """The number of the first period that `written` touches."""
        return _first_month(written) // self._months

    def last(self, written: str) -> int:
        """The number of the last period that `written` touches."""
        return (_first_month(written) + _length(written) - 1) // self._months


def _first_month(written: str) -> int:
    year, _, part = written.partition("-")
    month = (int(part[1:]) - 1) * 3 if part.startswith("Q") else int(part or 1) - 1
    return int(year) * 12 + month


def _length(written: str) -> int:
    return 12 if "-" not in written else 3 if "Q" in written else 1


def has_periods(planning: Planning) -> bool:
    """Whether the roadmap ends after it begins."""
    count = Periods(planning)
    return count.first(planning.start) <= count.last(planning.end)
