"""A survey export as rows of cells, whatever file it came in."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from dienstvisie.errors import UserError
from dienstvisie.language import Message

Cell = str | float | date | bool | None
"""Text of a CSV file; of a workbook what it was typed as. A `datetime` is a `date` too."""

_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATORS = ";,\t"
_LOOKED_AT = 8192
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from the top of one sheet; `names_cells` where people know cells as `F7`."""

    rows: tuple[tuple[Cell, ...], ...]
    sheet: str | None = None
    names_cells: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """A cell, counted from 0; None beyond the end of its row."""
        return self.rows[row][column] if column < len(self.rows[row]) else None

    def place(self, row: int, column: int) -> Message:
        """Where a cell is, as a person finds it."""
        values = {"row": row + 1, "column": letters(column), "sheet": self.sheet}
        if self.sheet is not None:
            return Message("sheet “{sheet}”, cell {column}{row}", values)
        return Message("row {row}, column {column}", values)


def letters(column: int) -> str:
    """A column, counted from 0, as spreadsheets call it: A, B, ... Z, AA."""
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook, or the one of a CSV file. Raises `UserError` where it is neither."""
    readers: dict[str, Callable[[str, bytes], tuple[Grid, ...]]] = {".csv": _csv, ".txt": _csv, ".tsv": _csv}
    ending = PurePath(name).suffix.lower()
    if len(data) > LARGEST:
        raise UserError(Message("`{file}` is larger than {most} MB.", {"file": name, "most": LARGEST // 2**20}))
    if ending in (".xlsx", ".xlsm"):
        from dienstvisie.measuring.survey.workbook import workbook

        return workbook(name, data)
    if ending not in readers or data[:2] == b"PK":
        message = Message("`{file}` is no CSV file and no Excel workbook (.xlsx).", {"file": name})
        raise UserError(message, Message("Download the answers as CSV or Excel, and keep the file's ending."))
    return readers[ending](name, data)


def _csv(name: str, data: bytes) -> tuple[Grid, ...]:
    text = _text(name, data)
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text[:_LOOKED_AT])
    body = text[told.end() :] if told else text
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator)]
    except csv.Error as error:
        hint = Message("Open it in a spreadsheet and save it as CSV again.")
        raise UserError(
            Message("`{file}` cannot be read as CSV: {why}.", {"file": name, "why": error}), hint
        ) from error
    return (Grid((((),) if told else ()) + tuple(rows)),)


def _text(name: str, data: bytes) -> str:
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    message = Message("`{file}` is not a text file.", {"file": name})
    raise UserError(message, Message("Save it as CSV in UTF-8."))


def _separator(text: str) -> str:
    bare = _QUOTED.sub("", text)
    return max(_SEPARATORS, key=bare.count)
