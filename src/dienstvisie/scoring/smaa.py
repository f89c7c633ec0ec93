"""SMAA-2: which ranks items take under all weightings of the criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.scoring.product import product
from dienstvisie.scoring.ranks import TIE, competition_ranks

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

ALIKE = TIE / 100
"""Values (0..1) that differ no more than this are equal."""

SORTED, COUNTED, BAND = 16, 1 << 20, 100
"""Draws that are sorted at once, places that are counted at once, and ranks in one count: they stay in the cache."""


class Acceptability(NamedTuple):
    """What all weightings make of the items.

    `ranks[i, r - 1]` is the rank acceptability b_i^r: the share of weightings that give item i rank r, tied ranks split
    evenly. Rows and columns add up to 1. `central` (items, criteria) is the central weight vector: the mean of the
    weightings that make the item first; all 0 where `ranks[i, 0]` is 0, for then there is none.
    """

    ranks: Floats
    central: Floats


def weightings(draws: int, criteria: int, seed: int) -> Floats:
    """Weights drawn uniformly from all that add up to 1, shape (draws, criteria): exponentials over their sum.

    That is Dirichlet(1, ..., 1) (Devroye 1986, Non-Uniform Random Variate Generation, ch. 5).
    """
    drawn = np.random.default_rng(seed).standard_exponential((draws, criteria))
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True), dtype=np.float64)


def rank_acceptability(values: Floats, weights: Floats, ranks: int | None = None) -> Acceptability:
    """Rank acceptability and central weights of the additive value (Lahdelma & Salminen 2001, Oper. Res. 49, 444-454).

    `values` (items, criteria) are 0..1, high is good; `weights` (draws, criteria) add up to 1 in each draw, and each of
    them is above 0, or 0 in all draws. Only the first `ranks` ranks are counted where that is given.
    """
    items, width = len(values), len(values) if ranks is None else min(ranks, len(values))
    if not items:
        return Acceptability(np.zeros((0, 0)), np.zeros(values.shape))
    used = np.flatnonzero(weights.any(axis=0))
    distinct, member, sizes = distinct_items(values[:, used])
    counts, wins = np.zeros((len(distinct), width)), np.zeros(len(distinct))
    favourable = np.zeros((len(distinct), values.shape[1]))
    count = _count_single if len(distinct) == items else _count_shared
    at_once = max(SORTED, COUNTED // len(distinct))
    places = np.empty((min(at_once, len(weights)), len(distinct)), dtype=np.int64)
    for start in range(0, len(weights), at_once):
        drawn = weights[start : start + at_once]
        order = places[: len(drawn)]
        _sort(distinct, np.ascontiguousarray(drawn[:, used]), order)
        count(order, sizes, counts)
        best = order[:, 0]
        wins += np.bincount(best, minlength=len(distinct))
        favourable += np.column_stack([np.bincount(best, column, len(distinct)) for column in drawn.T])
    shared = _split(counts / len(weights), sizes)
    central = np.divide(favourable, wins[:, np.newaxis], out=favourable, where=wins[:, np.newaxis] > 0)
    return Acceptability(shared[member], central[member])


def distinct_items(values: Floats) -> tuple[Floats, Ints, Ints]:
    """The different rows of values, which of them each item has, and how many items have each.

    Under almost all weightings items tie only if they have the same values, so ties are found here and not in sums.
    Rows are in falling lexical order, so that an item that dominates another comes before it.
    """
    merged = [np.sort(-column)[competition_ranks(column, ALIKE)[0] - 1] for column in values.T]
    distinct, member, sizes = np.unique(np.column_stack(merged), axis=0, return_inverse=True, return_counts=True)
    return -distinct, member.reshape(-1), sizes


def pairwise_winning(values: Floats, weights: Floats, pairs: Ints) -> Floats:
    """The share of draws in which the first of each pair scores above the second, shape (pairs,); ties count half.

    Leskinen et al. 2006, Forest Ecology and Management 230. `values` (items, criteria), or (draws, items, criteria)
    where they are uncertain too; `weights` (draws, criteria); `pairs` (pairs, 2) are indices of items.
    """
    found = [np.zeros(0)]
    for part in np.array_split(pairs, 1 + len(pairs) * len(weights) // 1_000_000):
        apart = values[..., part[:, 0], :] - values[..., part[:, 1], :]
        leads = product(weights, apart.T) if apart.ndim == 2 else np.einsum("dc,dpc->dp", weights, apart)
        found.append(((leads > ALIKE).sum(axis=0) + 0.5 * (np.abs(leads) <= ALIKE).sum(axis=0)) / len(weights))
    return np.concatenate(found)


def _sort(values: Floats, weights: Floats, order: Ints) -> None:
    """Write into `order` (draws, items) the items of each draw from best to worst.

    A score and the number of its item are one number, with the item in the last bits: sorting that needs no argsort.
    Taken from 2, scores keep 35 bits for 100,000 items, 42 for 1,000. Of equal scores the earlier item is better.
    """
    columns, numbers = np.ascontiguousarray(-values.T), np.arange(len(values))
    last_bits = (1 << (len(values) - 1).bit_length()) - 1
    for start in range(0, len(weights), SORTED):
        keys = order[start : start + SORTED]
        scores = keys.view(np.float64)
        # not `@`: there the rounding may depend on the place of an item
        np.einsum("dc,ci->di", weights[start : start + SORTED], columns, out=scores)
        scores += 2.0
        keys &= ~last_bits
        keys |= numbers
        scores.sort(axis=1)
        keys &= last_bits


def _count_single(order: Ints, sizes: Ints, counts: Floats) -> None:
    """Add to `counts` (items, ranks) how often each item has each rank, where no items are equal."""
    for start in range(0, counts.shape[1], BAND):
        band = order[:, start : min(start + BAND, counts.shape[1])]
        ranks = np.arange(band.shape[1])
        cells = np.empty(band.shape, dtype=np.int64)
        np.multiply(band, len(ranks), out=cells)
        cells += ranks
        found = np.bincount(cells.reshape(-1), minlength=len(sizes) * len(ranks))
        counts[:, start : start + len(ranks)] += found.reshape(-1, len(ranks))


def _count_shared(order: Ints, sizes: Ints, counts: Floats) -> None:
    """Add to `counts` (items, ranks) how often each rank is the first of those that items of these sizes share."""
    taken = sizes[order]
    rank = np.cumsum(taken, axis=1) - taken
    seen = rank < counts.shape[1]
    cells = order[seen] * counts.shape[1] + rank[seen]
    counts += np.bincount(cells, minlength=counts.size).reshape(counts.shape)


def _split(first: Floats, sizes: Ints) -> Floats:
    """The shares of ranks of one of `sizes` equal items, where they together take as many ranks from their first."""
    shared = first.copy()
    for row in np.flatnonzero(sizes > 1).tolist():
        size = int(sizes[row])
        shared[row] = np.convolve(first[row], np.full(size, 1.0 / size))[: len(first[row])]
    return shared
