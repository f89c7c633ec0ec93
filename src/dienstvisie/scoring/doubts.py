"""What is to be said beside the figures of certainty: how they were made, and what is not defined and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.language import Message, counted
from dienstvisie.scoring.smaa import distinct_items

if TYPE_CHECKING:
    from dienstvisie.scoring.assessment import Assessment
    from dienstvisie.scoring.methods import Method
    from dienstvisie.scoring.ranking import RankedItem


def why_no_interval(assessment: Assessment, item: RankedItem) -> Message | None:
    """Why there is no rank interval for an item; None where there is one."""
    if item.source == "consensus":
        return Message("It has a consensus score: there are no raters to resample.")
    if item.raters < 2:
        return Message("Only one rater scored it.")
    if assessment.evidence.ratings.raters_per_group().max(initial=0) < 2:
        return Message("Each group has only one rater.")
    return None


def doubts(assessment: Assessment, method: Method, draws: int, replicates: int, seed: int) -> Iterator[Message]:
    """The notes, from how the figures were made to what is special about these ratings."""
    yield counted(
        "The shares come from {number} weighting of the criteria, drawn at random with seed {seed}; "
        "all weightings are equally likely.",
        "The shares come from {number} weightings of the criteria, drawn at random with seed {seed}; "
        "all weightings are equally likely.",
        draws,
        {"seed": seed},
    )
    yield _of_panels(replicates, seed)
    if not method.splits:
        yield Message(
            "The method `{method}` is not a weighted sum: the shares are those of the weighted sum beside it, and "
            "intervals of weights are not defined.",
            {"method": method.id},
        )
    yield from _of_raters(assessment)
    yield from _of_items(assessment)
    yield from _of_weights(assessment)


def _of_panels(replicates: int, seed: int) -> Message:
    if not replicates:
        return Message(
            "Rank intervals and confidence are not defined: no group has more than one rater, so it cannot be told "
            "what other raters would have said."
        )
    return Message(
        "The rank intervals hold 90% of {replicates} panels of raters, drawn at random within the groups with seed "
        "{seed}.",
        {"replicates": replicates, "seed": seed},
    )


def _of_raters(assessment: Assessment) -> Iterator[Message]:
    ratings = assessment.evidence.ratings
    raters = ratings.raters_per_group()
    alone = tuple(f"`{id_}`" for id_, size in zip(ratings.groups, raters.tolist(), strict=True) if size == 1)
    if alone and raters.max() > 1:
        yield Message("One rater speaks for {groups}, so the rank intervals may be too narrow.", {"groups": alone})
    if len(ratings.groups) == 1:
        yield Message(
            "Only `{group}` gave scores, so it cannot be told what the ranking would be without it.",
            {"group": ratings.groups[0]},
        )


def _of_items(assessment: Assessment) -> Iterator[Message]:
    names, values = assessment.matrix.items, assessment.matrix.values
    if len(names) == 1:
        yield Message("Only one item has a rank, so it is first whatever the weights and the raters.")
        return
    _, member, sizes = distinct_items(values[:, assessment.criteria.within > 0])
    if len(sizes) == 1:
        yield Message("All items have the same value on every criterion, so they share all ranks evenly.")
        return
    for row in np.flatnonzero(sizes > 1).tolist():
        alike = tuple(f"`{id_}`" for id_, other in zip(names, member.tolist(), strict=True) if other == row)
        yield Message(
            "{items} have the same value on every criterion, so they share their ranks evenly.", {"items": alike}
        )


def _of_weights(assessment: Assessment) -> Iterator[Message]:
    weighed = assessment.criteria
    if (weighed.within > 0).sum() == 1:
        yield Message("Only one criterion counts, so other weights change nothing.")
    if len(weighed.perspectives) == 1:
        yield Message(
            "All criteria that count belong to the perspective `{perspective}`, so there is no weight between "
            "perspectives to vary.",
            {"perspective": weighed.perspectives[0]},
        )
        return
    for perspective in weighed.perspectives:
        if weighed.weights[weighed.of(perspective)].sum() == 0:
            yield Message(
                "The perspective `{perspective}` has weight 0 in the ranking; it does count where other weights are "
                "tried.",
                {"perspective": perspective},
            )
