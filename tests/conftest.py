"""For all tests: what is compiled is up to date, and no setting of this machine changes what is said."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import hatch_build
import hypothesis
import pytest

SETTINGS = ("DIENSTVISIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "COLUMNS")


def pytest_configure(config: pytest.Config) -> None:
    """Forget the settings; let a slow machine take its time; compile once what changed."""
    for name in SETTINGS:
        os.environ.pop(name, None)
    hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
    hypothesis.settings.load_profile("house")
    is_worker = hasattr(config, "workerinput")
    if not is_worker and hatch_build.is_stale():
        hatch_build.compile_catalogues()
    if not is_worker and hatch_build.templates_are_stale():
        hatch_build.compile_templates()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one switch for golden files."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compares bytes with a golden file; with `--update-golden` writes them there instead."""

    def compare(path: Path, made: bytes) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        assert path.is_file(), f"{path} is not there; run pytest with --update-golden"
        assert made.decode() == path.read_bytes().decode(), f"{path} differs; --update-golden if that is meant"

    return compare
