"""Who scored what: as far as a check needs to know it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from dienstvisie.checks.items import UNFINISHED, live
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Voice

RatedKind = Literal["challenges", "ideas"]
RATED: tuple[RatedKind, ...] = ("challenges", "ideas")


class Voters(NamedTuple):
    """How many different raters scored an item, and of how many groups."""

    raters: int
    groups: int


NOBODY = Voters(0, 0)
Votes = Mapping[str, Voters]
"""For each item with a score: who scored it."""


def applicable(dossier: Dossier, kind: RatedKind) -> frozenset[str]:
    """The criteria that a kind is rated on; nobody rates derived ones."""
    criteria = dossier.settings.scoring.criteria
    return frozenset(one.id for one in criteria if kind in one.applies_to and one.derived is None)


def rated_items(dossier: Dossier, kind: RatedKind) -> tuple[Challenge | Idea, ...]:
    """The items of a kind that should be rated: live, and no longer a draft."""
    return tuple(item for item in _live(dossier, kind) if item.status not in UNFINISHED)


def _live(dossier: Dossier, kind: RatedKind) -> tuple[Challenge | Idea, ...]:
    return live(dossier, Challenge) if kind == "challenges" else live(dossier, Idea)


def is_enough(voters: Voters, voice: Voice) -> bool:
    """Whether so many raters and groups make an item rankable."""
    return voters.raters >= voice.minimum_raters and voters.groups >= voice.minimum_groups


def items_of_tables(dossier: Dossier, kind: RatedKind) -> frozenset[str]:
    """The ids that in a table mean an item of this kind: those that no item of the other kind has."""
    other = "ideas" if kind == "challenges" else "challenges"
    return frozenset(dossier.of(kind)) - frozenset(dossier.of(other))


def criteria_in_use(dossier: Dossier, kind: RatedKind) -> frozenset[str]:
    """The criteria that count for a kind: those that somebody scored; without ratings those with a consensus score."""
    wanted, there = applicable(dossier, kind), {item.id for item in _live(dossier, kind)}
    rated = {
        criterion
        for sheet in dossier.all(RatingSheet).values()
        for rater in sheet.raters
        for item, scores in getattr(rater, kind).items()
        if item in there
        for criterion, score in scores.items()
        if score != "abstain"
    }
    if dossier.rating_tables:
        from dienstvisie.checks.tables import scored_criteria  # imports numpy

        own = items_of_tables(dossier, kind) & there
        rated = rated.union(*(scored_criteria(table, own) for table in dossier.rating_tables))
    agreed = {criterion for item in rated_items(dossier, kind) for criterion in item.consensus}
    return wanted & rated or wanted & agreed


@lru_cache(maxsize=2)
def votes(dossier: Dossier, kind: RatedKind) -> Votes:
    """The raters of each item: those who gave at least one score on a criterion that applies."""
    wanted = applicable(dossier, kind)
    found: dict[str, dict[str, str]] = {}
    for sheet in dossier.all(RatingSheet).values():
        for rater in sheet.raters:
            for item, scores in getattr(rater, kind).items():
                if any(score != "abstain" and criterion in wanted for criterion, score in scores.items()):
                    found.setdefault(item, {})[rater.id] = rater.group
    if dossier.rating_tables:
        from dienstvisie.checks.tables import voters  # imports numpy

        heard = voters(dossier, found, wanted, items_of_tables(dossier, kind))
        return {item: Voters(*numbers) for item, numbers in heard.items()}
    return {item: Voters(len(raters), len(set(raters.values()))) for item, raters in found.items()}
