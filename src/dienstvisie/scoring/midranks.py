"""Ranks from low to high in which equal values share the mean of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.scoring.ranks import TIE

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints


class Midranks(NamedTuple):
    """`ranks` (rows,) within each judge, from 1; `ties` (judges,) is the sum of t^3 - t over runs of t equal values."""

    ranks: Floats
    ties: Floats


def midranks(judge: Ints, value: Floats, judges: int) -> Midranks:
    """The rank of each value among all values of the same judge, lowest 1; values within 1e-9 are equal.

    `judge` and `value` have shape (rows,). Equal values take the mean of their places (Kendall 1948).
    """
    order = np.lexsort((value, judge))
    who, what = judge[order], value[order]
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = (who[1:] != who[:-1]) | (np.diff(what) > TIE)
    starts = np.flatnonzero(begins)
    sizes = np.diff(starts, append=len(order))
    first = np.searchsorted(who, who[starts])
    ranks = np.empty(len(order))
    ranks[order] = np.repeat(starts - first + (sizes + 1) / 2, sizes)
    long = sizes.astype(np.float64)
    ties = np.bincount(who[starts], weights=long**3 - long, minlength=judges).astype(np.float64)
    return Midranks(ranks, ties)
