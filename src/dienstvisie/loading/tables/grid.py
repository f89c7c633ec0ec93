"""The cells of a table, column by column: for each row the number of a value, and the values once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]


class Column(NamedTuple):
    """A column: for each row the index of its value, and the values as written, in the order in which they appear."""

    values: list[str]
    codes: Codes


class Ragged(NamedTuple):
    """A row with more or fewer cells than the header, and the line that it begins on."""

    line: int
    cells: int


class Grid(NamedTuple):
    """All rows with a cell for each column, in order, without the header and without blank lines.

    `lines` (rows,) is the line on which each row begins, counted from 1. `ragged` rows and rows with wrong quotes
    (`broken`: the lines on which they begin) are left out.
    """

    columns: list[Column]
    lines: Codes
    ragged: list[Ragged]
    broken: list[int]
