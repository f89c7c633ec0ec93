"""Ratings: what raters gave, item by item."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Id, Int, Model, about
from dienstvisie.schema.references import ChallengeRef, CriterionRef, IdeaRef, SessionRef, StakeholderRef

Score = Int | Literal["abstain"]
"""A score on the dossier's scale, or an explicit abstention. What is not there is missing."""


class Rater(Model):
    """One person's ratings, under a pseudonym."""

    id: Id = about("Pseudonym of the rater, the same in every session; never a name.", nl="pseudoniem")
    group: StakeholderRef = about("The stakeholder group that the rater speaks for.", nl="groep")
    challenges: dict[ChallengeRef, dict[CriterionRef, Score]] = about(
        "Score per challenge and criterion, or `abstain`.",
        nl="uitdagingen",
        unit="points of the scale",
        default_factory=dict,
    )
    ideas: dict[IdeaRef, dict[CriterionRef, Score]] = about(
        "Score per idea and criterion, or `abstain`.", nl="ideeën", unit="points of the scale", default_factory=dict
    )


class RatingSheet(Entity):
    """The ratings of one session."""

    session: SessionRef = about("The session in which they were given.", nl="sessie")
    raters: tuple[Rater, ...] = about("Who rated, and what.", nl="beoordelaars", default=())
