"""Where a person left a comment in YAML."""

from __future__ import annotations

from collections.abc import Iterator


def first_comment(text: str, head: str = "") -> int | None:
    """The line, from 1, of the first comment in a YAML text that can be read; None where there is none.

    The lines of `head` do not count where the text begins with exactly these.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    start = len(head) if plain.startswith(head) else 0
    return next((plain.count("\n", 0, at) + 1 for at in _comments(plain) if at >= start), None)


def _comments(text: str) -> Iterator[int]:
    """The place of each `#` that begins a comment: what stands between two tokens is space or comment.

    The sign that begins a block of text, `|` or `>`, counts as a part of the text, and what follows it on its line does
    not.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.tokens import ScalarToken

    end = 0
    for token in YAML(typ="safe", pure=True).scan(text):
        yield from _hashes(text, end, token.start_mark.index)
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            begin = token.start_mark.index
            yield from _hashes(text, begin, text.find("\n", begin))
        end = max(end, token.end_mark.index)
    yield from _hashes(text, end, len(text))


def _hashes(text: str, start: int, end: int) -> Iterator[int]:
    """The first `#` of each line between two places."""
    at = text.find("#", start, end)
    while at >= 0:
        yield at
        line = text.find("\n", at, end)
        at = text.find("#", line, end) if line >= 0 else -1
