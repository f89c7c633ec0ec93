"""Who uses up what in a finished plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from dienstvisie.language import Message, counted
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.usage import Money, spending

NAMED = 3
"""So many ideas are named in a sentence; the others are counted."""

Key = TypeVar("Key")
Placed = tuple[tuple[Task, int], ...]
"""Tasks with their starts."""


class Users:
    """The ideas that use up something, the largest user first, ties by id; always without the idea that asks."""

    def __init__(self, problem: PlanningProblem, amounts: Mapping[str, int]) -> None:
        self._problem = problem
        self._ideas = tuple(sorted(amounts, key=lambda idea: (-amounts[idea], idea)))
        self._known = frozenset(amounts)
        self._told: dict[str, tuple[Message, ...]] = {}

    def number(self, asking: str) -> int:
        """How many there are."""
        return len(self._ideas) - (asking in self._known)

    def largest(self, asking: str) -> tuple[str, ...]:
        """The first few."""
        head = self._ideas[: NAMED + 1]
        return tuple(idea for idea in head if idea != asking)[:NAMED] if asking in head else head[:NAMED]

    def names(self, asking: str) -> tuple[Message, ...]:
        """The titles of the first few, and how many there are beside those; made once, for many sentences use it."""
        key = asking if asking in self._known else ""
        if key not in self._told:
            titles = [self._problem.title(idea) for idea in self.largest(asking)]
            self._told[key] = named_and_more(titles, self.number(asking) - len(titles))
        return self._told[key]


def named_and_more(titles: Sequence[object], rest: int) -> tuple[Message, ...]:
    """Titles of ideas in quotes, and how many there are beside those."""
    named = tuple(Message("“{idea}”", {"idea": title}) for title in titles)
    if not rest or not named:
        return named
    last = {"idea": titles[-1]}
    return (*named[:-1], counted("“{idea}” and {number} other idea", "“{idea}” and {number} other ideas", rest, last))


def days_in(problem: PlanningProblem, placed: Placed) -> Mapping[tuple[str, int], Users]:
    """The ideas that a unit spends days on, for each unit and period."""
    rows = (
        ((unit, start + step), task.idea, number)
        for task, start in placed
        for unit, days in task.effort.items()
        for step, number in enumerate(days)
        if number
    )
    return _users(problem, rows)


def running_in(problem: PlanningProblem, placed: Placed) -> Mapping[tuple[str, int], Users]:
    """The ideas that keep a unit busy, for each unit and period, by the days that they ask of it in all."""
    rows = (
        ((unit, period), task.idea, sum(days))
        for task, start in placed
        for unit, days in task.effort.items()
        if any(days)
        for period in range(start, start + task.duration)
    )
    return _users(problem, rows)


def euros_in(problem: PlanningProblem, placed: Placed) -> Mapping[Money, Users]:
    """The ideas that cost euros, for each year and kind of budget."""
    rows = (
        (key, task.idea, amount)
        for task, start in placed
        for key, amount in spending(task, start, problem.calendar).items()
    )
    return _users(problem, rows)


def _users(problem: PlanningProblem, rows: Iterable[tuple[Key, str, int]]) -> Mapping[Key, Users]:
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for key, idea, amount in rows:
        found[key][idea] += amount
    nobody = Users(problem, {})
    return defaultdict(lambda: nobody, {key: Users(problem, amounts) for key, amounts in found.items()})
