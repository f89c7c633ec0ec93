"""Chance that is the same on every machine: one seeded stream, and whole numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Rolls from one stream. Only the bits of the generator are used: they do not change between Python's versions."""

    def __init__(self, seed: int) -> None:
        self.bits = Random(seed).getrandbits  # noqa: S311 - chance for a search, not for secrets

    def below(self, count: int) -> int:
        """A number from 0 to count - 1."""
        return self.bits(32) * count >> 32

    def one(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.bits(32) * len(items) >> 32]
