"""What a restart of a programme changed, as its lines tell."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.measuring.reach import first_year
from dienstvisie.schema import Programme, ProgrammeLine
from dienstvisie.schema.programme import Restart


@dataclass(frozen=True, slots=True)
class Begun:
    """A restart, with the lines that begin then, those that end before it, and the plan of the year before and after.

    A line begins in the first year in which it plans to reach people, and ends after the last. `year` is the first that
    the restart shapes. `before` and `after` are the participations that
    were planned in the year before that, and in it.
    """

    programme: Programme
    restart: Restart
    new: tuple[ProgrammeLine, ...]
    gone: tuple[ProgrammeLine, ...]
    before: int
    after: int
    year: int


def begun(programme: Programme) -> tuple[Begun, ...]:
    """The restarts of a programme, by date."""
    return tuple(_begun(programme, one) for one in sorted(programme.restarts, key=lambda one: one.date))


def _begun(programme: Programme, restart: Restart) -> Begun:
    year = first_year(restart.date)
    planned = [line for line in programme.lines if line.planned]
    return Begun(
        programme,
        restart,
        tuple(line for line in planned if year <= min(line.planned)),
        tuple(line for line in planned if max(line.planned) < year),
        sum(line.planned.get(year - 1, 0) for line in planned),
        sum(line.planned.get(year, 0) for line in planned),
        year,
    )
