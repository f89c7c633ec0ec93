"""Markdown from a dossier: useful marks stay, harmful ones go."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dienstvisie.render.escaping import escape_markdown
from dienstvisie.render.markdown_text import to_html, to_markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[x](https://a.be)", '<p><a href="https://a.be" rel="noopener">x</a></p>'),
        ("<mailto:a@b.be>", '<p><a href="mailto:a@b.be" rel="noopener">mailto:a@b.be</a></p>'),
        ("[x](ideas/y.html)", '<p><a rel="noopener">x</a></p>'),
        ("![x](https://a.be/b.png)", "<p></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("# A\n\n### B", "<h3>A</h3>\n<h4>B</h4>"),
        ("##### A", "<h3>A</h3>"),
        ("3 < 5 & 7", "<p>3 &lt; 5 &amp; 7</p>"),
    ],
)
def test_html_keeps_what_is_useful(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "![p](http://evil.example/q.png)", "!![p](http://evil.example/q.png)", "!!!![p](http://evil.example/q.png)",
        "!!![p][r]\n\n[r]: http://evil.example/q.png", "[!![p](http://evil.example/q.png)](http://a.example)",
        "\\!![p](http://evil.example/q.png)", "a\0<img src=x>", "\0img src=http://evil.example/q.png>",
    ],
)  # fmt: skip
def test_markdown_never_holds_a_picture(text: str) -> None:
    made = to_markdown(text)
    tokens = [one for token in MarkdownIt("commonmark").parse(made) for one in (token, *(token.children or ()))]
    assert not {"image", "html_inline", "html_block"} & {token.type for token in tokens}, made


def test_a_table_is_kept() -> None:
    assert "<td>1</td>" in to_html("| a |\n| --- |\n| 1 |")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,y)",
        "[x](vbscript:y)",
        "<javascript:alert(1)>",
        '[x](https://a.be "\\" onmouseover=alert(1)")',
        "<a href=javascript:alert(1)>x</a>",
    ],
)
def test_harm_goes(text: str) -> None:
    html = to_html(text).lower()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'href="vbscript' not in html
    assert "onmouseover=" not in html.split(">")[0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("**vet**\n\n- a", "**vet**\n\n- a"),
        ("# A\n\ntekst\n\n## B", "### A\n\ntekst\n\n#### B"),
        ("A\n===\n\ntekst", "### A\n\n\ntekst"),
        ("```\ncode", "```\ncode\n```"),
        ("```\ncode\n```", "```\ncode\n```"),
        ("a <b>x</b>", "a &lt;b>x&lt;/b>"),
        ("<!-- a", "&lt;!-- a"),
        ("zie <https://a.be>", "zie <https://a.be>"),
        ("![x](https://a.be/b.png)", "[x](https://a.be/b.png)"),
    ],
)
def test_markdown_keeps_what_is_useful(text: str, kept: str) -> None:
    assert to_markdown(text) == kept


@given(st.text(max_size=300))
def test_what_follows_a_text_is_never_swallowed(text: str) -> None:
    whole = f"{to_markdown(text)}\n\n## After\n"
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(whole)
    titles = [inline.content for token, inline in itertools.pairwise(tokens) if token.tag == "h2"]
    assert titles[-2:-1] == ["After"] or "After" in titles
    assert not [token for token in tokens if token.type == "html_block"]


@given(st.text(max_size=100))
def test_one_line_is_shown_as_it_is(text: str) -> None:
    line = " ".join(text.split())
    if not line.isprintable():
        return
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(str(escape_markdown(line)))
    )
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert "".join(child.content for token in inline for child in token.children or ()) == line
    assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
