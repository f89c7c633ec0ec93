"""For which weights of the citizen an item is in the top k: exact, from the breakpoints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.scoring.ranks import TIE

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats

SAME = 1e-12
"""Weights that differ no more than this are the same breakpoint."""

Spans = tuple[tuple[float, float], ...]


def perspective_spans(citizen: Floats, organisation: Floats, top: int) -> tuple[Spans, ...]:
    """For each item the closed intervals of the citizen weight w, on [0, 1], in which its rank is `top` or better.

    The score of an item is w * citizen + (1 - w) * organisation, both points of 100 of shape (items,): a straight line
    in w, so that ranks change only where two lines cross. There, and wherever scores differ by no more than 1e-9, items
    tie and share the better rank: an interval holds both of its ends, and may be one point.
    """
    return tuple(tuple(_spans(citizen - own, organisation - other, top)) for own, other in _each(citizen, organisation))


def _each(citizen: Floats, organisation: Floats) -> Iterator[tuple[float, float]]:
    return zip(citizen.tolist(), organisation.tolist(), strict=True)


def _spans(at_one: Floats, at_zero: Floats, top: int) -> Iterator[tuple[float, float]]:
    """The intervals of one item; `at_one` and `at_zero` are the leads of all items over it at w = 1 and w = 0."""
    above_one, above_zero = at_one > TIE, at_zero > TIE
    always = int((above_one & above_zero).sum())
    if always >= top:
        return
    fall = _crossings(at_one, at_zero, above_zero & ~above_one)
    rise = _crossings(at_one, at_zero, above_one & ~above_zero)
    points, place = _merged(np.concatenate((fall, rise, (0.0, 1.0))))
    falls = np.bincount(place[: len(fall)], minlength=len(points)).cumsum()
    rises = np.bincount(place[len(fall) : -2], minlength=len(points)).cumsum()
    at_points = always + len(fall) - falls + np.concatenate(((0,), rises[:-1]))  # at a crossing neither is above
    after = always + len(fall) - falls + rises
    inside = np.zeros(2 * len(points) + 1, dtype=np.bool_)  # points at the even places, what follows them at the odd
    inside[:-1:2], inside[1:-2:2] = at_points < top, after[:-1] < top
    edges = np.flatnonzero(np.diff(inside.astype(np.int8), prepend=0))
    for begin, end in edges.reshape(-1, 2).tolist():
        yield float(points[begin // 2]), float(points[(end - 1) // 2])


def _crossings(at_one: Floats, at_zero: Floats, lines: Flags) -> Floats:
    """Where leads become 0: a lead within the tie is taken to be 0."""
    one, zero = at_one[lines], at_zero[lines]
    one, zero = np.where(np.abs(one) <= TIE, 0.0, one), np.where(np.abs(zero) <= TIE, 0.0, zero)
    return np.asarray(zero / (zero - one), dtype=np.float64)


def _merged(weights: Floats) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The breakpoints in rising order, from 0 to 1, those within SAME merged; and the place of each weight in them."""
    order = np.argsort(weights, kind="stable")
    fresh = np.diff(weights[order], prepend=-1.0) > SAME
    place = np.empty(len(weights), dtype=np.int64)
    place[order] = np.cumsum(fresh) - 1
    points = weights[order][fresh]
    points[0], points[-1] = 0.0, 1.0
    return points, place
