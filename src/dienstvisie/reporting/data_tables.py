"""Figures as data for spreadsheets: typed columns and rows, beside what a document says of them in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Datum = str | int | float | bool | date | None
ColumnKind = Literal["text", "long text", "integer", "year", "number", "score", "percent", "money", "date", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in data files, its title, and what its cells hold.

    `year` is a number without separators, `score` is points of 100, `percent` a share of 1, `money` euros, `flag` yes
    or no. `about` says what it means.
    """

    key: str
    title: str
    kind: ColumnKind = "text"
    about: str | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of data. `name` is that of its file or sheet, in lower case; None in a cell is nothing to tell."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Datum, ...], ...]
