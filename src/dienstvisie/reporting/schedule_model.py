"""The roadmap as data for other programs: tasks with their days, work, costs and order. Made by `schedule`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.days import Days

Progress = Literal["planned", "begun", "done"]


@dataclass(frozen=True, slots=True)
class Wait:
    """What a task waits for: another task, and then a pause in periods, which is so many days after that task's end."""

    task: str
    periods: int
    days: int


@dataclass(frozen=True, slots=True)
class Work:
    """Person-days that a unit works on a task, over the whole of it; more than 0."""

    unit: str
    days: int


@dataclass(frozen=True, slots=True)
class Money:
    """Whole euros that a task costs a budget: once, spread over the work, and every year after the work ends."""

    budget: str
    once: int
    yearly: int


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """An idea, or one part of it, in its place. `first` and `last` are its periods as the calendar labels them.

    `agreed` are the days of the roadmap that was agreed before, `deadline` the last day that it may take. `uid` is the
    same in every edition and at any time, as long as the client, the idea and the part are called the same.
    `categories` are the phase, the units and whether it is a quick win, in words; `notes` are sentences for people,
    `why` among them.
    """

    id: str
    uid: UUID
    idea: str
    part: str | None
    title: str
    first: str
    last: str
    days: Days
    quick_win: bool
    must: bool
    progress: Progress
    waits_for: tuple[Wait, ...]
    work: tuple[Work, ...]
    costs: tuple[Money, ...]
    agreed: Days | None
    deadline: date | None
    why: str
    categories: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScheduledIdea:
    """An idea on the roadmap with its tasks in order. `unit` is the id of the one that does most of the work.

    `phase` is the id of the phase in which it begins; None outside all phases. `internal`: not for the public.
    """

    id: str
    uid: UUID
    title: str
    phase: str | None
    unit: str | None
    internal: bool
    tasks: tuple[ScheduledTask, ...]

    @property
    def days(self) -> Days:
        """From its first day up to and including its last."""
        return Days(min(task.days.first for task in self.tasks), max(task.days.last for task in self.tasks))

    def called(self, task: ScheduledTask) -> str:
        """What a task of it is called where it stands alone."""
        return self.title if task.part is None else f"{self.title}: {task.title}"


@dataclass(frozen=True, slots=True)
class ScheduledUnit:
    """A unit that works on the roadmap.

    `available` is the most that it has at any time, in hundredths of a full-time worker, rounded up; of a unit without
    a limit, the most that the roadmap asks of it.
    """

    id: str
    uid: UUID
    title: str
    available: int


@dataclass(frozen=True, slots=True)
class ScheduledPhase:
    """A phase of the roadmap."""

    id: str
    uid: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole roadmap. Ideas are in order of phase, then of their first day, then of id.

    `edition` is the day of this edition: as the settings say, else the first of the planning. `span` are the days of
    the planning. `progress` is the newest day of which somebody said how things stand; None where nobody did.
    `remarks` are what one must know of it: that it is an example, or not for the public. Without a planning there are
    no ideas, and `span` is the day of the edition alone, else 1 January 1970.
    """

    imprint: Imprint
    uid: UUID
    title: str
    edition: date
    span: Days
    progress: date | None
    phases: tuple[ScheduledPhase, ...]
    units: tuple[ScheduledUnit, ...]
    ideas: tuple[ScheduledIdea, ...]
    remarks: tuple[str, ...] = ()

    @property
    def tasks(self) -> Iterator[tuple[ScheduledIdea, ScheduledTask]]:
        """Every task with its idea, in order of the first day, then of the last, then as the ideas are."""
        pairs = [(idea, task) for idea in self.ideas for task in idea.tasks]
        return iter(sorted(pairs, key=lambda pair: (pair[1].days.first, pair[1].days.last)))
