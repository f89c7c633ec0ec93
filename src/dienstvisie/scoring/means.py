"""From single scores to what groups, and then all groups together, think of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints
    from dienstvisie.scoring.matrix import Tally


def mean_of_groups(tallied: Tally) -> Floats:
    """The mean over groups of each group's own mean, m0: shape (criteria,), 0..1.

    A group's own mean goes over all its scores on a criterion; a group without any is left out. 0 where no group
    scored a criterion.
    """
    scores, steps = tallied.raters.sum(axis=1), tallied.steps.sum(axis=1)
    own = np.divide(steps, scores * tallied.span, out=np.zeros(scores.shape), where=scores > 0)
    return np.asarray(own.sum(axis=0) / np.maximum((scores > 0).sum(axis=0), 1), dtype=np.float64)


def shrinkage(raters: Ints, strength: float, sizes: Floats) -> Floats:
    """The pull k*(1 - n/N) of the mean on a group of N people of whom n scored: none where everybody was heard.

    `raters` has shape (groups, items, criteria); `sizes` (groups,) is infinite where a size is not known, and then
    the pull is k. The factor is the finite population correction (Cochran 1977, Sampling Techniques, 3rd ed., ch. 2).
    """
    known = sizes[:, np.newaxis, np.newaxis]
    return np.asarray(strength * (1.0 - np.minimum(raters, known) / known), dtype=np.float64)


def group_means(tallied: Tally, middle: Floats, pull: Floats) -> Floats:
    """Each group's view of each item on each criterion, drawn to the middle: shape (groups, items, criteria), 0..1.

    (sum u + k*m0)/(n + k): an empirical Bayes average (Efron & Morris 1975, JASA 70, 311-319). `middle` is m0,
    `pull` is k. A group that did not score an item is taken to think m0 of it.
    """
    silent = tallied.raters == 0
    weight = np.where(silent, 1.0, tallied.raters + pull)
    drawn = (tallied.steps / tallied.span + pull * middle) / weight
    return np.where(silent, middle, drawn)


def all_groups(means: Floats, voices: Floats) -> Floats:
    """What all groups together think: sum of voice * group mean, shape (items, criteria). Voices add up to 1."""
    return np.asarray(np.tensordot(voices, means, axes=1), dtype=np.float64)
