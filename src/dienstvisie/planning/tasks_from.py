"""One idea as tasks: its parts with their days and euros per period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from dienstvisie.diagnostics import Address
from dienstvisie.planning.begun import as_it_was, running
from dienstvisie.planning.calendar_from import periods_of
from dienstvisie.planning.problem import Calendar, Task
from dienstvisie.planning.profiles import added, cut, spread_all
from dienstvisie.planning.standing import Standing
from dienstvisie.schema import Cost, Idea, QuickWins, Subproject


@dataclass(frozen=True, slots=True)
class Means:
    """Days per unit, euros per budget once, and euros per budget every year."""

    effort: Counter[str]
    once: Counter[str]
    yearly: Counter[str]

    @staticmethod
    def of(item: Idea | Subproject) -> Means:
        """What an idea or a part of it asks."""
        return Means(Counter(item.effort), _costs(item.costs, "once"), _costs(item.costs, "yearly"))

    def beyond(self, shares: Iterable[Means]) -> Means:
        """What the shares leave of this."""
        left = Means(Counter(self.effort), Counter(self.once), Counter(self.yearly))
        for share in shares:
            left = Means(left.effort - share.effort, left.once - share.once, left.yearly - share.yearly)
        return left


def tasks_of(
    idea: Idea, where: Standing, calendar: Calendar, score: float, quick: QuickWins, status: int | None = None
) -> tuple[Task, ...]:
    """The tasks of an idea that is to be planned, chained, without what other ideas they wait for.

    Figures on the idea are for the whole of it and those on its subprojects are shares of that: what the
    subprojects leave of it is spread over all periods of the work. `status` is the period of the status date. Work that
    has begun may run past the end of the calendar here.
    """
    tasks = _marked(idea, _chain(idea, calendar), score, quick)
    if where.finished is not None:
        tasks = (as_it_was(idea, tasks, where.started, where.finished),)
    elif where.started is not None:
        tasks = running(_not_before(idea, tasks, calendar, status), where.started, where.expected, status)
    else:
        tasks = _with_dates(idea, tasks, calendar, status)
    return (*tasks[:-1], replace(tasks[-1], value=round(score * 100)))


def _chain(idea: Idea, calendar: Calendar) -> tuple[Task, ...]:
    parts = idea.subprojects
    durations = [periods_of(part.duration, calendar) for part in parts] or [periods_of(idea.duration or 1, calendar)]
    ends = list(accumulate(durations))
    rest = Means.of(idea).beyond(map(Means.of, parts))
    tasks: list[Task] = []
    for number, (duration, end) in enumerate(zip(durations, ends, strict=True)):
        task = Task(
            id=idea.id,
            idea=idea.id,
            subproject=None,
            title=idea.title,
            address=Address("ideas", idea.id),
            duration=duration,
            effort=cut(spread_all(rest.effort, ends[-1]), end - duration, end),
            once=cut(spread_all(rest.once, ends[-1]), end - duration, end),
            yearly=dict(rest.yearly) if end == ends[-1] else {},
            predecessors=((tasks[-1].id, 0),) if tasks else (),
            must=idea.must,
        )
        tasks.append(_as_part(task, parts[number], number) if parts else task)
    return tuple(tasks)


def _as_part(task: Task, part: Subproject, number: int) -> Task:
    own = Means.of(part)
    return replace(
        task,
        id=f"{task.idea}/{part.id}",
        subproject=part.id,
        title=part.title,
        address=Address("ideas", task.idea, ("subprojects", number)),
        effort=added(spread_all(own.effort, task.duration), task.effort),
        once=added(spread_all(own.once, task.duration), task.once),
        yearly=dict(own.yearly + Counter(task.yearly)),
    )


def _marked(idea: Idea, tasks: tuple[Task, ...], score: float, quick: QuickWins) -> tuple[Task, ...]:
    """Mark the quick wins: as stated, else by the settings. The whole idea is marked on its last task.

    An idea that says that it is none has none among its parts either, unless these say so themselves.
    """
    months = sum(part.duration for part in idea.subprojects) or idea.duration
    whole = _is_quick(months, tasks, score, quick) if idea.quick_win is None else idea.quick_win
    marks = [False] * len(tasks)
    for number, part in enumerate(idea.subprojects):
        derived = idea.quick_win is not False and _is_quick(part.duration, tasks[number : number + 1], score, quick)
        marks[number] = derived if part.quick_win is None else part.quick_win
    marks[-1] = marks[-1] or whole
    return tuple(replace(task, quick_win=mark) for task, mark in zip(tasks, marks, strict=True))


def _is_quick(months: int | None, tasks: tuple[Task, ...], score: float, quick: QuickWins) -> bool:
    """Whether the settings make it a quick win; what does not say how long it takes is none."""
    days = sum(sum(profile) for task in tasks for profile in task.effort.values())
    is_short = months is not None and months <= quick.max_duration
    return is_short and days <= quick.max_effort and score >= quick.min_score


def _with_dates(idea: Idea, tasks: tuple[Task, ...], calendar: Calendar, status: int | None) -> tuple[Task, ...]:
    """The dates of the idea at its ends, those of its parts on these; of two the stricter holds."""
    tasks = _not_before(idea, tasks, calendar, status)
    ends = [None if part.deadline is None else calendar.last_whole_of(part.deadline) for part in idea.subprojects]
    pins = [None if part.pinned is None else calendar.first_of(part.pinned) for part in idea.subprojects]
    found = [
        replace(task, deadline=end, pinned=pin)
        for task, end, pin in zip(tasks, ends or [None], pins or [None], strict=True)
    ]
    last = None if idea.deadline is None else calendar.last_whole_of(idea.deadline)
    if last is not None and (found[-1].deadline is None or last < found[-1].deadline):
        found[-1] = replace(found[-1], deadline=last, of_idea=("deadline",))
    if idea.pinned is not None:
        found[0] = replace(found[0], pinned=calendar.first_of(idea.pinned), of_idea=("pinned", *found[0].of_idea))
    return tuple(found)


def _not_before(idea: Idea, tasks: tuple[Task, ...], calendar: Calendar, status: int | None) -> tuple[Task, ...]:
    """What has not begun by the status date cannot start before it, nor before its own earliest start."""
    own = [part.earliest for part in idea.subprojects] or [None]
    starts = [max(0, status or 0, 0 if date is None else calendar.first_whole_of(date)) for date in own]
    if idea.earliest is not None:
        starts[0] = max(starts[0], calendar.first_whole_of(idea.earliest))
    return tuple(replace(task, earliest=start) for task, start in zip(tasks, starts, strict=True))


def _costs(costs: tuple[Cost, ...], recurs: str) -> Counter[str]:
    """Expenses per budget: what is received is no limit to anything."""
    found = Counter[str]()
    for cost in costs:
        if cost.recurs == recurs and cost.direction == "expense":
            found[cost.kind] += cost.amount
    return found
