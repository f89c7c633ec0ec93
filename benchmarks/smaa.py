"""Times SMAA-2 against plain numpy, and all of robustness on forty ideas: `python -m benchmarks.smaa [--runs N]`.

The plain way is the same work in one shot: scores by one product, ranks by a double argsort, one count. Both run in
turn in processes of their own, one thread each, so that the peak memory of each is its own; the least time counts.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dienstvisie.schema import Dossier

    Floats = NDArray[np.float64]

DRAWS, ITEMS, CRITERIA = 10_000, 1_000, 6
ROUNDS = 3
"""How often the work is done within a process: the first time, memory has still to be had."""

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"), "1")


def plain(values: Floats, weights: Floats) -> Floats:
    """Rank acceptability by double argsort, all draws at once."""
    import numpy as np

    items = len(values)
    ranks = np.argsort(np.argsort(-(weights @ values.T), axis=1), axis=1)
    return np.bincount((np.arange(items) * items + ranks).ravel(), minlength=items**2).reshape(items, items) / len(
        weights
    )


def ours(values: Floats, weights: Floats) -> Floats:
    """Rank acceptability, and central weights too."""
    from dienstvisie.scoring.smaa import rank_acceptability

    return rank_acceptability(values, weights).ranks


def least(work: Callable[[], object], rounds: int) -> float:
    """The least time of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def acceptability(way: Callable[[Floats, Floats], Floats]) -> float:
    """The time that one way takes; also holds its answer against the rows and columns that add up to 1."""
    import numpy as np

    from dienstvisie.scoring.smaa import weightings

    values, weights = np.random.default_rng(1).random((ITEMS, CRITERIA)), weightings(DRAWS, CRITERIA, 1)
    ranks = way(values, weights)
    if max(abs(ranks.sum(axis=axis) - 1).max() for axis in (0, 1)) > 1e-12:
        raise SystemExit("the shares do not add up to 1")
    return least(lambda: way(values, weights), ROUNDS)


def panel(ideas: int, groups: int, raters: int, criteria: int) -> Dossier:
    """A dossier in which everybody rates everything."""
    from dienstvisie.schema import Dossier, Idea, RatingSheet, Session, Settings, Stakeholder

    rng = random.Random(1)
    names = [f"c{number}" for number in range(criteria)]
    sides = ("citizen", "organisation")
    rules: dict[str, Any] = {
        "criteria": [{"id": id_, "title": id_, "perspective": sides[n % 2]} for n, id_ in enumerate(names)]
    }
    liked = {f"idea-{number:03}": rng.gauss(3, 0.7) for number in range(ideas)}

    def scores() -> dict[str, dict[str, int]]:
        return {id_: {name: min(5, max(1, round(rng.gauss(mean, 1)))) for name in names} for id_, mean in liked.items()}

    turns = [
        {"id": f"r{group}-{rater}", "group": f"g{group}", "ideas": scores()}
        for group in range(groups)
        for rater in range(raters)
    ]
    ids = [f"g{group}" for group in range(groups)]
    return Dossier(
        Settings.model_validate({"title": "Panel", "client": {"name": "Olen"}, "scoring": rules}),
        {
            "ideas": {id_: Idea.model_validate({"id": id_, "title": id_}) for id_ in liked},
            "stakeholders": {
                id_: Stakeholder.model_validate({"id": id_, "title": id_, "role": "staff"}) for id_ in ids
            },
            "sessions": {
                "s": Session.model_validate({"id": "s", "title": "S", "kind": "workshop", "date": "2026-03-01"})
            },
            "ratings": {
                "sheet": RatingSheet.model_validate({"id": "sheet", "title": "S", "session": "s", "raters": turns})
            },
        },
    )


def everything() -> float:
    """The time of all robustness of forty ideas, 60 raters in 5 groups, 4 criteria."""
    from dienstvisie.scoring import prioritise
    from dienstvisie.scoring.certainty import certainty

    dossier = panel(40, 5, 12, 4)
    ranking = prioritise(dossier)
    return least(lambda: certainty(dossier, ranking), ROUNDS)


def panels() -> float:
    """The time of 1,000 panels of the same raters, from drawing them to the values of all ideas."""
    import numpy as np

    from dienstvisie.scoring.assessment import assess, gather
    from dienstvisie.scoring.bootstrap import draw_panels, panel_values

    dossier = panel(40, 5, 12, 4)
    evidence, _ = gather(dossier, "ideas")
    assessment = None if evidence is None else assess(dossier, evidence)[0]
    if assessment is None:
        raise SystemExit("nothing to assess")
    sizes = np.full(5, np.inf)
    return least(lambda: list(panel_values(assessment, draw_panels(assessment, 1, 1_000), 2.0, sizes)), ROUNDS)


TASKS: Mapping[str, Callable[[], float]] = {
    "plain": lambda: acceptability(plain),
    "ours": lambda: acceptability(ours),
    "everything": everything,
    "panels": panels,
}


def measure(task: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a task in a process of its own."""
    command = (sys.executable, "-m", "benchmarks.smaa", "--task", task)
    answer = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})
    seconds, kilobytes = answer.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def main() -> None:
    """Measure in turns, print the least of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how many processes of each (3)")
    parser.add_argument("--task", choices=tuple(TASKS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        seconds = TASKS[options.task]()
        sys.stdout.write(f"{seconds} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")
        return
    runs = [{task: measure(task) for task in TASKS} for _ in range(options.runs)]
    best = {task: min(run[task] for run in runs) for task in TASKS}
    rows = (
        (f"plain: {DRAWS:,} draws x {ITEMS:,} items x {CRITERIA} criteria", "plain", ""),
        (
            "ours: the same",
            "ours",
            f"{best['plain'][0] / best['ours'][0]:.2f} times as fast, aim 1.8; memory aim 300 MB",
        ),
        ("all robustness of 40 ideas", "everything", "aim 0.15 s"),
        ("1,000 panels of 60 raters x 40 ideas x 4 criteria", "panels", "aim 0.2 s"),
    )
    for what, task, remark in rows:
        seconds, megabytes = best[task]
        sys.stdout.write(f"{what:<52} {seconds:8.3f} s {megabytes:6.0f} MB  {remark}\n")


if __name__ == "__main__":
    main()
