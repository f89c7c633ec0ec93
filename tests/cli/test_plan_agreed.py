"""Agreeing on a roadmap and asking what if, as real processes do it."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command

IDEAS = """
- {id: quick, title: Quick desk, duration: 3, effort: {desk: 6}, quick_win: true}
- {id: hall, title: Town hall, duration: 6, effort: {desk: 8}, depends_on: [quick]}
- {id: late, title: Late counter, duration: 3, effort: {desk: 30}}
"""
SETTINGS = """
title: T
client: {name: Olen}
language: en
languages: [en]
planning:
  start: 2026-Q1
  end: 2027-Q4
  quick_wins: {at_least: 0}
  budgets: {2026: {operating: 100}}
"""
UNITS = "- {id: desk, title: Desk, capacity: {days: 8}}\n"
SCENARIOS = "- {id: more, title: More people, capacities: {desk: {days: 40}}}\n- {id: same, title: Nothing else}\n"


@pytest.fixture
def command(command: Command) -> Command:
    """The command of this very source, also where another one is installed."""
    return partial(command, **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ})


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "planned"
    folder.mkdir()
    for name, text in (("dienstvisie", SETTINGS), ("ideas", IDEAS), ("units", UNITS), ("scenarios", SCENARIOS)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def data(text: str) -> Any:
    return json.loads(text)


def test_a_plain_plan_writes_nothing(town: Path, command: Command) -> None:
    before = sorted(path.name for path in town.iterdir())
    done = command("plan", town, "-f", "json")
    assert done.returncode == 0
    assert data(done.stdout)["shifts"] == []
    assert sorted(path.name for path in town.iterdir()) == before


def test_save_and_save_again(town: Path, command: Command) -> None:
    done = command("plan", town, "--save", "-f", "json")
    path = town / "roadmap.yaml"
    assert done.returncode == 0
    assert done.stderr == f"Saved in `{path}`: 2 ideas have a place, 1 is left out.\n"
    assert [row["id"] for row in data(done.stdout)["roadmap"]] == ["quick", "hall"]
    text, time = path.read_text(encoding="utf-8"), path.stat().st_mtime_ns
    assert '  - {start: 2026-Q1, end: 2026-Q1, idea: quick, title: "Quick desk"}\n' in text
    assert text.endswith("left_out:\n  - late\n")
    again = command("plan", town, "--save", "-f", "json")
    assert again.stdout == done.stdout
    assert again.stderr == f"`{path}` says so already; nothing was written.\n"
    assert (path.read_text(encoding="utf-8"), path.stat().st_mtime_ns) == (text, time)
    assert command("check", town).returncode == 0
    assert "All stands as agreed." in command("plan", town).stdout


def test_the_hash_seed_and_the_order_of_ideas_change_no_byte(town: Path, command: Command) -> None:
    command("plan", town, "--save", PYTHONHASHSEED="1")
    first = (town / "roadmap.yaml").read_bytes()
    (town / "roadmap.yaml").unlink()
    ideas = (town / "ideas.yaml").read_text(encoding="utf-8").strip().splitlines()
    (town / "ideas.yaml").write_text("\n".join(reversed(ideas)) + "\n", encoding="utf-8")
    command("plan", town, "--save", PYTHONHASHSEED="2")
    assert (town / "roadmap.yaml").read_bytes() == first


def test_a_change_shows_what_shifts_and_why(town: Path, command: Command) -> None:
    command("plan", town, "--save")
    before = (town / "roadmap.yaml").read_bytes()
    change(town, "ideas.yaml", "effort: {desk: 6}", "effort: {desk: 6}, earliest: 2026-Q2")
    change(town, "ideas.yaml", "effort: {desk: 30}", "effort: {desk: 5}")
    rows = data(command("plan", town, "-f", "json").stdout)["shifts"]
    assert [(row["id"], row["agreed_start"], row["start"], row["end"], row["why"]) for row in rows] == [
        ("late", None, "2026-Q1", "2026-Q1", "There is room now that “Quick desk” has left its place."),
        ("quick", "2026-Q1", "2026-Q2", "2026-Q2", "It may not start before 2026-Q2."),
        (
            "hall",
            "2026-Q2",
            "2026-Q3",
            "2026-Q4",
            "It waits for “Quick desk” until 2026-Q3. That has shifted too.",
        ),
    ]
    assert (town / "roadmap.yaml").read_bytes() == before
    for width in ("80", "140"):
        shown = command("plan", town, COLUMNS=width).stdout
        assert "What changed since it was agreed" in shown
        assert max(map(len, shown.splitlines())) <= int(width)
        assert "“Late counter” is new: 2026-Q1." in shown
    dutch = command("plan", town, "-f", "markdown", DIENSTVISIE_LANG="nl")
    assert dutch.returncode == 0
    assert command("plan", town, "--save").returncode == 0
    assert data(command("plan", town, "-f", "json").stdout)["shifts"] == []


def test_notes_are_kept_and_comments_never_lost(town: Path, command: Command) -> None:
    command("plan", town, "--save")
    path = town / "roadmap.yaml"
    change(town, "roadmap.yaml", 'title: "Quick desk"}', "title: Quick desk, note: Decided in March}")
    change(town, "ideas.yaml", "effort: {desk: 6}", "effort: {desk: 7}")
    assert command("plan", town, "--save").returncode == 0
    assert 'idea: quick, title: "Quick desk", note: "Decided in March"}' in path.read_text(encoding="utf-8")
    change(town, "roadmap.yaml", "tasks:\n", "# Decided in March\ntasks:\n")
    change(town, "ideas.yaml", "effort: {desk: 7}", "effort: {desk: 5}")
    before = path.read_bytes()
    done = command("plan", town, "--save")
    assert done.returncode == 2
    assert "There is a comment on line 11 of" in done.stderr
    assert "Move it to a `note`" in done.stderr
    assert path.read_bytes() == before


def test_a_plan_that_breaks_a_wish_is_not_agreed_on(town: Path, command: Command) -> None:
    change(town, "ideas.yaml", "effort: {desk: 30}", "effort: {desk: 30}, must: true")
    done = command("plan", town, "--save")
    assert done.returncode == 1
    assert "DV511" in done.stderr
    assert done.stderr.endswith("Nothing was saved: mend these errors first.\n")
    assert not (town / "roadmap.yaml").exists()
    change(town, "dienstvisie.yaml", "title: T", 'title: T\nchecks: {DV511: {severity: "off", reason: known}}')
    assert command("plan", town, "--save").returncode == 0


def test_without_a_period_there_is_nothing_to_save(town: Path, command: Command) -> None:
    text = (town / "dienstvisie.yaml").read_text(encoding="utf-8")
    (town / "dienstvisie.yaml").write_text(text[: text.index("planning:")], encoding="utf-8")
    done = command("plan", town, "--save")
    assert done.returncode == 2
    assert "There is no roadmap to save" in done.stderr
    assert command("plan", town, "--scenarios").returncode == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_said(town: Path, command: Command) -> None:
    town.chmod(0o555)
    try:
        done = command("plan", town, "--save")
    finally:
        town.chmod(0o755)
    assert done.returncode == 2
    assert "cannot be written: Permission denied." in done.stderr


def test_a_full_disk_leaves_the_agreed_one_whole(town: Path, command: Command) -> None:
    """A limit on the size of files stands in for the disk."""
    command("plan", town, "--save")
    change(town, "ideas.yaml", "effort: {desk: 6}", "effort: {desk: 7}")
    before = (town / "roadmap.yaml").read_bytes()
    done = subprocess.run(
        [sys.executable, "-B", "-m", "dienstvisie", "plan", str(town), "--save"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "DIENSTVISIE_LANG": "en"},
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert (town / "roadmap.yaml").read_bytes() == before
    assert sorted(path.name for path in town.iterdir() if path.name.startswith(".")) == []


def test_a_link_is_not_followed(town: Path, command: Command) -> None:
    command("plan", town, "--save")
    real = town / "roadmap.yaml"
    (town / "old").mkdir()
    real.rename(town / "old" / "agreed.txt")
    real.symlink_to(town / "old" / "agreed.txt")
    before = real.read_bytes()
    change(town, "ideas.yaml", "effort: {desk: 6}", "effort: {desk: 7}")
    done = command("plan", town, "--save")
    assert done.returncode == 2
    assert "is a link, and links are not written to" in done.stderr
    assert real.read_bytes() == before


def test_what_if_beside_now(town: Path, command: Command) -> None:
    command("plan", town, "--save")
    before = {path.name: path.read_bytes() for path in town.iterdir()}
    asked = ("--what-if", "desk+120d/2027", "--what-if", "-idea:hall")
    found = data(command("plan", town, *asked, "-f", "json").stdout)
    assert [(row["id"], row["ideas"], row["joined"], row["left"]) for row in found["plans"]] == [
        ("now", 2, 0, 0),
        ("what-if", 2, 1, 1),
    ]
    assert [(row["id"], row["change"], row["base_start"], row["start"]) for row in found["changes"]] == [
        ("late", "in", None, "2027-Q1"),
        ("hall", "out", "2026-Q2", None),
    ]
    year = next(row for row in found["load"] if row["year"] == 2027)
    assert (year["days"], year["percent"], year["days:what-if"], year["capacity:what-if"]) == (0, 0, 30, 152)
    assert year["percent:what-if"] == 20
    rows = list(csv.DictReader(io.StringIO(command("plan", town, *asked, "-f", "csv").stdout)))
    assert [row["id"] for row in rows] == ["now", "what-if"]
    assert "| Town hall | out | 2026-Q2 |" in command("plan", town, *asked, "-f", "markdown").stdout
    for width in ("80", "140"):
        shown = command("plan", town, *asked, COLUMNS=width).stdout
        assert max(map(len, shown.splitlines())) <= int(width)
        assert "…" not in shown
    assert {path.name: path.read_bytes() for path in town.iterdir()} == before


def test_what_is_wrong_in_another_plan_is_told_with_its_place(town: Path, quick: Command) -> None:
    change(town, "ideas.yaml", "quick_win: true", "quick_win: true, progress: [{date: 2026-01-10, started: 2026-Q1}]")
    assert quick("plan", town, "--what-if", "desk+1d").stderr == ""
    done = quick("plan", town, "--what-if", "desk-50%")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == "What is wrong in “What if”:"
    assert f"{town}/units.yaml:1:" in done.stderr
    assert "DV520: “Desk” has 4 days in 2026-Q1, but work that has begun or is done takes 6: 2 too many." in done.stderr
    assert "  Correct the capacity, the effort, or when the work began and is done." in done.stderr
    assert "too many" not in done.stdout


def test_no_question_can_drive_the_terminal(town: Path, quick: Command) -> None:
    change(town, "ideas.yaml", "title: Quick desk", 'title: "Q\\e[31m\\u009b31mdesk"')
    change(town, "units.yaml", "title: Desk", 'title: "D\\e[32mesk"')
    change(
        town, "dienstvisie.yaml", "languages: [en]", "languages: [en]\nchecks: {DV809: {severity: 'off', reason: T}}"
    )
    change(town, "scenarios.yaml", "title: Nothing else", 'title: "N\\e[33mothing\\a"')
    change(town, "ideas.yaml", "quick_win: true", "quick_win: true, progress: [{date: 2026-01-10, started: 2026-Q1}]")
    for words in (
        ("--what-if", "\x1b[31mict+1d"), ("--what-if", "-idea:\x9bq"), ("--what-if", "desk-50%"), ("--scenarios",),
        ("--scenario", "s\x07"), ("--explain", "\x1b]0;"), ("--reasons",), ("--save",),
    ):  # fmt: skip
        done = quick("plan", town, *words)
        assert not {"\x1b", "\x07", "\x9b"} & {*done.stdout, *done.stderr}, words
    assert "No unit is called `?[31mict`." in quick("plan", town, "--what-if", "\x1b[31mict+1d").stderr


def test_a_proven_plan_is_saved_as_one(town: Path, quick: Command) -> None:
    quick("plan", town, "--save")
    assert 'method: "serial schedule, ruin and recreate"' in (town / "roadmap.yaml").read_text(encoding="utf-8")
    quick("plan", town, "--prove", "--save")
    proven = (town / "roadmap.yaml").read_text(encoding="utf-8")
    assert 'method: "proven best by branch and bound"' in proven
    assert "nothing was written" in quick("plan", town, "--save").stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--what-if", "dask+5d"), "Did you mean `desk`?"),
        (("--what-if", "more people"), "Write it like one of these:"),
        (("--scenario", "mor"), "Did you mean `more`?"),
        (("--save", "--what-if", "desk+5d"), "`--save` and `--what-if` do not go together."),
        (("--save", "--scenario", "more"), "`--save` and `--scenario` do not go together."),
        (("--scenario", "more", "--scenarios"), "`--scenario` and `--scenarios` do not go together."),
        (("--explain", "hall", "--scenarios"), "`--scenarios` and `--explain` do not go together."),
        (("--explain", "hal"), "Did you mean `hall`?"),
    ],
)
def test_wrong_words(town: Path, quick: Command, words: tuple[str, ...], message: str) -> None:
    done = quick("plan", town, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert not (town / "roadmap.yaml").exists()


def test_one_scenario_and_all_of_them(town: Path, quick: Command) -> None:
    one = data(quick("plan", town, "--scenario", "more", "-f", "json").stdout)
    assert [row["id"] for row in one["roadmap"]] == ["late", "quick", "hall"]
    told = quick("plan", town, "-s", "more", "--explain", "hall", "-f", "json")
    assert data(told.stdout)["blockers"]
    table = data(quick("plan", town, "--scenarios", "-f", "json").stdout)
    assert [(row["id"], row["joined"], row["moved"]) for row in table["plans"]] == [
        ("now", 0, 0),
        ("more", 1, 0),
        ("same", 0, 0),
    ]
    two = data(quick("plan", town, "-s", "same", "-s", "more", "-f", "json").stdout)
    assert [row["id"] for row in two["plans"]] == ["now", "same", "more"]


def test_a_broken_agreed_roadmap_is_told_with_its_place(town: Path, quick: Command) -> None:
    quick("plan", town, "--save")
    change(town, "roadmap.yaml", "start: 2026-Q1, end: 2026-Q1, idea", "start: 2026-Q5, ende: 2026-Q1, idea")
    done = quick("plan", town)
    assert done.returncode == 1
    assert "roadmap.yaml:12:13:" in done.stderr
    assert "Did you mean `end`?" in done.stderr
    assert quick("prioritise", town).returncode == 0
