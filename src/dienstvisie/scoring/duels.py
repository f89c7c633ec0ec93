"""Ballots as duels: for each pair of items, how much voice prefers the one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

ABSENT = 0
"""Stands for the rank of an item that is not on a ballot, where ranks are 1 and up."""


def duels(ballots: Ints, voices: Floats) -> Floats:
    """The voice of all voters who prefer item i to item j: shape (items, items).

    `ballots` (voters, items) are ranks, 1 first, equal ranks tied, ABSENT where a voter has no say; `voices` (voters,)
    are not negative. A voter counts in a duel only with both items on the ballot, and for neither where they are tied.
    Sums are rounded to 1e-12, so that the order of voters never decides.
    """
    won = np.zeros((ballots.shape[1],) * 2)
    for ballot, voice in zip(ballots, voices.tolist(), strict=True):
        there = ballot != ABSENT
        won += voice * ((ballot[:, np.newaxis] < ballot) & there[:, np.newaxis] & there)
    return np.round(won, 12)
