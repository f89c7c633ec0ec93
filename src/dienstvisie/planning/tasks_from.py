"""One idea as tasks: its parts with their days and euros per period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from dienstvisie.diagnostics import Address
from dienstvisie.planning.calendar_from import periods_of
from dienstvisie.planning.problem import Calendar, Task
from dienstvisie.planning.standing import Standing
from dienstvisie.schema import Cost, Idea, QuickWins, Subproject

Profile = tuple[int, ...]
Profiles = Mapping[str, Profile]


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


def spread(amount: int, periods: int) -> Profile:
    """An amount in equal shares over so many periods, the first ones one more where it does not come out even."""
    share, rest = divmod(amount, periods)
    return tuple(share + (period < rest) for period in range(periods))


def tasks_of(idea: Idea, where: Standing, calendar: Calendar, score: float, quick: QuickWins) -> tuple[Task, ...]:
    """The tasks of an idea that is to be planned, chained, without what other ideas they wait for.

    Figures on the idea are for the whole of it and those on its subprojects are shares of that: what the
    subprojects leave of it is spread over all periods of the work.
    """
    tasks = _marked(idea, _chain(idea, calendar), score, quick)
    if where.finished is not None:
        tasks = _as_it_was(idea, tasks, where.started, where.finished)
    elif where.started is not None:
        tasks = _running(tasks, where.started)
    else:
        tasks = _with_dates(idea, tasks, calendar)
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
            effort=_cut(_spread_all(rest.effort, ends[-1]), end - duration, end),
            once=_cut(_spread_all(rest.once, ends[-1]), end - duration, end),
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
        effort=_added(_spread_all(own.effort, task.duration), task.effort),
        once=_added(_spread_all(own.once, task.duration), task.once),
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


def _with_dates(idea: Idea, tasks: tuple[Task, ...], calendar: Calendar) -> tuple[Task, ...]:
    first = replace(
        tasks[0],
        earliest=0 if idea.earliest is None else max(0, calendar.first_whole_of(idea.earliest)),
        pinned=None if idea.pinned is None else calendar.first_of(idea.pinned),
    )
    tasks = (first, *tasks[1:])
    deadline = None if idea.deadline is None else calendar.last_whole_of(idea.deadline)
    return (*tasks[:-1], replace(tasks[-1], deadline=deadline))


def _running(tasks: tuple[Task, ...], started: int) -> tuple[Task, ...]:
    """Work that has begun, from its beginning or that of the calendar; at least one period of it is still to come."""
    kept: list[Task] = []
    start = started
    for task in tasks:
        end = start + task.duration
        if end > 0 or task is tasks[-1]:
            past = min(max(0, -start), task.duration - 1)
            kept.append(_without_first(task, past))
        start = end
    kept[0] = replace(kept[0], predecessors=(), pinned=max(0, started), begun=True)
    return tuple(kept)


def _as_it_was(idea: Idea, tasks: tuple[Task, ...], started: int | None, finished: int) -> tuple[Task, ...]:
    """Work that is done: one task from its actual beginning to its actual end, or from that of the calendar."""
    total = sum(task.duration for task in tasks)
    start = min(finished, finished - total + 1 if started is None else started)
    length = finished - start + 1
    effort = Counter[str]()
    once = Counter[str]()
    yearly = Counter[str]()
    for task in tasks:
        effort.update({unit: sum(days) for unit, days in task.effort.items()})
        once.update({kind: sum(amounts) for kind, amounts in task.once.items()})
        yearly.update(task.yearly)
    whole = replace(
        tasks[-1],
        id=idea.id,
        subproject=None,
        title=idea.title,
        address=Address("ideas", idea.id),
        duration=length,
        effort=_spread_all(effort, length),
        once=_spread_all(once, length),
        yearly=dict(yearly),
        predecessors=(),
        pinned=max(0, start),
        begun=True,
    )
    return (_without_first(whole, max(0, -start)),)


def _without_first(task: Task, periods: int) -> Task:
    left = task.duration - periods
    effort, once = (_cut(profiles, periods, task.duration) for profiles in (task.effort, task.once))
    return replace(task, duration=left, effort=effort, once=once)


def _costs(costs: tuple[Cost, ...], recurs: str) -> Counter[str]:
    found = Counter[str]()
    for cost in costs:
        if cost.recurs == recurs:
            found[cost.kind] += cost.amount
    return found


def _spread_all(amounts: Mapping[str, int], periods: int) -> Profiles:
    return {name: spread(amount, periods) for name, amount in amounts.items() if amount}


def _cut(profiles: Profiles, first: int, stop: int) -> Profiles:
    return {name: profile[first:stop] for name, profile in profiles.items() if any(profile[first:stop])}


def _added(one: Profiles, other: Profiles) -> Profiles:
    found = dict(one)
    for name, profile in other.items():
        found[name] = tuple(map(sum, zip(found.get(name, (0,) * len(profile)), profile, strict=True)))
    return found
