"""How long a municipality plans ahead: the terms of office by region."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from dienstvisie.editing.quarters import quarter, quarter_of, shown

Region = Literal["flanders", "netherlands"]
_A_YEAR = 4


class Span(NamedTuple):
    """The first and the last quarter of a roadmap, such as `2026-Q1` and `2031-Q4`."""

    start: str
    end: str


class _Cycle(NamedTuple):
    """Terms that follow one another: a first quarter of one of them, and their length in quarters."""

    first: int
    length: int


_CYCLES: Mapping[Region, _Cycle] = MappingProxyType(
    {
        # Decree on Local Government (2017): the multi-year plan runs from the second year after the elections to the
        # end of the year after the next ones. Elections were in October 2018.
        "flanders": _Cycle(quarter(2020, 1), 6 * 4),
        # Councils are elected every fourth March; that of 2022 took office at the end of the month.
        "netherlands": _Cycle(quarter(2022, 2), 4 * 4),
    }
)
REGIONS = tuple(_CYCLES)


def term_of_office(region: Region, on: date) -> Span:
    """The whole term that is in force a year after the day `on`: a roadmap needs at least that year.

    In Flanders that is the six years of the multi-year plan, in the Netherlands the four years of the council.
    """
    start, end = _term(region, on)
    return Span(shown(start), shown(end))


def planning_span(region: Region, on: date) -> Span:
    """What is left of the same term: from the quarter after the day `on`, or from its start where that is later."""
    start, end = _term(region, on)
    return Span(shown(max(start, quarter_of(on) + 1)), shown(end))


def _term(region: Region, on: date) -> tuple[int, int]:
    first, length = _CYCLES[region]
    start = first + (quarter_of(on) + _A_YEAR - first) // length * length
    return start, start + length - 1
