"""Start-up: what is not needed for an answer is not imported. Asked of real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "docs" / "example")

AFTER = """
import sys
before = set(sys.modules)
import dienstvisie.__main__ as program
try:
    code = program.main()
except SystemExit as stop:
    code = stop.code
tops = {name.split(".")[0] for name in set(sys.modules) - before}
print("imported", code or 0, *sorted(tops - sys.stdlib_module_names), file=sys.stderr)
"""


def imported(*arguments: str) -> tuple[int, set[str], str]:
    """Exit code, the modules outside the standard library that a command imported, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", AFTER, *arguments], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    _, code, *modules = done.stderr.splitlines()[-1].split()
    assert "dienstvisie" in modules, done.stderr
    return int(code), set(modules) - {"dienstvisie"}, done.stdout


def test_the_version_needs_no_library() -> None:
    code, modules, output = imported("--version")
    assert (code, modules) == (0, set())
    assert output.startswith("dienstvisie 0.")


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("check", EXAMPLE), ("explain", "DV301")])
def test_light_commands_leave_the_heavy_libraries_alone(arguments: tuple[str, ...]) -> None:
    code, modules, output = imported(*arguments)
    assert code == 0
    assert output
    assert "typer" in modules, "the command did not run"
    assert not modules & {"numpy", "jinja2", "babel", "nh3", "ruamel"}


def test_the_probe_sees_a_library_that_is_used() -> None:
    code, modules, _ = imported("prioritise", EXAMPLE)
    assert code == 0
    assert "numpy" in modules
    assert not modules & {"jinja2", "babel"}


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("dienstvisie")
    as_command = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=60, check=True)
    as_module = subprocess.run(
        [sys.executable, "-m", "dienstvisie", "--version"], capture_output=True, text=True, timeout=60, check=True
    )
    assert as_command.stdout == as_module.stdout
