"""A browser and the documents of Olen to look at in it. In CI both must be there; elsewhere a test says what it lacks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from dienstvisie import api

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OLEN = Path(__file__).parents[2] / "examples" / "olen"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def lacking(what: str) -> NoReturn:
    """Skip for want of something, but not in CI: there it is a failure."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Put the documents into a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def olen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of Olen in both of its languages."""
    files = api.build(api.load(OLEN).dossier, formats=("html",)).files
    return write(tmp_path_factory.mktemp("olen"), files)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; it may reach nothing outside this machine."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        lacking("Chromium is not installed: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright is not installed: pip install playwright axe-playwright-python")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()
