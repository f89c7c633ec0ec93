"""Finding equal numbers in long arrays."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.integer[Any]]

DENSE = 2**26
"""Up to so many possible numbers there is room for one place each."""


def first_of_each(codes: Numbers, size: int) -> NDArray[np.int64]:
    """For each number from 0 up to `size` the first index at which it stands in `codes`; -1 where it does not."""
    first = np.full(size, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return first


def distinct(keys: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """For each key, of 0 or more, its number in the order of first appearance; and where each number first stands."""
    size = int(keys.max()) + 1 if len(keys) else 0
    if size <= DENSE:
        first = first_of_each(keys, size)
        present = np.flatnonzero(first >= 0)
        first, place = first[present], np.empty(size, dtype=np.int32)
        order = np.argsort(first)
        place[present[order]] = np.arange(len(present), dtype=np.int32)
        return place[keys], first[order]
    _, first, again = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(first), dtype=np.int32)
    place[order] = np.arange(len(first), dtype=np.int32)
    return place[again.reshape(-1)], first[order]


def as_array(codes: Numbers) -> array[int]:
    """The numbers in an array of the standard library."""
    made = array("i")
    made.frombytes(np.ascontiguousarray(codes, dtype=np.int32).view(np.uint8).data)
    return made
