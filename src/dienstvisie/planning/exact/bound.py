"""How good any plan could be: the bound that stands beside a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dienstvisie.planning.exact.lagrange import Bound, evaluate
from dienstvisie.planning.exact.makespan import least_makespan
from dienstvisie.planning.exact.model import Model, ask_quick_wins, build
from dienstvisie.planning.exact.solver import Floats, duals
from dienstvisie.planning.exact.windows import Allowed, windows
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem

SMALL = 2_000
"""Columns up to which the simplex method is the faster one, and exact."""
INTERIOR = {"solver": "ipx", "run_crossover": "off"}
SIMPLEX = {"solver": "simplex"}


@dataclass(frozen=True, slots=True)
class Kept:
    """The wishes of a problem that a plan keeps: ideas that have to be there, the quick wins, the groups' ideas."""

    ideas: frozenset[str]
    quick_wins: int
    groups: tuple[frozenset[str], ...]


def bound(problem: PlanningProblem, starts: Mapping[str, int]) -> int:
    """A bound on how good a plan of this problem can be; `starts` are a plan of it that breaks no rule.

    For early value: no plan is worth more that breaks no rule and keeps the wishes that the given plan keeps (its
    musts, pins and work that has begun, the number of quick wins, the groups' quick wins). What the given plan does
    not keep is asked of no plan. For a makespan: no plan with the same ideas is done in fewer periods.
    """
    if problem.objective == "makespan":
        return least_makespan(problem, frozenset(task.idea for task in problem.tasks if task.id in starts))
    return relaxed_bound(model_of(problem, kept(problem, starts))).value


def kept(problem: PlanningProblem, starts: Mapping[str, int]) -> Kept:
    """The wishes that a plan keeps."""
    early = frozenset(early_quick_wins(problem, starts))
    wanted = {task.idea for task in problem.tasks if task.id in starts and (task.must or task.pinned is not None)}
    groups = tuple(group.ideas for group in problem.quick_wins_for if group.ideas & early)
    return Kept(frozenset(wanted), problem.quick_wins if len(early) >= problem.quick_wins else 0, groups)


def model_of(
    problem: PlanningProblem,
    wishes: Kept,
    surely: Collection[str] = (),
    allowed: Allowed | None = None,
    *,
    alone: bool = True,
) -> Model:
    """The model of the plans that keep these wishes and have the ideas of `surely`; some plan must do so.

    `alone`: starts without room for the task alone are left out.
    """
    model = build(windows(problem, wishes.ideas | set(surely), None, allowed, alone=alone))
    ask_quick_wins(model, wishes.quick_wins, wishes.groups)
    return model


def multipliers(model: Model) -> Floats:
    """What the last unit of each row's limit is worth in the relaxed model."""
    return duals(model, SIMPLEX if len(model.worth) <= SMALL else INTERIOR)


def relaxed_bound(model: Model) -> Bound:
    """The bound of the relaxed model, in exact arithmetic on the solver's multipliers."""
    return evaluate(model, multipliers(model))
