"""A dossier's own templates come before the built-in ones; a mistake in one is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.render.built import build
from tests.render.policies import hashes, policy_of
from tests.reporting.report_dossiers import small

from dienstvisie.errors import UserError
from dienstvisie.render.templates import builtin_folder


def template(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def page(path: str, *folders: Path) -> str:
    return build(small(), templates=folders)[path].decode()


def test_an_override_extends_its_builtin_namesake(tmp_path: Path) -> None:
    ours = "{% block method %}<p>Ours: {{ report.rows|length }}</p>{% endblock %}"
    text = '{% extends "builtin/html/roadmap.html.j2" %}\n' + ours
    template(tmp_path, "html/roadmap.html.j2", text)
    made = page("roadmap.html", tmp_path)
    assert "<p>Ours: 3</p>" in made
    assert "How this roadmap was made" not in made
    assert "The roadmap at a glance" in made


def test_an_override_of_the_base_reaches_every_page(tmp_path: Path) -> None:
    text = '{% extends "builtin/html/base.html.j2" %}{% block footer %}<p>{{ _("Total") }} & us</p>{% endblock %}'
    template(tmp_path, "html/base.html.j2", text)
    for path, made in build(small(), templates=[tmp_path]).items():
        assert (b"<p>Total & us</p>" in made) == path.endswith(".html")


def test_a_style_can_be_replaced(tmp_path: Path) -> None:
    template(tmp_path, "html/style.css", ":root { --accent: #600; }\n")
    assert "--accent: #600" in page("index.html", tmp_path)


def test_markdown_is_overridden_too(tmp_path: Path) -> None:
    ours = "{% block method %}*{{ report.rows[0].idea.title ~ '*' }}*{% endblock %}"
    text = '{% extends "builtin/markdown/roadmap.md.j2" %}' + ours
    template(tmp_path, "markdown/roadmap.md.j2", text)
    assert "*Quick desk\\**" in page("roadmap.md", tmp_path)


def test_the_first_folder_comes_first(tmp_path: Path) -> None:
    template(tmp_path / "a", "html/index.html.j2", "first")
    template(tmp_path / "b", "html/index.html.j2", "second")
    template(tmp_path / "b", "html/roadmap.html.j2", "third")
    made = build(small(), templates=[tmp_path / "a", tmp_path / "b"])
    assert (made["index.html"], made["roadmap.html"]) == (b"first", b"third")


def test_what_an_override_prints_is_escaped(tmp_path: Path) -> None:
    template(tmp_path, "html/index.html.j2", '{{ "<b>" }}{{ report.imprint.project ~ "<i>" }}')
    assert page("index.html", tmp_path) == "&lt;b&gt;Warm and clear&lt;i&gt;"


MISTAKES = {
    "syntax": ("one\n{% if %}", 2, "Expected an expression"),
    "unclosed": ("one\n{% for x in report.rows %}\n", 2, "Unexpected end of template"),
    "unknown filter": ("one\ntwo\n{{ report|nosuch }}", 3, "No filter named 'nosuch'"),
    "unknown name": ("one\n\n{{ nosuch }}", 3, "'nosuch' is undefined"),
    "unknown field": ("{{ report.imprint.nosuch }}", 1, "nosuch"),
    "not there": ("one\n{% include 'html/nosuch.html.j2' %}", 2, "html/nosuch.html.j2"),
    "unsafe": ("one\n{{ report.__class__.__mro__ }}", 2, "unsafe"),
    "unsafe call": ("{{ ''.__class__.__subclasses__() }}", 1, "unsafe"),
    "changing": ("\n{% set x = [] %}\n{{ x.append(1) }}", 3, "of 'list' object is unsafe"),
    "arithmetic": ("one\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
    "wrong kind": ("{{ 'a' + 1 }}", 1, "TypeError"),
    "itself": ('one\n{% include "html/index.html.j2" %}', 2, "includes or extends itself"),
    "wrong call": ('{% import "html/parts.html.j2" as parts %}\n{{ parts.mention() }}', 2, "'item' was not provided"),
    "too many": ("\n{{ range(10**9)|length }}", 2, "OverflowError"),
    "other escape": ("{{ _('{nosuch}') }}", 1, "KeyError"),
    "attribute in a text": ('one\n{{ _("{f.__globals__}", f=_) }}', 2, "plain name"),
    "index in a text": ('{{ _("{f[0]}", f="ab") }}', 1, "plain name"),
    "attribute in a plural": ('{{ ngettext("{number}", "{f.__init__}", 1, f=report) }}', 1, "plain name"),
    "attribute in a singular": ('{{ ngettext("{f.__init__}", "{number}", 2, f=report) }}', 1, "plain name"),
    "attribute in a width": ('{{ _("{number:{f.__len__}}", number=1, f="a") }}', 1, "plain name"),
    "a wide number": ('{{ _("{number:999999999}", number=1) }}', 1, "plain name"),
    "a conversion in a text": ('{{ _("{f!r}", f=report) }}', 1, "plain name"),
    "a place in a text": ('{{ _("{0}", f=report) }}', 1, "plain name"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_and_line(name: str, tmp_path: Path) -> None:
    text, line, problem = MISTAKES[name]
    path = template(tmp_path, "html/index.html.j2", text)
    with pytest.raises(UserError) as caught:
        build(small(), templates=[tmp_path])
    said = str(caught.value)
    assert said.startswith(f"There is a mistake in the template {path}, line {line}: "), said
    assert problem in said
    assert not said.endswith("..")


def test_a_fault_of_ours_stays_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template(tmp_path, "html/index.html.j2", "fine")

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("dienstvisie.render.html.roadmap_picture", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        build(small(), templates=[tmp_path])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no templates folder .*nowhere"):
        build(small(), templates=[tmp_path / "nowhere"])


def test_a_template_outside_its_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates" / "html"
    folder.mkdir(parents=True)
    (folder / "index.html.j2").symlink_to(secret)
    with pytest.raises(UserError, match="lies outside the templates folder"):
        build(small(), templates=[tmp_path / "templates"])
    (folder / "index.html.j2").unlink()
    template(tmp_path / "templates", "html/index.html.j2", '{% include "../secret.txt" %}')
    with pytest.raises(UserError, match="there is no template"):
        build(small(), templates=[tmp_path / "templates"])


def test_the_environment_of_the_computer_stays_out_of_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIENSTVISIE_SECRET", "very secret")
    text = """{{ _("{f.__globals__[Message].__init__.__globals__[os].environ}", f=_) }}"""
    path = template(tmp_path, "html/index.html.j2", text)
    with pytest.raises(UserError, match="plain name") as caught:
        build(small(), templates=[tmp_path])
    assert f"{path}, line 1" in str(caught.value)
    assert "very secret" not in str(caught.value)


def test_a_text_of_a_template_has_its_values(tmp_path: Path) -> None:
    text = '{{ _("{n} of {{all}}", n="<b>") }} {{ ngettext("{number} idea", "{number} ideas", 3) }}'
    template(tmp_path, "html/index.html.j2", text)
    assert page("index.html", tmp_path) == "&lt;b&gt; of {all} 3 ideas"


def test_a_templates_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    template(tmp_path / "elsewhere", "html/index.html.j2", "foreign")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "templates").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="is a link"):
        build(small(), templates=[tmp_path / "dossier" / "templates"])


def test_a_folder_of_templates_that_is_a_link_is_refused(tmp_path: Path) -> None:
    template(tmp_path / "elsewhere", "index.html.j2", "foreign")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "html").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="lies outside the templates folder"):
        build(small(), templates=[tmp_path / "templates"])


def test_a_dossier_may_itself_be_reached_through_a_link(tmp_path: Path) -> None:
    template(tmp_path / "dossier" / "templates", "html/index.html.j2", "ours")
    (tmp_path / "short").symlink_to(tmp_path / "dossier")
    assert page("index.html", tmp_path / "short" / "templates") == "ours"


def test_an_unknown_format_is_told_with_what_is_near() -> None:
    with pytest.raises(UserError, match="There is no format htm") as caught:
        build(small(), formats=["htm"])
    assert str(caught.value.hint) == "Did you mean `html`?"


def test_every_builtin_template_is_found() -> None:
    names = {path.relative_to(builtin_folder()).as_posix() for path in builtin_folder().rglob("*") if path.is_file()}
    assert {"html/base.html.j2", "html/style.css", "markdown/roadmap.md.j2", "svg/roadmap.svg.j2"} <= names


def test_an_override_may_add_styles(tmp_path: Path) -> None:
    style = "{% block style %}{{ super() }}h1 { color: #600; }{% endblock %}"
    template(tmp_path, "html/roadmap.html.j2", '{% extends "builtin/html/roadmap.html.j2" %}' + style)
    made = page("roadmap.html", tmp_path)
    assert "\nh1{color:#600}\n" in made
    assert policy_of(made)["style-src"] == hashes(made, "style")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n<p>x</p>\n<script>x()</script>", "<script>"),
        ("{# <script>\n #}\n<SCRIPT src='x'></SCRIPT>", "<script>"),
        ('\n\n<p class="a" style="color: red">', 'style=""'),
        ("\n\n<p\tonclick='x()'>", 'onclick=""'),
        ('\n\n<img alt="x" src="https://town.example/logo.png">', 'src=""'),
        ('\n\n<link rel="stylesheet" href="x.css">', "<link>"),
    ],
)
def test_what_the_policy_blocks_is_told_and_not_silently_lost(tmp_path: Path, text: str, what: str) -> None:
    file = template(tmp_path, "html/roadmap.html.j2", text)
    with pytest.raises(UserError) as raised:
        page("roadmap.html", tmp_path)
    said = str(raised.value)
    assert f"{file}, line 3, holds {what}" in said


SLIPPED = {
    "no quotes around a handler": ("<p onclick=x()>", 'onclick=""'),
    "no quotes around a style": ("<p style=color:red>", 'style=""'),
    "no quotes around an address": ("<img alt=x src=//evil.example/q.png>", 'src=""'),
    "a slash for a space": ("<img/onerror=x()>", 'onerror=""'),
    "a handler that is put together": ('{{ "<p onc"|safe }}{{ "lick=x()>"|safe }}', 'onclick=""'),
    "a tag that is put together": ('{{ "<scr"|safe }}{{ "ipt>x()</script>"|safe }}', "<script>"),
    "a page that leads on": ("<meta http-equiv=refresh content=0;url=//evil.example>", "<meta http-equiv>"),
    "another policy": ('<meta http-equiv="Content-Security-Policy" content="x">', "<meta http-equiv>"),
    "a script in an address": ('<a href=" java\tscript:x()">x</a>', 'href=""'),
    "a picture in a picture": ("<svg><image href=//evil.example/q.png /></svg>", 'href=""'),
    "a film": ("<video poster=//evil.example/q.png></video>", 'poster=""'),
    "markup in a style": ("<svg><style><img></style></svg>", "<style>"),
}


@pytest.mark.parametrize("name", SLIPPED)
@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_what_slips_past_the_look_at_the_template_is_seen_in_the_page(name: str, format_: str, tmp_path: Path) -> None:
    text, what = SLIPPED[name]
    block = "{% extends 'builtin/html/base.html.j2' %}\n{% block footer %}" + text + "{% endblock %}"
    file = template(tmp_path, "html/base.html.j2", block)
    with pytest.raises(UserError) as raised:
        build(small(), formats=[format_], templates=[tmp_path])
    said = str(raised.value)
    assert f"holds {what}, which pages do not let through." in said
    assert f"{file}, line 2" in said or ("put together" in name and "by a template of your own" in said)


def test_a_style_sheet_cannot_be_left(tmp_path: Path) -> None:
    file = template(tmp_path, "html/style.css", "a { b: c }\n</style><script>x()</script><style>")
    with pytest.raises(UserError, match="line 2, holds <, which") as raised:
        page("index.html", tmp_path)
    assert str(file) in str(raised.value)
    file.write_text("{{ '\\x3c/style>\\x3cscript>x()\\x3c/script>' }}", encoding="utf-8")
    with pytest.raises(UserError, match="holds <script>, which"):
        page("index.html", tmp_path)


def test_the_script_of_pages_is_ours(tmp_path: Path) -> None:
    file = template(tmp_path, "html/script.js", "x()")
    with pytest.raises(UserError, match="holds JavaScript, which") as raised:
        page("roadmap.html", tmp_path)
    assert str(file) in str(raised.value)


def test_markdown_templates_may_say_script(tmp_path: Path) -> None:
    template(tmp_path, "markdown/roadmap.md.j2", "`<script>`")
    assert page("roadmap.md", tmp_path) == "`<script>`"


LOST = {
    "roadmap": (
        "html/roadmap.html.j2",
        '{% extends "builtin/html/roadmap.html.j2" %}\n{% block methode %}x{% endblock %}',
    ),
    "of the base": ("html/base.html.j2", '{% extends "builtin/html/base.html.j2" %}\n{% block foter %}x{% endblock %}'),
    "markdown": (
        "markdown/roadmap.md.j2",
        '{% extends "builtin/markdown/roadmap.md.j2" %}\n{% if 1 %}{% block methods %}x{% endblock %}{% endif %}',
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_a_block_that_would_not_be_shown_is_told(name: str, tmp_path: Path) -> None:
    file, text = LOST[name]
    path = template(tmp_path, file, text)
    with pytest.raises(UserError) as caught:
        build(small(), templates=[tmp_path])
    assert f"The template {path}, line 2, has a block `{text.split('block ')[1].split()[0]}`" in str(caught.value)
    assert str(caught.value.hint) == f"Did you mean `{'footer' if name == 'of the base' else 'method'}`?"


def test_a_new_block_inside_one_that_is_shown_is_fine(tmp_path: Path) -> None:
    ours = "{% block method %}<p>{% block inner %}Inner{% endblock %}</p>{% endblock %}"
    template(tmp_path, "html/roadmap.html.j2", '{% extends "builtin/html/roadmap.html.j2" %}' + ours)
    assert "<p>Inner</p>" in page("roadmap.html", tmp_path)


def test_blocks_of_a_base_of_ones_own_are_known(tmp_path: Path) -> None:
    base = '{% extends "builtin/html/base.html.j2" %}{% block footer %}{% block motto %}M{% endblock %}{% endblock %}'
    template(tmp_path, "html/base.html.j2", base)
    ours = '{% extends "builtin/html/roadmap.html.j2" %}{% block motto %}Warm{% endblock %}'
    template(tmp_path, "html/roadmap.html.j2", ours)
    assert "Warm" in page("roadmap.html", tmp_path)


def test_a_chain_that_never_ends_or_ends_nowhere_is_told_as_before(tmp_path: Path) -> None:
    template(tmp_path, "html/index.html.j2", '{% extends "html/index.html.j2" %}{% block x %}{% endblock %}')
    with pytest.raises(UserError, match="includes or extends itself"):
        build(small(), templates=[tmp_path])
    template(tmp_path, "html/index.html.j2", '{% extends "html/gone.html.j2" %}{% block x %}{% endblock %}')
    with pytest.raises(UserError, match=r"line 1: there is no template html/gone"):
        build(small(), templates=[tmp_path])
