"""The style sheet of a page, cut down to the rules that something in the page can match.

Every page holds its own styles, so what a page does not use would weigh on each of a thousand sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_STYLE = re.compile(r"(<style>\n?)(.*?)(</style>)", re.DOTALL)
_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_WORDS = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ASIDE = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
"""What no tag or class is asked for by: attributes and pseudo-classes, with what these have in brackets."""
_COMBINED = re.compile(r"\s*([>~])\s*")
_NAMES = re.compile(r"(\.?)([a-zA-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Selectors, each with the tags and classes (`.name`) it needs; what they set, or for `@media` the rules in it.

    What is not understood has the empty selector, which needs nothing.
    """

    selectors: tuple[tuple[str, frozenset[str]], ...]
    body: str
    inner: tuple[_Rule, ...] = ()
    media: str = ""


def with_needed_styles(page: str) -> str:
    """The page with its first style sheet without comments, and without rules for what is not in the page.

    A script may make any element and set any class that it has as a word.
    """
    found = _STYLE.search(page)
    if found is None:
        return page
    names = {*_TAGS.findall(page), *(f".{name}" for listed in set(_CLASSES.findall(page)) for name in listed.split())}
    for script in _SCRIPT.findall(page):
        words = set(_WORDS.findall(script))
        names |= words | {f".{word}" for word in words}
    needed = _needed(found[2], frozenset(names & _asked(found[2])))
    return f"{page[: found.start()]}<style>\n{needed}</style>{page[found.end() :]}"


@lru_cache(maxsize=100)
def _parsed(sheet: str) -> tuple[_Rule, ...]:
    return tuple(_rules(_COMMENT.sub("", sheet)))


@lru_cache(maxsize=100)
def _asked(sheet: str) -> frozenset[str]:
    """All tags and classes that a sheet asks for."""

    def names(rules: tuple[_Rule, ...]) -> Iterator[str]:
        for rule in rules:
            for _, needs in rule.selectors:
                yield from needs
            yield from names(rule.inner)

    return frozenset(names(_parsed(sheet)))


@lru_cache(maxsize=1_000)
def _needed(sheet: str, names: frozenset[str]) -> str:
    """The rules that can match where these of the names asked for are in the page: each on a line of its own."""
    return "".join(_kept(_parsed(sheet), names))


def _kept(rules: tuple[_Rule, ...], names: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.media:
            inner = "".join(_kept(rule.inner, names))
            if inner:
                yield f"{rule.media}{{\n{inner}}}\n"
        else:
            kept = [selector for selector, needs in rule.selectors if needs <= names]
            if kept:
                yield f"{','.join(kept)}{rule.body}\n"


def _rules(text: str) -> Iterator[_Rule]:
    at = 0
    while at < len(text):
        start, end = text.find("{", at), text.find(";", at)
        if start < 0 or 0 <= end < start:  # a statement without a block, such as @import
            stop = end + 1 if end >= 0 else len(text)
            if rest := " ".join(text[at:stop].split()):
                yield _Rule((("", frozenset()),), rest)
            at = stop
            continue
        stop = _closing(text, start)
        head, body = " ".join(text[at:start].split()), text[start + 1 : stop]
        if head.startswith("@media"):
            yield _Rule((), "", tuple(_rules(body)), head)
        elif head.startswith("@") or "{" in body:
            yield _Rule(((head, frozenset()),), f"{{{body.strip()}}}")
        else:
            yield _Rule(tuple(_selectors(head)), f"{{{_short(body)}}}")
        at = stop + 1


def _closing(text: str, start: int) -> int:
    """Where the block that opens at `start` closes, or the end of the text."""
    depth = 0
    for found in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.start()
    return len(text)


def _selectors(head: str) -> Iterator[tuple[str, frozenset[str]]]:
    for selector in _separate(head):
        bare = _ASIDE.sub("", selector)
        plain = "(" not in bare and ")" not in bare and "\\" not in bare and "#" not in bare
        names = (f"{dot}{name}" for dot, name in _NAMES.findall(bare)) if plain else ()
        yield _COMBINED.sub(r"\1", selector), frozenset(names)


def _separate(head: str) -> Iterator[str]:
    """The selectors between the commas that stand in no brackets."""
    depth = start = 0
    for at, sign in enumerate(head):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield head[start:at].strip()
            start = at + 1
    yield head[start:].strip()


def _short(body: str) -> str:
    """What a rule sets, without the spaces that mean nothing; text in quotes and custom properties stay as they are."""
    if any(sign in body for sign in ("'", '"', "url(")):
        return body.strip().rstrip("; ")
    line = " ".join(body.split()).rstrip("; ")
    if line.startswith("--") or "; --" in line:
        return line
    parts = (part.partition(":") for part in line.split(";"))
    return ";".join(f"{name.strip()}:{value.strip()}" for name, _, value in parts)
