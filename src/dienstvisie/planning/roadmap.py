"""What a plan says: when each task is done, why then, and what did not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning.problem import LocalText, Objective, PlanningProblem, Task

Cause = Literal[
    "waits",
    "earliest",
    "pinned",
    "capacity",
    "budget",
    "running",
    "excluded",
    "order",
    "deadline",
    "horizon",
    "circle",
    "agreed",
]


@dataclass(frozen=True, slots=True)
class Blocker:
    """What forbids a start in a period, all else as planned.

    `by` are the ids to blame. `capacity`, `running`: the unit, then the ideas that take most of it, at most three;
    `budget`: the year, the kind of budget, then the ideas that cost most of it; `waits`, `order`: the task;
    `excluded`: the idea; `circle`: the ideas of the circle; `agreed`: none, it is kept where it was agreed.
    """

    period: int
    cause: Cause
    message: Message
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a task is where it is: its earliest start by dependencies alone, and what blocks each earlier period."""

    earliest: int
    blockers: tuple[Blocker, ...]
    headline: Message


@dataclass(frozen=True, slots=True)
class Placement:
    """A task in its place: it occupies the periods start..end, both included."""

    task: Task
    start: int
    end: int
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An idea that has no place on the roadmap, and why; `blockers` over the whole horizon."""

    idea: str
    title: str | Mapping[str, str]
    reason: Message
    blockers: tuple[Blocker, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a plan is. `value` is its early value, or its makespan; no plan whatever is beyond `bound`.

    For early value the bound lies at or above the value, for a makespan at or below it. `proven`: none is better.
    """

    objective: Objective
    value: int
    bound: int
    proven: bool = False

    @property
    def gap(self) -> int | None:
        """How far it is from the best possible at most, in percent of that, rounded up; None where that is nothing.

        For early value: how much less it delivers; for a makespan: how much longer it takes.
        """
        short = self.value - self.bound if self.objective == "makespan" else self.bound - self.value
        return None if self.bound == 0 else 0 if self.proven else -(-100 * short // self.bound)


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A unit or a budget that is short in a year: what it has, what is used, and what a little more is worth.

    `kind` says what `id` is: a unit, or a kind of budget. `used` and `room` are days or euros in that year; `blocked`
    counts the ideas that stand later, or out, because of it. `relief` days or euros more deliver `worth` more early
    value at least, in hundredths of a point and period: a plan that does was found. None: it was not tried.
    """

    kind: Literal["unit", "budget"]
    id: str
    title: LocalText | Message
    year: int
    used: int
    room: int
    blocked: int
    relief: int
    worth: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A task in another place than before; None: it has no place. Periods are both included."""

    task: Task
    before: tuple[int, int] | None
    now: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Displacement:
    """What it would take to have an idea that is left out: where it would stand, and what goes or moves for it.

    `lost` is the early value that the whole plan would lose (less than 0: it would gain). None of it is done.
    """

    idea: str
    span: tuple[int, int]
    out: tuple[str, ...]
    moved: tuple[Move, ...]
    lost: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A task that stands elsewhere than agreed, and why."""

    move: Move
    cause: Message


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that people want of the plan: `address` is where they wrote it, `idea` whose it is, if it is one's."""

    kind: Literal["must", "pinned", "deadline", "quick_wins", "quick_wins_for"]
    idea: str | None
    address: Address
    message: Message
    group: str | None = None
    """The id of the target group or location, for `quick_wins_for`."""
    group_kind: Literal["target_groups", "units"] | None = None
    task: str | None = None
    """The id of the task that has to start or to be done then, for `pinned` and `deadline`."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the wishes of a problem apart."""
        return self.kind, self.group_kind or "", self.task or self.idea or self.group or ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Wishes that cannot all hold, though any of them could be kept without one of the others.

    `proven`: no plan keeps them all; else none was found. `relief` says what would make room for all of them.
    """

    wishes: tuple[Wish, ...]
    proven: bool
    relief: Message | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """The roadmap that was agreed before: the first and the last period of each task by its id, both included.

    A period may lie before the calendar. `titles` are those of the ideas then, `left_out` those without a place.
    """

    spans: Mapping[str, tuple[int, int]]
    titles: Mapping[str, LocalText]
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan: placements in order of start, then of idea and part. Without `agreed` there are no `shifts`.

    `displacements` has the ideas that are left out, as far as one can say what each would take.

    `load[unit][period]` is in person-days, `spent[year, budget]` in euros. `problems` are what only the plan can know,
    each with the rule that it falls under. `method` is how it was found, where that is not by the search alone.
    """

    problem: PlanningProblem
    placements: tuple[Placement, ...]
    left_out: tuple[LeftOut, ...]
    load: Mapping[str, tuple[int, ...]]
    spent: Mapping[tuple[int, str], int]
    problems: tuple[tuple[Rule, Problem], ...] = ()
    method: str | None = None
    quality: Quality | None = None
    bottlenecks: tuple[Bottleneck, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    displacements: Mapping[str, Displacement] = field(default_factory=dict)
    agreed: Agreed | None = None
    shifts: tuple[Shift, ...] = ()

    def of_idea(self, idea: str) -> tuple[Placement, ...]:
        """The placements of an idea's tasks, in order."""
        return tuple(placement for placement in self.placements if placement.task.idea == idea)
