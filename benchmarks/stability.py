"""How much of an agreed roadmap moves after a small change: `python -m benchmarks.stability [--each N]`.

Each of the published problems of 40 ideas is planned, and that plan agreed. Then one thing changes, and it is planned
again: near what was agreed at the usual price, and from scratch. Ideas that stand elsewhere than agreed are counted.
The loss is that of early value against planning from scratch, less than nothing where keeping to it is better.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import mean, median

from benchmarks.instances import read, roadmap_problem

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.search import search, usual_price

KINDS = ("effort +20%", "unit -30%", "value +10", "budget -15")


@dataclass(frozen=True, slots=True)
class Change:
    """What one change does: ideas that moved, the same when planned from scratch, and the value lost in percent."""

    kind: str
    moved: int
    scratch: int
    loss: float


def changed(problem: PlanningProblem, each: int) -> Iterator[tuple[str, PlanningProblem]]:
    """The problem with one thing changed, so many times for each kind, spread over what can change."""
    for turn in range(each):
        number = turn * len(problem.tasks) // each
        task, lane = problem.tasks[number], problem.lanes[turn * len(problem.lanes) // each]
        period = (turn * 7 + 2) % problem.calendar.count
        year = sorted(problem.budgets)[turn % len(problem.budgets)]
        effort = {unit: tuple(-(-need * 6 // 5) for need in days) for unit, days in task.effort.items()}
        days = tuple(most * 7 // 10 if at == period else most for at, most in enumerate(lane.capacity or ()))
        tasks = list(problem.tasks)
        tasks[number] = replace(task, effort=effort)
        yield KINDS[0], replace(problem, tasks=tuple(tasks))
        lanes = tuple(replace(one, capacity=days) if one is lane else one for one in problem.lanes)
        yield KINDS[1], replace(problem, lanes=lanes)
        tasks[number] = replace(task, value=task.value + 10)
        yield KINDS[2], replace(problem, tasks=tuple(tasks))
        yield KINDS[3], replace(problem, budgets={**problem.budgets, year: problem.budgets[year] - 15})


def moved(agreed: Mapping[str, int], starts: Mapping[str, int]) -> int:
    """How many ideas of one task stand elsewhere than agreed, or nowhere."""
    return sum(starts.get(id_) != start for id_, start in agreed.items())


def measure(problem: PlanningProblem, each: int) -> Iterator[Change]:
    """Every change of a problem, planned again."""
    agreed = search(problem)
    price = usual_price(problem, agreed)
    for kind, other in changed(problem, each):
        near, fresh = search(other, agreed, price), search(other)
        loss = 100 * (1 - early_value(other, near) / early_value(other, fresh))
        yield Change(kind, moved(agreed, near), moved(agreed, fresh), loss)


def main() -> None:
    """Print a row for each kind of change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=5, help="how many changes of each kind per problem (5)")
    parser.add_argument("--instances", type=int, default=3, help="how many problems (3)")
    options = parser.parse_args()
    cases = [case for case in read("roadmaps.json")["instances"] if len(case["ideas"]) == 40]
    found = [change for case in cases[: options.instances] for change in measure(roadmap_problem(case), options.each)]
    sys.stdout.write(f"{'':<12} moved: median  mean  most   from scratch   loss: mean   most\n")
    for kind in KINDS:
        rows = [change for change in found if change.kind == kind]
        counts, losses = [row.moved for row in rows], [row.loss for row in rows]
        sys.stdout.write(
            f"{kind:<12} {median(counts):13.1f} {mean(counts):5.2f} {max(counts):5d} "
            f"{mean(row.scratch for row in rows):14.2f} {mean(losses):11.2f}% {max(losses):5.2f}%\n"
        )


if __name__ == "__main__":
    main()
