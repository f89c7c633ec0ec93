"""The command as a real process: terminals, pipes, locales, and that checking never writes."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import ENVIRONMENT, Command


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def test_the_nearest_dossier_upward_is_found(command: Command, dossier: Path) -> None:
    deep = dossier / "notes" / "deep"
    deep.mkdir(parents=True)
    assert command("check", cwd=deep).returncode == 0


def test_no_dossier_is_wrong_use(command: Command, tmp_path: Path) -> None:
    result = command("check", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "DV100" in result.stderr
    assert "dienstvisie init" in result.stderr
    near = command("check", tmp_path / "twon", cwd=tmp_path)
    assert near.returncode == 2


def test_a_folder_written_wrong_gets_the_nearest(command: Command, dossier: Path) -> None:
    result = command("check", "twon", cwd=dossier.parent)
    assert (result.returncode, "Did you mean `town`?" in result.stderr) == (2, True)


def test_commands_that_check_never_write(command: Command, broken: Path) -> None:
    before = fingerprint(broken.parent)
    for words in (
        ["check"],
        ["check", "-f", "sarif"],
        ["prioritise"],
        ["plan"],
        ["build", "--check"],
        ["trace", "lost"],
    ):
        command(*words, cwd=broken)
    assert fingerprint(broken.parent) == before


def test_the_same_bytes_in_every_locale_zone_and_hash_seed(command: Command, dossier: Path, tmp_path: Path) -> None:
    seen = set()
    for number, (zone, locale, seed) in enumerate(
        [("UTC", "C", "0"), ("Asia/Tokyo", "nl_BE.UTF-8", "1"), ("America/New_York", "tr_TR.ISO-8859-9", "2")]
    ):
        out = tmp_path / f"out{number}"
        environment = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        assert command("build", dossier, "-o", out, "-l", "nl-BE", "-l", "en", **environment).returncode == 0
        table = command("prioritise", dossier, "-f", "json", **environment).stdout
        plan = command("plan", dossier, "-f", "csv", **environment).stdout
        files = [(str(path.relative_to(out)), path.read_bytes()) for path in sorted(out.rglob("*")) if path.is_file()]
        seen.add(hashlib.sha256(repr((table, plan, files)).encode()).hexdigest())
    assert len(seen) == 1


@pytest.mark.parametrize("width", [80, 140])
def test_tables_keep_to_the_width(command: Command, dossier: Path, width: int) -> None:
    for words in (["prioritise"], ["prioritise", "-k", "challenges"], ["plan"]):
        out = command(*words, dossier, COLUMNS=str(width)).stdout
        assert out
        assert max(map(len, out.splitlines())) <= width


def test_a_pipe_gets_whole_lines_and_no_colour(command: Command, dossier: Path) -> None:
    rows = json.loads(command("prioritise", dossier, "-f", "json").stdout)["ideas"]
    out = command("prioritise", dossier).stdout
    assert "\x1b" not in out
    assert "…" not in out
    assert all(any(row["id"] in line and row["title"] in line for line in out.splitlines()) for row in rows)


def test_a_reader_that_stops_is_no_fault(dossier: Path) -> None:
    script = f"{sys.executable} -m dienstvisie explain | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, encoding="utf-8", env=ENVIRONMENT)  # noqa: S607
    first, code = result.stdout.splitlines()
    assert (first.startswith("DV100"), code, result.stderr) == (True, "0", "")


def test_a_full_disk_is_said(dossier: Path) -> None:
    script = f"{sys.executable} -m dienstvisie plan {dossier} -f json > /dev/full; echo $?"
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, encoding="utf-8", env=ENVIRONMENT)  # noqa: S607
    assert (result.stdout, "No space left" in result.stderr, "Traceback" in result.stderr) == ("2\n", True, False)


def test_a_table_for_a_reader_that_stops(dossier: Path) -> None:
    script = f"{sys.executable} -m dienstvisie plan {dossier} | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, encoding="utf-8", env=ENVIRONMENT)  # noqa: S607
    assert (result.stdout.splitlines()[-1], result.stderr) == ("0", "")


def test_a_file_name_need_not_be_text(command: Command, dossier: Path) -> None:
    (Path(os.fsdecode(os.fsencode(dossier) + b"/idee\xe9n.yaml"))).write_text("- id: a\n")
    for words in (["check"], ["check", "-f", "json"], ["check", "-f", "sarif"]):
        result = command(*words, dossier)
        assert (result.returncode, "Traceback" in result.stderr) == (1, False)


def test_old_terminals_get_no_traceback(command: Command, dossier: Path) -> None:
    result = command("prioritise", dossier, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert result.returncode == 0


def test_dutch_is_spoken_when_asked(command: Command, broken: Path) -> None:
    by_variable = command("check", broken, DIENSTVISIE_LANG="nl")
    by_locale = command("check", broken, DIENSTVISIE_LANG="", LANG="nl_BE.UTF-8")
    assert "Bedoelde je `duration`?" in by_variable.stdout
    assert by_locale.stdout == by_variable.stdout


def in_terminal(words: list[str], answers: str, cwd: Path) -> tuple[int, str]:
    """Run in a terminal of 100 columns and type the answers."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execvpe(  # noqa: S606 - a terminal of its own needs it
            sys.executable,
            [sys.executable, "-m", "dienstvisie", *words],
            ENVIRONMENT | {"TERM": "xterm", "COLUMNS": "100"},
        )
    os.write(terminal, answers.encode())
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 1)
        try:
            piece = os.read(terminal, 4096) if ready else b""
        except OSError:
            break
        shown += piece
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_init_asks_in_a_terminal(tmp_path: Path, command: Command) -> None:
    code, shown = in_terminal(["init", "asked"], "Visie op dienst\nStad Olen\n\nnl-BE\n", tmp_path)
    assert code == 0
    assert "Title of the project" in shown
    assert "Visie op dienst" in (tmp_path / "asked" / "dienstvisie.yaml").read_text()
    assert command("check", "asked", "--strict", cwd=tmp_path).returncode == 0


def test_colour_in_a_terminal_unless_refused(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;31m" in in_terminal(["check"], "", broken)[1]
    monkeypatch.setitem(ENVIRONMENT, "NO_COLOR", "1")
    assert "\x1b[1;31m" not in in_terminal(["check"], "", broken)[1]
