"""Schulze's method: who is not beaten along any chain of duels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints


def strongest_paths(won: Floats) -> Floats:
    """The strength of the strongest chain of won duels from item to item: shape (items, items), 0 on the diagonal.

    Schulze 2011, Social Choice and Welfare 36, 267-303, with the voice of the winning side as strength: a chain is as
    strong as its weakest duel, and 0 where there is none. `won` is the voice that prefers the one to the other.
    Floyd's and Warshall's algorithm; only the order of strengths matters, so it runs on their places in that order,
    in the smallest whole numbers that can hold them.
    """
    strengths, places = np.unique(np.where(won > won.T, won, 0.0), return_inverse=True)
    if not len(strengths):
        return np.zeros(won.shape)
    paths = places.reshape(won.shape).astype(np.min_scalar_type(len(strengths)))
    through = np.empty_like(paths)
    for middle in range(len(paths)):
        np.minimum(paths[:, middle, np.newaxis], paths[middle], out=through)
        np.maximum(paths, through, out=paths)
    np.fill_diagonal(paths, 0)
    found = strengths[paths]
    np.fill_diagonal(found, 0.0)
    return np.asarray(found, dtype=np.float64)


def schulze(won: Floats) -> Ints:
    """The rank of each item, shape (items,), as 1-2-2-4: first those that no item has a stronger path to than back.

    Then those that are not beaten once the first are gone, and so on. To be beaten in this way is transitive (Schulze
    2011, section 4.1), so there is always a next. It need not order all items: those that do not beat one another may
    stand at the same rank or at different ones, but an item always stands behind all that beat it.
    """
    paths = strongest_paths(won)
    beats = paths > paths.T
    beaten, ranks = beats.sum(axis=0), np.zeros(len(paths), dtype=np.int64)
    while not ranks.all():
        layer = (beaten == 0) & (ranks == 0)
        beaten -= beats[layer].sum(axis=0)
        ranks[layer] = 1 + np.count_nonzero(ranks)
    return ranks
