"""What is left of the evidence without some of the groups."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from dienstvisie.schema import Dossier
from dienstvisie.scoring.assessment import Evidence
from dienstvisie.scoring.criteria import unscored
from dienstvisie.scoring.matrix import Ratings
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import Note


def without_groups(
    dossier: Dossier, kind: RankedKind, evidence: Evidence, groups: Collection[str]
) -> tuple[Evidence, list[Note]]:
    """The evidence without what these groups said, and notes on criteria that nobody else scored.

    Consensus scores stay, as they are of a session and not of a group; so do the counts of abstentions.
    """
    if not set(groups) & set(_all_groups(evidence)):
        return evidence, []
    challenges = evidence.challenges
    if challenges is not None:
        challenges, _ = without_groups(dossier, "challenges", challenges, groups)
    left = evidence._replace(ratings=_kept(evidence.ratings, groups), challenges=challenges)
    used = left.used()
    return left.on(used), list(unscored(dossier.settings.scoring, kind, left.criteria, used))


def without_cells(evidence: Evidence, cells: Collection[tuple[str, str]]) -> Evidence:
    """The evidence without what some groups said of some items: pairs of group and item. Voices stay as they are."""
    ratings = evidence.ratings
    group, item = ({id_: number for number, id_ in enumerate(ids)} for ids in (ratings.groups, ratings.items))
    closed = np.zeros((len(group), len(item)), dtype=np.bool_)
    for of, on in cells:
        if of in group and on in item:
            closed[group[of], item[on]] = True
    rows = ~closed[ratings.group_of[ratings.rater], ratings.item]
    kept = ratings._replace(
        rater=ratings.rater[rows],
        item=ratings.item[rows],
        criterion=ratings.criterion[rows],
        step=ratings.step[rows],
    )
    return evidence._replace(ratings=kept)


def _all_groups(evidence: Evidence) -> tuple[str, ...]:
    return (*evidence.ratings.groups, *(evidence.challenges.ratings.groups if evidence.challenges else ()))


def _kept(ratings: Ratings, groups: Collection[str]) -> Ratings:
    stays = np.array([group not in groups for group in ratings.groups], dtype=np.bool_)
    heard = stays[ratings.group_of]
    rows = heard[ratings.rater]
    return ratings._replace(
        groups=tuple(group for group, stay in zip(ratings.groups, stays.tolist(), strict=True) if stay),
        raters=tuple(rater for rater, hear in zip(ratings.raters, heard.tolist(), strict=True) if hear),
        group_of=(np.cumsum(stays) - 1)[ratings.group_of[heard]],
        rater=(np.cumsum(heard) - 1)[ratings.rater[rows]],
        item=ratings.item[rows],
        criterion=ratings.criterion[rows],
        step=ratings.step[rows],
    )
