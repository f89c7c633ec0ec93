"""What the benchmarks stand on: dossiers that are valid and the same every time, and processes that are timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks import commands
from benchmarks.dossiers import write_dossier

from dienstvisie.api import check, load
from dienstvisie.diagnostics import Severity
from dienstvisie.schema import Idea


def test_a_generated_dossier_is_sound_and_of_the_size_asked(tmp_path: Path) -> None:
    loaded = load(write_dossier(tmp_path, 30))
    assert len(loaded.dossier.all(Idea)) == 30
    assert not [str(found.message) for found in check(loaded) if found.severity is Severity.ERROR]


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    once, twice = (write_dossier(tmp_path / name, 30) for name in ("once", "twice"))
    assert [path.read_bytes() for path in sorted(once.iterdir())] == [
        path.read_bytes() for path in sorted(twice.iterdir())
    ]


def test_work_costs_more_than_none() -> None:
    work, none = commands.least(2, (sys.executable, "-c", "sum(range(10**7))"), (sys.executable, "-c", "pass"))
    assert work.cpu > none.cpu > 0
    assert work.wall >= work.cpu * 0.5


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(SystemExit, match="failed"):
        commands.cost((sys.executable, "-c", "raise SystemExit(1)"))


def test_the_report_says_what_is_above_its_aim(capsys: pytest.CaptureFixture[str]) -> None:
    slow, fast = commands.Cost(3.0, 6.0), commands.Cost(1.0, 2.0)
    rows = [commands.Row("slow", slow, fast, slow / fast, 2.0), commands.Row("fast", fast, slow, fast / slow, 2.0)]
    commands.show("Title", iter(rows))
    slow_line, fast_line = capsys.readouterr().out.splitlines()[-2:]
    assert "3.000    1.000     3.00" in slow_line
    assert slow_line.endswith("2.0  above")
    assert fast_line.endswith("2.0")


def test_the_bare_pass_reads_every_event(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- {id: a}\n")
    commands.cost((sys.executable, "-c", commands.EVENTS, str(tmp_path)))
    (tmp_path / "a.yaml").write_text("- {id: a\n")
    with pytest.raises(SystemExit):
        commands.cost((sys.executable, "-c", commands.EVENTS, str(tmp_path)))
