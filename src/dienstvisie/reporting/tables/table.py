"""A table as data: named columns with labels, rows of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dienstvisie.language import Message

Value = str | int | float | bool | None | Message | Mapping[str, str]
"""A cell: text as it is, a number, a message to be said, a dossier's text; None: not defined or not there."""

Row = tuple[Value, ...]

NOT_DEFINED = Message("not defined")
"""What a person reads where a figure cannot be told; machine formats have null or nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in machine formats, its heading for people, and the decimals of its numbers."""

    key: str
    label: Message
    digits: int | None = None
    numeric: bool = False
    keep: bool = False
    """Never cut or wrapped in a terminal."""
    wide: bool = False
    """Left out of a narrow terminal."""
    none: Message | None = None
    """What a person reads where there is no value."""
    below: str | None = None
    """The key of a column of which the cell stands below this one's in a narrow terminal."""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. `notes` are sentences that one must know to read it."""

    name: str
    title: Message
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Message, ...] = ()
    data_only: bool = False
    """Too long for a terminal: only for machine formats."""
    main: bool = False
    """The one that a format of a single table has; where none is, that is the first."""
