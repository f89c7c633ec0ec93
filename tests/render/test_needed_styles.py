"""A page holds the rules that something in it can match, and no others."""

from __future__ import annotations

import pytest

from dienstvisie.render.styles import with_needed_styles


def _styles(sheet: str, body: str) -> str:
    page = f"<html><head><style>\n{sheet}\n</style></head><body>{body}</body></html>"
    made = with_needed_styles(page)
    assert made.endswith(f"</style></head><body>{body}</body></html>")
    return made.partition("<style>\n")[2].partition("</style>")[0]


@pytest.mark.parametrize(
    ("sheet", "body", "left"),
    [
        ("p { margin: 0; }", "<p>x</p>", "p{margin:0}\n"),
        ("p { margin: 0; }", "<div>x</div>", ""),
        ("/* why */ .a, .b > p, h1.c { margin: 0 auto; }", '<p class="b">x</p>', ".b>p{margin:0 auto}\n"),
        (".a .b { margin: 0 }", '<p class="a">x</p>', ""),
        (".a .b { margin: 0 }", '<p class="a b c">x</p>', ".a .b{margin:0}\n"),
        ("p:not(.a, .b) { margin: 0 }", "<p>x</p>", "p:not(.a, .b){margin:0}\n"),
        ("p:is(.a, :not(.b))::after { content: 'a;  b' }", "<p>x</p>", "p:is(.a, :not(.b))::after{content: 'a;  b'}\n"),
        ("[hidden] { display: none !important; }", "", "[hidden]{display:none !important}\n"),
        ("* { margin: 0 } :root { --a: #600; --b:  1 }", "", "*{margin:0}\n:root{--a: #600; --b: 1}\n"),
        (".a { width: calc(1px + 2em); top: 0 }", '<i class="a">', ".a{width:calc(1px + 2em);top:0}\n"),
        ("@media print { p { margin: 0 } .a { top: 0 } }", "<p>", "@media print{\np{margin:0}\n}\n"),
        ("@media print { .a { top: 0 } } p { top: 0 }", "<p>", "p{top:0}\n"),
        ("@page { size: A4; @top-left { content: 'x' } }", "", "@page{size: A4; @top-left { content: 'x' }}\n"),
        ("@page { size: A4; }", "", "@page{size: A4;}\n"),
        ("p { top: 0; & .a { top: 1px } }", "<div>", "p{top: 0; & .a { top: 1px }}\n"),
        ("#a { top: 0 }", "<div>", "#a{top:0}\n"),
        ("@charset 'x'; .a { top: 0 }", "<div>", "@charset 'x';\n"),
        ("p { top: 0", "<p>", "p{top:0}\n"),
    ],
)
def test_what_is_left_of_a_sheet(sheet: str, body: str, left: str) -> None:
    assert _styles(sheet, body) == left


def test_what_a_script_may_make_keeps_its_rules() -> None:
    script = "<script>const b = document.createElement('button'); b.className = 'sort up';</script>"
    sheet = "th button { top: 0 } .up { top: 1px } .down { top: 2px }"
    assert _styles(sheet, f"<th>{script}") == "th button{top:0}\n.up{top:1px}\n"


def test_a_page_without_styles_and_other_sheets_stay_as_they_are() -> None:
    assert with_needed_styles("<p>x</p>") == "<p>x</p>"
    inner = "<svg><style>.n1 { top: 0 }</style></svg>"
    assert _styles("svg { top: 0 }", inner) == "svg{top:0}\n"
