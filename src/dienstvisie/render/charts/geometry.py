"""Rectangles and lines of pictures, and which of them meet."""

from __future__ import annotations

from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Whether both share more than an edge."""
        return self[0] < other[2] and other[0] < self[2] and self[1] < other[3] and other[1] < self[3]

    def within(self, other: Rect) -> bool:
        """Whether it sticks out nowhere."""
        return self[0] >= other[0] and self[2] <= other[2] and self[1] >= other[1] and self[3] <= other[3]


Line = tuple[float, float, float, float]


def crosses(line: Line, box: Rect) -> bool:
    """Whether a line goes through the inside of a box (Liang & Barsky 1984, ACM Transactions on Graphics 3, 1-22)."""
    x1, y1, x2, y2 = line
    left, top, right, bottom = box
    if (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right):
        return False
    if (y1 <= top and y2 <= top) or (y1 >= bottom and y2 >= bottom):
        return False
    enter, leave = 0.0, 1.0
    for delta, low, high in ((x2 - x1, left - x1, right - x1), (y2 - y1, top - y1, bottom - y1)):
        if delta:
            first, last = (low / delta, high / delta) if delta > 0 else (high / delta, low / delta)
            enter, leave = max(enter, first), min(leave, last)
    return leave - enter > 1e-9


def cut(one: Line, other: Line) -> bool:
    """Whether two lines cross."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other

    def side(px: float, py: float, qx: float, qy: float, rx: float, ry: float) -> float:
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    return (
        side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0
        and side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
    )
