"""The priority report and the page on the method as files: as agreed, whole, harmless, and to be read by everybody."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.render.built import Page
from tests.render.test_hostile_text import TITLES, TURNING
from tests.render.test_html_pages import LOADING, contrast, luminance
from tests.reporting.priority_cases import SETTINGS, Rated, made, many_rated, rated, small_rated

from dienstvisie.render import build_documents
from dienstvisie.render.charts.tones import tones

GOLDEN = Path(__file__).parent / "golden_priorities"
STYLE = re.compile(rb"(<style>\n).*(\n</style>)", re.DOTALL)
ROW = r'<tr><td class="number">(\d+)</td><th scope="row">(?:<a [^>]+>)?(.+?)(?:</a>)?</th>(.+?)</tr>'
OWN = ("priorities", "method")


def build(case: Rated, *languages: str) -> dict[str, bytes]:
    return build_documents([case.edition(language) for language in languages or ("en",)])


@cache
def pages() -> dict[str, str]:
    """Everything of the small dossier in both languages, and of forty ideas in English."""
    found = build(small_rated(), "nl-BE", "en")
    found |= {f"40/{path}": text for path, text in build(many_rated(40)).items()}
    return {path: text.decode() for path, text in found.items()}


def own(suffix: str) -> list[tuple[str, str]]:
    found = [(path, text) for path, text in pages().items() if re.search(rf"(priorities|method)\.{suffix}$", path)]
    assert len(found) == 6
    return found


def test_documents_are_as_agreed(golden: Callable[[Path, bytes], None]) -> None:
    made_now = {path: text for path, text in build(small_rated(), "nl-BE", "en").items() if Path(path).stem in OWN}
    assert len(made_now) == 8
    for path, content in made_now.items():
        golden(GOLDEN / path, STYLE.sub(rb"\1\2", content))
    agreed = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert agreed == set(made_now)


def test_the_same_dossier_gives_the_same_bytes() -> None:
    again = rated(small_rated().dossier)
    assert build(again, "nl-BE", "en") == build(small_rated(), "nl-BE", "en")


def test_pages_load_nothing_and_every_link_leads_somewhere() -> None:
    for path, text in own("html"):
        page = Page(text)
        assert not LOADING & {tag for tag, _ in page.elements}
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        for tag, attributes in page.elements:
            assert not any(name.startswith("on") or name in ("src", "style") for name in attributes), (tag, attributes)
            for name in ("aria-labelledby", "aria-describedby"):
                assert all(id_ in ids for id_ in (attributes.get(name) or "").split()), (path, attributes)
        for link in page.all("a"):
            target = str(link["href"])
            file, _, anchor = target.partition("#")
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            assert not anchor or f'id="{anchor}"' in pages()[whole], (path, target)
            assert whole in pages(), (path, target)


def test_pages_can_be_read_by_everybody() -> None:
    for path, text in own("html"):
        page = Page(text)
        assert len(page.all("main")) == len(page.all("h1")) == 1
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        assert all("scope" in heading for heading in page.all("th"))
        assert len(page.all("caption")) == len(page.all("table")) > 0
        assert len(page.all("summary")) == len(page.all("details"))
        for _, attributes in page.elements:
            assert (attributes.get("class") or "").startswith("scroll") == ("tabindex" in attributes)
            if "tabindex" in attributes:
                assert attributes["role"] == "group"
                assert attributes.get("aria-label") or attributes.get("aria-labelledby")
        for picture in page.all("svg"):
            assert picture.get("aria-hidden") == "true" or picture["role"] == "img"


def test_every_chart_has_a_title_an_alternative_and_an_equal_table() -> None:
    text = pages()["40/priorities.html"]
    charts = re.findall(r"<svg xmlns.*?</svg>\n</div>.*?</details>", text, re.DOTALL)
    assert len(charts) == text.count("<svg xmlns") == 5
    for chart in charts:
        picture, table = chart.split("</svg>", 1)
        head = re.search(r'<title id="([\w-]+)-title">(.+?)</title>\n<desc id="\1-text">(.+?)</desc>', picture)
        assert head is not None
        assert len(head[3]) > 80
        tips = re.findall(r"<g>\n<title>(\d+)\. (.+?)</title>", picture)
        rows = re.findall(ROW, table)
        assert len(tips) == len(rows) >= 3
        for (rank, tip), (number, marked, cells) in zip(tips, rows, strict=True):
            assert rank == number
            title = re.sub(r"</?span[^>]*>", "", marked)
            assert tip.startswith(title)
            figures = re.findall(r"(?:&[lg]t;)?\d+%|(?<=[( ])[\d.,]+(?= /|\)$)", tip[len(title) :])
            assert len(figures) >= 2
            assert all(f">{figure}<" in cells for figure in figures), (tip, cells)


def test_colours_are_written_out_and_tell_by_grey_too() -> None:
    text = pages()["40/priorities.html"]
    for picture in re.findall(r"<svg xmlns.*?</svg>", text, re.DOTALL):
        assert "var(" not in picture
        assert " style=" not in picture
        assert " class=" not in picture.split(">", 1)[1]
        for fill in set(re.findall(r'<text[^>]* fill="(#[0-9a-f]{6})"', picture)) - {"#ffffff"}:
            assert min(contrast(fill, ground) for ground in ("#ffffff", "#f7fafb", "#eef3f5")) >= 4.5
    greys = [luminance(fill) for fill, _ in tones(4)]
    assert all(after - before > 0.1 for before, after in itertools.pairwise(greys))
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in tones(4))


def test_markdown_has_one_title_and_tables_that_keep_their_shape() -> None:
    for path, text in own("md"):
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
        widths: list[int] = []
        tables = 0
        for token in tokens:
            if token.type == "tr_open":
                widths.append(0)
            elif token.type in ("td_open", "th_open"):
                widths[-1] += 1
            elif token.type == "table_close":
                assert len(set(widths)) == 1, path
                widths, tables = [], tables + 1
        assert tables >= 3
        assert not [token for token in tokens if token.type == "inline" and "| --- |" in token.content], path
        fences = [token.info for token in tokens if token.type == "fence"]
        assert set(fences) == ({"mermaid"} if "priorities" in path else {"math"})


def test_mermaid_has_a_point_for_each_idea_in_quotes() -> None:
    fences = re.findall(r"```mermaid\n(.+?)\n```", pages()["en/priorities.md"], re.DOTALL)
    assert len(fences) == 2
    head, *lines = fences[0].split("\n")
    assert head == "quadrantChart"
    points = [line for line in lines if re.fullmatch(r'  "[^"]+": \[[01]\.\d{3}, [01]\.\d{3}\]', line)]
    assert len(points) == len(lines) - 4 == 6
    assert '  "1 Idea 4": [' in fences[0]
    assert '  x-axis "Impact on citizens' in fences[0]


@pytest.mark.parametrize("name", TITLES)
def test_hostile_titles_harm_nothing(name: str) -> None:
    title = TITLES[name]
    settings = {**SETTINGS, "title": title, "client": {"name": title}}
    documents = build(rated(made([title] * 6, seed=4, few={"idea-05": 1}, settings=settings)))
    for stem in OWN:
        html, markdown = documents[f"{stem}.html"].decode(), documents[f"{stem}.md"].decode()
        page = Page(html)
        assert not {tag for tag, _ in page.elements} & {"script", "img", "iframe", "object"}
        assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)
        assert not [link for link in page.all("a") if "script:" in str(link["href"]).lower()]
        assert not TURNING.search(html + markdown)
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
        flat = [child for token in tokens for child in (token, *(token.children or ()))]
        assert {token.content for token in flat if token.type in ("html_inline", "html_block")} <= {"<br>"}
        assert not [token for token in flat if token.type == "image"]
        assert [token.tag for token in flat if token.type == "heading_open"].count("h1") == 1
        fences = [token for token in tokens if token.type == "fence"]
        assert {token.info for token in fences} == ({"mermaid"} if stem == "priorities" else {"math"})


def test_nothing_says_none_or_nan() -> None:
    for path, text in pages().items():
        body = text.split("</style>")[-1]
        assert not re.search(r"\bNone\b|\bnan\b|\bNaN\b|\binf\b|Undefined", body), path
