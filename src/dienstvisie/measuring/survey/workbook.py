"""The sheets of an Excel workbook; its values as they were typed, never its formulas."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from zipfile import BadZipFile, ZipFile

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.measuring.survey.grid import Cell, Grid

MOST_UNPACKED = 512 * 1024 * 1024


def workbook(name: str, data: bytes) -> tuple[Grid, ...]:
    """All sheets, in order. Raises `UserError` where it cannot be read, or where what reads it is not installed."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        hint = Message("Install `dienstvisie[office]`, or download the answers as CSV.")
        raise UserError(Message("Reading `{file}` needs the extra `office`.", {"file": name}), hint) from error
    try:
        _refuse_bombs(name, data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return tuple(_grid(sheet) for sheet in book.worksheets)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, SyntaxError) as error:
        message = Message("`{file}` cannot be read as an Excel workbook.", {"file": name})
        raise UserError(message, Message("Open it in a spreadsheet and save it again, or take CSV.")) from error


def _refuse_bombs(name: str, data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UserError(Message("`{file}` is too large when unpacked.", {"file": name}))


def _grid(sheet: Any) -> Grid:
    sheet.reset_dimensions()  # some tools write a wrong size
    rows = tuple(tuple(map(_cell, row)) for row in sheet.iter_rows(values_only=True))
    return Grid(rows, sheet.title, names_cells=True)


def _cell(value: Any) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, str | float | bool | date) else str(value)
