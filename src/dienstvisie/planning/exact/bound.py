"""How good any plan could be: the bound that stands beside a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Relaxation:
    """The relaxed model for a plan, solved once for both the bound and the prices where it is large.

    Starts without room for the task alone are in it, or what has no room at all would have no price; the bound does
    not count them. `starts` are a plan that breaks no rule.
    """

    problem: PlanningProblem
    starts: Mapping[str, int]

    @cached_property
    def model(self) -> Model:
        """The model of the plans that keep the wishes that the given one keeps."""
        return model_of(self.problem, kept(self.problem, self.starts), alone=False)

    @cached_property
    def multipliers(self) -> Floats:
        """One for each row of the model."""
        return multipliers(self.model)

    @cached_property
    def bound(self) -> int:
        """The bound, in exact arithmetic; a small model is cheap enough to have the tighter one for it."""
        if len(self.model.worth) <= SMALL:
            return relaxed_bound(model_of(self.problem, kept(self.problem, self.starts))).value
        return evaluate(self.model, self.multipliers, self._without_room()).value

    def _without_room(self) -> tuple[int, ...]:
        """The columns of starts in which there is no room for the task alone."""
        windows, base = self.model.windows, self.model.base
        return tuple(
            base[task] + place
            for task, starts in windows.starts.items()
            for place, start in enumerate(starts)
            if not windows.ground.fits(windows.needs[task][start])
        )


def bound(problem: PlanningProblem, starts: Mapping[str, int], relaxed: Relaxation | None = None) -> int:
    """A bound on how good a plan of this problem can be; `starts` are a plan of it that breaks no rule.

    For early value: no plan is worth more that breaks no rule and keeps the wishes that the given plan keeps (its
    musts, pins and work that has begun, the number of quick wins, the groups' quick wins). What the given plan does
    not keep is asked of no plan. For a makespan: no plan with the same ideas is done in fewer periods. `relaxed` is the
    relaxed model of the same problem and plan, if it is there already.
    """
    if problem.objective == "makespan":
        return least_makespan(problem, frozenset(task.idea for task in problem.tasks if task.id in starts))
    return (relaxed or Relaxation(problem, starts)).bound


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
