"""The pages of the red thread, of what was learned and of the teams: well built, and the same in Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from markdown_it import MarkdownIt
from tests.render.built import Page, build
from tests.render.policies import OUR_SCRIPT
from tests.render.test_hostile_text import TITLES
from tests.reporting.report_dossiers import dossier, small
from tests.reporting.test_red_thread_report import ITEMS, SETTINGS

NAMES = ("red-thread", "learning", "plans/reach", "plans/desk")
LINK = re.compile(r'href="([^"#]*)(?:#([^"]*))?"')


@cache
def pages() -> Mapping[str, str]:
    case = replace(small(), dossier=dossier(SETTINGS, ITEMS), roadmap=None)
    return {path: text.decode() for path, text in build(case, ("en",), ("html", "markdown")).items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_well_built(name: str) -> None:
    page = Page(pages()[f"{name}.html"])
    assert len(page.all("main")) == len(page.all("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all("scope" in heading for heading in page.all("th"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert all(id_ in ids for id_ in (attributes.get("aria-labelledby") or "").split())
    text = "".join(pages()[f"{name}.html"].split())
    assert not [tag for tag in ("ul", "ol", "dl") if f"<{tag}></{tag}>" in text]


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_what_is_there(name: str) -> None:
    seen = 0
    for path, anchor in LINK.findall(pages()[f"{name}.html"]):
        place = path.removeprefix("../") if name.startswith("plans/") else path
        if name.startswith("plans/") and path and not path.startswith("../"):
            place = f"plans/{path}"
        target = pages()[place or f"{name}.html"]
        assert not anchor or f'id="{anchor}"' in target, f"{path}#{anchor}"
        seen += 1
    assert seen > 5


@pytest.mark.parametrize("name", NAMES)
def test_markdown_says_the_same_in_whole_tables(name: str) -> None:
    text = pages()[f"{name}.md"]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    headings = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))
    loose = [token.content for token in tokens if token.type == "inline" and token.content.startswith("|")]
    assert loose == []
    tables = sum(token.type == "table_open" for token in tokens)
    actions = name.startswith("plans/") and "<ol class" in pages()[f"{name}.html"]
    assert tables >= len(Page(pages()[f"{name}.html"]).all("table")) + actions
    assert "\n\n\n\n" not in text


def test_every_step_of_the_picture_is_a_row_of_its_table() -> None:
    text = pages()["red-thread.html"]
    for title in ("Asks", "Assesses", "Explains"):
        assert f'<th scope="row">{title}</th>' in text
        assert re.search(rf'<text [^>]*font-weight="bold"[^>]*>{title}</text>', text)
    rows = [line for line in pages()["red-thread.md"].splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) == 4


def test_the_index_leads_to_them() -> None:
    text = pages()["index.html"]
    for path in ("red-thread.html", "learning.html", "plans/reach.html", "red-thread.html#journeys-now"):
        assert f'href="{path}"' in text


@pytest.mark.parametrize("case", TITLES)
def test_text_that_tries_to_break_out_harms_no_page(case: str) -> None:
    title = TITLES[case]
    rows = {
        kind: [{**row, "title": title, **({"question": title} if kind == "journeys" else {})} for row in items]
        for kind, items in ITEMS.items()
    }
    for journey in rows["journeys"]:
        journey["steps"] = [{**step, "title": title, "role": title} for step in journey["steps"]]
    for principle in rows["principles"]:
        entries = principle.get("history", [])
        principle["history"] = [{**entry, "change": title, "reason": title} for entry in entries]
    made = replace(small(), dossier=dossier(SETTINGS, rows), roadmap=None)
    files = build(made, ("en",), ("html", "markdown"))
    for name in NAMES:
        page = Page(files[f"{name}.html"].decode())
        assert set(page.text_of("script")) <= {OUR_SCRIPT}
        assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object"}
        assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)
        text = files[f"{name}.md"].decode()
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
        fences = [token for token in tokens if token.type == "fence"]
        assert [token.info for token in fences] == ["mermaid"] * (2 if name == "red-thread" else 0)
        assert "<script" not in text
