"""Cross-group support: how far every group, not only the largest, backs an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints


def cross_group_support(agree: Ints, counts: Ints) -> Floats:
    """The geometric mean over groups of (agree + 1/2)/(n + 1): 0..1, high only where no group is against.

    `agree` of `counts` scores are in favour; both have shape (groups, ...), the result (...), 0 where no group gave a
    score. Groups without a score are left out. The half is Jeffreys' prior, so that one rater is not the whole truth
    (Jeffreys 1946, Proc. R. Soc. A 186, 453-461); a product over groups is the group-informed consensus of Small et
    al. (2021, Recerca 26(2)).
    """
    heard = counts > 0
    logs = np.where(heard, np.log((agree + 0.5) / (counts + 1.0)), 0.0).sum(axis=0)
    groups = heard.sum(axis=0)
    return np.where(groups > 0, np.exp(logs / np.maximum(groups, 1)), 0.0)
