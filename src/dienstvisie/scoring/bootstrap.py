"""What other raters would have said: raters are resampled within their groups, and everything is scored anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.scoring.matrix import Tally
from dienstvisie.scoring.means import group_means, mean_of_groups, shrinkage
from dienstvisie.scoring.product import product
from dienstvisie.scoring.ranks import TIE

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints
    from dienstvisie.scoring.assessment import Assessment

REPLICATES, FEWEST = 1_000, 200
"""How many panels are drawn; and how many at least where there are very many raters."""

WORK, CELLS = 2 * 10**9, 1 << 19
"""Above this product of panels, raters and scores fewer panels are drawn; and how many means are made at once."""

DENSE, TOGETHER = 1 << 22, 1 << 10
"""How many scores, and how many raters, stand in one table at most."""


class Panels(NamedTuple):
    """Resampled panels: how often each rater is in each, shape (raters, replicates).

    The raters are those of the ratings, in their order.
    """

    counts: Ints

    @property
    def replicates(self) -> int:
        """How many panels there are."""
        return int(self.counts.shape[1])


def draw_panels(assessment: Assessment, seed: int, replicates: int | None = None) -> Panels:
    """Panels drawn with replacement within each group, each group as large as it is (Efron 1979, Ann. Stat. 7, 1-26).

    Raters are drawn in order of group and pseudonym, so that the order of files does not matter. Without `replicates`
    they are 1,000, or fewer (at least 200) where there are very many raters.
    """
    ratings = assessment.evidence.ratings
    cells = len(ratings.items) * len(ratings.criteria)
    if replicates is None:
        affordable = WORK // max(1, cells * len(ratings.raters))
        replicates = max(FEWEST, min(REPLICATES, affordable))
    names, group_of = ratings.raters, ratings.group_of.tolist()
    in_order = np.array(sorted(range(len(names)), key=lambda rater: (group_of[rater], names[rater])), dtype=np.int64)
    counts = np.zeros((len(names), replicates), dtype=np.int64)
    random, start = np.random.default_rng(seed), 0
    for size in ratings.raters_per_group().tolist():
        drawn = random.integers(0, size, (replicates, size)) + np.arange(replicates)[:, np.newaxis] * size
        often = np.bincount(drawn.reshape(-1), minlength=replicates * size).reshape(replicates, size)
        counts[in_order[start : start + size]] = often.T
        start += size
    return Panels(counts)


def panel_values(assessment: Assessment, panels: Panels, strength: float, sizes: Floats) -> Iterator[Floats]:
    """The values that the panels give to the items of the matrix, in blocks of shape (replicates, items, criteria).

    All of steps 1-3 is done anew for each panel: the middle m0, the shrinkage (`strength` and `sizes` as in
    `means.shrinkage`), the voices. Consensus scores and derived values stay as they are. A criterion that nobody of a
    panel scored keeps the scores of the panel that there is.
    """
    ratings, ranked = assessment.evidence.ratings, assessment.by_ratings | assessment.by_consensus
    shape = (len(ratings.items), len(ratings.criteria))
    fixed = assessment.by_consensus[ranked, np.newaxis] | (assessment.derived[ranked] >= 0)
    block = max(1, CELLS // max(1, len(ratings.groups) * shape[0] * shape[1]))
    for start in range(0, panels.replicates, block):
        tallied = _tally(assessment, panels.counts[:, start : start + block])
        means = group_means(tallied, mean_of_groups(tallied), shrinkage(tallied.raters, strength, sizes))
        heard = np.einsum("g,gic->ic", assessment.voices, means)  # as `all_groups`, on one thread
        values = heard.reshape(*shape, -1)[ranked]
        values[fixed] = assessment.matrix.values[fixed][:, np.newaxis]
        yield np.ascontiguousarray(np.moveaxis(values, 2, 0))


def ranks_of(scores: Floats) -> Ints:
    """Ranks 1-2-2-4 as in `competition_ranks`, for each row of scores: shape (replicates, items)."""
    order = np.argsort(-scores, axis=1, kind="stable")
    sorted_scores = np.take_along_axis(scores, order, axis=1)
    places = np.arange(scores.shape[1])
    falls = np.diff(sorted_scores, axis=1, prepend=np.inf) < -TIE
    starts = np.maximum.accumulate(np.where(falls, places, 0), axis=1)
    ranks = np.empty(scores.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, starts + 1, axis=1)
    return ranks


def middle_ranks(ranks: Ints, share: float = 0.9) -> tuple[Ints, Ints]:
    """The ranks between which the middle `share` of the panels lie, ends included: both of shape (items,).

    Percentile intervals (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13), rounded outward to ranks
    that occur.
    """
    in_order, last = np.sort(ranks, axis=0), len(ranks) - 1
    tail = (1.0 - share) / 2.0 * last
    cut = int(tail + 1e-9)  # 0.05 is a little more in binary
    return in_order[cut], in_order[last - cut]


def confidence(values: Floats, central: Floats, items: Ints) -> Floats:
    """The summed share of panels in which each of the items is first under its own central weights, ties split evenly.

    `values` (replicates, all items, criteria); `central` (items, criteria) are their weights. Divided by the number of
    panels this is the confidence factor of Lahdelma & Salminen 2001, with the panels as the uncertainty of the values.
    """
    found = np.zeros(len(items))
    rows = max(1, CELLS // max(1, values.shape[1] * len(items)))
    for start in range(0, len(values), rows):
        part = values[start : start + rows]
        scores = product(part.reshape(-1, central.shape[1]), central.T).reshape(*part.shape[:2], -1)
        near = scores >= scores.max(axis=1, keepdims=True) - TIE / 100
        mine = near[:, items, np.arange(len(items))]
        found += (mine / near.sum(axis=1)).sum(axis=0)
    return found


def _tally(assessment: Assessment, counts: Ints) -> Tally:
    """The tallies of the panels side by side: the last axis is criteria * panels, so that `means` works on all."""
    ratings, panels = assessment.evidence.ratings, counts.shape[1]
    shape = (len(ratings.groups), len(ratings.items) * len(ratings.criteria), panels)
    raters, steps = np.zeros(shape), np.zeros(shape)
    for members, seen, given in _tables(assessment):
        group = int(ratings.group_of[members[0]])
        often = counts[members].astype(np.float64)
        raters[group] += product(seen, often)  # whole numbers below 2**53: exact, in whatever order
        steps[group] += product(given, often)
    scored = raters.any(axis=0).reshape(len(ratings.items), -1, panels).any(axis=0)
    unscored = ~(scored | assessment.criteria.derived[:, np.newaxis])
    whole = (shape[0], len(ratings.items), len(ratings.criteria), panels)
    if unscored.any():
        _restore(assessment.tallied.raters, raters.reshape(whole), unscored)
        _restore(assessment.tallied.steps, steps.reshape(whole), unscored)
    flat = (shape[0], len(ratings.items), len(ratings.criteria) * panels)
    return Tally(raters.reshape(flat).astype(np.int64), steps.reshape(flat).astype(np.int64), assessment.tallied.span)


def _restore(original: Ints, resampled: Floats, unscored: Flags) -> None:
    resampled[:, :, unscored] = original[..., np.newaxis].repeat(resampled.shape[3], axis=3)[:, :, unscored]


def _tables(assessment: Assessment) -> Iterator[tuple[Ints, Floats, Floats]]:
    """For some raters of a group at a time: who, and per (item and criterion, rater) whether scored, and the steps."""
    ratings, minimise = assessment.evidence.ratings, assessment.criteria.minimise
    cells = len(ratings.items) * len(ratings.criteria)
    cell = ratings.item * len(ratings.criteria) + ratings.criterion
    step = np.where(minimise[ratings.criterion], ratings.span - ratings.step, ratings.step)
    at_once = max(1, min(TOGETHER, DENSE // max(1, cells)))
    for group in range(len(ratings.groups)):
        mine = np.flatnonzero(ratings.group_of == group)
        for members in np.array_split(mine, -(-len(mine) // at_once)):
            place = np.full(len(ratings.raters), -1, dtype=np.int64)
            place[members] = np.arange(len(members))
            rows = place[ratings.rater] >= 0
            column = place[ratings.rater[rows]]
            seen, given = np.zeros((cells, len(members))), np.zeros((cells, len(members)))
            seen[cell[rows], column], given[cell[rows], column] = 1.0, step[rows]
            yield members, seen, given
