"""`theme.yaml` and its logo: read as carefully as the settings, and nothing in a logo can run or load."""

from __future__ import annotations

from pathlib import Path

import pytest

from dienstvisie.diagnostics import Address
from dienstvisie.loading import load_dossier
from dienstvisie.loading.logo import LARGEST_LOGO, PNG

SETTINGS = "title: T\nclient: {name: Olen}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def town(folder: Path, theme: str, **files: bytes | str) -> Path:
    (folder / "dienstvisie.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "theme.yaml").write_text(theme, encoding="utf-8")
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def told(folder: Path) -> list[tuple[int, int, str]]:
    loaded = load_dossier(folder)
    assert {one.file for one in loaded.diagnostics} <= {"theme.yaml"}
    return [(*(one.position or (0, 0)), str(one.message)) for one in loaded.diagnostics]


def test_it_is_read_and_has_its_place(tmp_path: Path) -> None:
    loaded = load_dossier(
        town(tmp_path, 'accent: "#7A1F3D"\nfont: [Flanders Art Sans]\nlogo: logo.png\nlogo_text: O\n', logo_png=PNG)
    )
    assert loaded.diagnostics == ()
    theme, logo = loaded.dossier.theme, loaded.dossier.logo
    assert theme is not None
    assert logo is not None
    assert (theme.accent, theme.font, logo.media) == ("#7a1f3d", ("Flanders Art Sans",), "image/png")
    assert loaded.sources.place(Address("theme", None, ("accent",))) == ("theme.yaml", (1, 9))
    assert loaded.dossier.changed().logo == logo


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- accent\n", (1, 1, "The theme must consist of lines of `key: value`.")),
        ("accent: blue\n", (1, 9, "`blue` is no colour.")),
        ("accent: '#12345'\n", (1, 9, "`#12345` is no colour.")),
        ("ink: 123456\n", (1, 6, "it should be text")),
        ("font: ['x; } body {']\n", (1, 8, "is no name of a typeface")),
        ("acent: '#000000'\n", (1, 1, "`acent` is not a field here")),
    ],
)
def test_mistakes_are_told_in_their_place(tmp_path: Path, text: str, expected: tuple[int, int, str]) -> None:
    ((line, column, message),) = told(town(tmp_path, text))
    assert (line, column) == expected[:2]
    assert expected[2] in message


def bomb(reference: str, tag: str = "g") -> str:
    """Twelve elements, each with ten references to the one before it."""
    made = [f'<{tag} id="b0"><rect/></{tag}>']
    made += [f'<{tag} id="b{n}">{reference.format(f"b{n - 1}") * 10}</{tag}>' for n in range(1, 12)]
    return "".join(made)


