"""Matrix products on one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats

ROWS, PART = 1 << 12, 1 << 18
"""Numbers of the left matrix in a part, and multiplications in a part."""


def product(left: Floats, right: Floats) -> Floats:
    """`left @ right`, in parts for which BLAS does not start threads.

    On a machine with other work, threads that wait for each other make these small products many times slower.
    """
    found = np.empty((left.shape[0], right.shape[1]))
    inner = max(1, left.shape[1])
    rows = max(1, min(left.shape[0], ROWS // inner))
    columns = max(1, PART // (rows * inner))
    for top in range(0, left.shape[0], rows):
        for first in range(0, right.shape[1], columns):
            part = left[top : top + rows] @ right[:, first : first + columns]
            found[top : top + rows, first : first + columns] = part
    return found
