"""Which idea comes first: value, and that of what waits for it, against what it uses up. Whole numbers only."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dienstvisie.planning.graph import Graph
from dienstvisie.planning.problem import Task

OWN, DESCENDANTS = 100, 35
"""Hundredths that an idea's own value, and that of each idea after it, count for."""
PARTS = 10**9
"""All capacity of a unit, or all of a budget, in the parts that load is counted in."""


def loads(graph: Graph) -> Mapping[str, int]:
    """What each idea uses up: its shares of the units' capacities and of the budgets, added up; at least 1."""
    problem = graph.problem
    days = {lane.id: sum(lane.capacity) for lane in problem.lanes if lane.capacity is not None}
    euros: dict[str, int] = {}
    for (_, kind), amount in problem.budgets.items():
        euros[kind] = euros.get(kind, 0) + amount
    years = max(0, len(problem.calendar.years) - 1)
    return {
        idea: max(1, sum(_shares(_effort(part), days) + _shares(_costs(part, years), euros) for part in parts))
        for idea, parts in graph.parts.items()
    }


def values(graph: Graph) -> Mapping[str, int]:
    """The value of each idea, in hundredths of a point."""
    return {idea: sum(part.value for part in parts) for idea, parts in graph.parts.items()}


def by_promise(graph: Graph) -> tuple[str, ...]:
    """The ideas by value plus 0.35 of their descendants' value, against load; the first comes first, ties by id."""
    load, value, after = loads(graph), values(graph), descendants_value(graph)
    promise = {idea: OWN * value[idea] + DESCENDANTS * after.get(idea, 0) for idea in value}
    return tuple(sorted(value, key=lambda idea: (-Fraction(promise[idea], load[idea]), idea)))


def descendants_value(graph: Graph) -> Mapping[str, int]:
    """The value of all ideas that wait for each idea, directly or through others, each counted once.

    Descendants are kept as bits of one number, and values are added bit by bit: a chain of n ideas has n^2/2 pairs,
    too many to add one by one. For the ideas in the graph's order.
    """
    place = {idea: number for number, idea in enumerate(graph.order)}
    value = values(graph)
    planes = [
        sum(1 << place[idea] for idea in graph.order if value[idea] >> bit & 1)
        for bit in range(max(value.values(), default=0).bit_length())
    ]
    after: dict[str, int] = {}
    for idea in reversed(graph.order):
        after[idea] = 0
        for follower in graph.after[idea]:
            if follower in place:
                after[idea] |= after[follower] | 1 << place[follower]
    return {
        idea: sum((bits & plane).bit_count() << bit for bit, plane in enumerate(planes)) for idea, bits in after.items()
    }


def _effort(task: Task) -> Mapping[str, int]:
    return {unit: sum(days) for unit, days in task.effort.items()}


def _costs(task: Task, years: int) -> Mapping[str, int]:
    """The most that a task can cost per budget: once, and in every later year of the calendar."""
    found = {kind: sum(amounts) for kind, amounts in task.once.items()}
    for kind, amount in task.yearly.items():
        found[kind] = found.get(kind, 0) + amount * years
    return found


def _shares(needs: Mapping[str, int], limits: Mapping[str, int]) -> int:
    return sum(need * PARTS // limits[name] for name, need in needs.items() if limits.get(name))
