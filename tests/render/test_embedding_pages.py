"""The embedding plan as a page and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from tests.render.built import Page, build
from tests.reporting.embedded import ITEMS, sources
from tests.reporting.report_dossiers import Case

HOSTILE = "<script>alert(1)</script> | `a` *b* [c](javascript:d) \u202e " + "w" * 200


@cache
def page(suffix: str = "html", title: str | None = None) -> str:
    items = {kind: [{**row, "title": title or row["title"]} for row in rows] for kind, rows in ITEMS.items()}
    found = sources(items)
    return build(Case(found.dossier, found.ideas, found.challenges, found.roadmap))[f"embedding-plan.{suffix}"].decode()


@pytest.mark.parametrize("title", [None, HOSTILE])
def test_the_page_has_one_main_heading_unique_ids_and_nothing_of_its_texts_runs(title: str | None) -> None:
    made = Page(page(title=title))
    assert len(made.all("h1")) == 1
    ids = Counter(attributes["id"] for _, attributes in made.elements if "id" in attributes)
    assert [id_ for id_, count in ids.items() if count > 1] == []
    labelled = [attributes["aria-labelledby"] for _, attributes in made.elements if "aria-labelledby" in attributes]
    assert set(labelled) <= set(ids)
    assert "alert(1)</script>" not in page(title=title)
    levels = [int(tag[1]) for tag, _ in made.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scroll_on_their_own() -> None:
    made = Page(page())
    tables = made.all("table")
    assert len(tables) == len(made.all("caption")) == 7
    assert len([one for one in made.all("div") if one.get("class") == "scroll"]) == len(tables)


def test_each_function_that_counts_has_its_place_in_both_formats() -> None:
    ids = [attributes.get("id") for _, attributes in Page(page()).elements]
    for row in ITEMS["functions"]:
        there = 0 if row.get("status") else 1
        assert ids.count(f"functions-{row['id']}") == there
        assert page("md").count(f'<a id="functions-{row["id"]}"></a>') == there


def test_the_contents_lead_to_each_section_that_there_is() -> None:
    made = Page(page())
    ids = {attributes["id"] for _, attributes in made.elements if "id" in attributes}
    led = [str(link["href"])[1:] for link in made.all("a") if str(link["href"]).startswith("#")]
    sections = {"lessons", "matrix", "layers", "chains", "conferences", "tours", "hr", "coming"}
    assert sections <= set(led) <= ids


def test_what_is_absent_is_said_and_states_are_words_beside_signs() -> None:
    for suffix in ("html", "md"):
        text = page(suffix)
        for words in ("Nothing reaches these yet:", "nothing yet", "no date yet", "nobody yet", "Not yet"):
            assert words in text
        assert "No idea uses it yet." in text
        assert "No outcome is recorded yet." in text
    assert "◐ Planned" in page("md")


@pytest.mark.parametrize("title", [None, HOSTILE])
def test_markdown_tables_have_as_many_cells_in_each_row(title: str | None) -> None:
    width = 0
    for line in page("md", title).splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert cells in (0, width) or width == 0, line
        width = cells