def sheet_bomb(rule: str) -> str:
    """Twelve patterns, each filled with the one before it by a rule of a style sheet."""
    rules = "".join(rule.format(f"b{n - 1}", n) for n in range(1, 12))
    rect = '<rect class="c{}"/>'
    made = [f'<pattern id="b{n}">{rect.format(n) * 10}</pattern>' for n in range(12)]
    return f"<style>{rules}</style>{''.join(made)}"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<script>alert(1)</script>", "holds `script`"),
        ("<foreignObject/>", "holds `foreignObject`"),
        ('<image href="x.png"/>', "holds `image`"),
        ('<animate attributeName="x"/>', "holds `animate`"),
        ('<a href="#x"/>', "holds `a`"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "holds `p`"),
        ('<path onclick="x()"/>', "holds `onclick`"),
        ('<path ONLOAD="x()"/>', "holds `onload`"),
        ('<use xlink:href="http://x.example/#a"/>', "outside itself, in `href`"),
        ('<use href="javascript:x()"/>', "outside itself, in `href`"),
        ('<rect fill="url(http://x.example/a)"/>', "outside itself, in `fill`"),
        ("<rect style=\"fill: url('//x.example/a')\"/>", "outside itself, in `style`"),
        ("<style>@import 'x.css';</style>", "outside itself, in its style"),
        ('<style>path { fill: url( "data:x" ) }</style>', "outside itself, in its style"),
        ("<g>", "neither a PNG nor an SVG"),
        ("<style>rect { fill: ur\\6c(http://x.example/a) }</style>", "outside itself, in its style"),
        ("<style>@\\69mport 'http://x.example/a.css';</style>", "outside itself, in its style"),
        ("<style>@import/**/'http://x.example/a.css';</style>", "outside itself, in its style"),
        ('<style>svg { background: image-set("http://x.example/a" 1x) }</style>', "outside itself, in its style"),
        ('<style>svg { background: -webkit-image-set("//x.example/a" 1x) }</style>', "outside itself, in its style"),
        ('<style>svg { background: SRC("http://x.example/a") }</style>', "outside itself, in its style"),
        ('<style>svg { background: image("http://x.example/a") }</style>', "outside itself, in its style"),
        ('<rect style="fill:ur\\6c(http://x.example/a)"/>', "outside itself, in `style`"),
        ('<rect fill="ur\\6c(http://x.example/a)"/>', "outside itself, in `fill`"),
        ('<g xml:base="http://x.example/a.svg"><use href="#a"/></g>', "outside itself, in `xml:base`"),
        ('<?xml-stylesheet href="http://x.example/a.css"?>', "instruction for programs"),
        ("<g>" * 60 + "</g>" * 60, "too many parts"),
        ("<g>" * 9000 + "</g>" * 9000, "too many parts"),
        ('<use id="a" href="#a"/>', "too many parts"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>', "too many parts"),
        (bomb('<use href="#{}"/>'), "too many parts"),
        (bomb('<rect fill="url(#{})"/>', "pattern"), "too many parts"),
        (bomb("<rect style=\"mask: url( '#{}' )\"/>", "mask"), "too many parts"),
        (sheet_bomb(".c{1}{{fill:url(#{0})}}"), "too many parts"),
        (sheet_bomb("[class=c{1}]{{fill:url(#{0})}}"), "too many parts"),
        (sheet_bomb(".c{1}{{fill:url(#{0});&amp;:hover{{}}}}"), "too many parts"),
    ],
    ids=lambda value: value[:30],
)
def test_a_logo_that_could_run_or_load_something_is_refused(tmp_path: Path, inner: str, expected: str) -> None:
    folder = town(tmp_path, "ink: '#000000'\nlogo: logo.svg\nlogo_text: O\n", logo_svg=SVG.format(inner))
    line, column, message = told(folder)[0]
    assert (line, column) == (2, 7)
    assert expected in message
    assert load_dossier(folder).dossier.logo is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"GIF89a", "neither a PNG nor an SVG"),
        (b"", "neither a PNG nor an SVG"),
        (b"\xff\xfe\x00", "neither a PNG nor an SVG"),
        (b"<html/>", "neither a PNG nor an SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "document type"),
        (PNG + b"x" * LARGEST_LOGO, "is 100 kB"),
    ],
    ids=range(6),
)
def test_what_is_no_logo_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    assert expected in told(town(tmp_path, "logo: logo.svg\nlogo_text: O\n", logo_svg=content))[0][2]


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "a/../../secret.png", "missing.png", "."])
def test_a_logo_lies_in_the_dossier(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "town"
    folder.mkdir()
    ((line, column, message),) = told(town(folder, f"logo: {name}\nlogo_text: O\n"))
    assert (line, column) == (1, 7)
    assert "file" in message


def test_a_link_out_of_the_dossier_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "town"
    folder.mkdir()
    town(folder, "logo: logo.png\nlogo_text: O\n")
    (folder / "logo.png").symlink_to(tmp_path / "secret.png")
    assert "must be a file in the folder" in told(folder)[0][2]


def test_what_drawing_programs_write_is_no_objection(tmp_path: Path) -> None:
    inner = (
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><style>.b { fill: url(#a) }</style>'
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/><!-- ours -->'
        '<path fill="url(#a)" style="stroke:url(#a)" d="M0 0"/><use href="#a"/>'
    )
    assert told(town(tmp_path, "logo: logo.svg\nlogo_text: O\n", logo_svg=SVG.format(inner))) == []


def test_what_a_logo_repeats_a_little_is_no_objection(tmp_path: Path) -> None:
    inner = (
        "<style>.a{fill:url(#g)}.b{clip-path:url('#c')}.e{fill:none}</style>"
        '<linearGradient id="f"><stop/></linearGradient><linearGradient id="g" xlink:href="#f"/>'
        '<clipPath id="c"><path class="e"/></clipPath><path id="p" class="a" data-name="a\\b"/>'
        '<g class="b" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="C:\\a">'
        + '<use href="#p"/>' * 200
        + "</g>"
    )
    assert told(town(tmp_path, "logo: logo.svg\nlogo_text: O\n", logo_svg=SVG.format(inner))) == []
    whole = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + SVG.format(inner)
    assert told(town(tmp_path, "logo: logo.svg\nlogo_text: O\n", logo_svg=whole)) == []


def test_a_logo_says_what_it_shows(tmp_path: Path) -> None:
    folder = town(tmp_path, "ink: '#000000'\nlogo: logo.png\n", logo_png=PNG)
    assert told(folder) == [(2, 7, "The logo has no text for those who do not see it.")]
    assert load_dossier(folder).dossier.logo is None


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """A mistake in a key does not hide one in the logo, and one in the logo does not hide the next."""
    said = [message for _, _, message in told(town(tmp_path, "acent: '#000000'\nlogo: gone.svg\n"))]
    assert [any(part in one for one in said) for part in ("`acent`", "no text for", "no file `gone.svg`")] == [True] * 3
    svg = SVG.format("<script/><script/><g onclick='x()'/>")
    twice = told(town(tmp_path, "logo: logo.svg\nlogo_text: O\n", logo_svg=svg))
    assert [message for _, _, message in twice] == [
        "The logo holds `onclick`, which runs a script.",
        "The logo holds `script`, which may run or load something.",
    ]


def test_a_mistake_in_the_text_of_a_logo_is_told_once(tmp_path: Path) -> None:
    assert len(told(town(tmp_path, "logo: logo.png\nlogo_text: [1]\n", logo_png=PNG))) == 1
