"""Dossier text made fit for documents: one line or paragraphs, without characters that break or turn text around."""

from __future__ import annotations

import re
from functools import lru_cache

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNWANTED = re.compile(f"[{_CONTROL}{_TURNING}]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\n\f]+")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


class Foreign(str):
    """Text that is in another language than the document; `language` is its BCP 47 tag."""

    __slots__ = ("language",)
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Foreign:
        """The text, marked with its language."""
        marked = cls(text)
        marked.language = language
        return marked


def paragraphs(text: str) -> str:
    """The text with its lines, without control characters and without those that reverse what follows them.

    A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    return _LONE_SURROGATE.sub("\ufffd", _UNWANTED.sub("", _LINE_END.sub("\n", text))).strip()


@lru_cache(maxsize=20_000)  # titles stand in many places
def one_line(text: str) -> str:
    """The text in one line: every run of white space is one space; no-break spaces stay."""
    return _SPACES.sub(" ", paragraphs(text))
