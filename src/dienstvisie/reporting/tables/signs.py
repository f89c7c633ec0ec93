"""The signs that pictures in a terminal are made of, and the lines that they form."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Style = Literal["plain", "title", "quiet", "bar", "quick", "ghost", "over"]
Span = tuple[str, Style]
"""A piece of a line and what it is; a terminal may colour it, but never has to."""
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """One column each. `heat` goes from little to all of what there is."""

    bar: str
    other: str
    quick: str
    ghost: str
    pause: str
    year: str
    star: str
    begun: str
    later: str
    sooner: str
    new: str
    moved: str
    heat: str
    over: str
    closed: str
    open: str
    dash: str
    ellipsis: str
    bullet: str


UNICODE = Signs("█", "▓", "█", "░", "─", "│", "★", "▶", "→", "←", "+", "⇄", "▁▂▃▄▅▆▇█", "▲", "×", "~", "–", "…", "•")
ASCII = Signs("#", "=", "#", ".", "-", "|", "*", ">", "}", "{", "+", "^", "123456789#", "!", "x", "~", "-", "...", "-")


def signs_for(encoding: str | None) -> Signs:
    """The signs that an encoding can say: all of them, or ASCII."""
    wanted = "".join(getattr(UNICODE, field.name) for field in fields(UNICODE))
    try:
        wanted.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


_LETTERS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\xa0": " "}
)


def spelled(text: str, signs: Signs) -> str:
    """The text with quotes and dashes of ASCII, where the signs are so; letters stay as they are."""
    return text.translate(_LETTERS) if signs is ASCII else text
