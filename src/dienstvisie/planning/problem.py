"""What is to be planned: tasks, capacities, budgets and the calendar. All figures are whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dienstvisie.diagnostics import Address
from dienstvisie.schema.periods import first_month, first_whole, last_month, last_whole

LocalText = str | Mapping[str, str]
Objective = Literal["early-value", "makespan"]


class PeriodLabel(str):
    """The label of a period, `2027-Q1` or `2027-03`: known by its type where sentences also name titles."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods 0..count-1 of a roadmap. `first_year` and `first` (quarter or month, from 0) say where it begins."""

    first_year: int
    first: int
    count: int
    per_year: Literal[4, 12]

    def year(self, period: int) -> int:
        """The year that a period falls in."""
        return self.first_year + (self.first + period) // self.per_year

    def label(self, period: int) -> PeriodLabel:
        """`2027-Q1` or `2027-03`."""
        part = (self.first + period) % self.per_year + 1
        return PeriodLabel(f"{self.year(period)}-" + (f"Q{part}" if self.per_year == 4 else f"{part:02}"))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the calendar touches, in order."""
        return tuple(range(self.year(0), self.year(self.count - 1) + 1))

    def first_of(self, written: str) -> int:
        """The first period that a year, quarter or month as written touches; may lie outside the calendar."""
        return first_month(written) * self.per_year // 12 - self._origin

    def last_of(self, written: str) -> int:
        """The last period that a year, quarter or month as written touches; may lie outside the calendar."""
        return last_month(written) * self.per_year // 12 - self._origin

    def first_whole_of(self, written: str) -> int:
        """The first whole period that begins in or after a year, quarter or month; may lie outside the calendar."""
        return first_whole(written, 12 // self.per_year) - self._origin

    def last_whole_of(self, written: str) -> int:
        """The last whole period that ends in or before a year, quarter or month; may lie outside the calendar."""
        return last_whole(written, 12 // self.per_year) - self._origin

    @property
    def _origin(self) -> int:
        return self.first_year * self.per_year + self.first


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase of the roadmap from its first period up to and including its last."""

    id: str
    title: LocalText
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A unit with its capacity in person-days per period, and how many ideas it can work on at once; None: no limit.

    What has begun or is done is a fact, also where there is no room for it. There `capacity` is what the facts use, and
    `stated` what people wrote; `running_facts` are the ideas per period that have begun or are done.
    """

    id: str
    title: LocalText
    capacity: tuple[int, ...] | None
    running_at_most: int | None = None
    stated: tuple[int, ...] | None = None
    running_facts: tuple[int, ...] = ()

    @property
    def room(self) -> tuple[int, ...] | None:
        """The person-days per period as people stated them; None: no limit."""
        return self.capacity if self.stated is None else self.stated

    def most_running(self, period: int) -> int | None:
        """How many ideas may run in a period: the limit, or the facts where these are more; None: no limit."""
        if self.running_at_most is None or not self.running_facts:
            return self.running_at_most
        return max(self.running_at_most, self.running_facts[period])


@dataclass(frozen=True, slots=True)
class QuickWinGroup:
    """A target group or location, by its kind and id, that wants a quick win of its own among these ideas."""

    kind: Literal["target_groups", "units"]
    id: str
    title: LocalText
    ideas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """An idea, or one subproject of it.

    `effort[unit][tau]` is the person-days in the tau-th period of the work; `once[budget][tau]` the euros in that
    period; `yearly[budget]` the euros in every calendar year after the year in which the work ends. Budgets are
    `operating`, `investment`, `financing`. `predecessors` are (task id, lag in periods). `deadline` is the last period
    it may occupy. `pinned` is the period in which it must start; with `begun` that is a fact, not a wish.
    `value` is its idea's score in hundredths of a point, carried by the last task of the idea; else 0.
    """

    id: str
    idea: str
    subproject: str | None
    title: LocalText
    address: Address
    duration: int
    effort: Mapping[str, tuple[int, ...]]
    once: Mapping[str, tuple[int, ...]]
    yearly: Mapping[str, int]
    predecessors: tuple[tuple[str, int], ...] = ()
    earliest: int = 0
    deadline: int | None = None
    pinned: int | None = None
    must: bool = False
    value: int = 0
    quick_win: bool = False
    begun: bool = False
    of_idea: tuple[Literal["pinned", "deadline"], ...] = ()
    """Which of its dates are written with the idea, where it is one subproject of several."""


@dataclass(frozen=True, slots=True)
class PlanningProblem:
    """Everything that a planner needs to know. Tasks are in the order of the files, the parts of an idea in theirs.

    An idea is planned whole or not at all, and only if all that its tasks wait for is planned; a predecessor that is
    no task of the problem never comes. In the first phase at least `quick_wins` ideas finish a quick win, and at least
    one of each group of `quick_wins_for`: wishes, as musts and pins are. `budgets` are the euros per (year, kind) that
    are limited; where facts cost more, they are what these cost, and `stated_budgets` has what people wrote. A task
    with `begun` lies inside the calendar and always has room. `stability` is what moving one idea from its agreed place
    must be worth, in hundredths of a percent of the agreed plan's value. `titles` are those of all ideas by id, also of
    the ones without tasks here. `status` is the period in which all this was so, if known.
    """

    calendar: Calendar
    tasks: tuple[Task, ...]
    lanes: tuple[Lane, ...]
    budgets: Mapping[tuple[int, str], int]
    phases: tuple[PhaseSpan, ...] = ()
    quick_wins: int = 0
    quick_wins_for: tuple[QuickWinGroup, ...] = ()
    objective: Objective = "early-value"
    exclusions: tuple[tuple[str, str], ...] = ()
    titles: Mapping[str, LocalText] = field(default_factory=dict)
    stability: int = 50
    stated_budgets: Mapping[tuple[int, str], int] = field(default_factory=dict)
    status: int | None = None

    @property
    def rooms(self) -> Mapping[tuple[int, str], int]:
        """The limited budgets as people stated them, in euros per (year, kind)."""
        return {**self.budgets, **self.stated_budgets}

    def title(self, idea: str) -> LocalText:
        """What an idea is called; its id where it has no title here."""
        return self.titles.get(idea, idea)

    def end_of(self, task: Task) -> int:
        """The last period that a task may occupy: its deadline, or the end of the calendar where that comes first."""
        last = self.calendar.count - 1
        return last if task.deadline is None else min(last, task.deadline)
