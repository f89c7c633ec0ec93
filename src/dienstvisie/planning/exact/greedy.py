"""A plan of what has to be there, straight on: enough to see that wishes can hold, nearly always."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush

from dienstvisie.planning.exact.needs import Room
from dienstvisie.planning.exact.windows import Windows
from dienstvisie.planning.problem import Task

Order = Callable[[Windows, Task], tuple[int, ...]]
"""What decides which of the tasks that can be placed comes first: the lowest."""


def _urgent(windows: Windows, task: Task) -> tuple[int, ...]:
    starts = windows.starts[task.id]
    return starts[-1], len(starts)


def _due(windows: Windows, task: Task) -> tuple[int, ...]:
    return windows.starts[task.id][-1] + task.duration, -_size(task)


def _large(windows: Windows, task: Task) -> tuple[int, ...]:
    return -_size(task), windows.starts[task.id][-1]


def _narrow(windows: Windows, task: Task) -> tuple[int, ...]:
    return len(windows.starts[task.id]), -_size(task)


def _size(task: Task) -> int:
    """The days that it needs."""
    return sum(sum(days) for days in task.effort.values())


ORDERS: tuple[Order, ...] = (_urgent, _due, _narrow, _large)


def attempts(windows: Windows) -> Iterator[dict[str, int]]:
    """Starts of all tasks of the required ideas that keep room, dates and order: one plan for each way that finds any.

    None of the required ideas may be missing. Exclusions and quick wins are not looked at.
    """
    for order in ORDERS:
        found = _placed(windows, order)
        if found is not None:
            yield found


def _placed(windows: Windows, order: Order) -> dict[str, int] | None:
    tasks = [task for idea in windows.ideas if idea in windows.required for task in windows.graph.parts[idea]]
    waits = {task.id: len(task.predecessors) for task in tasks}
    used: dict[Room, int] = {}
    ready: list[tuple[tuple[int, ...], str]] = []
    for task in tasks:
        if not waits[task.id]:
            heappush(ready, (order(windows, task), task.id))
    found: dict[str, int] = {}
    while ready:
        task = windows.graph.tasks[heappop(ready)[1]]
        start = _first(windows, task, found, used)
        if start is None:
            return None
        found[task.id] = start
        for room, amount in windows.needs[task.id][start].items():
            used[room] = used.get(room, 0) + amount
        for id_, _ in windows.graph.successors[task.id]:
            if id_ in waits:
                waits[id_] -= 1
                if not waits[id_]:
                    heappush(ready, (order(windows, windows.graph.tasks[id_]), id_))
    return found if len(found) == len(tasks) else None


def _first(windows: Windows, task: Task, found: dict[str, int], used: dict[Room, int]) -> int | None:
    before = (found[id_] + windows.graph.tasks[id_].duration + lag for id_, lag in task.predecessors)
    earliest, limits, needs = max(before, default=0), windows.ground.limits, windows.needs[task.id]
    for start in windows.starts[task.id]:
        if start >= earliest and all(
            used.get(room, 0) + amount <= limits[room] for room, amount in needs[start].items()
        ):
            return start
    return None
