"""Nothing that a template can reach leads out of the sandbox to what makes templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from jinja2 import BaseLoader, Environment, Template
from jinja2.bccache import Bucket, BytecodeCache, bc_magic
from jinja2.runtime import Context
from tests.render.built import build
from tests.reporting.report_dossiers import small

from dienstvisie.errors import UserError
from dienstvisie.render.environment import TemplateEnvironment
from dienstvisie.render.html import html_environment
from dienstvisie.render.markdown import markdown_environment
from dienstvisie.render.page import Page
from dienstvisie.render.templates import loader
from dienstvisie.render.word.environment import word_environment
from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.look import OUR_LOOK

MACHINERY = (Environment, BaseLoader, BytecodeCache, Bucket, Template, Context, Path)
PLAIN = (str, bytes, int, float, bool, type(None), type)


def environments(folder: Path) -> Mapping[str, Environment]:
    own = loader([folder])
    return {
        "html": html_environment("en", own, OUR_LOOK),
        "markdown": markdown_environment("en", own, OUR_LOOK),
        "docx": word_environment("en", OUR_LOOK, {}),
    }


def reached(start: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """All that public names and items lead to, each with the way to it."""
    waiting, seen = list(start.items()), dict[int, Any]()
    while waiting:
        way, found = waiting.pop()
        if id(found) in seen or isinstance(found, PLAIN):
            continue
        seen[id(found)] = found
        yield way, found
        if isinstance(found, MACHINERY):
            continue
        if isinstance(found, dict | MappingProxyType):
            waiting += [(f"{way}[{key!r}]", value) for key, value in found.items()]
        elif isinstance(found, list | tuple | set | frozenset):
            waiting += [(f"{way}[{number}]", value) for number, value in enumerate(found)]
        for name in dir(found):
            if not name.startswith("_"):
                waiting.append((f"{way}.{name}", getattr(found, name, None)))


def leaks(start: Mapping[str, Any]) -> list[str]:
    return [way for way, found in reached(start) if isinstance(found, MACHINERY)]


@pytest.mark.parametrize("name", ["html", "markdown", "docx"])
def test_no_way_leads_from_what_templates_have_to_what_makes_them(name: str, tmp_path: Path) -> None:
    made = environments(tmp_path)[name]
    assert isinstance(made, TemplateEnvironment)
    assert "look" in made.globals
    assert leaks({**made.globals, **made.filters, **made.tests}) == []


def test_no_way_leads_there_from_the_reports() -> None:
    case = small()
    made = edition(case.dossier, case.ideas, case.challenges, case.roadmap, "en")
    given = {document.path: document.report for document in made.documents}
    assert len(given) > 5
    assert leaks({**given, "page": Page("index", ".html", "en")}) == []


def test_no_way_leads_there_from_macros_blocks_and_loops(tmp_path: Path) -> None:
    made, found = environments(tmp_path)["html"], list[str]()

    def probe(value: Any) -> str:
        found.extend(leaks({"it": value}))
        return "."

    made.globals["probe"] = probe
    text = (
        '{% import "html/parts.html.j2" as parts %}{% macro m() %}{{ probe(caller) }}{% endmacro %}'
        "{% block a %}{{ probe(self) }}{{ probe(super) if false }}{% endblock %}{{ probe(self.a) }}{{ probe(parts) }}"
        "{{ probe(m) }}{% call m() %}x{% endcall %}{% for x in [1] recursive %}{{ probe(loop) }}{% endfor %}"
    )
    assert made.from_string(text).render().count(".") >= 6
    assert found == []


@pytest.mark.parametrize("name", ["html", "markdown", "docx"])
def test_what_holds_something_is_closed_even_where_it_is_at_hand(name: str, tmp_path: Path) -> None:
    made = environments(tmp_path)[name]
    assert made.bytecode_cache is not None
    held = Bucket(made, "key", "sum")
    template = made.from_string("")
    closed: list[tuple[object, tuple[str, ...]]] = [
        (made, ("bytecode_cache", "loader", "from_string", "globals", "overlay")),
        (made.loader, ("get_source", "load", "list_templates")),
        (made.bytecode_cache, ("get_bucket", "code", "shipped")),
        (held, ("bytecode_from_string", "environment")),
        (template, ("environment", "render", "module")),
        (template.new_context(), ("environment", "get_all")),
        (partial(str, made), ("args", "func", "keywords")),
        (made.from_string, ("__self__", "__func__")),
        (Path("/"), ("read_text", "parent")),
        (Environment, ("from_string",)),
    ]
    for holder, names in closed:
        for attribute in names:
            value = getattr(holder, attribute)
            assert not made.is_safe_attribute(holder, attribute, value), (holder, attribute)  # type: ignore[attr-defined]


def test_code_hidden_in_a_template_does_not_run(tmp_path: Path) -> None:
    sign = tmp_path / "ran"
    payload = bc_magic + f"cos\nsystem\n(S'touch {sign}'\ntR.".encode()
    hidden = "".join(f"\\x{one:02x}" for one in payload)
    text = (
        '{% extends "builtin/html/guide.html.j2" %}{% block style %}{% set env = contents.args[0] %}'
        '{% set b = env.bytecode_cache.get_bucket(env, "x", none, "y") %}'
        '{{ b.bytecode_from_string("' + hidden + '".encode("latin-1")) }}{% endblock %}'
    )
    for page in ("guide", "index"):
        file = tmp_path / "templates" / "html" / f"{page}.html.j2"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("guide", page), encoding="utf-8")
    with pytest.raises(UserError, match="'function object' has no attribute 'args'"):
        build(small(), formats=["html"], templates=[tmp_path / "templates"])
    assert not sign.exists()
