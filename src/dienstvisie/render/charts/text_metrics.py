"""How wide a text is in Arial, so that labels can be laid out without a browser.

The advance widths are those of Liberation Sans 2 (SIL Open Font License), which are Arial's and nearly Helvetica's.
A letter with a diacritic is as wide as the letter without it.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width, normalize

UNITS_PER_EM = 2048
_REGULAR = {
    391: "'",
    455: "ijl‘’‚",
    532: "|¦",
    569: " !,./:;I[\\]ft\xa0·ıŧ",
    682: "()-`r¡\xad‐‑“”„",
    684: "{}",
    717: "•",
    727: '"',
    797: "*",
    819: "°",
    961: "^",
    1024: "Jcksvxyz",
    1139: "#$0123456789?L_abdeghnopqu£§«»ðđħłþ–€",
    1196: "+<=>~×",
    1251: "FTZßø",
    1366: "&ABEKPSVXYÞ",
    1479: "CDHNRUwÐĐĦ",
    1593: "GOQØ",
    1706: "Mm",
    1821: "%æ",
    1933: "Wœ",
    2048: "ÆŒ—…←→™",
    2079: "@",
}
_BOLD = {
    487: "'",
    569: " ,./I\\ijl\xa0·ı‘’‚",
    573: "|¦",
    682: "!()-:;[]`ft¡\xad‐‑ŧ",
    717: "•",
    797: "*r{}",
    819: "°",
    971: '"',
    1024: "z“”„",
    1139: "#$0123456789J_aceksvxy£§«»–€",
    1196: "+<=>^~×",
    1251: "?FLTZbdghnopqußðøþđħł",
    1366: "EPSVXYÞ",
    1479: "&ABCDHKNRUÐĐĦ",
    1593: "GOQwØ",
    1706: "M",
    1821: "%mæ",
    1933: "Wœ",
    1997: "@",
    2048: "ÆŒ—…←→™",
}
_WIDEST = 2048
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in the unit of `size`, the font size. A character not in the table takes a full em."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _unknown(letter)) for letter in normalize("NFD", text)) * size / UNITS_PER_EM


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into `room` with an ellipsis after it; empty where nothing fits."""
    if text_width(text, size, bold=bold) <= room:
        return text
    low, high = 0, min(len(text), int(room * UNITS_PER_EM / (size * 391)) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(_cut(text, middle), size, bold=bold) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return _cut(text, low) if low else ""


def wrapped(text: str, size: float, room: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text broken at spaces into at most `lines` lines of at most `room`; what is too much is cut."""
    made: list[str] = []
    words = text[:500].split(" ")
    while words and len(made) < lines - 1:
        count = 1
        while count < len(words) and text_width(" ".join(words[: count + 1]), size, bold=bold) <= room:
            count += 1
        made.append(shortened(" ".join(words[:count]), size, room, bold=bold))
        words = words[count:]
    return (*made, shortened(" ".join(words), size, room, bold=bold)) if words else tuple(made)


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip() + "…"


def _unknown(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return _WIDEST * 5 // 4 if east_asian_width(letter) in "WF" else _WIDEST
