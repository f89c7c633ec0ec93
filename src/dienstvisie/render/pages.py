"""HTML pages by the templates of the program, or by somebody's own: what these make is looked through first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.render.page import Page
from dienstvisie.render.policy import MARK, foreign_scripts
from dienstvisie.render.templates import BuiltinTemplates, ContainedLoader, not_let_through
from dienstvisie.render.written import Renderer, written
from dienstvisie.reporting.documents import Document

_TAGS = frozenset(
    ["applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "object", "portal", "source", "track"]
)
"""What loads something, or sends something."""
_LOADING = frozenset(["action", "background", "data", "formaction", "ping", "poster", "src", "srcset"])
_DRAWN = frozenset(["feimage", "image", "use"])
_BLANK = re.compile(r"[\x00-\x20]")
_BREAKING = re.compile(r"<[a-z/!?]", re.IGNORECASE)


def pages(environment: Environment, source: BaseLoader) -> Renderer:
    """Writes pages by the templates in `html`. `source` is where the environment finds its templates.

    Raises UserError for a page of somebody's own template that holds what its policy does not let through.
    """
    write = written(environment, "html", ".html")
    if isinstance(source, BuiltinTemplates):
        return write

    def render(document: Document, page: Page) -> bytes:
        made = write(document, page)
        for found in blocked(made.decode()):
            raise _refused(found, source, page)
        return made

    return render


def blocked(page: str) -> Iterator[tuple[str, str]]:
    """What a page holds that no page may: each as it is said, and the tag or the attribute that it is."""
    if foreign_scripts(page.encode()):
        yield "<script>", "script"
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    """Reads a page as browsers do, also where attributes have no quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in _TAGS or (tag == "script" and given):
            self.found.append((f"<{tag}>", tag))
        elif tag == "meta" and "http-equiv" in given and not _is_policy(given):
            self.found.append(("<meta http-equiv>", "http-equiv"))
        self.found += [(f'{name}=""', name) for name, value in attrs if _is_blocked(tag, name, value or "")]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name is that of the base class
        self.style = False

    def handle_data(self, data: str) -> None:
        if self.style and _BREAKING.search(data):
            self.found.append(("<style>", "style"))


def _is_policy(given: dict[str, str]) -> bool:
    return given["http-equiv"].lower() == "content-security-policy" and given.get("content") == MARK.decode()


def _is_blocked(tag: str, name: str, value: str) -> bool:
    address = _BLANK.sub("", value).lower()
    if name == "style" or name.startswith("on"):
        return True
    if name in {"href", "xlink:href"}:
        return address.startswith(("javascript:", "vbscript:", "data:")) or (
            tag in _DRAWN and not address.startswith("#")
        )
    return name in _LOADING and not address.startswith("data:")


def _refused(found: tuple[str, str], source: BaseLoader, page: Page) -> UserError:
    """Says where it stands: in the first template of one's own that has the word, else in the page."""
    what, word = found
    for file in _own(source):
        text = file.read_text(encoding="utf-8", errors="replace")
        at = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
        if at is not None:
            return not_let_through(str(file), text.count("\n", 0, at.start()) + 1, what)
    values = {"page": page.path + page.suffix, "what": what}
    return UserError(
        Message(
            "The page {page}, made by a template of your own, holds {what}, which pages do not let through.", values
        )
    )


def _own(source: BaseLoader) -> Iterator[Path]:
    """All HTML and SVG templates of one's own."""
    for one in source.loaders if isinstance(source, ChoiceLoader) else ():
        if isinstance(one, ContainedLoader):
            yield from sorted(file for file in one.folder.rglob("*.j2") if file.name.endswith((".html.j2", ".svg.j2")))
