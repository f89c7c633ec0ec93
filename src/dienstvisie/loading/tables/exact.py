"""The rows of any table, read by Python's csv module, one at a time."""

from __future__ import annotations

import csv
from array import array
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.loading.tables.grid import Column, Grid, Ragged

if TYPE_CHECKING:
    from dienstvisie.loading.tables.text import TableText


class _Lines:
    """The lines of a table, of which some can be read anew."""

    def __init__(self, text: TableText) -> None:
        self.data, self.at, self.number = text.data, text.header_end, text.header_line + 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.data):
            raise StopIteration
        end = self.data.find(b"\n", self.at) + 1 or len(self.data)
        line = self.data[self.at : end]
        self.at, self.number = end, self.number + 1
        return line.decode("utf-8")

    def go_to_line_after(self, at: int, number: int) -> None:
        """Read on at the line after the one that begins at a place and has this number."""
        self.at, self.number = self.data.find(b"\n", at) + 1 or len(self.data), number + 1


def read_exactly(text: TableText, width: int) -> Grid:
    """All rows of a table with so many columns."""
    seen: list[dict[str, int]] = [{} for _ in range(width)]
    codes = [array("i") for _ in range(width)]
    begins, ragged, broken = array("i"), list[Ragged](), list[int]()
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=text.separator, strict=True)
    while True:
        at, number = lines.at, lines.number
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            broken.append(number)
            lines.go_to_line_after(at, number)
            reader = csv.reader(lines, delimiter=text.separator, strict=True)
            continue
        if len(row) == width:
            begins.append(number)
            for known, column, value in zip(seen, codes, row, strict=True):
                column.append(known.setdefault(value, len(known)))
        elif any(map(str.strip, row)):
            ragged.append(Ragged(number, len(row)))
    columns = [Column(list(known), _as_codes(column)) for known, column in zip(seen, codes, strict=True)]
    return Grid(columns, _as_codes(begins), ragged, broken)


def _as_codes(numbers: array[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.empty(0, dtype=np.int32)
