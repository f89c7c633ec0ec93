"""How soon all of it can be done at the earliest: chains of work, and the days that units have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate

from dienstvisie.planning.exact.needs import Room, What, limits_of
from dienstvisie.planning.exact.windows import Windows, windows
from dienstvisie.planning.problem import Lane, PlanningProblem, Task


def least_makespan(problem: PlanningProblem, ideas: Collection[str]) -> int:
    """A number of periods that no plan with these ideas, and no others, is done within less than.

    The larger of the longest chain from its earliest start, and for each unit the periods that its days, or its hands,
    need for the work that cannot start before some period and has to be followed by some periods of other work. Tasks
    that each need more than half of a unit's days go one by one, those above a third by two, and so on (Carlier and
    Neron 2000).
    """
    found = windows(problem, ideas, ideas)
    if found.missing or not found.starts:
        return 0
    tasks = tuple(task for idea in found.ideas for task in found.graph.parts[idea])
    heads = {task.id: found.starts[task.id][0] for task in tasks}
    tails = _tails(found)
    longest = max(heads[task.id] + task.duration + tails[task.id] for task in tasks)
    return max([longest, *_energies(problem, tasks, heads, tails)])


def _tails(found: Windows) -> Mapping[str, int]:
    """The periods that pass at least between the end of each task and the end of all."""
    tails: dict[str, int] = {}
    for idea in reversed(found.ideas):
        for task in reversed(found.graph.parts[idea]):
            after = ((found.graph.tasks[id_], lag) for id_, lag in found.graph.successors[task.id] if id_ in tails)
            tails[task.id] = max((lag + other.duration + tails[other.id] for other, lag in after), default=0)
    return tails


def _energies(
    problem: PlanningProblem, tasks: Iterable[Task], heads: Mapping[str, int], tails: Mapping[str, int]
) -> Iterable[int]:
    limits = limits_of(problem)
    for lane in problem.lanes:
        days = [(task, sum(task.effort.get(lane.id, ()))) for task in tasks]
        hands = [(task, task.duration if number else 0) for task, number in days]
        asked: dict[What, list[tuple[Task, int]]] = {"days": days, "hands": hands}
        for what, rows in asked.items():
            room = [limits.get(Room(what, lane.id, period)) for period in range(problem.calendar.count)]
            work = [(heads[task.id], tails[task.id], number) for task, number in rows if number]
            known = [most for most in room if most is not None]
            if work and len(known) == len(room):
                yield _energy(known, work)
        for together in (1, 2, 3):
            crowd = [task for task in tasks if _is_large(task, lane, together)]
            work = [(heads[task.id], tails[task.id], task.duration) for task in crowd]
            if work:
                yield _energy([together] * problem.calendar.count, work)


def _is_large(task: Task, lane: Lane, together: int) -> bool:
    """Whether no more than so many tasks like it go together: each always needs more than its share of the days."""
    days = task.effort.get(lane.id, ())
    is_steady = lane.capacity is not None and len(days) == task.duration
    return is_steady and min(days) * (together + 1) > max(lane.capacity or (0,))


def _energy(room: list[int], work: list[tuple[int, int, int]]) -> int:
    """The end that the room forces: for each head and tail, when the work within them can be done at the earliest."""
    best = 0
    for head in sorted({head for head, _, _ in work}):
        summed = list(accumulate(room[head:]))
        inside = sorted(((tail, number) for first, tail, number in work if first >= head), reverse=True)
        total, period = 0, 0
        for tail, number in inside:
            total += number
            while period < len(summed) and summed[period] < total:
                period += 1
            best = max(best, head + period + 1 + tail)
    return best
