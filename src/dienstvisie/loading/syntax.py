"""Syntax errors in a user's words, and reading on after them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml import YAMLError

from dienstvisie.diagnostics import Position
from dienstvisie.language import Message
from dienstvisie.loading import rules
from dienstvisie.loading.nodes import Fault, StopReadingError, Tree, place, read_tree

MOST_ERRORS = 20
_ITEM = re.compile(rb"^-(?=[ \r\n])", re.MULTILINE)
_ID = re.compile(rb"""^(?:- |  |)id:[ ]*['"]?([a-z0-9][a-z0-9-]*)""", re.MULTILINE)
_TAB = re.compile(r"^ *(?:- +)*\t")
_QUOTES = Message("Put text that holds `: ` or starts with a special sign in quotes.")

_SAYINGS: tuple[tuple[str, Message, Message | None], ...] = (
    ("mapping values are not allowed", Message("There is a `: ` here that YAML cannot place."), _QUOTES),
    (
        "did not find expected key",
        Message("A new key or the end of the item was expected here."),
        Message("Look at the indentation, and at quotes and brackets on the lines above."),
    ),
    (
        "did not find expected '-' indicator",
        Message("A list item that starts with `- ` was expected here."),
        Message("Look at the indentation: all items of a list begin in the same column."),
    ),
    (
        "found unknown escape character",
        Message("A backslash in double quotes begins an escape that YAML does not know."),
        Message("Use single quotes, or write the backslash twice."),
    ),
    ("found character that cannot start any token", Message("No value can start with this sign."), _QUOTES),
    (
        "block sequence entries are not allowed",
        Message("A list cannot start on this line."),
        Message("Put `- ` on a new line, indented under its key."),
    ),
    ("block mapping entries are not allowed", Message("A key cannot start here."), _QUOTES),
    (
        "did not find expected alphabetic or numeric character",
        Message("A `*` or `&` here starts an alias or an anchor."),
        _QUOTES,
    ),
    (
        "did not find expected <document start>",
        Message("Something stands here that belongs to no item."),
        Message("Look at the indentation: all items begin in the same column."),
    ),
    ("found undefined tag handle", Message("A `!` here starts a tag."), _QUOTES),
)

_APOSTROPHE = Message("Put a text that begins with an apostrophe, as in 's avonds, in double quotes.")
_ENDS_IN_QUOTES = re.compile(r"^\s*(?:- +)*[^\s:'\"]+: +'")

_UNCLOSED: tuple[tuple[str, Message, Message | None], ...] = (
    (
        "simple key",
        Message("There is no `: ` on this line."),
        Message("Write `key: value` with a space after the `:`; indent the next lines of a long text."),
    ),
    ("quoted scalar", Message("The quotes that open here are never closed."), Message("Look for a missing quote.")),
    (
        "flow sequence",
        Message("The list that opens here with `[` is not closed as it should."),
        Message("Look for a missing `,` or `]`."),
    ),
    (
        "flow mapping",
        Message("The mapping that opens here with a brace is not closed as it should."),
        Message("Look for a missing `,` or brace, and for text with a `,` that needs quotes."),
    ),
)


class Reading(NamedTuple):
    """What could be read of a file. `lost` are the ids seen in the parts that could not be read."""

    tree: Tree | None
    faults: list[Fault]
    lost: list[str]


def read_around(data: bytes, text: str) -> Reading:
    """The tree of a file without the items that hold a syntax error; one fault for each of these.

    After an error the item that holds it is blanked and the file is read again, so that all places stay as they are.
    """
    broken: list[Fault] = []
    lost: list[str] = []
    for _ in range(MOST_ERRORS):
        faults: list[Fault] = []
        try:
            tree = read_tree(data, faults)
        except (YAMLError, StopReadingError) as error:
            fault = error.fault if isinstance(error, StopReadingError) else _fault(error, text)
            broken.append(fault)
            data, blanked = _without_item(data, fault.position.line)
            lost += ids_in(blanked)
        else:
            return Reading(tree, broken + faults, lost)
    return Reading(None, broken, [*lost, *ids_in(data)])


def ids_in(data: bytes) -> list[str]:
    """The ids of items that can be seen in bytes that are not read as YAML."""
    return [found[1].decode() for found in _ID.finditer(data)]


def _without_item(data: bytes, line: int) -> tuple[bytes, bytes]:
    """The data with the item on a line (from 1) blanked, and what was blanked; the whole file where it is no list."""
    starts = [found.start() for found in _ITEM.finditer(data)]
    offset = _offset(data, line)
    begin = max((start for start in starts if start <= offset), default=0)
    end = min((start for start in starts if start > offset), default=len(data))
    item = data[begin:end]
    if not item.strip():
        begin, end, item = 0, len(data), data
    return data[:begin] + b"\n" * item.count(b"\n") + data[end:], item


def _offset(data: bytes, line: int) -> int:
    offset = 0
    for _ in range(line - 1):
        found = data.find(b"\n", offset)
        if found < 0:
            break
        offset = found + 1
    return offset


def _fault(error: Any, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem, context = str(error.problem or ""), str(error.context or "")
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    tab = _TAB.match(line)
    if tab or "\\t" in problem:
        column = tab.end() if tab else mark.column + 1
        hint = Message("Indent with spaces: two for each level.")
        return Fault(rules.TAB, Position(mark.line + 1, column), Message("There is a tab here."), hint)
    if "did not find expected key" in problem and _ENDS_IN_QUOTES.match(line[: mark.column]):
        return Fault(rules.SYNTAX, place(mark), Message("A text in quotes ends just before this."), _APOSTROPHE)
    for words, message, hint_ in _UNCLOSED:
        if words in context and "escape" not in problem and error.context_mark is not None:
            single = line_at(lines, error.context_mark).startswith("'")
            return Fault(rules.SYNTAX, place(error.context_mark), message, _APOSTROPHE if single else hint_)
    for words, message, hint_ in _SAYINGS:
        if words in problem:
            return Fault(rules.SYNTAX, place(mark), message, hint_)
    return Fault(rules.SYNTAX, place(mark), Message("This is not YAML: {problem}.", {"problem": problem}))


def line_at(lines: list[str], mark: Any) -> str:
    """The rest of a line from a parser's mark on."""
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""
