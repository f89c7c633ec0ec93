"""`plan --format ics|csv|msproject` prints the roadmap for other programs; `build` writes the same beside the pages."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.sax import make_parser, saxutils

import pytest
from icalendar import Calendar
from tests.cli.conftest import ENVIRONMENT, Command

FILES = {"ics": "roadmap.ics", "csv": "roadmap.csv", "msproject": "roadmap.xml"}


@pytest.mark.parametrize("name", FILES)
def test_what_is_printed_is_what_is_built(command: Command, dossier: Path, name: str, tmp_path: Path) -> None:
    printed = command("plan", dossier, "--format", name)
    assert (printed.returncode, printed.stderr) == (0, "")
    built = command("build", dossier, "--format", name, "-o", tmp_path / "out")
    assert built.returncode == 0
    file = (tmp_path / "out" / FILES[name]).read_bytes()
    assert printed.stdout.replace("\r\n", "\n") == file.decode("utf-8-sig").replace("\r\n", "\n")
    made = {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}
    assert {path for path in made if path.startswith("roadmap")} == {FILES[name]}
    assert {path.rpartition(".")[2] for path in made} == {FILES[name].rpartition(".")[2]}


def test_lines_of_a_calendar_end_as_they_must_on_stdout(dossier: Path) -> None:
    words = [sys.executable, "-m", "dienstvisie", "plan", str(dossier), "-f", "ics"]
    out = subprocess.run(words, capture_output=True, check=True, env=ENVIRONMENT).stdout
    assert out.count(b"\n") == out.count(b"\r\n") > 20
    assert Calendar.from_ical(out).walk("VEVENT")


def test_formats_are_three_views_of_one_plan(quick: Command, dossier: Path) -> None:
    lines = list(csv.DictReader(io.StringIO(quick("plan", dossier, "-f", "csv").stdout)))
    events: list[Any] = Calendar.from_ical(quick("plan", dossier, "-f", "ics").stdout).walk("VEVENT")
    assert lines
    assert [str(event["DTSTART"].dt) for event in events] == [line["first_day"] for line in lines]
    project = quick("plan", dossier, "-f", "msproject").stdout
    make_parser().parse(io.StringIO(project))  # noqa: S317 - our own
    assert all(f"<Value>{saxutils.escape(line['id'])}</Value>" in project for line in lines)


def test_an_explanation_is_no_calendar(quick: Command, dossier: Path) -> None:
    idea = next(csv.DictReader(io.StringIO(quick("plan", dossier, "-f", "csv").stdout)))["idea"]
    for name in ("ics", "msproject"):
        refused = quick("plan", dossier, "--explain", idea, "-f", name)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert name in refused.stderr


def test_an_unknown_format_is_refused(quick: Command, dossier: Path) -> None:
    assert quick("plan", dossier, "-f", "mpp").returncode == 2
    assert quick("build", dossier, "-f", "mpp").returncode == 2


@pytest.mark.parametrize("name", FILES)
def test_a_dossier_without_planning_exports_nothing(quick: Command, dossier: Path, name: str) -> None:
    settings = dossier / "dienstvisie.yaml"
    text = settings.read_text()
    start = text.index("planning:")
    rest = text[start:].split("\n")
    end = next((n for n, line in enumerate(rest[1:], 1) if line and not line.startswith((" ", "#"))), len(rest))
    settings.write_text(text[:start] + "\n".join(rest[end:]))
    result = quick("plan", dossier, "-f", name)
    assert result.returncode == 0, result.stderr
    assert "VEVENT" not in result.stdout
    assert "<Task>" not in result.stdout
    assert result.stdout.count("\n") >= 1
