"""Plans published problems and a thousand generated ideas: `python -m benchmarks.roadmaps [--limit SECONDS]`.

Ours stands beside HiGHS and OR-Tools, where these are installed: each in a process of its own, with a time limit for
these two. Ours has none: it takes the default number of rounds. The gap is that to the proven optimum or to the best
that was found before; less than nothing is better than that. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping

from benchmarks import solvers
from benchmarks.instances import generated, read, release_problem, roadmap_problem

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search import search
from dienstvisie.planning.verify import verify

Problems = Iterator[tuple[str, PlanningProblem, int | None]]
"""Names, problems and the best values known."""

LARGE = 1_000
WAYS: Mapping[str, tuple[str | None, Callable[[PlanningProblem, int], dict[str, int]]]] = {
    "ours": (None, lambda problem, _: search(problem)),
    "HiGHS": ("highspy", solvers.highs),
    "OR-Tools": ("ortools", solvers.cp_sat),
}
"""Each way with the module that it needs."""


def problems() -> Problems:
    """The published problems that are at hand, and a large one."""
    try:
        for case in read("roadmaps.json")["instances"]:
            yield case["name"], roadmap_problem(case), case.get("optimal") or case["best_found"]
        case = read("nrp.json")
        for level, best in case["optima"].items():
            yield f"{case['name']} {level}", release_problem(case, best["budget"]), best["profit"]
    except FileNotFoundError as absent:
        sys.stdout.write(f"not at hand: {absent.filename}\n")
    large = generated(LARGE, 1)
    yield large["name"], roadmap_problem(large), None


def solve(name: str, way: str, limit: int) -> None:
    """Solve one problem here and now; print its value and the seconds that it took."""
    problem = next(problem for known, problem, _ in problems() if known == name)
    begin = time.process_time()
    starts = WAYS[way][1](problem, limit)
    seconds = time.process_time() - begin
    broken = verify(problem, starts)
    if broken:
        raise SystemExit(f"{way} breaks a rule: {broken[0]}")
    sys.stdout.write(json.dumps([early_value(problem, starts), seconds]))


def measured(name: str, way: str, limit: int) -> tuple[int, float] | None:
    """The value and the seconds of one way in a process of its own; None where it is not installed or fails."""
    module = WAYS[way][0]
    if module is not None and importlib.util.find_spec(module) is None:
        return None
    command = (sys.executable, "-m", "benchmarks.roadmaps", "--task", name, way, "--limit", str(limit))
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    if answer.returncode:
        return None
    value, seconds = json.loads(answer.stdout.splitlines()[-1])
    return value, seconds


def main() -> None:
    """Print a row for each problem and way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=10, help="seconds for each of the others (10)")
    parser.add_argument("--only", default="", help="only problems whose names begin so")
    parser.add_argument("--ours", action="store_true", help="ours alone")
    parser.add_argument("--task", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        solve(options.task[0], options.task[1], options.limit)
        return
    for name, _, best in problems():
        for way in WAYS if name.startswith(options.only) else ():
            if way == "ours" or not options.ours:
                sys.stdout.write(row(name, way, best, measured(name, way, options.limit)) + "\n")
                sys.stdout.flush()


def row(name: str, way: str, best: int | None, found: tuple[int, float] | None) -> str:
    """A line of the table."""
    if found is None:
        return f"{name:<14} {way:<9} not installed, or no plan in time"
    value, seconds = found
    gap = "" if best is None else f"best known {best:>8}  gap {100 * (1 - value / best):6.2f}%"
    return f"{name:<14} {way:<9} {value:>8}  {seconds:6.2f} s  {gap}".rstrip()


if __name__ == "__main__":
    main()
