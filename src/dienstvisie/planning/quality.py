"""How good a plan is at least, and where it is tight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from dienstvisie.language import Message
from dienstvisie.planning.agreed import worth
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.roadmap import Blocker, Bottleneck, Quality, Roadmap
from dienstvisie.planning.verify import PlanError

if TYPE_CHECKING:
    from dienstvisie.planning.exact.bound import Relaxation
    from dienstvisie.planning.exact.prices import Key

Starts = Mapping[str, int]


def relaxation(problem: PlanningProblem, starts: Starts) -> Relaxation:
    """What the quality and the bottlenecks of a plan are told from."""
    from dienstvisie.planning.exact.bound import Relaxation

    return Relaxation(problem, starts)


def quality(problem: PlanningProblem, starts: Starts, relaxed: Relaxation | None = None) -> Quality:
    """The value of a plan beside a bound on that of all plans; see `exact.bound`."""
    from dienstvisie.planning.exact.bound import bound

    value, best = worth(problem, starts), bound(problem, starts, relaxed)
    return _quality(problem, value, best, proven=value == best)


def proven(problem: PlanningProblem, starts: Starts) -> tuple[Starts, Quality]:
    """The best plan that can be found from these starts, with the proof that there is none better, if it succeeds."""
    from dienstvisie.planning.exact.proof import prove

    found = prove(problem, starts)
    return found.starts, _quality(problem, worth(problem, found.starts), found.bound, proven=found.proven)


def _quality(problem: PlanningProblem, value: int, bound: int, *, proven: bool) -> Quality:
    """Raises `PlanError` where a plan is beyond the bound on all plans: then one of the two is wrong."""
    if bound > value if problem.objective == "makespan" else bound < value:
        values = {"value": value, "bound": bound}
        raise PlanError((Message("The plan reaches {value}, beyond the bound {bound} on all plans.", values),))
    return Quality(problem.objective, value, bound, proven)


def bottlenecks(roadmap: Roadmap, relaxed: Relaxation | None = None) -> tuple[Bottleneck, ...]:
    """The units and budgets that are short in a year, with what a little more of them is worth."""
    from dienstvisie.planning.exact.prices import bottlenecks as priced

    starts = {placement.task.id: placement.start for placement in roadmap.placements}
    return priced(roadmap.problem, starts, _blocked(roadmap), relaxed)


def _blocked(roadmap: Roadmap) -> dict[Key, int]:
    """How many ideas stand later, or out, because of each unit and budget in each year."""
    ideas: dict[Key, set[str]] = {}
    for idea, blockers in _all_blockers(roadmap):
        for key in _short(roadmap.problem, blockers):
            ideas.setdefault(key, set()).add(idea)
    return {key: len(those) for key, those in ideas.items()}


def _all_blockers(roadmap: Roadmap) -> Iterator[tuple[str, tuple[Blocker, ...]]]:
    for placement in roadmap.placements:
        yield placement.task.idea, placement.explanation.blockers
    for one in roadmap.left_out:
        yield one.idea, one.blockers


def _short(problem: PlanningProblem, blockers: Iterable[Blocker]) -> Iterator[Key]:
    unit: Literal["unit"] = "unit"
    for blocker in blockers:
        if blocker.cause == "capacity":
            yield unit, blocker.by[0], problem.calendar.year(blocker.period)
        elif blocker.cause == "budget":
            yield "budget", blocker.by[1], int(blocker.by[0])
