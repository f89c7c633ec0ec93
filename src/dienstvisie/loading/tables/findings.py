"""What is wrong in a table, said so often as a person can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from dienstvisie.diagnostics import Diagnostic, Position, Related, Rule
from dienstvisie.language import Message, counted
from dienstvisie.loading.tables.source import TableSource

MOST = 100
"""So many problems of one rule are told of one file."""
Cell = tuple[int, int]
"""Row and column, both from 0; the header is row 0."""
T = TypeVar("T")


class Said(NamedTuple):
    """Where something is wrong, and what is said of it."""

    place: Cell | Position
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()


class Findings:
    """The problems of one table. Of each rule the first ones are told, and how many more there are."""

    def __init__(self, source: TableSource) -> None:
        self.source = source
        self.told: list[Diagnostic] = []
        self.number: Counter[Rule] = Counter()
        self.next: dict[Rule, Position] = {}

    def left(self, rule: Rule) -> int:
        """How many problems of a rule are still worth finding: one more than are told."""
        return max(0, MOST + 1 - self.number[rule])

    def say(
        self,
        rule: Rule,
        place: Cell | Position,
        message: Message,
        hint: Message | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """One problem, in a cell or at a place in the file."""
        self.number[rule] += 1
        if self.number[rule] <= MOST:
            file, position = self.source.path, self._position(place)
            self.told.append(Diagnostic(rule.code, rule.severity, message, file, position, hint, related))
        elif self.number[rule] == MOST + 1:
            self.next[rule] = self._position(place)

    def say_often(self, rule: Rule, cells: Sequence[Cell], message: Message, hint: Message | None = None) -> None:
        """One problem that stands in several cells: told once, at the first of them."""
        related: tuple[Related, ...] = ()
        if len(cells) > 1:
            more = counted(
                "The same stands in {number} more cell, here.",
                "The same stands in {number} more cells; the next one is here.",
                len(cells) - 1,
            )
            related = (Related(more, self.source.path, self._position(cells[1])),)
        self.say(rule, cells[0], message, hint, related)

    def say_each(self, rule: Rule, things: Sequence[T], said: Callable[[T], Said]) -> None:
        """A problem for each thing; what is said is only found out as far as it is told."""
        left = self.left(rule)
        for thing in things[:left]:
            self.say(rule, *said(thing))
        self.number[rule] += max(0, len(things) - left)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """All that is told, with the number of the rest."""
        yield from self.told
        for rule, place in self.next.items():
            text = counted(
                "There is {number} more problem of this kind in this file.",
                "There are {number} more problems of this kind in this file.",
                self.number[rule] - MOST,
            )
            hint = Message("Mend these first, and check again.")
            yield Diagnostic(rule.code, rule.severity, text, self.source.path, place, hint)

    def _position(self, place: Cell | Position) -> Position:
        return place if isinstance(place, Position) else self.source.position(place)
