"""What ideas cost and bring in per year, as the roadmap places them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dienstvisie.planning.problem import Task
from dienstvisie.planning.receipts import receipts
from dienstvisie.planning.roadmap import Placement
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.sources import Sources

Direction = Literal["expense", "receipt"]
DIRECTIONS_OF_MONEY: tuple[Direction, ...] = ("expense", "receipt")


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole euros of a year, never 0: `kind` is operating, investment or financing."""

    year: int
    kind: str
    direction: Direction
    euros: int


def amounts(sources: Sources, idea: str) -> tuple[Amount, ...]:
    """What an idea costs and brings in, by year, kind and direction. Nothing where it has no place on the roadmap.

    Once: in the periods of the work; yearly: in each year after that in which the work ends, up to the last year of
    the roadmap.
    """
    placed = sources.placements.get(idea, ())
    if not placed:
        return ()
    found: Counter[tuple[int, str, Direction]] = Counter()
    received = receipts(sources.dossier)
    for placement in placed:
        _add(sources, found, placement, placement.task, "expense")
        if placement.task.id in received:
            _add(sources, found, placement, received[placement.task.id], "receipt")
    kinds, ways = list(COSTS), DIRECTIONS_OF_MONEY
    keys = sorted(found, key=lambda key: (key[0], kinds.index(key[1]), ways.index(key[2])))
    return tuple(Amount(*key, found[key]) for key in keys if found[key])


def per_year(found: Iterable[Amount], direction: Direction) -> Mapping[str, Mapping[int, int]]:
    """The amounts of one direction: for each kind that has any the euros per year, the kinds in their usual order."""
    sums: dict[str, dict[int, int]] = {kind: {} for kind in COSTS}
    for amount in found:
        if amount.direction == direction:
            row = sums[amount.kind]
            row[amount.year] = row.get(amount.year, 0) + amount.euros
    return {kind: row for kind, row in sums.items() if row}


def _add(
    sources: Sources, found: Counter[tuple[int, str, Direction]], placed: Placement, task: Task, direction: Direction
) -> None:
    for kind, profile in task.once.items():
        for offset, euros in enumerate(profile[: placed.end - placed.start + 1]):
            found[sources.year(placed.start + offset), kind, direction] += euros
    for kind, euros in task.yearly.items():
        for year in sources.years:
            if year > sources.year(placed.end):
                found[year, kind, direction] += euros
