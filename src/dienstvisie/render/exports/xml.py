"""XML from plain data: elements with text or with other elements in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

Element = tuple[str, str | int | Sequence["Element"]]
"""A name, and what it holds."""

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, as itself or as a reference."""


def document(root: str, namespace: str, elements: Iterable[Element]) -> str:
    """A document with all of its elements in one namespace, an element to a line."""
    lines = (line for element in elements for line in _lines(element, "  "))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return "\n".join((head, f'<{root} xmlns="{namespace}">', *lines, f"</{root}>", ""))


def _lines(element: Element, indent: str) -> Iterator[str]:
    name, value = element
    if isinstance(value, str | int):
        yield f"{indent}<{name}>{_text(str(value))}</{name}>"
        return
    yield f"{indent}<{name}>"
    for child in value:
        yield from _lines(child, indent + "  ")
    yield f"{indent}</{name}>"


def _text(value: str) -> str:
    return escape(_UNFIT.sub("", value), {"\r": "&#13;"})
