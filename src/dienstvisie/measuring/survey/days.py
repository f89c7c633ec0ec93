"""The day of a measurement, from the times at which people answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from dienstvisie.measuring.survey.grid import Cell

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")


def last_day(cells: Iterable[Cell]) -> date | None:
    """The last day among times; None where none can be read, or where it is unclear what is the day and the month.

    Of a short date such as 3/14/2025 the column as a whole must tell which part is the month.
    """
    days: list[date] = []
    short: list[tuple[int, int, int]] = []
    for cell in cells:
        if isinstance(cell, date):
            days.append(cell.date() if isinstance(cell, datetime) else cell)
        elif isinstance(cell, str) and cell.strip():
            iso, brief = _ISO.match(cell.strip()), _SHORT.match(cell.strip())
            if iso:
                days += _made(int(iso[1]), int(iso[2]), int(iso[3]))
            elif brief:
                year = int(brief[3])
                short.append((int(brief[1]), int(brief[2]), year + 2000 if year < 100 else year))
            else:
                return None
    if short:
        month_first = _all([(year, one, two) for one, two, year in short])
        day_first = _all([(year, two, one) for one, two, year in short])
        if month_first is not None and day_first is not None and month_first != day_first:
            return None
        found = month_first or day_first
        if found is None:
            return None
        days += found
    return max(days, default=None)


def _all(rows: list[tuple[int, int, int]]) -> list[date] | None:
    """All days of rows of year, month and day; None where one of them is none."""
    made = [_made(*row) for row in rows]
    return [day for one in made for day in one] if all(made) else None


def _made(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []
