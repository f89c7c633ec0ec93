"""What a reader can do on a page: reach everything by keyboard, search, sort, and read it all without JavaScript."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import write
from tests.browser.visit import Visit, visiting
from tests.render.built import build
from tests.reporting.report_dossiers import generated

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

STOPS = "a[href], button, input, summary, [tabindex='0']"
REACHABLE = f"""() => [...document.querySelectorAll("{STOPS}")].filter((one) => one.checkVisibility()).length"""
WALK = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    here.dataset.seen = "yes";
    const style = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0;
    return shown ? "" : here.outerHTML.slice(0, 120);
}"""
MISSED = f"""() => [...document.querySelectorAll("{STOPS}")]
    .filter((one) => one.checkVisibility() && !one.dataset.seen).map((one) => one.outerHTML.slice(0, 120))"""
MAIN = ("index", "roadmap", "priorities", "method")


def walk(visit: Visit) -> list[str]:
    """Press Tab from the top of the page to its end; what had no visible focus, or was never reached."""
    wrong, count = [], visit.page.evaluate(REACHABLE)
    assert count > 5
    for _ in range(count + 2):
        visit.page.keyboard.press("Tab")
        said = visit.page.evaluate(WALK)
        wrong += [f"no visible focus: {said}"] if said else []
    return wrong + [f"never reached: {one}" for one in visit.page.evaluate(MISSED)]


@pytest.mark.parametrize("name", [*MAIN, "ideas/quick-desk"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(name: str, browser: Browser, olen: Path) -> None:
    with visiting(browser) as visit:
        visit.open(olen / "nl-BE" / f"{name}.html")
        assert walk(visit) == []


def shown_text(visit: Visit, file: Path) -> set[str]:
    """The words of the page with everything unfolded."""
    visit.open(file)
    for summary in visit.page.query_selector_all("details:not([open]) > summary"):
        summary.click()
    return set(visit.page.inner_text("main").split())


@pytest.mark.parametrize("name", [*MAIN, "ideas/quick-desk"])
def test_without_javascript_all_contents_are_there(name: str, browser: Browser, olen: Path) -> None:
    file = olen / "nl-BE" / f"{name}.html"
    with visiting(browser, scripts=False) as visit:
        without = shown_text(visit, file)
        assert len(without) > 50
        assert visit.page.locator(".search:visible, th button").count() == 0
    with visiting(browser) as visit:
        added = shown_text(visit, file) - without
    assert not added or name == "index"  # only the label of the search, which is of no use without it
    assert len(added) < 12


def test_search_finds_items_whatever_the_accents(browser: Browser, olen: Path) -> None:
    with visiting(browser) as visit:
        visit.open(olen / "nl-BE" / "index.html")
        page = visit.page
        page.get_by_role("searchbox").fill("GEINTEGREERD onthaal")
        assert page.locator(".groups li:visible").all_inner_texts()[0] == "Geïntegreerd onthaal op drie locaties"
        count = page.locator(".groups li:visible").count()
        assert str(count) in page.get_by_role("status").inner_text()
        assert count < 20
        page.get_by_role("searchbox").fill("bestaat zeker niet")
        assert page.locator(".groups li:visible").count() == 0
        assert page.get_by_role("status").inner_text() != ""
        page.get_by_role("searchbox").fill("")
        assert page.get_by_role("status").inner_text() == ""
        page.get_by_role("searchbox").fill("integreerd")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ideas/*.html")


def column(visit: Visit, table: str, number: int) -> list[str]:
    texts: list[str] = visit.page.locator(f"{table} tbody tr > :nth-child({number})").all_inner_texts()
    return texts


def press(visit: Visit, table: str, number: int) -> str | None:
    visit.page.locator(f"{table} thead th:nth-child({number}) button").click()
    return visit.page.locator(f"{table} thead th:nth-child({number})").get_attribute("aria-sort")


def test_columns_sort_as_words_numbers_and_times(browser: Browser, olen: Path) -> None:
    with visiting(browser) as visit:
        visit.open(olen / "nl-BE" / "index.html")
        ranks = [text for text in column(visit, "table.sortable", 1) if text != "–"]
        assert press(visit, "table.sortable", 2) == "ascending"
        titles = [text.casefold() for text in column(visit, "table.sortable", 2)]
        assert titles[0] < titles[-1]
        assert press(visit, "table.sortable", 1) == "ascending"
        assert [text for text in column(visit, "table.sortable", 1) if text != "–"] == ranks
        assert press(visit, "table.sortable", 1) == "descending"
        assert [int(text) for text in column(visit, "table.sortable", 1) if text != "–"][0] == max(map(int, ranks))
        press(visit, "table.sortable", 3)
        years = [text.split("–")[0].split()[-1] for text in column(visit, "table.sortable", 3) if "20" in text]
        assert years == sorted(years)
        assert len(set(years)) > 2
        assert visit.page.locator("th[aria-sort]").count() == 1
        assert visit.complaints == []


def test_scores_sort_by_their_decimals(browser: Browser, olen: Path) -> None:
    with visiting(browser) as visit:
        visit.open(olen / "nl-BE" / "priorities.html")
        table = "#" + visit.page.evaluate(
            "() => { const one = document.querySelector('table.ranks'); one.id = 'first'; return one.id; }"
        )
        assert press(visit, table, 3) == "ascending"
        scores = [float(text.replace(",", ".")) for text in column(visit, table, 3) if text != "–"]
        assert scores == sorted(scores)
        assert len(scores) > 3


def test_a_thousand_ideas_load_soon(browser: Browser, tmp_path: Path) -> None:
    """Measured well under a second; the bound leaves room for a busy machine."""
    folder = write(tmp_path, build(generated(1000), formats=("html",)))
    with visiting(browser) as visit:
        for name in ("index", "roadmap"):
            start = time.perf_counter()
            visit.open(folder / f"{name}.html")
            visit.page.evaluate("document.body.offsetHeight")
            assert time.perf_counter() - start < 4, name
        visit.open(folder / "index.html")
        start = time.perf_counter()
        visit.page.get_by_role("searchbox").fill("9")
        assert visit.page.locator(".groups li:visible").count() > 50
        visit.page.locator("table.sortable thead button").nth(1).click()
        assert time.perf_counter() - start < 4
        assert visit.complaints == []
