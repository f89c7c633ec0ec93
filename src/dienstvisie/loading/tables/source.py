"""Where the cells of a table stand in its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Key, Position, SourceFile

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_LINE = 2**20
"""In bytes: a header with ten thousand items has fewer."""
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')


class Starts(NamedTuple):
    """Where each cell of a record begins, in characters; and where a cell whose quotes are wrong does."""

    cells: list[int]
    broken: int | None


def cell_starts(text: str, separator: str) -> Starts:
    """The cells of the record at the beginning of a text."""
    starts, at = [0], 0
    while True:
        if text.startswith('"', at):
            quoted = _QUOTED.match(text, at)
            if quoted is None:
                return Starts(starts, at)
            end = quoted.end()
            if end < len(text) and text[end] not in (separator, "\r", "\n"):
                return Starts(starts, at)
        else:
            found, line_end = text.find(separator, at), text.find("\n", at)
            end = len(text) if line_end < 0 else line_end
            end = found if 0 <= found < end else end
        if not text.startswith(separator, end):
            return Starts(starts, None)
        at = end + 1
        starts.append(at)


class TableSource(SourceFile):
    """A table that was read. `lines` (rows,) is the line of each row, counted from 1; the header is row 0."""

    __slots__ = ("_line_starts", "data", "lines", "separator")

    def __init__(self, path: str, data: bytes, separator: str = ",") -> None:
        super().__init__(path, "")
        self.data, self.separator = data, separator
        self.lines: NDArray[np.int32] = np.ones(1, dtype=np.int32)
        self._line_starts: NDArray[np.int64] | None = None

    def position(self, keys: tuple[Key, ...], *, on_key: bool = False) -> Position:
        """The place of the cell at `keys`: a row, and in it a column, both counted from 0."""
        del on_key  # a cell has no key of its own
        if not keys:
            return Position(1, 1)
        row, column = int(keys[0]), int(keys[1]) if len(keys) > 1 else 0
        return self.cell(int(self.lines[row]), column)

    def cell(self, line: int, column: int) -> Position:
        """The place of the cell in this column, counted from 0, of the row that begins on a line."""
        text, starts = self._record(line)
        start = starts.cells[min(column, len(starts.cells) - 1)]
        return _after(text, start, line)

    def broken_quotes(self, line: int) -> Position:
        """The place of the first cell on a line whose quotes are wrong."""
        text, starts = self._record(line)
        return _after(text, starts.broken or 0, line)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1; empty where there is none."""
        starts = self._starts()
        if not 0 < number <= len(starts):
            return ""
        begin = int(starts[number - 1])
        end = int(starts[number]) if number < len(starts) else len(self.data)
        return self.data[begin : min(end, begin + LONGEST_LINE)].decode("utf-8", "replace").rstrip("\r\n")

    def _record(self, line: int) -> tuple[str, Starts]:
        """The text from a line on, as far as its record can go, and the cells of that record."""
        begin = int(self._starts()[line - 1])
        end = self.data.find(b"\n", begin)
        if self.data.find(b'"', begin, end if end >= 0 else len(self.data)) >= 0:
            end = begin + LONGEST_LINE
        text = self.data[begin : end if end >= 0 else len(self.data)].decode("utf-8", "replace")
        return text, cell_starts(text, self.separator)

    def _starts(self) -> NDArray[np.int64]:
        if self._line_starts is None:
            ends = np.flatnonzero(np.frombuffer(self.data, dtype=np.uint8) == 10)
            self._line_starts = np.concatenate(([0], ends + 1))
        return self._line_starts


def _after(text: str, start: int, line: int) -> Position:
    return Position(line + text.count("\n", 0, start), start - text.rfind("\n", 0, start))
