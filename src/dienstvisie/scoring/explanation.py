"""Why an item stands where it stands: its points, summed by criterion and by group, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import NamedTuple

from dienstvisie.scoring.ranking import NO_GROUP, LocalText, RankedItem, Ranking

NOTHING = 1e-9
"""Points that are only rounding."""
DERIVED: LocalText = {
    "nl-BE": "Afgeleid, van geen enkele groep",
    "nl-NL": "Afgeleid, van geen enkele groep",
    "en": "Derived, of no group",
}
"""The title of the part that no group is behind."""


class Part(NamedTuple):
    """A criterion or a group, and the points of 100 that it adds to a score or takes from it."""

    id: str
    title: LocalText
    points: float


class Neighbour(NamedTuple):
    """The nearest item of another rank, and how many points (never negative) lie between."""

    id: str
    title: LocalText
    rank: int
    distance: float


class ItemExplanation(NamedTuple):
    """Where the points of an item come from.

    For rated items under the additive method, `base` plus the points by criterion is the score, and so is `base` plus
    the points by group, where one part, `NO_GROUP`, stands for all derived criteria. A consensus score has no base and
    no groups: its points by criterion are the whole score. TOPSIS measures distances, which do not split into parts:
    then there are no parts at all.
    `support` is the group that adds most, `opposition` the one that takes most; None where no group does.
    """

    item: RankedItem
    base: float | None
    by_criterion: tuple[Part, ...]
    by_group: tuple[Part, ...]
    support: Part | None
    opposition: Part | None
    above: Neighbour | None
    below: Neighbour | None
    tied_with: tuple[str, ...]


def explain_item(ranking: Ranking, id_: str) -> ItemExplanation | None:
    """The explanation of a ranked item; None for an item that has no rank."""
    item = ranking.item(id_)
    if item is None:
        return None
    by_group = tuple(_by_group(ranking, item))
    opinions = [part for part in by_group if part.id != NO_GROUP]
    better = next((other for other in reversed(ranking.items) if other.rank < item.rank), None)
    worse = next((other for other in ranking.items if other.rank > item.rank), None)
    return ItemExplanation(
        item=item,
        base=ranking.base if item.source == "ratings" else None,
        by_criterion=tuple(_by_criterion(ranking, item)),
        by_group=by_group,
        support=max((part for part in opinions if part.points > NOTHING), key=_points, default=None),
        opposition=min((part for part in opinions if part.points < -NOTHING), key=_points, default=None),
        above=_neighbour(item, better),
        below=_neighbour(item, worse),
        tied_with=tuple(other.id for other in ranking.items if other.rank == item.rank and other is not item),
    )


def _by_group(ranking: Ranking, item: RankedItem) -> Iterator[Part]:
    for group in ranking.groups if item.contributions else ():
        points = fsum(part.points for part in item.contributions if part.group == group.id)
        yield Part(group.id, group.title, points)
    if any(part.group == NO_GROUP for part in item.contributions):
        yield Part(NO_GROUP, DERIVED, fsum(part.points for part in item.contributions if part.group == NO_GROUP))


def _by_criterion(ranking: Ranking, item: RankedItem) -> Iterator[Part]:
    agreed = item.source == "consensus" and ranking.method == "additive"
    for criterion in ranking.criteria if agreed or item.contributions else ():
        points = fsum(part.points for part in item.contributions if part.criterion == criterion.id)
        yield Part(criterion.id, criterion.title, criterion.weight * item.criteria[criterion.id] if agreed else points)


def _points(part: Part) -> float:
    return part.points


def _neighbour(item: RankedItem, other: RankedItem | None) -> Neighbour | None:
    return None if other is None else Neighbour(other.id, other.title, other.rank, abs(other.score - item.score))
