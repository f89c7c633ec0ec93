"""Single scores, turned so that high is good, and what agreement is worked out from: all of it counted, none shrunk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.scoring.support import cross_group_support
from dienstvisie.scoring.variance_share import SquaresSplit, split_squares

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints
    from dienstvisie.scoring.matrix import Ratings


class Judgements(NamedTuple):
    """Judges' values of items in long form, each of shape (rows,), at most one row for each judge and item."""

    judge: Ints
    item: Ints
    value: Floats


def good_steps(ratings: Ratings, minimise: Flags) -> Ints:
    """The steps of each score above the bad end of the scale, shape (rows,)."""
    return np.where(minimise[ratings.criterion], ratings.span - ratings.step, ratings.step)


def scores_per_point(ratings: Ratings, steps: Ints, rows: Flags | None = None) -> Ints:
    """How often each item got each point of the scale on each criterion: shape (items, criteria, points)."""
    shape = (len(ratings.items), len(ratings.criteria), ratings.span + 1)
    flat = (ratings.item * shape[1] + ratings.criterion) * shape[2] + steps
    counts = np.bincount(flat if rows is None else flat[rows], minlength=shape[0] * shape[1] * shape[2])
    return counts.reshape(shape).astype(np.int64)


def balanced_histograms(ratings: Ratings, steps: Ints, voices: Floats) -> Floats:
    """The share of each point of the scale, each group counting by its voice: shape (items, criteria, points).

    Each histogram adds up to 1; it is all 0 where no group with a voice gave a score.
    """
    shape = (len(ratings.items), len(ratings.criteria), ratings.span + 1)
    shares, heard = np.zeros(shape), np.zeros(shape[:2])
    speaker = ratings.group_of[ratings.rater]
    for group, voice in enumerate(voices.tolist()):
        counts = scores_per_point(ratings, steps, speaker == group)
        scores = counts.sum(axis=2)
        shares += voice * counts / np.maximum(scores, 1)[:, :, np.newaxis]
        heard += voice * (scores > 0)
    return np.divide(shares, heard[:, :, np.newaxis], out=np.zeros(shape), where=heard[:, :, np.newaxis] > 0)


def squares_by_group(ratings: Ratings, steps: Ints) -> SquaresSplit:
    """What lies between and within groups on each item and criterion: shape (items, criteria), in squared steps."""
    counts, sums = _per_group(ratings), _per_group(ratings, steps)
    return split_squares(counts, sums, _per_group(ratings, steps * steps))


def support_of(ratings: Ratings, steps: Ints) -> Floats:
    """Cross-group support on each item and criterion, shape (items, criteria); agree is above the scale's midpoint."""
    return cross_group_support(_per_group(ratings, 2 * steps > ratings.span), _per_group(ratings))


def raters_judgements(ratings: Ratings, steps: Ints, weights: Floats) -> Judgements:
    """Each rater's value of the items that the rater scored on all criteria with weight that this rater uses."""
    return whole_judgements(ratings.rater, ratings.item, ratings.criterion, steps / ratings.span, weights)


def whole_judgements(judge: Ints, item: Ints, criterion: Ints, value: Floats, weights: Floats) -> Judgements:
    """One value for each judge and item, from values per criterion (0..1): their mean by the weights of the criteria.

    A judge uses the criteria with weight on which this judge gave any value; items without a value on one of them are
    left out, since they could not be put in one order with the others.
    """
    weighed = weights[criterion] > 0
    judge, item, criterion, value = judge[weighed], item[weighed], criterion[weighed], value[weighed]
    if not len(judge):
        return Judgements(judge, item, value)
    used = np.unique(judge * len(weights) + criterion)
    own, weight = np.bincount(used // len(weights)), np.bincount(used // len(weights), weights[used % len(weights)])
    cells, cell = np.unique(judge * (item.max() + 1) + item, return_inverse=True)
    who, what = np.divmod(cells, item.max() + 1)
    total = np.bincount(cell, weights=weights[criterion] * value)
    whole = np.bincount(cell) == own[who]
    return Judgements(who[whole], what[whole], total[whole] / weight[who[whole]])


def _per_group(ratings: Ratings, amounts: Ints | Flags | None = None) -> Ints:
    """The sum of amounts, or the number of scores, by group, item and criterion."""
    shape = (len(ratings.groups), len(ratings.items), len(ratings.criteria))
    flat = (ratings.group_of[ratings.rater] * shape[1] + ratings.item) * shape[2] + ratings.criterion
    sums = np.bincount(flat, weights=amounts, minlength=shape[0] * shape[1] * shape[2])
    return sums.reshape(shape).astype(np.int64)
