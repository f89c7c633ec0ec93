"""Borda's method of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


def borda(won: Floats, voice: float) -> Floats:
    """The marks of each item, shape (items,): one for each voter and each item that the voter puts below it.

    Borda 1784, Mémoire sur les élections au scrutin. Where a voter is indifferent between two, or does not judge both,
    each gets half (Black 1976, Public Choice 28, 1-15): an abstention neither helps nor harms. `won` (items, items) is
    the voice that prefers the one to the other (see `duels`), `voice` that of all voters together.
    """
    undecided = voice - won - won.T
    np.fill_diagonal(undecided, 0.0)
    return np.asarray((won + undecided / 2).sum(axis=1), dtype=np.float64)
