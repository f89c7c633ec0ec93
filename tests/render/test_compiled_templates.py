"""Templates come compiled: what is shipped says the same as what would be compiled here, and is never out of date."""

from __future__ import annotations

import marshal
import os
from pathlib import Path

import pytest
from hatch_build import templates_are_stale
from jinja2 import DictLoader, Environment

from dienstvisie.render import compiling
from dienstvisie.render.compiling import OPTIONS, CompiledTemplates, compile_templates, shipped_code
from dienstvisie.render.html import html_environment
from dienstvisie.render.markdown import markdown_environment
from dienstvisie.render.templates import builtin_folder, loader
from dienstvisie.reporting.look import Look


def _same(value: object) -> object:
    return value


def _environment(text: str, shipped: Path) -> Environment:
    cache = CompiledTemplates(sandboxed=False, shipped=shipped_code(shipped))
    return Environment(loader=DictLoader({"html/a.html.j2": text}), bytecode_cache=cache, finalize=_same, **OPTIONS)  # noqa: S701


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "html").mkdir(parents=True)
    (tmp_path / "templates" / "html" / "a.html.j2").write_text("before {{ name }}")
    compile_templates(tmp_path / "templates", tmp_path / "made.compiled")
    return tmp_path / "made.compiled"


def test_all_templates_are_compiled_as_the_environments_of_the_formats_would() -> None:
    shipped, folder = shipped_code(), builtin_folder()
    source = loader([])
    made = {"html": html_environment("en", source, Look()), "svg": html_environment("en", source, Look())}
    made["markdown"] = markdown_environment("en", source, Look())
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix != ".docx"]
    names = [name for name in names if (folder / name).is_file()]
    assert sorted(names) == sorted(shipped)
    for name in names:
        text = (folder / name).read_text("utf-8")
        checksum, stored = shipped[name]
        assert (name, checksum) == (name, compiling.checksum(text))
        assert marshal.loads(stored) == made[name.partition("/")[0]].compile(text, name, name), name  # noqa: S302


def test_what_is_compiled_is_used(shipped: Path) -> None:
    made = _environment("before {{ name }}", shipped)
    template = made.get_template("html/a.html.j2")
    assert template.render(name="<b>") == "before &lt;b&gt;"
    assert template.filename == "html/a.html.j2"


def test_a_template_that_was_changed_is_compiled_anew(shipped: Path) -> None:
    assert _environment("after {{ name }}", shipped).get_template("html/a.html.j2").render(name="x") == "after x"


def test_code_for_another_python_is_left_alone(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shipped_code(shipped)
    monkeypatch.setattr(compiling, "MAGIC_NUMBER", b"other")
    assert shipped_code(shipped) == {}
    assert shipped_code(shipped.with_name("nowhere")) == {}


def test_a_changed_template_makes_what_is_compiled_stale(shipped: Path) -> None:
    folder = shipped.parent / "templates"
    later = max(file.stat().st_mtime for file in (Path(compiling.__file__), shipped)) + 10
    os.utime(shipped, (later, later))
    assert not templates_are_stale(folder, shipped)
    os.utime(folder / "html" / "a.html.j2", (later + 1, later + 1))
    assert templates_are_stale(folder, shipped)
    shipped.unlink()
    assert templates_are_stale(folder, shipped)
