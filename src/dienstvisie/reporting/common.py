"""Parts that several reports share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """An item of the dossier as it is named in a text. `page` is the path of its own document, without suffix."""

    id: str
    title: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every document says of itself. `language` is a BCP 47 tag, `date` is in words.

    `internal` where the dossier holds items that are marked so: then no document of this edition is for the public.
    """

    language: str
    project: str
    client: str
    author: str | None
    date: str | None
    illustrative: bool
    note: str | None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table, and its share of what is available (1.0 is all of it), where that is limited."""

    text: str
    available: str | None = None
    share: float | None = None
    percent: str | None = None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of a table over years: a label, a cell for each year, and the total."""

    label: str
    cells: tuple[Cell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class YearTable:
    """Figures per year. `total` adds up the rows per year; None where there is but one row."""

    years: tuple[str, ...]
    rows: tuple[YearRow, ...]
    total: YearRow | None = None
