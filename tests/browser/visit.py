"""What a visit to a page in the browser brings to light."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""WCAG 2.0 to 2.2, levels A and AA, as axe-core calls them."""


@dataclass
class Visit:
    """A page of the browser, with what it complained of and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path) -> None:
        """Go to a page on disk, and forget what the last one did."""
        self.complaints.clear()
        self.asked.clear()
        self.page.goto(file.as_uri(), wait_until="load")

    def strays(self, file: Path) -> list[str]:
        """What was asked for besides the page itself; `data:` addresses ask nobody."""
        return [url for url in self.asked if url != file.as_uri() and not url.startswith("data:")]

    def violations(self, script: str) -> list[str]:
        """What axe-core finds on the page as it stands."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(script)
        options = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
        found: dict[str, Any] = self.page.evaluate("options => axe.run(document, options)", options)
        assert len(found["passes"]) > 5, "axe-core looked at nothing"
        return [
            f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
            for one in found["violations"]
            for node in one["nodes"][:3]
        ]


@contextmanager
def visiting(browser: Browser, width: int = 1280, *, scripts: bool = True) -> Iterator[Visit]:
    """A window of its own, with or without JavaScript."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts, reduced_motion="reduce"
    )
    visit = Visit(context.new_page())
    visit.page.on(
        "console", lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    visit.page.on("pageerror", lambda fault: visit.complaints.append(str(fault)))
    visit.page.on("request", lambda request: visit.asked.append(request.url))
    try:
        yield visit
    finally:
        context.close()


def sample(pages: Sequence[Path], most: int) -> list[Path]:
    """At most so many, spread evenly; always the first and the last."""
    if len(pages) <= most:
        return list(pages)
    return [pages[round(number * (len(pages) - 1) / (most - 1))] for number in range(most)]
