"""How much a picture is once it is drawn: a few bytes that refer to each other can grow without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

MOST_DRAWN = 20_000
"""Elements, those that stand in for others counted as often as they are drawn."""
DEEPEST = 40
"""Elements within each other."""
LONGEST = 10
"""References that lead to references."""
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"[\w-]+|[*\[:&]")
_ANY = frozenset("*[:&")
"""In a selector: may fit any element."""


class _Size(NamedTuple):
    """How many elements are drawn, and how long the longest chain of references is."""

    drawn: int
    chain: int


class _TooMuchError(Exception):
    """It is certain already."""


def too_much(top: ET.Element) -> bool:
    """Whether a picture has too many elements, too deep ones, or such as refer to each other over and over."""
    try:
        _Drawing(top).measure(top, 0, 0)
    except _TooMuchError:
        return True
    return False


class _Drawing:
    def __init__(self, top: ET.Element) -> None:
        _bound(top)
        self.named = {name: one for one in top.iter() if (name := one.get("id"))}
        self.rules = [rule for one in top.iter() if _tag(one) == "style" for rule in _rules("".join(one.itertext()))]
        self.sizes: dict[ET.Element, _Size] = {}
        self.open: set[ET.Element] = set()

    def measure(self, element: ET.Element, depth: int, chain: int) -> _Size:
        """What an element draws, with all it refers to. Raises _TooMuchError."""
        if element in self.sizes:
            return self.sizes[element]
        if element in self.open or depth > DEEPEST or chain > LONGEST:
            raise _TooMuchError
        self.open.add(element)
        drawn, longest = 1, 0
        for child in element:
            size = self.measure(child, depth + 1, chain)
            drawn, longest = drawn + size.drawn, max(longest, size.chain)
        for name in self.references(element):
            if name in self.named:
                size = self.measure(self.named[name], 0, chain + 1)
                drawn, longest = drawn + size.drawn, max(longest, size.chain + 1)
        self.open.discard(element)
        if drawn > MOST_DRAWN or longest > LONGEST:
            raise _TooMuchError
        self.sizes[element] = _Size(drawn, longest)
        return self.sizes[element]

    def references(self, element: ET.Element) -> Iterator[str]:
        """The ids that it refers to: itself, or by a rule of a style sheet that may fit it."""
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == "href" and value.startswith("#"):
                yield value[1:]
            yield from _REFERENCE.findall(value)
        own = {_tag(element), element.get("id"), *(element.get("class") or "").split()}
        for selector, names in self.rules:
            if selector & _ANY or selector & own:
                yield from names


def _bound(top: ET.Element) -> None:
    """Raises _TooMuchError where there are too many elements, or too deep ones, for anything to be drawn."""
    level, depth, count = [top], 0, 0
    while level:
        count += len(level)
        if depth > DEEPEST or count > MOST_DRAWN:
            raise _TooMuchError
        level, depth = [child for one in level for child in one], depth + 1


def _rules(sheet: str) -> Iterator[tuple[frozenset[str], list[str]]]:
    """The names in the selector of each rule that refers to something, and the ids; what is unclear fits anything."""
    text = _COMMENT.sub("", sheet)
    rules = [(frozenset(_NAME.findall(head)), _REFERENCE.findall(body)) for head, body in _RULE.findall(text)]
    found = [(selector, names) for selector, names in rules if names]
    everything = _REFERENCE.findall(text)
    if sum(len(names) for _, names in found) == len(everything):
        yield from found
    else:
        yield _ANY, everything


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
