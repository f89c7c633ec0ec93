"""What `doctor` tells: of the machine, and of a dossier."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from dienstvisie.render import extras, health

ROOT = Path(__file__).parents[2]


def parts(result_text: str, table: str) -> dict[str, dict[str, object]]:
    return {row["part"]: row for row in json.loads(result_text)[table]}


def test_it_tells_what_is_installed(quick: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = quick("doctor", "-f", "json")
    found = parts(result.stdout, "machine")
    assert result.returncode == 0
    assert "dossier" not in json.loads(result.stdout)
    assert found["python"]["version"]
    assert {"jinja2", "numpy", "extra office", "extra pdf", "language nl-BE", "templates"} <= set(found)
    assert found["extra office"]["there"] is True
    assert "docxtpl" in str(found["extra office"]["version"])


def test_a_missing_extra_comes_with_its_command(quick: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    result = quick("doctor", "-f", "json")
    office = parts(result.stdout, "machine")["extra office"]
    assert office["there"] is False
    assert office["remedy"] == 'Install it: `pip install "dienstvisie[office]"`.'
    assert result.returncode == 0, "the base works"


def test_a_missing_library_is_the_end(quick: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "BASE", (*health.BASE, "no-such-package-here"))
    result = quick("doctor")
    assert result.returncode == 1
    assert "no-such-package-here" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_dossier_is_told_of(quick: Command, dossier: Path) -> None:
    (dossier / "templates" / "docx").mkdir(parents=True)
    (dossier / "templates" / "docx" / "idea_sheet.docx").write_bytes(b"")
    (dossier / "templates" / "docx" / "idea_shet.docx").write_bytes(b"")
    found = parts(quick("doctor", dossier, "-f", "json").stdout, "dossier")
    assert found["sound"]["there"] is True
    assert found["templates"]["version"] == "docx/idea_sheet.docx, docx/idea_shet.docx"
    assert found["loose templates"]["version"] == "docx/idea_shet.docx"
    assert found["theme"]["there"] is False


def test_errors_that_keep_documents_from_being_made_are_told(quick: Command, broken: Path) -> None:
    found = parts(quick("doctor", broken, "-f", "json").stdout, "dossier")
    assert found["sound"]["there"] is False
    assert "dienstvisie check" in str(found["sound"]["remedy"])


def test_a_folder_without_a_dossier_is_a_wrong_call(quick: Command, tmp_path: Path) -> None:
    result = quick("doctor", tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_the_base_is_what_is_installed_with_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {row.split(">")[0] for row in project["dependencies"]} == set(health.BASE)
