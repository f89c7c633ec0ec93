"""Why an item cannot be ranked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dienstvisie.language import Message, counted
from dienstvisie.schema import Voice

if TYPE_CHECKING:
    from dienstvisie.scoring.assessment import Assessment


def why_unranked(assessment: Assessment, row: int, voice: Voice) -> Message:
    """The first thing that an item lacks; `row` is its index in the ratings."""
    if assessment.by_ratings[row] or assessment.by_consensus[row]:
        return Message("The method ranks by differences, and the items that can be ranked do not differ.")
    raters = int(assessment.raters[row])
    if raters == 0:
        return _unrated(assessment, row)
    if raters < voice.minimum_raters:
        return counted(
            "Only {number} rater scored it; at least {least} are needed.",
            "Only {number} raters scored it; at least {least} are needed.",
            raters,
            {"least": voice.minimum_raters},
        )
    return counted(
        "Only {number} group scored it; at least {least} are needed.",
        "Only {number} groups scored it; at least {least} are needed.",
        int(assessment.groups[row]),
        {"least": voice.minimum_groups},
    )


def _unrated(assessment: Assessment, row: int) -> Message:
    agreed = assessment.evidence.agreed[row] >= 0
    if agreed.any():
        criteria = zip(assessment.evidence.criteria, agreed, strict=True)
        lacking = tuple(f"`{criterion.id}`" for criterion, has in criteria if not has and not criterion.derived)
        return Message("Nobody scored it, and its consensus score lacks {criteria}.", {"criteria": lacking})
    abstentions = int(assessment.evidence.ratings.abstentions[row])
    if abstentions:
        return counted(
            "Nobody scored it; there is {number} abstention.",
            "Nobody scored it; there are {number} abstentions.",
            abstentions,
        )
    return Message("Nobody scored it yet.")
