"""How good a plan is at least, and where it is tight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dienstvisie.language import Message
from dienstvisie.planning.agreed import worth
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.profiles import spread
from dienstvisie.planning.roadmap import Blocker, Bottleneck, Quality, Roadmap
from dienstvisie.planning.solution import find
from dienstvisie.planning.verify import PlanError

if TYPE_CHECKING:
    from dienstvisie.planning.exact.bound import Relaxation
    from dienstvisie.planning.exact.prices import Key

MEASURED = 3
"""For so many bottlenecks it is tried what a little more room would deliver."""
ROUNDS = 800
"""How often such a plan is changed."""

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
    """The units and budgets that are short in a year that is still to come, the tightest first by the solver's prices.

    For the first `MEASURED` of them it was tried what a little more would deliver: their `worth` is what a plan found
    so gains, so no less than that is possible. That of the others is not known.
    """
    from dienstvisie.planning.exact.prices import bottlenecks as priced

    problem = roadmap.problem
    starts = {placement.task.id: placement.start for placement in roadmap.placements}
    year = 0 if problem.status is None else problem.calendar.year(problem.status)
    found = [row for row in priced(problem, starts, _blocked(roadmap), relaxed) if row.year >= year and row.blocked]
    is_value = problem.objective == "early-value"
    return tuple(
        replace(row, worth=_gain(problem, starts, row) if is_value and number < MEASURED else None)
        for number, row in enumerate(found)
    )


def _gain(problem: PlanningProblem, starts: Starts, row: Bottleneck) -> int:
    """What the plan delivers more, at least, with that much more room; nothing where the search finds no better one."""
    more = with_more(problem, row.kind, row.id, row.year, row.relief)
    found = find(replace(more, stability=problem.stability // 10), starts, ROUNDS)
    return max(0, early_value(problem, found) - early_value(problem, starts))


def with_more(problem: PlanningProblem, kind: str, id_: str, year: int, amount: int) -> PlanningProblem:
    """The problem with more euros of a budget in a year, or more days of a unit, spread over the year's periods."""
    if kind == "budget":
        return replace(
            problem,
            budgets={key: most + amount * (key == (year, id_)) for key, most in problem.budgets.items()},
        )
    first = 0 if problem.status is None else problem.status
    periods = [
        period for period in range(problem.calendar.count) if problem.calendar.year(period) == year and period >= first
    ]
    extra = dict(zip(periods, spread(amount, len(periods)), strict=True)) if periods else {}
    return replace(
        problem,
        lanes=tuple(
            replace(lane, capacity=tuple(days + extra.get(period, 0) for period, days in enumerate(lane.capacity)))
            if lane.id == id_ and lane.capacity is not None
            else lane
            for lane in problem.lanes
        ),
    )


def _blocked(roadmap: Roadmap) -> dict[Key, int]:
    """How many ideas could stand earlier, or in, but for each unit and budget in each year."""
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
    """What is short in periods in which nothing but room is lacking."""
    unit: Literal["unit"] = "unit"
    rows: dict[int, list[Blocker]] = {}
    for blocker in blockers:
        rows.setdefault(blocker.period, []).append(blocker)
    for row in rows.values():
        if all(blocker.cause in ("capacity", "budget", "running") for blocker in row):
            for blocker in row:
                if blocker.cause == "capacity":
                    yield unit, blocker.by[0], problem.calendar.year(blocker.period)
                elif blocker.cause == "budget":
                    yield "budget", blocker.by[1], int(blocker.by[0])
