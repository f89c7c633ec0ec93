"""Titles and texts that try to break out harm no format."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from tests.render.built import Page, build, with_title
from tests.render.policies import OUR_SCRIPT

TITLES = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "quotes": 'O\'Brien & "Zonen" </title></style></svg></text>',
    "jinja": "{{ 7*7 }} {% raw %} {# x #} ${{7}} {placeholder}",
    "table": "a | b \\| c || `d` **e** _f_ [g](javascript:alert(1)) ![h](http://x.y/z.png)",
    "lines": "one\n\n# two\n\n```\nthree\n",
    "mermaid": "Title: a; b # c %% d %%{init: {}}%% ``` section x",
    "turned": "safe\u202e cod.exe\u2066",
    "hebrew": "דלפק קדמי (Onthaal)",
    "long": "x" * 10_000,
    "emoji": "👩‍👩‍👧 🇧🇪 ½ ﷽",
    "control": "a\x00b\x08c\x1b[31md",
    "fence": "~~~\n<!-- \n<details>",
    "marker": "- [ ] 1. # > + * = ---",
    "entity": "&lt;b&gt; &#60;script&#62; &amp;",
}
ANCHOR = re.compile(r'<a id="[a-z_]+-[a-z0-9-]+">')
LINK = re.compile(r"((\.\./|ideas/|[a-zA-Z-]+/)?[a-z-]+\.(md|ics|csv|xml))?(#[a-z_]+-[a-z0-9-]+)?$|https?://|mailto:")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00\x08\x1b]")


@pytest.fixture(params=TITLES, scope="module")
def documents(request: pytest.FixtureRequest) -> dict[str, bytes]:
    title = TITLES[request.param]
    texts = {"description": title, "first_step": title, "communication": title, "lead": title}
    return build(with_title(title, **texts), ("en", "nl-BE"))


def test_html_stays_whole_and_harmless(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        if not path.endswith(".html"):
            continue
        text = content.decode()
        page = Page(text)
        tags = [tag for tag, _ in page.elements]
        assert not set(tags) & {"img", "iframe", "object"}, path
        opening = [tags[place + 1] for place, tag in enumerate(tags) if tag == "details"]
        assert set(opening) <= {"summary"}, path  # each of ours begins with one
        assert set(page.text_of("script")) <= {OUR_SCRIPT}, path
        assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes), path
        links = [str(link["href"]) for link in page.all("a")]
        assert not [link for link in links if "script:" in link.lower()], path
        assert not TURNING.search(text), path


def test_markdown_stays_whole_and_harmless(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        if not path.endswith(".md"):
            continue
        text = content.decode()
        assert not TURNING.search(text), path
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        flat = [child for token in tokens for child in (token, *(token.children or ()))]
        raw = {token.content for token in flat if token.type in ("html_inline", "html_block")}
        assert {tag for tag in raw if not ANCHOR.fullmatch(tag)} <= {"<br>", "</a>"}, (path, raw)
        assert not [token for token in flat if token.type == "image"], path
        headings = [token for token in flat if token.type == "heading_open"]
        assert [token.tag for token in headings].count("h1") == 1, path
        links = [str(token.attrs["href"]) for token in flat if token.type == "link_open"]
        assert all(LINK.match(link) for link in links), path
        fences = [token for token in tokens if token.type == "fence" and token.info == "mermaid"]
        assert len(fences) == path.endswith(("roadmap.md", "vision.md")), path


def test_tables_keep_their_shape(documents: dict[str, bytes]) -> None:
    for path in ("en/roadmap.md", "en/index.md"):
        tokens = MarkdownIt("commonmark").enable("table").parse(documents[path].decode())
        widths: list[int] = []
        for token in tokens:
            if token.type == "tr_open":
                widths.append(0)
            elif token.type in ("td_open", "th_open"):
                widths[-1] += 1
            elif token.type == "table_close":
                assert len(set(widths)) == 1, path
                widths = []


def test_jinja_in_a_title_is_not_carried_out() -> None:
    made = build(with_title(TITLES["jinja"]))
    assert all(b"49" not in content.split(b"</style>")[-1] for path, content in made.items() if "idea" in path)
    assert b"{{ 7*7 }}" in made["roadmap.html"]


def test_a_title_is_shown_as_it_was_written() -> None:
    for name in ("quotes", "table", "script"):
        made = build(with_title(TITLES[name]), ("nl-BE",), ("html",))
        assert Page(made["ideas/quick-desk.html"].decode()).text_of("h1") == [TITLES[name]]


@pytest.mark.parametrize("name", ["script", "quotes", "jinja", "table", "marker", "entity", "hebrew", "emoji"])
def test_markdown_shows_a_title_as_it_was_written(name: str) -> None:
    text = build(with_title(TITLES[name]), formats=("markdown",))["ideas/quick-desk.md"].decode()
    parser = MarkdownIt("commonmark").enable("table")
    heading = next(token for token in parser.parse(text) if token.type == "inline")
    shown = "".join(child.content for child in heading.children or ())
    assert shown == TITLES[name]
