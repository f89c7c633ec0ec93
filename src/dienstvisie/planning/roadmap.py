"""What a plan says: when each task is done, why then, and what did not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.language import Message
from dienstvisie.planning.problem import PlanningProblem, Task

Cause = Literal[
    "waits", "earliest", "pinned", "capacity", "budget", "running", "excluded", "order", "deadline", "horizon", "circle"
]


@dataclass(frozen=True, slots=True)
class Blocker:
    """What forbids a start in a period, all else as planned.

    `by` are the ids to blame. `capacity`, `running`: the unit, then the ideas that take most of it, at most three;
    `budget`: the year, the kind of budget, then the ideas that cost most of it; `waits`, `order`: the task;
    `excluded`: the idea; `circle`: the ideas of the circle.
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
class Roadmap:
    """A plan: placements in order of start, then of idea and part.

    `load[unit][period]` is in person-days, `spent[year, budget]` in euros. `problems` are what only the plan can know,
    each with the rule that it falls under.
    """

    problem: PlanningProblem
    placements: tuple[Placement, ...]
    left_out: tuple[LeftOut, ...]
    load: Mapping[str, tuple[int, ...]]
    spent: Mapping[tuple[int, str], int]
    problems: tuple[tuple[Rule, Problem], ...] = ()

    def of_idea(self, idea: str) -> tuple[Placement, ...]:
        """The placements of an idea's tasks, in order."""
        return tuple(placement for placement in self.placements if placement.task.idea == idea)
