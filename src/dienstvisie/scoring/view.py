"""What a party thinks of the items: plain means, without shrinkage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.scoring.assessment import Assessment
from dienstvisie.scoring.matrix import Ratings, tally

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


class View(NamedTuple):
    """A party's ratings, and its means (items, criteria), 0..1 and high is good, 0 where it did not score."""

    ratings: Ratings
    means: Floats
    scored: Flags

    def raters(self, criteria: Flags) -> Ints:
        """How many raters of the party scored each item on the criteria (items, criteria): shape (items,)."""
        rows = criteria[self.ratings.item, self.ratings.criterion]
        counted = self.ratings._replace(rater=self.ratings.rater[rows], item=self.ratings.item[rows])
        return counted.raters_per_item()


def view_of(assessment: Assessment, ratings: Ratings) -> View:
    """The view of those who gave some of the ratings: the mean over their groups by voice, of each group's own mean.

    Voices are those of the whole ranking; where all groups that scored have voice 0 they count alike.
    """
    tallied = tally(ratings, assessment.criteria.minimise)
    voice_of = dict(zip(assessment.evidence.ratings.groups, assessment.voices.tolist(), strict=True))
    voices = np.array([voice_of.get(group, 0.0) for group in ratings.groups])
    heard = tallied.raters > 0
    own = np.divide(tallied.steps, tallied.raters * tallied.span, out=np.zeros(heard.shape), where=heard)
    weights = heard * voices[:, np.newaxis, np.newaxis]
    weights = np.where(weights.sum(axis=0) > 0, weights, heard)
    total = weights.sum(axis=0)
    means = np.divide((weights * own).sum(axis=0), total, out=np.zeros(total.shape), where=total > 0)
    return View(ratings, means, total > 0)
