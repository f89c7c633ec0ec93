"""Who was reached by what a programme does, beside what was planned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from dienstvisie.schema import Programme, ProgrammeLine

_HALF = 6


def first_year(begin: date) -> int:
    """The first year that a beginning shapes: its own, or the next where it came after June."""
    return begin.year + (begin.month > _HALF)


class Reach(NamedTuple):
    """Participations, planned and actual, in the years of which the actual ones are known."""

    planned: int
    reached: int

    @property
    def share(self) -> float | None:
        """The part that took place; None where nothing was planned."""
        return self.reached / self.planned if self.planned else None


def reach(
    programmes: Sequence[Programme], themes: Collection[str], after: date | None, until: date | None = None
) -> Reach | None:
    """The reach of the lines that work on one of the themes, or of all lines where no theme is named.

    From the first year that `after` shapes until that of `until`; a line and year of which the reach is not known is
    left out. None: nothing is known.
    """
    rows = [
        (planned, line.reached[year])
        for programme in programmes
        for line in _lines(programme, themes)
        for year, planned in line.planned.items()
        if year in line.reached
        and (after is None or year >= first_year(after))
        and (until is None or year <= until.year)
    ]
    if not rows:
        return None
    return Reach(sum(planned for planned, _ in rows), sum(reached for _, reached in rows))


def _lines(programme: Programme, themes: Collection[str]) -> Sequence[ProgrammeLine]:
    """The lines on these themes. A line that names none works on all themes of its programme."""
    if not themes:
        return programme.lines
    return [line for line in programme.lines if not set(themes).isdisjoint(line.themes or programme.themes)]
