"""How the periods of a calendar share the columns of a terminal, and the heading above them."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.planning.problem import Calendar

WIDEST = 4
"""Columns for a period at most; more would pull the eye apart."""
STEPS = (2, 3, 4, 6, 12)
"""Periods in one column, where they do not each have one: what divides a year."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Each period has `wide` columns, or `step` periods share one column; then `wide` is 1."""

    calendar: Calendar
    wide: int = 1
    step: int = 1

    @property
    def columns(self) -> int:
        """The columns of the whole calendar."""
        return -(-self.calendar.count // self.step) * self.wide

    def first(self, period: int) -> int:
        """The first column of a period."""
        return period // self.step * self.wide

    def end(self, period: int) -> int:
        """The column after the last of a period."""
        return self.first(period) + self.wide

    def periods(self, column: int) -> range:
        """The periods that a column stands for."""
        first = column // self.wide * self.step
        return range(first, min(first + self.step, self.calendar.count))

    @property
    def year_columns(self) -> tuple[tuple[int, int], ...]:
        """Each year with the column where it begins. Years that share a column: the first of them."""
        found: dict[int, int] = {}
        for period in range(self.calendar.count):
            found.setdefault(self.calendar.year(period), self.first(period))
        columns: dict[int, int] = {}
        for year, column in found.items():
            columns.setdefault(column, year)
        return tuple((year, column) for column, year in columns.items())

    def years(self, line: str) -> str:
        """The years, each after a line at its beginning; in two digits, or not at all, where they do not fit."""
        starts = [column for _, column in self.year_columns]
        row = [" "] * self.columns
        for (year, column), following in zip(self.year_columns, [*starts[1:], self.columns], strict=True):
            room = following - column
            text = line + (str(year) if room > 4 else f"{year % 100:02}" if room > 2 else "")
            row[column : column + len(text)] = text
        return "".join(row[: self.columns])

    def ticks(self, line: str) -> str | None:
        """The quarters or months under the years; None where they have too little room."""
        calendar = self.calendar
        if self.wide < (2 if calendar.per_year == 4 else 3):
            return None
        starts = {column for _, column in self.year_columns}
        row = ""
        for period in range(calendar.count):
            part = str((calendar.first + period) % calendar.per_year + 1)
            sign = line if self.first(period) in starts else " "
            row += (sign + part).ljust(self.wide)[: self.wide]
        return row


def scale_for(calendar: Calendar, room: int) -> Scale:
    """The widest scale that fits into so many columns; a period never gets more than `WIDEST`."""
    for wide in range(WIDEST, 0, -1):
        if calendar.count * wide <= room:
            return Scale(calendar, wide)
    for step in STEPS:
        if -(-calendar.count // step) <= room:
            return Scale(calendar, 1, step)
    return Scale(calendar, 1, -(-calendar.count // max(room, 1)))
