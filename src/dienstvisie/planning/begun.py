"""Work that has begun or is done, as tasks that are facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, pairwise

from dienstvisie.diagnostics import Address
from dienstvisie.planning.problem import Calendar, Task
from dienstvisie.planning.profiles import cut, spread_all
from dienstvisie.schema import Idea

Tasks = tuple[Task, ...]


def running(tasks: Tasks, started: int, expected: int | None, status: int | None) -> Tasks:
    """Work that has begun, from its beginning or that of the calendar; at least one period of it is still to come.

    It takes as long as planned, or until `expected` (each part a period at least), and never ends before `status`.
    Parts are facts up to the status date, with `expected` all of them; later parts may still be moved. Facts may run
    past the end of the calendar.
    """
    tasks = _stretched(tasks, started, expected, status)
    ends = list(accumulate((task.duration for task in tasks), initial=started))
    kept: list[Task] = []
    for task, start, end in zip(tasks, ends, ends[1:], strict=False):
        if end <= 0 and task is not tasks[-1]:
            continue
        if not kept or expected is not None or (status is not None and start <= status):
            rest = _without_first(task, min(max(0, -start), task.duration - 1))
            links = ((kept[-1].id, 0),) if kept else ()
            kept.append(as_fact(replace(rest, predecessors=links), max(0, start)))
        else:
            kept.append(task)
    return tuple(kept)


def as_it_was(idea: Idea, tasks: Tasks, started: int | None, finished: int) -> Task:
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
        effort=spread_all(effort, length),
        once=spread_all(once, length),
        yearly=dict(yearly),
        predecessors=(),
    )
    return as_fact(_without_first(whole, max(0, -start)), max(0, start))


def as_fact(task: Task, start: int) -> Task:
    """The task in a place that nothing can change."""
    return replace(task, pinned=start, begun=True, earliest=0, deadline=None)


def end_of_work(parts: Tasks) -> int:
    """The last period of work that has begun, by the facts and the planned length of what follows them."""
    end = 0
    for part in parts:
        end = (end if part.pinned is None else part.pinned) + part.duration
    return end - 1


def cut_at_end(parts: Tasks, calendar: Calendar) -> Tasks:
    """Work that has begun, as far as it falls within the calendar. If it is not done by then, it has no value there."""
    last = calendar.count - 1
    if end_of_work(parts) <= last:
        return parts
    kept: list[Task] = []
    start = 0
    for part in parts:
        start = start if part.pinned is None else part.pinned
        if not kept:
            start = min(start, last)
        if start <= last:
            kept.append(as_fact(_up_to(part, last - start + 1), start))
        start += part.duration
    return tuple(kept)


def _up_to(task: Task, periods: int) -> Task:
    if task.duration <= periods:
        return task
    effort, once = (cut(profiles, 0, periods) for profiles in (task.effort, task.once))
    return replace(task, duration=periods, effort=effort, once=once, yearly={}, value=0, quick_win=False)


def _stretched(tasks: Tasks, started: int, expected: int | None, status: int | None) -> Tasks:
    """The parts, made longer or shorter so that the work ends when it is expected to, and not before the status date.

    More time goes to the part that is under way on the status date, or to the last. Less time is taken from the last
    parts first.
    """
    ends = list(accumulate((task.duration for task in tasks), initial=started))
    end = ends[-1] if expected is None else expected + 1
    end = max(end, started + len(tasks), started if status is None else status + 1)
    durations = [task.duration for task in tasks]
    more = end - ends[-1]
    if more > 0:
        under_way = (n for n, (first, stop) in enumerate(pairwise(ends)) if first <= (status or 0) < stop)
        durations[-1 if status is None else next(under_way, -1)] += more
    for number in reversed(range(len(tasks))):
        less = min(durations[number] - 1, max(0, -more))
        durations[number] -= less
        more += less
    return tuple(_lasting(task, length) for task, length in zip(tasks, durations, strict=True))


def _lasting(task: Task, periods: int) -> Task:
    """The same work over another number of periods."""
    if periods == task.duration:
        return task
    effort, once = (
        spread_all({name: sum(profile) for name, profile in profiles.items()}, periods)
        for profiles in (task.effort, task.once)
    )
    return replace(task, duration=periods, effort=effort, once=once)


def _without_first(task: Task, periods: int) -> Task:
    left = task.duration - periods
    effort, once = (cut(profiles, periods, task.duration) for profiles in (task.effort, task.once))
    return replace(task, duration=left, effort=effort, once=once)
