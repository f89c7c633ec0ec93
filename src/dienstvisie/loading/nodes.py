"""YAML events become plain data, with the place of every key, value and list item beside it.

The events come from libyaml's C parser; nothing is ever constructed but dicts, lists, text and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs do not export it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dienstvisie.diagnostics import Position, Rule
from dienstvisie.language import Message
from dienstvisie.loading import rules
from dienstvisie.loading.scalars import MAY_BE_OTHER, MOST_DIGITS, LongNumberError, resolve

DEEPEST = 50
MOST_ALIASED = 10_000
_STRING_TAGS = ("!", "tag:yaml.org,2002:str")
_NO_KEY: Any = object()


class Fault(NamedTuple):
    """Something wrong at a place in a file, its first place beside it where there are two."""

    rule: Rule
    position: Position
    message: Message
    hint: Message | None = None
    first: Position | None = None


class Tree(NamedTuple):
    """The data of a file and the marks that mirror it (see `SourceFile`)."""

    data: Any
    marks: Any


class StopReadingError(Exception):
    """A fault after which the rest of the file is not read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault.message))
        self.fault = fault


def place(mark: Any) -> Position:
    """The place of a parser's mark."""
    return Position(mark.line + 1, mark.column + 1)


def read_tree(text: bytes, faults: list[Fault]) -> Tree | None:
    """The tree of a file's one document; None where it has none.

    Adds what is wrong to `faults`. Raises `yaml.YAMLError` where the text is not YAML and `StopReadingError` where
    reading on would not be safe.
    """
    try:
        documents, marks = _Builder(text, faults).run()
    except YAMLError as error:
        _stop_where_too_deep(error, text)
        raise
    if len(documents) > 1:
        hint = Message("Put the items in one list, or in two files.")
        faults.append(Fault(rules.DOCUMENTS, place(marks[1][0]), Message("A second document starts here."), hint))
    if not documents or documents[0] is None:
        return None
    return Tree(documents[0], marks[0][1])


def _stop_where_too_deep(error: YAMLError, text: bytes) -> None:
    """Say where nesting gets too deep in what libyaml 0.2.6 refuses while it still looks ahead."""
    mark = getattr(error, "problem_mark", None)
    if "maximum nesting depth" in str(getattr(error, "problem", "")) and mark is not None:
        before = text.decode(errors="replace")[: mark.index - 1]
        with suppress(YAMLError):
            _Builder(before.encode(), []).run()


class _Builder:
    """One pass over the events. The loop in `run` is the hot path of loading: it calls nothing for common events."""

    def __init__(self, text: bytes, faults: list[Fault]) -> None:
        self.parser = CParser(text)
        self.faults = faults
        self.anchors: dict[str, tuple[Any, Any, int] | None] = {}
        self.count = 0
        self.aliased = 0
        self.run_together: set[int] = set()

    def events(self) -> Iterator[Any]:
        return iter(self.parser.get_event, None)

    def run(self) -> tuple[list[Any], list[Any]]:  # noqa: C901, PLR0912, PLR0915 - one flat loop is twice as fast
        documents: list[Any] = []
        roots: list[Any] = []
        holder: Any = documents
        marks: Any = roots
        key: Any = _NO_KEY
        key_mark: Any = None
        stack: list[tuple[Any, Any, Any, Any, Any, str | None, int]] = []
        for event in self.events():
            kind = type(event)
            self.count += 1
            child = None
            mark = event.start_mark
            if kind is ScalarEvent:
                value = event.value
                if event.implicit[0]:
                    if not value or value[0] in MAY_BE_OTHER:
                        value = self.resolved(value, mark)
                elif event.tag is not None:
                    self.tag(event)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (value, None, 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((holder, marks, key, key_mark, mark, event.anchor, self.count))
                self.open(event, len(stack))
                holder, marks = ({}, {}) if kind is MappingStartEvent else ([], [])
                key = _NO_KEY
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, child = holder, marks
                holder, marks, key, key_mark, mark, anchor, before = stack.pop()
                if anchor is not None:
                    self.anchors[anchor] = (value, child, self.count - before)
            elif kind is AliasEvent:
                value, child = self.alias(event)
            elif kind is StreamEndEvent:
                break
            else:
                if kind is DocumentStartEvent:
                    self.anchors.clear()
                continue
            if type(holder) is list:
                holder.append(value)
                marks.append((mark, child))
            elif key is _NO_KEY:
                key, key_mark = (value if type(value) is str else self.usable(value, mark)), mark
            else:
                if key in holder:
                    self.duplicate(key, key_mark, marks)
                else:
                    holder[key] = value
                    marks[key] = (key_mark, mark, child)
                key = _NO_KEY
        return documents, roots

    def resolved(self, text: str, mark: Any) -> Any:
        try:
            return resolve(text)
        except LongNumberError:
            message = Message("This number has more than {most} digits.", {"most": MOST_DIGITS})
            self.faults.append(Fault(rules.LONG_NUMBER, place(mark), message, Message("Put a code in quotes.")))
            return 0

    def tag(self, event: Any) -> None:
        if event.tag not in _STRING_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:80]
            message = Message("The tag `{tag}` is not allowed: a dossier is data.", {"tag": tag})
            self.faults.append(Fault(rules.TAG, place(event.start_mark), message, Message("Leave the tag out.")))

    def open(self, event: Any, depth: int) -> None:
        if event.tag is not None:
            self.tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        if depth > DEEPEST:
            message = Message("This is nested more than {deepest} levels deep.", {"deepest": DEEPEST})
            raise StopReadingError(Fault(rules.TOO_DEEP, place(event.start_mark), message))

    def alias(self, event: Any) -> tuple[Any, Any]:
        known = self.anchors.get(event.anchor)
        name = {"name": event.anchor}
        if known is None:
            inside = event.anchor in self.anchors
            message = (
                Message("The alias `*{name}` stands inside what it refers to.", name)
                if inside
                else Message("There is no anchor `&{name}` before this alias.", name)
            )
            self.faults.append(Fault(rules.ALIAS, place(event.start_mark), message))
            return None, None
        value, child, size = known
        self.count += size
        self.aliased += size
        if self.aliased > MOST_ALIASED:
            message = Message(
                "The aliases up to `*{name}` repeat more than {most} values.", name | {"most": MOST_ALIASED}
            )
            raise StopReadingError(Fault(rules.ALIAS, place(event.start_mark), message))
        return value, child

    def usable(self, key: Any, mark: Any) -> Any:
        if isinstance(key, str | int) and not isinstance(key, bool):
            return key
        message = Message("A key must be a word or a whole number.")
        self.faults.append(Fault(rules.WRONG_TYPE, place(mark), message, Message("Put the key in quotes.")))
        return str(key)

    def duplicate(self, key: Any, mark: Any, marks: dict[Any, Any]) -> None:
        """Say that a key stands twice; once an `id` does, the rest belongs to an item that lacks its `- `."""
        if id(marks) in self.run_together:
            return
        message, hint = Message("The key `{key}` stands here twice.", {"key": key}), Message("Keep one of the two.")
        if key == "id":
            self.run_together.add(id(marks))
            message = Message("A second `id` in one item: does another item begin here?")
            hint = Message("Put `- ` before it, in the column of the other items.")
        self.faults.append(Fault(rules.DUPLICATE_KEY, place(mark), message, hint, place(marks[key][0])))
