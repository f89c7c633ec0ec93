"""What a ranking says: order, scores, and where every point comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dienstvisie.diagnostics import Problem
from dienstvisie.language import Message

RankedKind = Literal["challenges", "ideas"]
LocalText = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WeightedCriterion:
    """A criterion with its final weight: all weights of a ranking add up to 1."""

    id: str
    title: LocalText
    perspective: str
    objective: str
    weight: float


@dataclass(frozen=True, slots=True)
class WeightedGroup:
    """A stakeholder group with its final voice: all voices add up to 1. `raters` counts the distinct raters."""

    id: str
    title: LocalText
    weight: float
    raters: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points (of 100) that a group's view of an item on a criterion adds to the base, or takes from it."""

    criterion: str
    group: str
    points: float


@dataclass(frozen=True, slots=True)
class RankedItem:
    """An item in its place. `score` and `perspectives` are points of 100; a perspective without criteria is absent.

    `source` is `consensus` where a session's agreed score stands in for ratings; then there are no contributions
    by group. For the additive method the base of the ranking plus all contributions is the score (within 1e-9).
    """

    id: str
    title: LocalText
    rank: int
    tied: bool
    score: float
    perspectives: Mapping[str, float]
    raters: int
    groups: int
    abstentions: int
    source: Literal["ratings", "consensus"]
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class UnrankedItem:
    """An item that cannot be ranked yet, and why."""

    id: str
    title: LocalText
    raters: int
    groups: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranking of all challenges or all ideas; `items` is in rank order, equal ranks by id."""

    kind: RankedKind
    method: str
    base: float | None
    criteria: tuple[WeightedCriterion, ...]
    groups: tuple[WeightedGroup, ...]
    items: tuple[RankedItem, ...]
    unranked: tuple[UnrankedItem, ...]
    problems: tuple[Problem, ...] = ()

    def item(self, id_: str) -> RankedItem | None:
        """The ranked item with this id."""
        return next((item for item in self.items if item.id == id_), None)
