"""Times the making of documents and prints ratios: `python -m benchmarks.documents [--quick] [--runs N]`.

All Markdown and HTML of examples/olen beside the same Python importing the libraries that it needs; generated dossiers
of 250, 500 and 1,000 ideas; and, where Chromium is there, how long the largest pages take to load.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import OLEN, PROGRAM, PYTHON, Cost, least, show
from benchmarks.commands import Row as Timed
from benchmarks.dossiers import write_dossier

IMPORTS = "import jinja2, pydantic, numpy"
AIM, MOST, SOON = 4.0, 20.0, 2.0
"""Times the imports; MB of output at 1,000 ideas; seconds until a page has loaded."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PROBE = """
<script>
addEventListener("load", () => {
  const [page] = performance.getEntriesByType("navigation");
  const begin = performance.now();
  const height = document.documentElement.getBoundingClientRect().height;
  const layout = performance.now() - begin;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const loaded = page.loadEventStart - page.startTime;
    document.title = "measured " + JSON.stringify({loaded, layout, drawn: performance.now(), height});
  }));
});
</script>
"""
"""Added to a copy of the page: when it has loaded, what laying it out takes then, and when it has been drawn."""


class Loaded(NamedTuple):
    """Milliseconds from the begin of navigation: the load event, layout after it, the first frame after that."""

    loaded: float
    layout: float
    drawn: float


def olen(runs: int, output: str) -> Iterator[Timed]:
    """All Markdown and HTML of the example as a process, beside the imports alone."""
    mine, other = least(runs, (*PROGRAM, "build", OLEN, "--output", output), (PYTHON, "-c", IMPORTS))
    yield Timed("build olen / its imports", mine, other, mine / other, AIM)


def as_ideas_grow(runs: int, dossiers: Mapping[int, str], outputs: Mapping[int, str]) -> Iterator[Timed]:
    """The time per idea at each size, beside that at the size before it."""
    costs: dict[int, Cost] = {}
    for size, dossier in dossiers.items():
        costs[size] = least(runs, (*PROGRAM, "build", dossier, "--output", outputs[size]))[0]
    for (small, before), (large, after) in pairwise(costs.items()):
        ratio, scale = after / before, small / large
        yield Timed(f"build, {small:,} to {large:,}", after, before, Cost(ratio.cpu * scale, ratio.wall * scale), 1.0)
    for size, one in costs.items():
        megabytes = _megabytes(Path(outputs[size]))
        above = "  above" if size == max(costs) and megabytes > MOST else ""
        sys.stdout.write(
            f"{size:>6,} ideas: {one.cpu / size * 1000:6.2f} ms of the processor for each, {megabytes:6.1f} MB"
            f" (aim {MOST:.0f} MB at 1,000){above}\n"
        )


def loading(browser: str, folder: Path, runs: int) -> Iterator[tuple[str, Loaded]]:
    """The pages that hold most, each the least of several runs in a fresh browser."""
    for name in ("roadmap.html", "index.html", "priorities.html"):
        if (folder / name).is_file():
            found = [_load(browser, folder / name) for _ in range(runs)]
            yield name, Loaded(*(min(column) for column in zip(*found, strict=True)))


def _load(browser: str, page: Path) -> Loaded:
    text = page.read_text("utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    copy = page.with_name(f"measured-{page.name}")
    copy.write_text(text.replace("</body>", f"{PROBE}</body>"), "utf-8")
    try:
        with tempfile.TemporaryDirectory() as profile:
            command = [browser, *SWITCHES, f"--user-data-dir={profile}", "--timeout=20000", "--dump-dom"]
            done = subprocess.run([*command, copy.as_uri()], capture_output=True, text=True, check=False)
    finally:
        copy.unlink()
    found = re.search(r"<title>measured (\{.*?\})</title>", done.stdout)
    if found is None:
        raise SystemExit(f"the browser did not measure {page.name}")
    figures = json.loads(found[1].replace("&quot;", '"'))
    return Loaded(figures["loaded"], figures["layout"], figures["drawn"])


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Generate the dossiers, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out 1,000 ideas")
    parser.add_argument("--runs", type=int, default=3, help="how often each command runs (3)")
    options = parser.parse_args()
    sizes = (250, 500) if options.quick else (250, 500, 1_000)
    with tempfile.TemporaryDirectory() as scratch:
        dossiers = {size: str(write_dossier(Path(scratch) / str(size), size)) for size in sizes}
        outputs = {size: str(Path(scratch) / f"output-{size}") for size in sizes}
        least(1, (*PROGRAM, "build", OLEN, "--output", str(Path(scratch) / "first")))  # compiles all modules
        show("Beside the least that could do", olen(options.runs, str(Path(scratch) / "olen")))
        show("Time per idea, as ideas grow", as_ideas_grow(options.runs, dossiers, outputs))
        browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        if browser is None:
            sys.stdout.write("\nThere is no Chromium: how fast pages load was not measured.\n")
            return
        sys.stdout.write(f"\nPages of {sizes[-1]:,} ideas in Chromium, ms | load event |  layout |   drawn | aim\n")
        for name, one in loading(browser, Path(outputs[sizes[-1]]), options.runs):
            above = "" if one.drawn <= SOON * 1000 else "  above"
            row = f"{one.loaded:10.0f} | {one.layout:7.1f} | {one.drawn:7.0f} | {SOON * 1000:.0f}{above}"
            sys.stdout.write(f"{name:<40} | {row}\n")


if __name__ == "__main__":
    main()
