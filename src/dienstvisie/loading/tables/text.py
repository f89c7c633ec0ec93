"""The text of a CSV file: its encoding, its lines and its separator."""

from __future__ import annotations

import re
from typing import NamedTuple

from dienstvisie.diagnostics import Position
from dienstvisie.language import Message
from dienstvisie.loading import rules
from dienstvisie.loading.encoding import conflicts, decode
from dienstvisie.loading.nodes import Fault, StopReadingError
from dienstvisie.loading.tables.source import LONGEST_LINE

_BOM = b"\xef\xbb\xbf"
_ORDINARY = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100))
_HIGH_CONTROLS = (re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_TOLD = re.compile(rb"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(rb'"[^"\n]*"')
SEPARATORS = ",;\t"


class TableText(NamedTuple):
    """The bytes of a table without byte-order mark; its separator; and the line of the header, with its place."""

    data: bytes
    separator: str
    header_line: int
    header_start: int
    header_end: int


def table_text(data: bytes) -> TableText:
    """What can be read of a table's bytes.

    Raises `StopReadingError` where it is no text in UTF-8, where a line is as long as no line of a table is, and where
    nothing stands in it.
    """
    data = data.removeprefix(_BOM)
    _refuse_what_is_no_text(data)
    unsolved = conflicts(data)
    if unsolved:
        raise StopReadingError(unsolved[0])
    if data.count(b"\r") != data.count(b"\r\n"):
        data = _LONE_RETURN.sub(b"\n", data)  # as spreadsheets on a Mac used to write; nothing shifts
    _refuse_long_lines(data)
    return _header(data)


def _refuse_what_is_no_text(data: bytes) -> None:
    plain = not data.translate(None, _ORDINARY)
    if plain and data.isascii():
        return
    if not plain or any(control.search(data) for control in _HIGH_CONTROLS) or not _is_utf8(data):
        decode(data, [])  # finds the place, and raises


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_long_lines(data: bytes) -> None:
    at = 0
    while len(data) - at > LONGEST_LINE:
        end = data.rfind(b"\n", at, at + LONGEST_LINE + 1)
        if end < 0:
            place = Position(data.count(b"\n", 0, at) + 1, 1)
            text = Message("This line is longer than {largest} MB.", {"largest": LONGEST_LINE // 2**20})
            hint = Message("Write a row for each rater, or a row for each score.")
            raise StopReadingError(Fault(rules.TOO_LARGE, place, text, hint))
        at = end + 1


def _header(data: bytes) -> TableText:
    """The first line that is not blank, after a line such as `sep=;` that spreadsheets use among themselves."""
    start, line = 0, 1
    told = _TOLD.match(data)
    if told is not None:
        start, line = told.end(), 2
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data[start:end].strip(b" \t\r;,"):
            separator = told[1].decode("latin-1") if told else _separator(data[start:end])
            return TableText(data, separator, line, start, min(end + 1, len(data)))
        start, line = end + 1, line + 1
    raise StopReadingError(Fault(rules.EMPTY, Position(1, 1), Message("This file holds nothing.")))


def _separator(header: bytes) -> str:
    """The separator that stands in a header most often, outside quotes."""
    bare = _QUOTED.sub(b"", header).decode("utf-8")
    return max(SEPARATORS, key=bare.count)
