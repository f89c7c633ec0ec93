"""Why wishes cannot all hold, as far as plain sums tell: what never comes, what excludes, what is too much."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.planning.exact.needs import Room, What
from dienstvisie.planning.exact.windows import Windows
from dienstvisie.planning.problem import Task

Span = tuple[int, int]
Work = list[tuple[Span, int, str]]
"""Within which periods, how much, and of which idea."""


def blamed(windows: Windows) -> frozenset[str] | None:
    """The required ideas that cannot all come, for certain; None where sums do not tell.

    They cannot where one of them has no start left (a circle, something that never comes, dates, no room for it alone),
    where two exclude each other, or where the work that has to lie within some periods needs more than these have.
    """
    if windows.missing:
        return windows.missing
    return _torn(windows) or _overfull(windows) or _overspent(windows)


def is_impossible(windows: Windows) -> bool:
    """Whether the required ideas cannot all come, for certain."""
    return blamed(windows) is not None


def _torn(windows: Windows) -> frozenset[str] | None:
    return next((frozenset(pair) for pair in windows.problem.exclusions if windows.required.issuperset(pair)), None)


def _required(windows: Windows) -> Iterable[Task]:
    return (task for idea in windows.ideas if idea in windows.required for task in windows.graph.parts[idea])


def _overfull(windows: Windows) -> frozenset[str] | None:
    for (what, unit), work in sorted(_work(windows).items()):
        room = [windows.ground.limits[Room(what, unit, period)] for period in range(windows.problem.calendar.count)]
        found = _too_much(room, sorted(work, key=lambda row: (row[0][1], row)))
        if found is not None:
            return found
    return None


def _too_much(room: list[int], work: Work) -> frozenset[str] | None:
    """The ideas of the work, in order of its end, that does not fit where it has to lie."""
    for first in sorted({span[0] for span, _, _ in work}, reverse=True):
        need, place = 0, first
        there = 0
        for number, (span, amount, _) in enumerate(work):
            if span[0] < first:
                continue
            need += amount
            while place <= span[1]:
                there += room[place]
                place += 1
            if need > there:
                return frozenset(idea for other, _, idea in work[: number + 1] if other[0] >= first)
    return None


def _work(windows: Windows) -> dict[tuple[What, str], Work]:
    """The days, and the periods of work, that each limited unit has to give within spans of periods."""
    found: dict[tuple[What, str], Work] = {}
    for task in _required(windows):
        starts = windows.starts[task.id]
        span = starts[0], starts[-1] + task.duration - 1
        for unit, days in task.effort.items():
            asked: dict[What, int] = {"days": sum(days), "hands": task.duration if any(days) else 0}
            for what, number in asked.items():
                if number and Room(what, unit, 0) in windows.ground.limits:
                    found.setdefault((what, unit), []).append((span, number, task.idea))
    return found


def _overspent(windows: Windows) -> frozenset[str] | None:
    """The ideas that cost more than a year has, each in the start at which it costs that year least."""
    for room in windows.ground.limits:
        if room.what == "euros":
            least = [(task.idea, _least(windows, task, room)) for task in _required(windows)]
            if sum(euros for _, euros in least) > windows.ground.limits[room]:
                return frozenset(idea for idea, euros in least if euros)
    return None


def _least(windows: Windows, task: Task, room: Room) -> int:
    if room.id not in task.once and room.id not in task.yearly:
        return 0
    return min(windows.needs[task.id][start].get(room, 0) for start in windows.starts[task.id])
