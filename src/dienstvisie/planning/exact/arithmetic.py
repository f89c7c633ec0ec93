"""Why wishes cannot all hold, as far as plain sums tell: what never comes, what excludes, what is too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.planning.exact.needs import Room, What, limits_of
from dienstvisie.planning.exact.windows import Windows

Span = tuple[int, int]


def is_impossible(windows: Windows) -> bool:
    """Whether the required ideas cannot all come, for certain; no answer where sums do not tell.

    That is so where one of them has no start left (a circle, something that never comes, dates, no room for it alone),
    where two exclude each other, or where the work that has to lie within some periods needs more than these have.
    """
    return bool(windows.missing) or _is_torn(windows) or _is_overfull(windows) or _is_overspent(windows)


def _is_torn(windows: Windows) -> bool:
    return any(windows.required.issuperset(pair) for pair in windows.problem.exclusions)


def _is_overfull(windows: Windows) -> bool:
    limits = limits_of(windows.problem)
    for (what, unit), work in sorted(_work(windows, limits).items()):
        for first in sorted({span[0] for span in work}):
            ends = sorted({span[1] for span in work if span[0] >= first})
            for end in ends:
                need = sum(number for span, number in work.items() if first <= span[0] and span[1] <= end)
                if need > sum(limits[Room(what, unit, period)] for period in range(first, end + 1)):
                    return True
    return False


def _work(windows: Windows, limits: Mapping[Room, int]) -> dict[tuple[What, str], dict[Span, int]]:
    """The days, and the periods of work, that each limited unit has to give within spans of periods."""
    found: dict[tuple[What, str], dict[Span, int]] = {}
    for idea in windows.ideas:
        for task in windows.graph.parts[idea] if idea in windows.required else ():
            starts = windows.starts[task.id]
            span = starts[0], starts[-1] + task.duration - 1
            for unit, days in task.effort.items():
                asked: dict[What, int] = {"days": sum(days), "hands": task.duration if any(days) else 0}
                for what, number in asked.items():
                    if number and Room(what, unit, 0) in limits:
                        work = found.setdefault((what, unit), {})
                        work[span] = work.get(span, 0) + number
    return found


def _is_overspent(windows: Windows) -> bool:
    """Whether the required ideas cost more than a year has, each in the start at which it costs that year least."""
    limits = limits_of(windows.problem)
    euros = [room for room in limits if room.what == "euros"]
    return any(sum(_least(windows, room)) > limits[room] for room in euros)


def _least(windows: Windows, room: Room) -> Iterator[int]:
    for idea in windows.ideas:
        for part in windows.graph.parts[idea] if idea in windows.required else ():
            yield min(windows.needs[part.id][start].get(room, 0) for start in windows.starts[part.id])
