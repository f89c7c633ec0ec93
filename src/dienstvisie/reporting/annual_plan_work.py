"""The work of the roadmap per year and unit, in person-days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dienstvisie.planning.problem import Lane
from dienstvisie.planning.roadmap import Placement, Roadmap
from dienstvisie.reporting.sources import Sources


@dataclass(frozen=True, slots=True)
class Work:
    """What a unit does on a task in a year: from the first up to and including the last period in which it works."""

    year: int
    unit: str
    idea: str
    task: str
    part: bool
    first: int
    last: int
    days: int


def works(sources: Sources, roadmap: Roadmap) -> tuple[Work, ...]:
    """All work, by year, then by unit in the order of the lanes, then in order of time."""
    lanes = {lane.id: number for number, lane in enumerate(roadmap.problem.lanes)}
    found = [work for placed in roadmap.placements for work in _of(sources, placed) if work.unit in lanes]
    return tuple(sorted(found, key=lambda one: (one.year, lanes[one.unit], one.first, one.last, one.task)))


def _of(sources: Sources, placed: Placement) -> Iterator[Work]:
    task = placed.task
    for unit, profile in task.effort.items():
        years: dict[int, list[tuple[int, int]]] = {}
        for step, days in enumerate(profile):
            if days:
                years.setdefault(sources.year(placed.start + step), []).append((placed.start + step, days))
        for year, steps in years.items():
            periods = [period for period, _ in steps]
            total = sum(days for _, days in steps)
            yield Work(year, unit, task.idea, task.id, bool(task.subproject), min(periods), max(periods), total)


def lanes_used(roadmap: Roadmap, done: tuple[Work, ...]) -> tuple[Lane, ...]:
    """The units that work on anything, or that have days for it."""
    busy = {work.unit for work in done}
    return tuple(lane for lane in roadmap.problem.lanes if lane.id in busy or any(lane.room or ()))


def room(sources: Sources, lane: Lane, year: int) -> int | None:
    """How many days a unit has in a year; None where that is not limited, or not told."""
    if lane.room is None:
        return None
    return sum(days for period, days in enumerate(lane.room) if sources.year(period) == year)
