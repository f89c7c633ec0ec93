"""Parts that several reports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienstvisie.reporting.look import OUR_LOOK, Look

Audience = Literal["public", "internal"]
"""For whom documents are: `public` tells only what may leave the organisation."""
AUDIENCES: tuple[Audience, ...] = ("public", "internal")


@dataclass(frozen=True, slots=True)
class Mention:
    """An item of the dossier as it is named in a text.

    `page` is the path of the document that tells of it, without suffix, with the anchor where it is a part.
    """

    id: str
    title: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every document says of itself. `language` is a BCP 47 tag, `date` is in words.

    `audience` says for whom the edition is; `internal` where it is not for the public.
    """

    language: str
    project: str
    client: str
    author: str | None
    date: str | None
    illustrative: bool
    note: str | None
    audience: Audience = "public"
    look: Look = OUR_LOOK

    @property
    def internal(self) -> bool:
        """Whether this edition stays within the organisation."""
        return self.audience == "internal"


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
