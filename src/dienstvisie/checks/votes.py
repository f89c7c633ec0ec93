"""Who scored what: as far as a check needs to know it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from dienstvisie.checks.items import UNFINISHED
from dienstvisie.schema import Challenge, Dossier, Idea, RatingSheet, Voice

RatedKind = Literal["challenges", "ideas"]
RATED: tuple[RatedKind, ...] = ("challenges", "ideas")
Votes = Mapping[str, Mapping[str, str]]
"""For each item with a score: the group of each rater who scored it."""


def applicable(dossier: Dossier, kind: RatedKind) -> frozenset[str]:
    """The criteria that a kind is rated on."""
    return frozenset(one.id for one in dossier.settings.scoring.criteria if kind in one.applies_to)


def rated_items(dossier: Dossier, kind: RatedKind) -> tuple[Challenge | Idea, ...]:
    """The items of a kind that should be rated: live, and no longer a draft."""
    items = dossier.all(Challenge) if kind == "challenges" else dossier.all(Idea)
    return tuple(item for item in items.values() if item.status not in UNFINISHED)


def is_enough(raters: Mapping[str, str], voice: Voice) -> bool:
    """Whether so many raters (with their groups) make an item rankable."""
    return len(raters) >= voice.minimum_raters and len(set(raters.values())) >= voice.minimum_groups


def criteria_in_use(dossier: Dossier, kind: RatedKind) -> frozenset[str]:
    """The criteria that count for a kind: those that somebody scored; without ratings those with a consensus score."""
    wanted = applicable(dossier, kind)
    rated = {
        criterion
        for sheet in dossier.all(RatingSheet).values()
        for rater in sheet.raters
        for scores in getattr(rater, kind).values()
        for criterion, score in scores.items()
        if score != "abstain"
    }
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
    return found
