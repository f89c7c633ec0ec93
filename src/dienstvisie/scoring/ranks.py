"""Ranks, with ties that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints

TIE = 1e-9
"""Scores that differ no more than this are equal."""


def competition_ranks(scores: Floats, tolerance: float = TIE) -> tuple[Ints, Flags]:
    """Ranks 1-2-2-4 (the highest score is 1) and whether each is shared, both of shape (items,).

    Scores within the tolerance are tied, and ties pass on: if a ties with b and b with c, then a ties with c. So no
    two items within the tolerance ever have different ranks, and the order of the input does not matter.
    """
    order = np.argsort(-scores, kind="stable")
    falls = -np.diff(scores[order]) > tolerance
    starts = np.flatnonzero(np.concatenate((np.ones(min(len(scores), 1), dtype=np.bool_), falls)))
    sizes = np.diff(starts, append=len(scores))
    ranks, tied = np.empty(len(scores), dtype=np.int64), np.empty(len(scores), dtype=np.bool_)
    ranks[order], tied[order] = np.repeat(starts + 1, sizes), np.repeat(sizes > 1, sizes)
    return ranks, tied
