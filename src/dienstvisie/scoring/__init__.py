"""Ratings become a ranking: pure array functions, and the typed results that everyone else reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dienstvisie.scoring.explanation import ItemExplanation, Neighbour, Part, explain_item
from dienstvisie.scoring.ranking import (
    Contribution,
    RankedItem,
    RankedKind,
    Ranking,
    UnrankedItem,
    WeightedCriterion,
    WeightedGroup,
)

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier

RANKED_FROM = ("stakeholders", "sessions", "challenges", "principles", "ideas", "ratings")
"""The kinds that a ranking is made from; the rest of a dossier does not change it."""

COMPARED_FROM = (*RANKED_FROM, "scenarios")
"""The kinds that a table of scenarios is made from."""

__all__ = [
    "COMPARED_FROM",
    "RANKED_FROM",
    "Contribution",
    "ItemExplanation",
    "Neighbour",
    "Part",
    "RankedItem",
    "RankedKind",
    "Ranking",
    "UnrankedItem",
    "WeightedCriterion",
    "WeightedGroup",
    "explain_item",
    "prioritise",
]


def prioritise(dossier: Dossier, kind: RankedKind = "ideas") -> Ranking:
    """The ranking of all challenges or all ideas of a dossier, by the rules in its settings.

    What is wrong in the dossier is in `Ranking.problems`, never raised; where the settings leave no rule to rank by,
    the ranking is empty. Raises `UserError` for a kind that is not ranked.
    """
    from dienstvisie.scoring.pipeline import prioritise as run  # numpy is imported only when something is ranked

    return run(dossier, kind)
