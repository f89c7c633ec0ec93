"""Every link of the example of Olen leads to a document that is made, and to a place that is in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.render.built import Page

from dienstvisie import api
from dienstvisie.loading import load_dossier
from dienstvisie.reporting.places import PLACES
from dienstvisie.schema import KIND_BY_NAME, Dossier, Entity, live

OLEN = Path(__file__).parents[2] / "examples" / "olen"
LANGUAGES = ("nl-BE", "en")
MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
MARKDOWN_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
ELSEWHERE = ("https://", "http://", "mailto:")
TOLD = sorted({pattern.split("#")[0] for pattern in PLACES.values() if "#" in pattern})


@cache
def dossier() -> Dossier:
    loaded = load_dossier(OLEN)
    assert loaded.dossier is not None
    return loaded.dossier


@cache
def texts() -> Mapping[str, str]:
    """The pages of both languages by their path."""
    made = api.build(dossier(), LANGUAGES).files
    return {path: content.decode() for path, content in made.items() if path.endswith((".html", ".md"))}


@cache
def anchors() -> Mapping[str, frozenset[str]]:
    """The places in each page; in Markdown those that are written out."""
    return {path: frozenset(_anchors(path, text)) for path, text in texts().items()}


def _anchors(path: str, text: str) -> list[str]:
    if path.endswith(".md"):
        return MARKDOWN_ANCHOR.findall(text)
    return [str(attributes["id"]) for _, attributes in Page(text).elements if "id" in attributes]


def links(path: str) -> list[str]:
    """The addresses within the documents that a page leads to."""
    if path.endswith(".md"):
        found = MARKDOWN_LINK.findall(texts()[path])
    else:
        found = [str(link["href"]) for link in Page(texts()[path]).all("a")]
    return [target for target in found if not target.startswith(ELSEWHERE)]


def is_made(document: str) -> bool:
    return f"en/{document}.html" in texts()


def is_coming(place: str) -> bool:
    """Whether a link leads to one of two documents that not every edition has yet."""
    return any(place.endswith((f"/{name}.html", f"/{name}.md")) for name in ("anchoring", "progress"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["html", "md"])
def test_every_link_resolves(language: str, suffix: str) -> None:
    seen, broken = 0, []
    for path in texts():
        if not path.startswith(f"{language}/") or not path.endswith(suffix):
            continue
        for target in links(path):
            file, _, anchor = target.replace("\\_", "_").partition("#")  # as Markdown escapes it
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            seen += 1
            if is_coming(place) and place not in texts():
                continue
            if place not in texts() or (anchor and anchor not in anchors()[place]):
                broken.append(f"{path}: {target}")
    assert broken == []
    assert seen > 500


def public(kind: str) -> list[Entity]:
    return [item for item in live(dossier(), KIND_BY_NAME[kind].model) if not item.internal]


@pytest.mark.parametrize("document", TOLD)
def test_each_live_item_has_its_place_once(document: str) -> None:
    if not is_made(document) and document in ("anchoring", "progress"):
        pytest.skip(f"{document} is not made here")
    kinds = [kind for kind, pattern in PLACES.items() if pattern.startswith(f"{document}#")]
    wanted = [f"{kind}-{item.id}" for kind in kinds for item in public(kind)]
    assert wanted
    for language in LANGUAGES:
        for suffix in ("html", "md"):
            path = f"{language}/{document}.{suffix}"
            found = _anchors(path, texts()[path])
            assert sorted(set(wanted) - set(found)) == []
            assert len(found) == len(set(found))
