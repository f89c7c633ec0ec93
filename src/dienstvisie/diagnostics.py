"""Diagnostics: what is wrong, where, and what to do. Values, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from dienstvisie.language import Message

Key = str | int
"""A step in a document: a mapping's key or a list's index."""


class Severity(StrEnum):
    """How bad: an error stops the build, a warning does not, an info is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(NamedTuple):
    """A place in a text file; line and column count from 1, columns in characters."""

    line: int
    column: int


class Address(NamedTuple):
    """A place in a dossier: a kind (or `settings`), an item of it, and the keys below that item.

    `keys` are as written in the file. `on_key` points at the last key itself instead of its value.
    """

    kind: str
    id: str | None = None
    keys: tuple[Key, ...] = ()
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for. `page` is Markdown: what it does, why it is bad, an example, what to do.

    Where it is `fixed`, the settings cannot change its severity: what makes a dossier wrong to read stays an error.
    """

    code: str
    severity: Severity
    page: str
    fixed: bool = field(default=False, kw_only=True)

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().split("\n", 1)[0]


class Related(NamedTuple):
    """Another place that belongs to the same problem, such as the first of two equal ids."""

    message: Message
    file: str
    position: Position | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `file` is relative to the dossier, with `/`; None where no file is to blame."""

    code: str
    severity: Severity
    message: Message
    file: str | None = None
    position: Position | None = None
    hint: Message | None = None
    related: tuple[Related, ...] = ()

    def with_severity(self, severity: str) -> Diagnostic:
        """The same problem, counted otherwise."""
        return replace(self, severity=Severity(severity))

    @property
    def order(self) -> tuple[str, Position, str, str]:
        """The order in which problems are shown: by place, then by code."""
        return (self.file or "", self.position or Position(0, 0), self.code, str(self.message))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the diagnostics is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


@dataclass(slots=True)
class SourceFile:
    """A file that was read: its text and the marks of everything in it.

    `marks` mirrors the data: for a mapping a dict of key -> (key mark, value mark, marks within), for a list a
    list of (mark, marks within), None for a scalar. A mark has `line` and `column`, counted from 0.
    """

    path: str
    text: str
    marks: Any = None
    _lines: list[str] | None = None

    def position(self, keys: tuple[Key, ...], *, on_key: bool = False) -> Position:
        """The place of the value (or of the key) at `keys`; the nearest thing above it where it is not there."""
        marks, found = self.marks, None
        for step, key in enumerate(keys):
            try:
                row = marks[key]
            except (KeyError, IndexError, TypeError):
                break
            found = row[0] if len(row) == 2 or (on_key and step == len(keys) - 1) else row[1]
            marks = row[-1]
        return Position(found.line + 1, found.column + 1) if found is not None else Position(1, 1)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1; empty where there is none."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""


@dataclass(slots=True)
class SourceMap:
    """Where everything in a dossier was written."""

    files: dict[str, SourceFile] = field(default_factory=dict)
    items: dict[tuple[str, str], tuple[str, tuple[Key, ...]]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """The first file of each kind; `settings` is `dienstvisie.yaml`."""

    def place(self, address: Address) -> tuple[str | None, Position | None]:
        """File and position of an address; a kind without a file is blamed on the settings."""
        if address.id is not None and (address.kind, address.id) in self.items:
            path, prefix = self.items[address.kind, address.id]
        else:
            path, prefix = self.kinds.get(address.kind, self.kinds.get("settings", "")), ()
        if path not in self.files:
            return (path or None), None
        keys = prefix + address.keys
        return path, self.files[path].position(keys, on_key=address.on_key)

    def stamp(self, rule: Rule, problem: Problem, severity: Severity | None = None) -> Diagnostic:
        """A problem made into a diagnostic: code, severity and position added."""
        path, position = self.place(problem.address)
        related = tuple(Related(message, *self._related(address)) for message, address in problem.related)
        return Diagnostic(rule.code, severity or rule.severity, problem.message, path, position, problem.hint, related)

    def _related(self, address: Address) -> tuple[str, Position | None]:
        path, position = self.place(address)
        return path or "", position


class Problem(NamedTuple):
    """What a check found: where and what. Code, severity and position are stamped by its runner."""

    address: Address
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Message, Address], ...] = ()
