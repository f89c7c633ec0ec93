"""The pages of analysis, vision, guide and summary: well built, told in words and signs, in both formats."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from markdown_it import MarkdownIt
from tests.render.built import Page, build
from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, dossier, small
from tests.reporting.vision_dossiers import VISION_ITEMS

NAMES = ("analysis", "vision", "guide", "summary")
LANGUAGES = ("nl-BE", "en")
SOURCE = {"nl-BE": "en", "en": "nl-BE"}


@cache
def full() -> Mapping[str, str]:
    """A dossier that has something for each part of the four documents."""
    return _built({**SMALL_ITEMS, **VISION_ITEMS})


@cache
def scant() -> Mapping[str, str]:
    """A dossier that has hardly more than titles."""
    kinds = ("findings", "challenges", "values", "principles", "decisions", "sessions")
    needed = {"nature": "fact", "question": "Wat?", "kind": "survey", "date": "2027-01-01"}
    fields = {"findings": ["nature"], "decisions": ["question"], "sessions": ["kind", "date"]}
    rows = {
        kind: [{"id": "one", "title": "Eén", **{key: needed[key] for key in fields.get(kind, [])}}] for kind in kinds
    }
    return _built(rows)


def _built(items: Mapping[str, object]) -> Mapping[str, str]:
    case = replace(small(), dossier=dossier(SMALL_SETTINGS, items))  # type: ignore[arg-type]
    if "ideas" not in items:
        case = replace(case, roadmap=None)
    return {path: text.decode() for path, text in build(case, LANGUAGES, ("html", "markdown")).items()}


@pytest.mark.parametrize("made", [full, scant])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_well_built(made: object, language: str, name: str) -> None:
    page = Page(made()[f"{language}/{name}.html"])  # type: ignore[operator]
    assert len(page.all("main")) == len(page.all("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all("scope" in heading for heading in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        assert all(id_ in ids for id_ in (attributes.get("aria-labelledby") or "").split())
    for tag in ("ul", "ol", "dl"):
        assert f"<{tag}></{tag}>" not in "".join(made()[f"{language}/{name}.html"].split())  # type: ignore[operator]


@pytest.mark.parametrize("made", [full, scant])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_markdown_says_the_same_in_whole_tables(made: object, language: str, name: str) -> None:
    text = made()[f"{language}/{name}.md"]  # type: ignore[operator]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    headings = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))
    loose = [token.content for token in tokens if token.type == "inline" and token.content.startswith("|")]
    assert loose == []
    pages = Page(made()[f"{language}/{name}.html"])  # type: ignore[operator]
    assert sum(token.type == "table_open" for token in tokens) >= len(pages.all("table"))
    assert "\n\n\n\n" not in text


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_the_compass_speaks_in_words_as_well_as_signs(suffix: str) -> None:
    text = full()[f"en/vision.{suffix}"]
    for words in (
        "−−",
        "goes fully against it",
        "not weighed",
        "chosen",
        "The principles point here most.",
        "still open",
    ):
        assert words in text


def test_text_in_another_language_is_marked() -> None:
    page = Page(full()["en/vision.html"])
    assert {"lang": "nl-BE"} in page.all("span")
    assert not [one for one in Page(full()["nl-BE/guide.html"]).all("span") if "lang" in one]


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_an_internal_edition_says_so_on_each_page(suffix: str) -> None:
    from dienstvisie.render import build_documents
    from dienstvisie.reporting.documents import edition

    case = replace(small(), dossier=dossier(SMALL_SETTINGS, {**SMALL_ITEMS, **VISION_ITEMS}))
    made = edition(case.dossier, case.ideas, case.challenges, case.roadmap, "en", audience="internal")
    files = build_documents([made])
    for name in NAMES:
        assert "For internal use" in files[f"{name}.{suffix}"].decode()
        assert "For internal use" not in full()[f"en/{name}.{suffix}"]
