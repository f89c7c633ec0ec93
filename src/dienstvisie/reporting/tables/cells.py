"""Text in a terminal of fixed columns: how wide it is, and how it is cut."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def cell_width(text: str) -> int:
    """The columns that a text takes: two for wide signs, none for those that stand on another."""
    return sum(0 if category(sign) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(sign) in "WF") for sign in text)


def cut(text: str, room: int, ellipsis: str = "…") -> str:
    """The text in one line, or as much of its beginning as fits with an ellipsis after it."""
    line = " ".join(text.split())
    if cell_width(line) <= room:
        return line
    kept = line
    while kept and cell_width(kept) + len(ellipsis) > room:
        kept = kept[:-1]
    return (kept.rstrip() + ellipsis)[: max(room, 0)]


def padded(text: str, room: int, ellipsis: str = "…") -> str:
    """The text, cut or filled up with spaces to exactly so many columns."""
    kept = cut(text, room, ellipsis)
    return kept + " " * (room - cell_width(kept))
