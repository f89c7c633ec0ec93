"""What it would take to have an idea that is left out: a plan that has to have it, and keeps the rest where it can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dienstvisie.planning.board import Board
from dienstvisie.planning.moves import moves
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Agreed, Displacement, Roadmap
from dienstvisie.planning.search import reachable
from dienstvisie.planning.search.forced import with_idea
from dienstvisie.planning.solution import stability_price
from dienstvisie.planning.verify import verify
from dienstvisie.planning.wish import broken

WORKED_OUT, MANY, FEWER = 12, 300, 3
"""For so many of the most valuable ideas that are left out it is worked out; of more than `MANY` tasks for fewer."""
STABILITY = 200
"""The rest moves only for so many hundredths of a percent of the plan's value: what is asked is what has to go."""

Starts = Mapping[str, int]


def displacements(roadmap: Roadmap, asked: str | None = None) -> dict[str, Displacement]:
    """What each idea that is left out would take; of many the most valuable ones, and the one that is asked about.

    An idea that cannot be had at all is not among them, nor one for which no plan was found that keeps all wishes.
    """
    problem = roadmap.problem
    if not roadmap.left_out:
        return {}
    possible = reachable(problem)
    left = [one.idea for one in roadmap.left_out if one.idea in possible]
    chosen = list(
        dict.fromkeys(
            (*left[: WORKED_OUT if len(problem.tasks) <= MANY else FEWER], *([asked] if asked in left else []))
        )
    )
    starts = {placement.task.id: placement.start for placement in roadmap.placements}
    found = ((idea, displacement(problem, starts, str(idea))) for idea in chosen)
    return {str(idea): one for idea, one in found if one is not None}


def displacement(problem: PlanningProblem, starts: Starts, idea: str) -> Displacement | None:
    """What would go or move for an idea without a place; None where no plan with it was found."""
    forced = with_idea(problem, starts, idea, stability_price(replace(problem, stability=STABILITY), starts))
    own = [task for task in problem.tasks if task.idea == idea]
    if forced is None or verify(problem, forced):
        return None
    kept_not = {wish.key for wish in broken(problem, starts)}
    if any(wish.key not in kept_not for wish in broken(problem, forced)):
        return None
    before = {task.idea: task.id for task in problem.tasks if task.id in starts}
    now = {task.idea for task in problem.tasks if task.id in forced}
    ends = {task.id: starts[task.id] + task.duration - 1 for task in problem.tasks if task.id in starts}
    spans = {id_: (start, ends[id_]) for id_, start in starts.items()}
    shifted = moves(Board(problem, forced), Agreed(spans, problem.titles))
    return Displacement(
        idea=idea,
        span=(min(forced[task.id] for task in own), max(forced[task.id] + task.duration - 1 for task in own)),
        out=tuple(sorted(set(before) - now)),
        moved=tuple(move for move in shifted if move.before is not None and move.now is not None),
        lost=early_value(problem, starts) - early_value(problem, forced),
    )
