"""Periods as written, counted in months since the year 0: what comparing and planning them rests on."""

from __future__ import annotations

MOST_PERIODS = 240
"""A roadmap has at most so many: 60 years of quarters, 20 of months."""


def first_month(written: str) -> int:
    """The first month of a year `2027`, a quarter `2027-Q1` or a month `2027-03`."""
    year, _, part = written.partition("-")
    month = (int(part[1:]) - 1) * 3 if part.startswith("Q") else int(part or 1) - 1
    return int(year) * 12 + month


def last_month(written: str) -> int:
    """The last month of a year, a quarter or a month."""
    length = 12 if "-" not in written else 3 if "Q" in written else 1
    return first_month(written) + length - 1


def first_whole(written: str, months: int) -> int:
    """The first period of so many months that begins in or after what is written."""
    return -(-first_month(written) // months)


def last_whole(written: str, months: int) -> int:
    """The last period of so many months that ends in or before what is written."""
    return (last_month(written) + 1) // months - 1
