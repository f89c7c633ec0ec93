"""What an unquoted scalar means, by the YAML 1.2 core schema (yaml.org/spec/1.2.2, section 10.3.2).

So `NO`, `on` and `1:30` are text, `012` is twelve, and `2026-03-31` is text that a date field reads as a date.
"""

from __future__ import annotations

import re

MOST_DIGITS = 30

MAY_BE_OTHER = frozenset("0123456789+-.~nNtTfF")
"""The first characters of everything that can be other than text."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

Scalar = str | int | float | bool | None


class LongNumberError(ValueError):
    """A number of more than `MOST_DIGITS` digits."""


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar.

    Raises `LongNumberError` where it is a number too long to calculate with.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(_short(text))
    if _BASED.fullmatch(text):
        return int(_short(text), 0)
    if _FLOAT.fullmatch(text):
        return float(_short(text))
    if _NOT_FINITE.fullmatch(text):
        return float(text.replace(".", "", 1))
    return text


def _short(text: str) -> str:
    if len(text) > MOST_DIGITS + 2:
        raise LongNumberError
    return text
