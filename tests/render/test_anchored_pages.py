"""The anchoring note, the multi-year plan and the progress report as pages and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from tests.render.built import Page, build
from tests.reporting.anchored import ITEMS, sources
from tests.reporting.report_dossiers import Case

from dienstvisie.schema import KIND_BY_NAME, is_live

PAGES = ("anchoring", "multi-year-plan", "progress", "ideas/desk")
ANCHORS = {"anchoring": ("embedding", "policy_plan"), "progress": ("indicators",)}
HOSTILE = "<script>alert(1)</script> | `a` *b* [c](javascript:d) \u202e \x00 " + "w" * 300


@cache
def documents(title: str | None = None) -> dict[str, bytes]:
    """The documents of the anchored dossier, where given with another title for everything."""
    items = {
        kind: [{**row, "title": title or row["title"], **({"description": title} if title else {})} for row in rows]
        for kind, rows in ITEMS.items()
    }
    found = sources(items)
    return build(Case(found.dossier, found.ideas, found.challenges, found.roadmap))


def page(name: str, suffix: str = "html", title: str | None = None) -> str:
    return documents(title)[f"{name}.{suffix}"].decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("title", [None, HOSTILE])
def test_pages_are_well_formed_with_one_main_heading_and_ids_that_are_unique(name: str, title: str | None) -> None:
    made = Page(page(name, title=title))
    assert len(made.all("h1")) == 1
    ids = Counter(attributes["id"] for _, attributes in made.elements if "id" in attributes)
    assert [id_ for id_, count in ids.items() if count > 1] == []
    named = [attributes["aria-labelledby"] for _, attributes in made.elements if "aria-labelledby" in attributes]
    labelled = [id_ for ids in named for id_ in str(ids).split()]
    assert set(labelled) <= set(ids)
    assert made.all("script") == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_skip_no_level(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(page(name)).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_tables_have_captions_and_scroll_on_their_own(name: str) -> None:
    made = Page(page(name))
    tables, captions = made.all("table"), made.all("caption")
    assert len(tables) == len(captions) > 0
    scrolling = [one for one in made.all("div") if one.get("class") == "scroll"]
    assert len(scrolling) == len(tables)
    for one in scrolling:
        assert (one["role"], one["tabindex"]) == ("group", "0")
        assert one.get("aria-label") or one.get("aria-labelledby")


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in ANCHORS.items() for kind in kinds])
def test_each_item_that_counts_has_its_place_in_both_formats(name: str, kind: str) -> None:
    live = [row["id"] for row in ITEMS[kind] if is_live(KIND_BY_NAME[kind].model.model_validate(row))]
    ids = [attributes.get("id") for _, attributes in Page(page(name)).elements]
    markdown = page(name, "md")
    for id_ in live:
        assert ids.count(f"{kind}-{id_}") == 1
        assert markdown.count(f'<a id="{kind}-{id_}"></a>') == 1
    assert not any("gone" in (id_ or "") for id_ in ids)


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_links_between_these_documents_lead_somewhere(suffix: str) -> None:
    places = {
        name: set(re.findall(r'id="([^"]+)"', page(name, suffix)))
        for name in ("anchoring", "multi-year-plan", "progress")
    }
    for name in PAGES:
        text = page(name, suffix).replace("\\_", "_")
        found = re.findall(r'(?:href="|\]\()(?:\.\./)?([\w-]*)(?:\.\w+)?#([\w-]+)[)"]', text)
        assert found
        for document, anchor in found:
            target = document or name
            if target in places and anchor != "main":
                assert anchor in places[target], f"{name} links to {target}#{anchor}"


def test_the_sheet_leads_to_its_place_in_the_plan_and_to_its_indicator() -> None:
    links = [link.get("href") for link in Page(page("ideas/desk")).all("a")]
    assert "../anchoring.html#policy_plan-ac10" in links
    assert "../progress.html#indicators-heard" in links
    assert "../anchoring.html#embedding-roadshow" in links


def test_states_are_words_beside_signs() -> None:
    made = Page(page("progress"))
    signs = [attributes for tag, attributes in made.elements if tag == "span" and attributes.get("class") == "sign"]
    assert signs
    assert all(sign.get("aria-hidden") == "true" for sign in signs)
    assert "Delayed" in page("progress")
    assert "◆ Delayed" in page("progress", "md")


def test_what_is_absent_is_said_where_it_matters() -> None:
    assert "nobody yet" in page("ideas/letters")
    assert "There is no indicator yet" in page("ideas/letters")
    assert "No explanation was given." in page("progress")
    assert "○ </span>none" in page("anchoring")


def test_markdown_tables_have_as_many_cells_in_each_row() -> None:
    for name in ("anchoring", "multi-year-plan", "progress"):
        for title in (None, HOSTILE):
            width = 0
            for line in page(name, "md", title).splitlines():
                cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
                assert cells in (0, width) or width == 0, line
                width = cells


def test_hostile_text_stays_text() -> None:
    for name in PAGES:
        text = page(name, title=HOSTILE)
        assert "<script>" not in text
        assert "\u202e" not in text
        assert "\x00" not in text
        assert not re.search(r'href="\s*javascript:', text)
