"""Sentences that the planner made: said in general where they would name what is not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.problem import LocalText
from dienstvisie.planning.roadmap import Blocker, Cause

GENERAL = Message("Something else on the roadmap stands in its way.")
OTHERWISE = Message("The plan as a whole is better this way.")
NO_ROOM = Message("There is no room for it on the roadmap.")
BY_CAUSE: Mapping[Cause, Message] = {
    "waits": Message("It waits for another idea."),
    "order": Message("It waits for another idea."),
    "excluded": Message("It cannot go together with another idea."),
    "circle": Message("It waits for another idea."),
    "capacity": Message("A unit that works on it has too few days left."),
    "running": Message("A unit that works on it works on enough ideas already."),
    "budget": Message("Too little is left of a budget."),
}
UNITS: Mapping[Cause, Message] = {
    "capacity": Message("“{unit}” has too few days left."),
    "running": Message("“{unit}” works on enough ideas already."),
}
"""The same where the unit may be named."""


@dataclass(frozen=True, slots=True)
class Discretion:
    """What no sentence may tell: `names`, and figures of days and euros where `veiled`, as hidden ideas use of both.

    `ideas` and `units` may be named; `tasks` has the idea of each task.
    """

    names: frozenset[str]
    veiled: bool
    ideas: frozenset[str]
    units: Mapping[str, LocalText]
    tasks: Mapping[str, str]

    def neutral(self, message: Message, instead: Message) -> Message:
        """The sentence, or the one in its place where it would tell too much."""
        return instead if self.names_hidden(message) or (self.veiled and _counts(message)) else message

    def blocker(self, blocker: Blocker) -> Blocker:
        """A blocker that names only what may be named."""
        cause, unit = blocker.cause, blocker.by[0] if blocker.by else ""
        message, limits = blocker.message, cause in ("capacity", "running", "budget")
        if self.names_hidden(message) or (self.veiled and limits):
            message = BY_CAUSE.get(cause, GENERAL)
        if cause in UNITS and message is not blocker.message and unit in self.units:
            message = Message(UNITS[cause].text, {"unit": self.units[unit]})
        return Blocker(blocker.period, cause, message, tuple(self._by(blocker)))

    def _by(self, blocker: Blocker) -> list[str]:
        """Units come first for capacity, the year and the kind of budget for budgets; an empty name keeps the order."""
        first = {"capacity": 1, "running": 1, "budget": 2}.get(blocker.cause, 0)
        head = [self._place(blocker.cause, name) for name in blocker.by[:first]]
        if head and not all(head):
            return []
        return [*head, *(name for name in blocker.by[first:] if self.tasks.get(name, name) in self.ideas)]

    def _place(self, cause: Cause, name: str) -> str:
        return name if cause == "budget" or name in self.units else ""

    def names_hidden(self, value: object) -> bool:
        """Whether a sentence, or a value in one, names what is not told."""
        if isinstance(value, Message):
            return any(self.names_hidden(part) for part in value.values.values())
        if isinstance(value, tuple):
            return any(self.names_hidden(part) for part in value)
        if isinstance(value, Mapping):
            return any(part in self.names for part in value.values())
        return isinstance(value, str) and value in self.names


def _counts(value: object) -> bool:
    """Whether a sentence tells a number of anything: days, euros, ideas."""
    if isinstance(value, Message):
        return any(_counts(part) for key, part in value.values.items() if key != "year")
    return any(_counts(part) for part in value) if isinstance(value, tuple) else isinstance(value, int)
