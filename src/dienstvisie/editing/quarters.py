"""Quarters counted as whole numbers, so that they can be added and compared."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WRITTEN = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?:-Q(?P<quarter>[1-4]))?")
_TUESDAY = 1


def quarter(year: int, number: int) -> int:
    """The number of a quarter; `number` runs from 1 to 4."""
    return year * 4 + number - 1


def quarter_of(day: date) -> int:
    """The quarter that a day is in."""
    return quarter(day.year, (day.month + 2) // 3)


def first_of(written: str) -> int | None:
    """The first quarter of `2026-Q1` or `2026`; None for what is neither, or out of this time."""
    found = _WRITTEN.fullmatch(written)
    return quarter(int(found["year"]), int(found["quarter"] or 1)) if found else None


def last_of(written: str) -> int | None:
    """The last quarter of `2026-Q1` or `2026`; None for what is neither, or out of this time."""
    found = _WRITTEN.fullmatch(written)
    return quarter(int(found["year"]), int(found["quarter"] or 4)) if found else None


def shown(number: int) -> str:
    """A quarter as it is written in a dossier, such as `2026-Q1`."""
    return f"{number // 4}-Q{number % 4 + 1}"


def meeting_day(number: int) -> date:
    """A day on which people could meet: the first Tuesday from the tenth of the quarter's second month."""
    tenth = date(number // 4, number % 4 * 3 + 2, 10)
    return tenth + timedelta((_TUESDAY - tenth.weekday()) % 7)


def last_day(number: int) -> date:
    """The last day of a quarter."""
    after = number + 1
    return date(after // 4, after % 4 * 3 + 1, 1) - timedelta(1)
