"""Every page in a real browser: accessible on screen and in print, quiet, self-contained, and narrow where it must be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import lacking
from tests.browser.visit import sample, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

PARTS = 4
"""The pages are looked at in so many tests, to run side by side."""
FEW = 6
"""Outside CI so many implementation sheets are looked at, evenly spread; in CI all are."""
NARROW = 320


def axe_script() -> str:
    """The source of axe-core."""
    try:
        from axe_playwright_python.base import AXE_SCRIPT
    except ImportError:
        lacking("axe-core is not installed: pip install axe-playwright-python")
    return str(AXE_SCRIPT)


def chosen(folder: Path) -> list[Path]:
    """All documents in all languages; of the sheets, those in the first language (the other has the same elements)."""
    every = sorted(folder.rglob("*.html"))
    sheets = [page for page in every if page.parent.name == "ideas" and page.parent.parent.name == "nl-BE"]
    others = [page for page in every if page.parent.name != "ideas"]
    assert len(sheets) > 30
    assert len(others) >= 9
    return [*others, *(sheets if os.environ.get("CI") else sample(sheets, FEW))]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_quiet_and_narrow(part: int, browser: Browser, olen: Path) -> None:
    script, wrong = axe_script(), []
    with visiting(browser) as visit:
        for file in chosen(olen)[part::PARTS]:
            name = file.relative_to(olen).as_posix()
            visit.open(file)
            wrong += [f"{name} on screen: {one}" for one in visit.violations(script)]
            visit.page.emulate_media(media="print")
            wrong += [f"{name} in print: {one}" for one in visit.violations(script)]
            visit.page.emulate_media(media="screen")
            visit.page.set_viewport_size({"width": NARROW, "height": 640})
            width = visit.page.evaluate("document.scrollingElement.scrollWidth")
            wrong += [f"{name} is {width} px wide in a window of {NARROW}"] if width > NARROW else []
            visit.page.set_viewport_size({"width": 1280, "height": 800})
            wrong += [f"{name} complains: {one}" for one in visit.complaints]
            wrong += [f"{name} asks for {one}" for one in visit.strays(file)]
    assert not wrong, "\n".join(wrong)


def test_narrow_pages_are_accessible(browser: Browser, olen: Path) -> None:
    """On a phone the same rules hold, such as the size of what is to be touched."""
    script, wrong = axe_script(), []
    with visiting(browser, 390) as visit:
        for name in ("index", "roadmap", "priorities", "ideas/shared-answers"):
            file = olen / "nl-BE" / f"{name}.html"
            if file.is_file():
                visit.open(file)
                wrong += [f"{name}: {one}" for one in visit.violations(script)]
    assert not wrong, "\n".join(wrong)
