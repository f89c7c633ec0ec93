"""The shortest plan on published instances: `python -m benchmarks.psplib [--schedules N] [--family j30 ...]`.

The instances are those of PSPLIB (Kolisch & Sprecher 1996), as far as they are at hand: `psplib.json` in the folder
that `DIENSTVISIE_CASES` names, or else in `../shared/cases`. Each plan is held against the independent checker; the
gap is to the best makespan that is known. A schedule is one placement of every task.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from dienstvisie.diagnostics import Address
from dienstvisie.planning.objective import makespan
from dienstvisie.planning.problem import Calendar, Lane, PlanningProblem, Task
from dienstvisie.planning.search.construct import first_plan
from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.shorten import shorten
from dienstvisie.planning.verify import verify

CASES = Path(os.environ.get("DIENSTVISIE_CASES", Path(__file__).parents[2] / "shared" / "cases")) / "psplib.json"
FAMILIES = ("j30", "j60", "j120")
SCHEDULES = 10_000


def instances(families: tuple[str, ...] = FAMILIES) -> list[dict[str, Any]]:
    """The instances of these families; none where the file is not at hand."""
    if not CASES.is_file():
        return []
    return [case for case in json.loads(CASES.read_text(encoding="utf-8"))["instances"] if case["family"] in families]


def problem_from(case: dict[str, Any]) -> PlanningProblem:
    """The instance as a planning problem: each job a must, each resource a unit. Source and sink are left out."""
    jobs, periods = range(1, case["jobs"] - 1), sum(case["duration"])
    before: dict[int, list[tuple[str, int]]] = {}
    for job in jobs:
        for later in case["successors"][job]:
            before.setdefault(later - 1, []).append((f"j{job:03}", 0))
    tasks = tuple(
        Task(
            id=f"j{job:03}",
            idea=f"j{job:03}",
            subproject=None,
            title=f"Job {job}",
            address=Address("ideas", f"j{job:03}"),
            duration=case["duration"][job],
            effort={
                f"r{unit}": (days,) * case["duration"][job] for unit, days in enumerate(case["demand"][job]) if days
            },
            once={},
            yearly={},
            predecessors=tuple(before.get(job, ())),
            must=True,
        )
        for job in jobs
    )
    lanes = tuple(Lane(f"r{unit}", f"R{unit}", (days,) * periods) for unit, days in enumerate(case["capacity"]))
    return PlanningProblem(Calendar(2026, 0, periods, 4), tasks, lanes, {}, objective="makespan")


def gap(case: dict[str, Any], schedules: int, seed: int = 0) -> float:
    """How much longer than the best known the plan is, as a share of it; it is checked first."""
    problem = problem_from(case)
    model = Model(problem)
    score = Score(model)
    plan = shorten(model, score, first_plan(model, score), schedules, seed)
    starts = {task.id: at for task, at in zip(model.tasks, plan.at, strict=True) if at >= 0}
    if verify(problem, starts) or len(starts) < len(problem.tasks):
        raise SystemExit(f"{case['name']}: not a plan of all jobs")
    return float(makespan(problem, starts) / case["best_known_makespan"] - 1)


def main() -> None:
    """Print a row per family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schedules", type=int, default=SCHEDULES, help=f"for each instance ({SCHEDULES})")
    parser.add_argument("--family", nargs="+", choices=FAMILIES, default=FAMILIES, help="which families (all)")
    options = parser.parse_args()
    if not instances():
        raise SystemExit(f"the instances are not at hand: {CASES}")
    sys.stdout.write(
        f"{'family':<8}{'instances':>9}{'schedules':>11}{'mean gap':>10}{'worst gap':>11}{'CPU each':>10}\n"
    )
    for family in options.family:
        begin = time.process_time()
        gaps = [gap(case, options.schedules) for case in instances((family,))]
        seconds = (time.process_time() - begin) / len(gaps)
        mean, worst = sum(gaps) / len(gaps), max(gaps)
        sys.stdout.write(
            f"{family:<8}{len(gaps):>9}{options.schedules:>11,}{mean:>10.2%}{worst:>11.2%}{seconds:>8.1f} s\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
