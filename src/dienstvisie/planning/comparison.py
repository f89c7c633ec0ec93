"""Plans side by side: what each delivers, who comes and goes, what shifts, and how full the units are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning.agreed import agreed_from
from dienstvisie.planning.board import Board
from dienstvisie.planning.moves import moves
from dienstvisie.planning.objective import early_value, makespan
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import LocalText, PlanningProblem
from dienstvisie.planning.roadmap import Move, Roadmap


@dataclass(frozen=True, slots=True)
class YearLoad:
    """What a unit does in a year: days that are planned, and that it was said to have; `room` None: not limited."""

    unit: str
    title: LocalText
    year: int
    used: int
    room: int | None

    @property
    def percent(self) -> int | None:
        """How full it is, rounded half up; None where nothing limits it, or where it has no time at all."""
        return (200 * self.used + self.room) // (2 * self.room) if self.room else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap beside others.

    `value` is its early value by its own scores, `base_value` that by the scores of the plan that it is held against,
    so that plans can be compared: both in hundredths of a point and period. `quick_wins` are the ideas of which one is
    finished in the first phase, `periods` those until all is done. `joined`, `left` and `moves` are against the base;
    `problems` is what is wrong with it and not with the base.
    """

    id: str
    title: LocalText | Message
    roadmap: Roadmap
    value: int
    base_value: int
    quick_wins: tuple[str, ...]
    periods: int
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    loads: tuple[YearLoad, ...] = ()
    problems: tuple[tuple[Rule, Problem], ...] = ()

    @property
    def ideas(self) -> frozenset[str]:
        """The ideas that have a place."""
        return frozenset(placement.task.idea for placement in self.roadmap.placements)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans held against a base. `notes` are sentences that one must know to read it."""

    base: Plan
    plans: tuple[Plan, ...]
    notes: tuple[Message, ...] = ()


def base_of(roadmap: Roadmap) -> Plan:
    """The plan that others are held against."""
    return _plan("", Message("Now"), roadmap, _values(roadmap.problem))


def held_against(base: Plan, id_: str, title: LocalText | Message, roadmap: Roadmap) -> Plan:
    """A roadmap against a base with the same calendar."""
    plan = _plan(id_, title, roadmap, _values(base.roadmap.problem))
    known = [(rule.code, problem.message) for rule, problem in base.roadmap.problems]
    return replace(
        plan,
        joined=tuple(sorted(plan.ideas - base.ideas)),
        left=tuple(sorted(base.ideas - plan.ideas)),
        moves=moves(Board(roadmap.problem, _starts(roadmap)), agreed_from(base.roadmap)),
        problems=tuple(row for row in roadmap.problems if (row[0].code, row[1].message) not in known),
    )


def _plan(id_: str, title: LocalText | Message, roadmap: Roadmap, base_values: Mapping[str, int]) -> Plan:
    problem, starts = roadmap.problem, _starts(roadmap)
    last = {task.idea: task.id for task in problem.tasks}
    tasks = tuple(
        replace(task, value=base_values.get(task.idea, 0) if task.id == last[task.idea] else 0)
        for task in problem.tasks
    )
    return Plan(
        id=id_,
        title=title,
        roadmap=roadmap,
        value=early_value(problem, starts),
        base_value=early_value(replace(problem, tasks=tasks), starts),
        quick_wins=early_quick_wins(problem, starts),
        periods=makespan(problem, starts),
        loads=tuple(_loads(roadmap)),
    )


def _starts(roadmap: Roadmap) -> dict[str, int]:
    return {placement.task.id: placement.start for placement in roadmap.placements}


def _values(problem: PlanningProblem) -> dict[str, int]:
    """The value of each idea that has tasks."""
    found: dict[str, int] = {}
    for task in problem.tasks:
        found[task.idea] = found.get(task.idea, 0) + task.value
    return found


def _loads(roadmap: Roadmap) -> list[YearLoad]:
    calendar = roadmap.problem.calendar
    years = {
        year: [period for period in range(calendar.count) if calendar.year(period) == year] for year in calendar.years
    }
    return [
        YearLoad(
            lane.id,
            lane.title,
            year,
            sum(roadmap.load[lane.id][period] for period in periods),
            None if lane.room is None else sum(lane.room[period] for period in periods),
        )
        for lane in roadmap.problem.lanes
        for year, periods in years.items()
    ]
