"""The figures of agreement on all items at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.language import Message
from dienstvisie.scoring.agreement import MOST_POINTS, Alpha
from dienstvisie.scoring.assessment import Assessment
from dienstvisie.scoring.krippendorff import Metric, krippendorff
from dienstvisie.scoring.single_scores import (
    balanced_histograms,
    good_steps,
    scores_per_point,
    squares_by_group,
    support_of,
)
from dienstvisie.scoring.van_der_eijk import FEWEST_POINTS, van_der_eijk
from dienstvisie.scoring.variance_share import SquaresSplit, eta_squared

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints

UNDEFINED = -2.0


class Figures(NamedTuple):
    """The figures of all items, in order of id; UNDEFINED stands for what is not defined.

    `agreement` is A (items, criteria) and `overall` its mean (items,); `between` and `support` are of shape (items,).
    `histograms` (items, criteria, points) is None for too long a scale. `scored` (items, criteria) counts scores.
    """

    agreement: Floats
    overall: Floats
    between: Floats
    support: Floats
    histograms: Floats | None
    scored: Ints


def figures_of(assessment: Assessment) -> Figures:
    """The figures of all items that could be scored."""
    ratings, weights = assessment.evidence.ratings, assessment.criteria.weights
    steps = good_steps(ratings, assessment.criteria.minimise)
    scored = assessment.tallied.raters.sum(axis=0)
    histograms = balanced_histograms(ratings, steps, assessment.voices) if ratings.span < MOST_POINTS else None
    found = np.full(scored.shape, UNDEFINED)
    if histograms is not None and ratings.span >= FEWEST_POINTS - 1:
        defined = (scored > 1) & (histograms.sum(axis=2) > 0)
        found[defined] = van_der_eijk(histograms[defined])
    return Figures(
        agreement=found,
        overall=_mean(found, found > UNDEFINED, weights),
        between=_between(assessment, steps),
        support=_mean(support_of(ratings, steps), scored > 0, weights),
        histograms=histograms,
        scored=scored,
    )


def _between(assessment: Assessment, steps: Ints) -> Floats:
    """Eta squared of each item over the criteria on which two groups or more scored it: shape (items,)."""
    told = (assessment.tallied.raters > 0).sum(axis=0) > 1
    squares = squares_by_group(assessment.evidence.ratings, steps)
    between, within = (np.where(told, part, 0.0) @ assessment.criteria.weights for part in squares)
    return np.where(between + within > 0, eta_squared(SquaresSplit(between, within)), UNDEFINED)


def _mean(values: Floats, defined: Flags, weights: Floats) -> Floats:
    """The mean over criteria by weight, of those on which the value is defined: shape (items,); else UNDEFINED."""
    weight = defined @ weights
    total = np.where(defined, values, 0.0) @ weights
    return np.asarray(np.divide(total, weight, out=np.full(len(values), UNDEFINED), where=weight > 0))


def alpha_of(assessment: Assessment) -> Alpha:
    """Krippendorff's alpha, the mean over criteria by weight."""
    ratings, weights = assessment.evidence.ratings, assessment.criteria.weights
    if ratings.span >= MOST_POINTS:
        values = {"most": MOST_POINTS, "points": ratings.span + 1}
        text = Message("Alpha is told on scales of at most {most} points; this scale has {points}.", values)
        return Alpha(None, None, None, text)
    counts = scores_per_point(ratings, ratings.step)[:, weights > 0]
    if not (counts.sum(axis=2) > 1).any():
        return Alpha(None, None, None, Message("No item has two scores on the same criterion."))
    nominal = _alpha(counts, weights[weights > 0], "nominal")
    if nominal is None:
        return Alpha(None, None, None, Message("All scores are the same, so there is nothing to compare."))
    return Alpha(
        nominal, _alpha(counts, weights[weights > 0], "ordinal"), _alpha(counts, weights[weights > 0], "interval")
    )


def _alpha(counts: Ints, weights: Floats, metric: Metric) -> float | None:
    points = np.arange(counts.shape[2], dtype=np.float64)
    found = [krippendorff(counts[:, column], points, metric) for column in range(len(weights))]
    told = [(alpha, weight) for alpha, weight in zip(found, weights.tolist(), strict=True) if alpha is not None]
    return sum(a * weight for a, weight in told) / sum(weight for _, weight in told) if told else None
