"""Sentences as they reach a terminal: in its language, and without what could make it do things."""

from __future__ import annotations

from unicodedata import category

from dienstvisie.language import Message, terminal_language, translator


def told(message: Message) -> str:
    """A message in the language of the terminal, printable."""
    return printable(translator(terminal_language()).say(message))


def printable(text: str) -> str:
    """Without control characters, which could make a terminal do things; spaces of any width stay."""
    return text if text.isprintable() else "".join(sign if _is_printable(sign) else "?" for sign in text)


def _is_printable(sign: str) -> bool:
    return sign.isprintable() or category(sign) == "Zs"
