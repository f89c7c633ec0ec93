"""What a format needs that is not installed is said in one sentence, before anything is made."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from dienstvisie import api
from dienstvisie.errors import UserError
from dienstvisie.render import extras
from dienstvisie.render.extras import EXTRAS, Library, require

ROOT = Path(__file__).parents[2]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = [replace(extra, libraries=(Library("no_such_module_here", "x"),)) for extra in EXTRAS]
    monkeypatch.setattr(extras, "BY_FORMAT", {name: extra for extra in bare for name in extra.formats})


@pytest.mark.parametrize(("name", "extra"), [("docx", "office"), ("xlsx", "office"), ("pdf", "pdf")])
def test_the_command_that_installs_it_is_said(nothing_installed: None, name: str, extra: str) -> None:
    with pytest.raises(UserError) as stop:
        require(["html", name])
    assert f"`{extra}`" in str(stop.value.message)
    assert f'pip install "dienstvisie[{extra}]"' in str(stop.value.hint)


def test_nothing_is_planned_before_it_is_said(nothing_installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = api.load(ROOT / "docs" / "example")
    monkeypatch.setattr(api, "prioritise", lambda *_: pytest.fail("it was ranked first"))
    with pytest.raises(UserError, match="needs the extra `office`"):
        api.build(loaded.dossier, formats=["xlsx"])


def test_formats_of_the_base_need_nothing(nothing_installed: None) -> None:
    require(["markdown", "html", "csv", "ics", "msproject"])


def test_pango_that_does_not_load_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(UserError) as stop:
        require(["pdf"])
    assert "Pango" in str(stop.value.message)
    assert "apt install" in str(stop.value.hint)


def test_the_extras_are_those_that_can_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    offered = project["optional-dependencies"]
    for extra in EXTRAS:
        named = {row.split(">")[0] for row in offered[extra.name]}
        assert named == {library.package for library in extra.libraries}
