"""What a spreadsheet can hold: texts, names of sheets and headings that Excel takes as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MOST_SIGNS = 32_767
"""A longer text in a cell makes Excel say that the file is damaged."""
MOST_OF_NAME = 31
MOST_OF_HEADING = 255
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def fit(text: str, most: int = MOST_SIGNS) -> str:
    """A text without the signs that XML forbids, cut to what fits: Excel counts in UTF-16."""
    clean = _UNFIT.sub("", text)
    if _units(clean) <= most:
        return clean
    cut = clean.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    return f"{cut}…"


def is_like_formula(text: str) -> bool:
    """Whether it would be run as a formula if somebody typed it."""
    return text.startswith(_FORMULA)


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    """A name for each sheet: without forbidden signs, at most 31 long, each once whatever the case."""
    taken = {"history"}  # Excel keeps this name for itself
    for title in titles:
        name = " ".join(_NOT_IN_NAMES.sub(" ", fit(title)).split()).strip("' ") or "-"
        yield _once(name, MOST_OF_NAME, taken)


def headings(titles: Iterable[str]) -> Iterator[str]:
    """The headings of a table: at most 255 long, none empty, each once whatever the case."""
    taken: set[str] = set()
    for title in titles:
        yield _once(" ".join(fit(title).split()) or "-", MOST_OF_HEADING, taken)


def _once(name: str, most: int, taken: set[str]) -> str:
    """The name, or the name with a number where it is taken already."""
    number, made = 1, fit(name, most).strip("'")
    while made.casefold() in taken:
        number += 1
        tail = f" ({number})"
        made = fit(name, most - len(tail)).strip("'") + tail
    taken.add(made.casefold())
    return made


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
