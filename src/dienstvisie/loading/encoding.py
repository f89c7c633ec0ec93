"""Bytes become text, or a diagnostic that says which bytes are in the way."""

from __future__ import annotations

import re

from dienstvisie.diagnostics import Position
from dienstvisie.language import Message
from dienstvisie.loading import rules
from dienstvisie.loading.nodes import Fault, StopReadingError

_BOM = b"\xef\xbb\xbf"
_START = Position(1, 1)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_CONFLICT = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)


def decode(data: bytes, faults: list[Fault]) -> tuple[bytes, str]:
    """The bytes without a byte-order mark, and their text; small faults go to `faults`.

    Raises `StopReadingError` where it is no text in UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[1:2] == b"\x00" or data[:1] == b"\x00":
        raise StopReadingError(_not_text(data))
    if data.startswith(_BOM):
        faults.append(
            Fault(
                rules.BYTE_ORDER_MARK,
                _START,
                Message("The file begins with a byte-order mark."),
                Message("Save it as UTF-8 without BOM."),
            )
        )
        data = data[len(_BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StopReadingError(_not_utf8(data, error.start)) from error
    control = _CONTROL.search(text)
    if control:
        message = Message(
            "There is a control character here (U+{code}): is this a text file?", {"code": f"{ord(control[0]):04X}"}
        )
        raise StopReadingError(
            Fault(
                rules.CONTROL,
                position_of(text, control.start()),
                message,
                Message("Remove the sign, or the file if it does not belong here."),
            )
        )
    if "\r\n" in text:
        faults.append(
            Fault(
                rules.WINDOWS_LINES,
                position_of(text, text.index("\r\n")),
                Message("The lines of this file end as in Windows (CR LF)."),
                Message("Save it with LF, or put `* text=auto eol=lf` into `.gitattributes`."),
            )
        )
    return data, text


def conflicts(data: bytes) -> list[Fault]:
    """The merge conflicts in a file, and what is left of half-solved ones; a file that has any is not read further."""
    if not any(mark in data for mark in (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")):
        return []
    found, is_open = [], False
    for mark in _CONFLICT.finditer(data):
        sign = mark[1][:1]
        if sign == b"<" or not is_open:
            found.append(_conflict(data, mark.start(), begins=sign == b"<"))
        is_open = sign != b">" and (is_open or sign == b"<")
    return found


def _conflict(data: bytes, offset: int, *, begins: bool) -> Fault:
    place = Position(data.count(b"\n", 0, offset) + 1, 1)
    hint = Message("Keep what is right, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.")
    if begins:
        return Fault(rules.MERGE_CONFLICT, place, Message("A merge conflict begins here that nobody has solved."), hint)
    return Fault(rules.MERGE_CONFLICT, place, Message("This line is left over from a merge conflict."), hint)


def position_of(text: str, offset: int) -> Position:
    """The place of a character."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _not_text(data: bytes) -> Fault:
    wide = data[:2].count(0) == 1 and data[2:4].count(0) == 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide:
        return Fault(rules.NOT_UTF8, _START, Message("This file is saved as UTF-16."), Message("Save it as UTF-8."))
    return Fault(
        rules.CONTROL, _START, Message("This is not a text file."), Message("Remove it if it does not belong here.")
    )


def _not_utf8(data: bytes, start: int) -> Fault:
    before = data[:start].decode("utf-8")
    byte = data[start : start + 1]
    letter = byte.decode("cp1252", errors="replace")
    values = {"code": byte.hex().upper(), "letter": letter}
    message = Message("The byte {code} here is not UTF-8; in Windows-1252 it would be `{letter}`.", values)
    if b"\x00" in data[:4096]:
        message = Message("This is not a text file.")
        return Fault(rules.CONTROL, _START, message, Message("Remove it if it does not belong here."))
    place = position_of(before, len(before))
    return Fault(rules.NOT_UTF8, place, message, Message("Save the file again, as UTF-8."))
