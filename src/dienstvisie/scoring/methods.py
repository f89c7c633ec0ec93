"""The methods by which values on criteria become one score: one row each, one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dienstvisie.scoring.additive import additive
from dienstvisie.scoring.topsis import topsis

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


class Method(NamedTuple):
    """A scoring method.

    `score` makes points of 100 (items,) of values (items, criteria; 0..1, high is good) and weights (criteria,); None
    where the items do not differ, if the method needs that. `splits`: whether scores split exactly into parts.
    """

    id: str
    score: Callable[[Floats, Floats], Floats | None]
    splits: bool


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.id: method
        for method in (
            Method("additive", additive, splits=True),
            Method("topsis", topsis, splits=False),
        )
    }
)
