"""A sound dossier, a broken one, and running the command as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dienstvisie.cli import run
from dienstvisie.editing import Starter, starter_files, write_new

Result = subprocess.CompletedProcess[str]
Command = Callable[..., Result]
ENVIRONMENT = {"DIENSTVISIE_LANG": "en", "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    starter = Starter(title="Service vision", client="Our Town", start="2026-Q1", end="2031-Q4", language="en")
    write_new(folder, starter_files(starter))
    return folder


@pytest.fixture
def broken(dossier: Path) -> Path:
    ideas = dossier / "ideas.yaml"
    text = ideas.read_text()
    ideas.write_text(text + "- id: lost\n  title: A lost idea\n  challenges: [no-such-challenge]\n  durration: 3\n")
    return dossier


@pytest.fixture
def command() -> Command:
    """The command as a real process: `command("check", folder, cwd=..., env={...})`."""

    def call(*words: str | Path, cwd: Path | None = None, **environment: str) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "dienstvisie", *map(str, words)],
            capture_output=True,
            check=False,
            cwd=cwd,
            encoding="utf-8",
            env=ENVIRONMENT | environment,
            stdin=subprocess.DEVNULL,
        )

    return call


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """The same in this process, for tests of what is said."""
    monkeypatch.setenv("DIENSTVISIE_LANG", "en")
    monkeypatch.delenv("COLUMNS", raising=False)

    def call(*words: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["dienstvisie", *map(str, words)])
        code = run()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return subprocess.CompletedProcess(words, code, out, err)

    return call
