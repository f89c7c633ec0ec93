"""Periods as written, counted in months since the year 0: what comparing and planning them rests on."""

from __future__ import annotations


def first_month(written: str) -> int:
    """The first month of a year `2027`, a quarter `2027-Q1` or a month `2027-03`."""
    year, _, part = written.partition("-")
    month = (int(part[1:]) - 1) * 3 if part.startswith("Q") else int(part or 1) - 1
    return int(year) * 12 + month


def last_month(written: str) -> int:
    """The last month of a year, a quarter or a month."""
    length = 12 if "-" not in written else 3 if "Q" in written else 1
    return first_month(written) + length - 1
