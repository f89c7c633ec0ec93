"""How wide the columns of a sheet are and how high its rows: as what they hold asks, within limits."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from dienstvisie.reporting.data_tables import Column, Datum

_LEAST = {"text": 10, "long text": 30, "date": 12, "money": 12, "flag": 8}
_MOST = {"text": 32, "long text": 52}
FILTER = 1
"""What the button of the filter takes of the width of a heading."""


def width(column: Column, cells: Iterable[Datum]) -> float:
    """In the width of a digit. Headings wrap between words; so do texts that are wider than the limit."""
    least, most = _LEAST.get(column.kind, 9), _MOST.get(column.kind, 18)
    longest = max((len(str(cell)) for cell in cells if isinstance(cell, str | int)), default=0)
    word = max(map(len, column.title.split()), default=0)
    return float(min(max(least, longest + 1, min(word + FILTER, 24)), max(most, word + 1 if word < 30 else most)))


def height(cells: Sequence[Datum], widths: Sequence[float], line: float = 13) -> float:
    """In points: room for the text that takes most lines in a column of its width; at most what Excel allows."""
    lines = max((_lines(cell, wide) for cell, wide in zip(cells, widths, strict=True)), default=1)
    return float(min(lines * line + 5, 409))


def _lines(cell: Datum, wide: float) -> int:
    if not isinstance(cell, str) or len(cell) < wide - 1:
        return 1
    room = max(int(wide * 1.08) - 2, 4)
    return max(1, sum(len(textwrap.wrap(part[:4000], room)) or 1 for part in cell.split("\n")))
