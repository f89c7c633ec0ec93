"""Reads, checks and ranks a large consultation from CSV beside Python's csv module: `python -m benchmarks.ratings`.

Each figure is a process of its own, timed from within without its start-up and imports; the two take turns, and the
least of several runs counts. The peak is that of the whole process, with all that it imported.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

GROUPS = ("management", "staff", "majority", "opposition", "citizens")
CRITERIA = ("citizen-impact", "organisation-impact")
SETTINGS = "title: Generated consultation\nclient: {name: Generated municipality}\nlanguage: en\n"

MEASURE = """
import resource, sys, time
from pathlib import Path
{imports}
begin, clock = time.process_time(), time.perf_counter()
{work}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - begin, time.perf_counter() - clock, peak if sys.platform == "darwin" else peak * 1024)
"""
BARE = ("import csv", "for row in csv.reader(Path(sys.argv[1], 'ratings/open.csv').open(newline='')): pass")
READER, RANKER = "import dienstvisie.loading.tables.read", "import dienstvisie.scoring.pipeline"
LOADED = "loaded = api.load(Path(sys.argv[1])); assert loaded.dossier.rating_tables"
CHECKED = f"{LOADED}; assert not [one for one in api.check(loaded) if one.severity == 'error']"
WORK = {
    "read": (f"{READER}; from dienstvisie import api", LOADED),
    "read and check": (f"{READER}; from dienstvisie import api", CHECKED),
    "read, check and rank": (
        f"{READER}; {RANKER}; from dienstvisie import api",
        f"{CHECKED}; assert api.prioritise(loaded.dossier).items",
    ),
}


class Cost(NamedTuple):
    """Seconds of the processor and by the clock, and the peak memory in bytes."""

    cpu: float
    wall: float
    peak: float


def write_consultation(folder: Path, raters: int, ideas: int, *, wide: bool = False, seed: int = 1) -> Path:
    """A dossier in which each of so many raters scored all ideas on two criteria; returns the folder."""
    (folder / "ratings").mkdir(parents=True)
    (folder / "dienstvisie.yaml").write_text(SETTINGS)
    groups = "".join(f"- {{id: {role}, title: {role.title()}, role: {role}}}\n" for role in GROUPS)
    (folder / "stakeholders.yaml").write_text(groups)
    names = [f"idea-{number}" for number in range(ideas)]
    (folder / "ideas.yaml").write_text("".join(f"- {{id: {name}, title: {name.title()}}}\n" for name in names))
    rng = random.Random(seed)
    with (folder / "ratings" / "open.csv").open("w", encoding="utf-8", newline="") as file:
        heads = [f"{name}:{criterion}" for name in names for criterion in CRITERIA]
        file.write(",".join(("rater", "group", *(heads if wide else ("item", "criterion", "score")))) + "\n")
        for number in range(raters):
            rater = f"p{number:05d},{GROUPS[number % 5]}"
            given = [str(1 + (rng.randrange(5) + index // 7) % 5) for index in range(len(heads))]
            if wide:
                file.write(f"{rater},{','.join(given)}\n")
            else:
                pairs = (
                    f"{rater},{head.replace(':', ',')},{score}\n" for head, score in zip(heads, given, strict=True)
                )
                file.write("".join(pairs))
    return folder


def cost(imports: str, work: str, folder: Path) -> Cost:
    """What the work costs in a process of its own."""
    code = MEASURE.format(imports=imports, work=work)
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    return Cost(*map(float, done.stdout.split()))


def least(runs: int, folder: Path) -> dict[str, Cost]:
    """The least of several runs of each, in turns."""
    works = {"csv module": BARE, **WORK}
    costs = {name: [cost(*work, folder)] for name, work in works.items()}
    for _ in range(runs - 1):
        for name, work in works.items():
            costs[name].append(cost(*work, folder))
    return {name: Cost(*(min(column) for column in zip(*found, strict=True))) for name, found in costs.items()}


def show(title: str, costs: dict[str, Cost], *, aimed: bool) -> None:
    """Print seconds, ratios and peaks. A row per score is `aimed` at 3 times the csv module at most, and 500 MB."""
    bare = costs["csv module"]
    sys.stdout.write(f"\n{title:<40}| processor    times | clock        times | peak, MB\n")
    for name, one in costs.items():
        cpu, wall = one.cpu / bare.cpu, one.wall / bare.wall
        late = "  above" if aimed and (cpu > 3 or one.peak > 500e6) else ""
        sys.stdout.write(
            f"{name:<40}| {one.cpu:8.3f} {cpu:8.2f}  | {one.wall:8.3f} {wall:8.2f}  | {one.peak / 1e6:8.0f}{late}\n"
        )


def main() -> None:
    """Generate, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raters", type=int, default=10_000, help="each gives 100 ratings (10,000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    options = parser.parse_args()
    for wide in (False, True):
        with tempfile.TemporaryDirectory() as scratch:
            folder = write_consultation(Path(scratch) / "dossier", options.raters, 50, wide=wide)
            shape = "a column per item" if wide else "a row per score"
            title = f"{options.raters * 100:,} ratings, {shape}"
            show(title, least(options.runs, folder), aimed=not wide)


if __name__ == "__main__":
    main()
