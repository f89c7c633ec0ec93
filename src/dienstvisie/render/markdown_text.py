"""Markdown that people write in a dossier, made safe: as HTML, or as Markdown within a larger document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
SCHEMES = ("http://", "https://", "mailto:")
_TOP = 3
"""The highest heading that a text may have: it stands under a heading of the second level."""
_LOOSE = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]*>)")
"""What may begin HTML: any `<` but that of an address."""
_PICTURE = re.compile(r"!+(?=\[)")
_FENCE_END = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*$")

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=4096)
def to_html(text: str) -> str:
    """Safe HTML: no raw HTML, no pictures, links to http, https and mail only, headings from the third level on."""
    tokens = _PARSER.parse(text)
    levels = heading_levels(tokens)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{levels[token.tag]}"
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=_kept,
        link_rel="noopener",
        url_schemes={"http", "https", "mailto"},
    ).strip()


@lru_cache(maxsize=4096)
def to_markdown(text: str) -> str:
    """The same text as Markdown that cannot break what surrounds it: no raw HTML or pictures, fences closed."""
    tokens = _PARSER.parse(text)
    levels, lines = heading_levels(tokens), text.split("\n")
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.map is not None and token.level == 0:
            first, end = token.map
            lines[first:end] = ["#" * levels[token.tag] + " " + inline.content.replace("\n", " ")] + [""] * (
                end - first - 1
            )
    if tokens and _open_fence(tokens[-1], lines):
        lines.append(tokens[-1].markup)
    return _harmless("\n".join(lines)).strip("\n")


def parse(text: str) -> list[Token]:
    """The tokens of a text."""
    return _PARSER.parse(text)


def heading_levels(tokens: Sequence[Token]) -> dict[str, int]:
    """The heading tags of a text, highest first, mapped to levels without a gap from the third on."""
    tags = sorted({token.tag for token in tokens if token.type == "heading_open"})
    return {tag: min(_TOP + number, 6) for number, tag in enumerate(tags)}


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if tag == "a" and attribute == "href":
        return value if value.lower().startswith(SCHEMES) else None
    return value


def _open_fence(token: Token, lines: Sequence[str]) -> bool:
    if token.type != "fence" or token.map is None:
        return False
    first, end = token.map
    closing = _FENCE_END.match(lines[end - 1]) if end - 1 > first and end <= len(lines) else None
    return closing is None or not closing[1].startswith(token.markup)


def _harmless(text: str) -> str:
    return _PICTURE.sub("", _LOOSE.sub("&lt;", text))
