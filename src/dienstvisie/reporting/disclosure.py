"""What may be told of ranked items: nothing from which what one person answered could be read off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dienstvisie.schema import KINDS, Dossier
from dienstvisie.scoring import prioritise
from dienstvisie.scoring.ranking import NO_GROUP, Contribution, RankedItem, Ranking

Parts = Sequence[Contribution]
EVEN = 1e-9
"""Two voices that differ by less are equal."""


def told(dossier: Dossier, ranking: Ranking) -> frozenset[str]:
    """The ids of the items whose score, scores by perspective and rank may be told; `ranking` is of this dossier.

    A score that a session agreed on is told. Else an item needs at least `privacy.threshold` raters in all and on each
    of its criteria; and on none of these may a group of which fewer scored the item have more than half of the voice
    of all who did, since the mean would nearly be the answer of one of them. What is not known is not told.
    """
    threshold, parts = dossier.settings.privacy.threshold, _contributions(dossier, ranking)
    voices = {group.id: group.weight for group in ranking.groups}
    return frozenset(item.id for item in ranking.items if _is_told(item, parts.get(item.id, ()), voices, threshold))


def _contributions(dossier: Dossier, ranking: Ranking) -> Mapping[str, Parts]:
    """The contributions to each item; those of the additive method where the scores of the method do not split.

    Only their raters are looked at, and both methods count the same.
    """
    if ranking.base is None and any(item.source == "ratings" for item in ranking.items):
        scoring = dossier.settings.scoring.model_copy(update={"method": "additive"})
        settings = dossier.settings.model_copy(update={"scoring": scoring})
        items = {kind.name: dossier.of(kind.name) for kind in KINDS}
        ranking = prioritise(Dossier(settings, items, dossier.broken, dossier.rating_tables), ranking.kind)
    return {item.id: item.contributions for item in ranking.items}


def _is_told(item: RankedItem, parts: Parts, voices: Mapping[str, float], threshold: int) -> bool:
    if item.source == "consensus":
        return True
    rated: dict[str, list[Contribution]] = {}
    for part in parts:
        if part.group != NO_GROUP:
            rated.setdefault(part.criterion, []).append(part)
    enough = bool(rated) and item.raters >= threshold
    return enough and all(_is_enough(found, voices, threshold) for found in rated.values())


def _is_enough(parts: Parts, voices: Mapping[str, float], threshold: int) -> bool:
    """Whether the raters of an item on one criterion are enough, and no few of them decide."""
    voice = sum(voices.get(part.group, 0.0) for part in parts if part.raters)
    few = [voices.get(part.group, 0.0) for part in parts if 0 < part.raters < threshold]
    return sum(part.raters for part in parts) >= threshold and all(own <= voice / 2 + EVEN for own in few)
