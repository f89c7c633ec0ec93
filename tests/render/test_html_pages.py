"""Every page stands on its own, loads nothing, and can be read by everybody."""

from __future__ import annotations

import itertools
import posixpath
import re
from dataclasses import replace
from functools import cache

import pytest
from tests.render.built import Page, build, generated_documents, small_documents
from tests.render.policies import OUR_SCRIPT
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import generated

PAGES = {
    **{path: text.decode() for path, text in small_documents().items() if path.endswith(".html")},
    **{f"40/{path}": text.decode() for path, text in generated_documents(40).items() if path.endswith(".html")},
}
FILES = {*small_documents(), *(f"40/{path}" for path in generated_documents(40))}
NAMED = ("roadmap-title", "load-chart-title", "budget-chart-title", "trend-", "trace-")
LOADING = {"link", "img", "iframe", "object", "embed", "audio", "video", "source", "base", "form", "use"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing(path: str) -> None:
    page = Page(PAGES[path])
    assert not LOADING & {tag for tag, _ in page.elements}
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "style") for name in attributes), attributes
        if "href" in attributes:
            assert tag == "a"
    style = "".join(page.text_of("style"))
    assert "@import" not in style
    assert "url(" not in style
    assert page.all("script") in ([], [{}])
    assert set(page.text_of("script")) <= {OUR_SCRIPT}


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(path: str) -> None:
    page = Page(PAGES[path])
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        target = str(link["href"])
        if target.startswith("#"):
            assert target[1:] in ids
        elif target.startswith("https://"):
            assert link["rel"] == "noopener"
        else:
            file, _, anchor = target.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            assert place in FILES
            assert not anchor or f'id="{anchor}"' in PAGES[place]
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert all(id_ in ids for id_ in (attributes.get(name) or "").split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody(path: str) -> None:
    page = Page(PAGES[path])
    (html,) = page.all("html")
    assert html["lang"] in ("nl-BE", "en")
    assert all(text.strip() for text in page.text_of("title"))
    assert len(page.all("main")) == len(page.all("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all("scope" in heading for heading in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    for _, attributes in page.elements:
        assert (attributes.get("class") or "").startswith("scroll") == ("tabindex" in attributes)
        if "tabindex" in attributes:
            assert (attributes["tabindex"], attributes["role"]) == ("0", "group")
            assert attributes.get("aria-label") or attributes.get("aria-labelledby")
    for picture in page.all("svg"):
        assert picture.get("aria-hidden") == "true" or (
            picture["role"] in ("img", "group") and str(picture["aria-labelledby"]).startswith(NAMED)
        )


def test_text_in_another_language_says_so() -> None:
    page = Page(PAGES["en/ideas/integrated-reception.html"])
    assert {"lang": "nl-BE"} in page.all("span")
    assert {"lang": "nl-BE"} in page.all("div")
    assert not any("lang" in attributes for attributes in Page(PAGES["nl-BE/roadmap.html"]).all("span"))
    head = PAGES["en/ideas/clear-letters.html"].split("</title>")[0].split("<title>")[1]
    assert head == "Klare brieven – Warm and clear – Municipality of Example"


def test_colours_in_the_style_have_contrast_enough() -> None:
    style = "".join(Page(PAGES["en/roadmap.html"]).text_of("style"))
    colour = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
    for text in ("ink", "soft", "accent"):
        assert contrast(colour[text], "#ffffff") >= 4.5
        assert contrast(colour[text], colour["wash"]) >= 4.5


def test_colours_in_the_picture_have_contrast_enough() -> None:
    picture = PAGES["en/roadmap.html"].split("<svg xmlns")[1]
    texts = set(re.findall(r'<text[^>]* fill="(#[0-9a-f]{6})"', picture))
    assert texts
    for text in texts:
        grounds = ["#0b5c73"] if text == "#ffffff" else ["#ffffff", "#f3f7f8", "#cfe2e8", "#d9e6ea"]
        assert all(contrast(text, ground) >= 4.5 for ground in grounds)
    assert contrast("#0b5c73", "#f3f7f8") >= 3  # bars and their outlines
    arrows = set(re.findall(r'<path d="M[^"]*Z" fill="(#[0-9a-f]{6})"', picture))
    assert arrows
    assert arrows <= set(re.findall(r'stroke="(#[0-9a-f]{6})"', picture))
    assert all(contrast(arrow, ground) >= 3 for arrow in arrows for ground in ("#ffffff", "#f3f7f8"))
    assert luminance("#cfe2e8") - luminance("#0b5c73") > 0.5  # quick wins stand out in grey too


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour written as #rrggbb (WCAG 2.2)."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def full_pages() -> dict[str, str]:
    """The generated dossier with a plan that says all that a full planner knows."""
    case = generated(40)
    assert case.roadmap is not None
    made = build(replace(case, roadmap=filled(case.roadmap)))
    return {path: text.decode() for path, text in made.items()}


SECTIONS = (
    "How good this plan is",
    "What contradicts",
    "What changed since it was agreed",
    "What does not fit",
    "Where it is tight",
)


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_full_plan_is_told_in_both_formats(suffix: str) -> None:
    full, plain = full_pages()[f"roadmap.{suffix}"], generated_documents(40)[f"roadmap.{suffix}"].decode()
    for title in SECTIONS:
        assert title in full
        assert (title in plain) == (title == "What does not fit")
    for words in ("No place any more", "What it would take to have it in", "cannot all hold"):
        assert words in full
        assert words not in plain
    sheet = full_pages()[f"ideas/idea-010.{suffix}"]
    assert "What it would take to have it in" in sheet
    assert "Agreed and now" in sheet


def test_a_full_page_can_be_read_by_everybody_too() -> None:
    page = Page(full_pages()["roadmap.html"])
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        assert all(id_ in ids for id_ in (attributes.get("aria-labelledby") or "").split())
    assert len(page.all("caption")) == len(page.all("table"))
    pages = {path for path in full_pages() if "/" not in path or path.endswith(".html")}
    assert {str(link["href"]) for link in page.all("a") if not str(link["href"]).startswith("#")} <= pages
    drawing = full_pages()["roadmap.html"].split("<svg xmlns")[1]
    assert "Where it was agreed" in drawing
    assert drawing.count('stroke-dasharray="4 2"') > 1
