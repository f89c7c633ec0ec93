"""What a ranking says: order, scores, and where every point comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.language import Message

RankedKind = Literal["challenges", "ideas"]
LocalText = str | Mapping[str, str]

NO_GROUP = "(derived)"
"""Stands for a group in the contribution of a derived criterion; no id can look like it."""


@dataclass(frozen=True, slots=True)
class WeightedCriterion:
    """A criterion with its final weight: all weights of a ranking add up to 1.

    `derived` says what a criterion that nobody rates follows from: `reach` or `values`; None for a rated one.
    """

    id: str
    title: LocalText
    perspective: str
    objective: str
    weight: float
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class WeightedGroup:
    """A stakeholder group with its final voice: all voices add up to 1. `raters` counts the distinct raters."""

    id: str
    title: LocalText
    weight: float
    raters: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points (of 100) that a group's view of an item on a criterion adds to the base, or takes from it.

    `raters` of the group scored the item on the criterion; with 0 the group's view is taken to be the mean of all
    groups, and the points are 0. On a derived criterion there is one contribution, of `NO_GROUP`: no group's opinion.
    """

    criterion: str
    group: str
    points: float
    raters: int = 0


@dataclass(frozen=True, slots=True)
class RankedItem:
    """An item in its place. `score`, `perspectives` and `criteria` are points of 100.

    `criteria` are the scores per criterion before weighing, high is always good. A perspective without criteria is
    absent, and for TOPSIS also one on which the items do not differ.
    `raters` and `groups` count who gave at least one score; `abstentions` counts the scores explicitly withheld.
    `assumed` names the (criterion, group) pairs of which nobody scored the item, so that the group's view is taken to
    be the mean of all groups.
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
    criteria: Mapping[str, float] = field(default_factory=dict)
    assumed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnrankedItem:
    """An item that cannot be ranked yet, and why."""

    id: str
    title: LocalText
    raters: int
    groups: int
    reason: Message
    abstentions: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranking of all challenges or all ideas; `items` is in rank order, equal ranks by id.

    `groups` and `unranked` are in order of id, `criteria` in order of the settings. `base` is the score of an item of
    which every group thinks as of the average item; None where there are no ratings or the method has no such point.
    `problems` are what only the ranking can know, each with the rule that it breaks.
    """

    kind: RankedKind
    method: str
    base: float | None
    criteria: tuple[WeightedCriterion, ...]
    groups: tuple[WeightedGroup, ...]
    items: tuple[RankedItem, ...]
    unranked: tuple[UnrankedItem, ...]
    problems: tuple[tuple[Rule, Problem], ...] = ()

    def item(self, id_: str) -> RankedItem | None:
        """The ranked item with this id."""
        return next((item for item in self.items if item.id == id_), None)
