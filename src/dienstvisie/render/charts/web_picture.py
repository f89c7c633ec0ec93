"""The web that a red thread makes: its holders in a ring, and the thread through the ring in the order of the steps.

Drawn by `svg/web.svg.j2`. Names stand in two columns beside the ring, under one another, so that none touches another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from dienstvisie.render.charts.layers import stacked
from dienstvisie.render.charts.roadmap_picture import tidy
from dienstvisie.render.charts.text_metrics import text_width, wrapped
from dienstvisie.reporting.figures.threads import ThreadFigure

RADIUS = 112.0
NAMES, APART = 106.0, 18.0
"""The width of the names, and how far they stand from the ring."""
WIDTH = 2 * (RADIUS + APART + NAMES)
FONT, LINE, LINES = 12.0, 14.0, 3
GAP, EDGE = 7.0, 14.0
"""Room between names, and above and below them."""
LEAST, GROWTH = 4.0, 2.2
"""A holder's dot grows with how often the question comes there."""
BEND = 0.62
"""How far towards the middle the thread is drawn on its way; 1 is all the way."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the thread: a dot in the ring, and the name beside it in lines with their baselines."""

    x: float
    y: float
    radius: float
    lines: tuple[tuple[str, float], ...]
    text_x: float
    anchor: str
    leader: str
    tip: str
    customer: bool


@dataclass(frozen=True, slots=True)
class WebPicture:
    """The whole picture; lengths in px at full size. `threads` are paths in the order of the steps."""

    width: float
    height: float
    holders: tuple[Holder, ...]
    threads: tuple[str, ...]

    @property
    def names(self) -> tuple[tuple[str, float, float, float, float], ...]:
        """Every name with its box: text, left, top, right, bottom."""
        return tuple(
            (text, left, baseline - FONT * 0.74, left + width, baseline + FONT * 0.22)
            for one in self.holders
            for text, baseline in one.lines
            for width in [text_width(text, FONT)]
            for left in [one.text_x if one.anchor == "start" else one.text_x - width]
        )


def web_picture(figure: ThreadFigure) -> WebPicture:
    """Lay out the web of a thread."""
    count = len(figure.lanes)
    names = [wrapped(lane.title, FONT, NAMES, LINES) for lane in figure.lanes]
    angles = [-pi / 2 + 2 * pi * (number + 0.5) / count for number in range(count)]
    right = [number for number in range(count) if cos(angles[number]) >= 0]
    left = [number for number in range(count) if cos(angles[number]) < 0]
    tall = max(sum(len(names[one]) * LINE + GAP for one in side) for side in (right, left))
    height = max(2 * RADIUS + 2 * EDGE, tall + 2 * EDGE)
    dots = [(WIDTH / 2 + RADIUS * cos(angle), height / 2 + RADIUS * sin(angle)) for angle in angles]
    tops: dict[int, float] = {}
    for side in (right, left):
        order = sorted(side, key=lambda one: (dots[one][1], one))
        sizes = [len(names[one]) * LINE for one in order]
        found = stacked([dots[one][1] for one in order], sizes, GAP, EDGE, height - EDGE)
        tops.update(zip(order, found, strict=True))
    visits = _visits(figure)
    return WebPicture(
        width=tidy(WIDTH),
        height=tidy(height),
        holders=tuple(
            _holder(figure, number, dots[number], names[number], tops[number], visits[number])
            for number in range(count)
        ),
        threads=_threads(figure, dots, height),
    )


def _visits(figure: ThreadFigure) -> Counter[int]:
    """How often the question comes to each holder."""
    lanes = [step.lane for step in figure.steps]
    return Counter(lanes[:1] + [after for before, after in pairwise(lanes) if before != after])


def _holder(
    figure: ThreadFigure, number: int, dot: tuple[float, float], names: Sequence[str], top: float, visits: int
) -> Holder:
    x, y = dot
    lane, side = figure.lanes[number], 1 if x >= WIDTH / 2 - 1e-6 else -1
    edge = WIDTH / 2 + side * (RADIUS + APART)
    middle, radius = top + len(names) * LINE / 2, LEAST + GROWTH * sqrt(visits)
    return Holder(
        x=tidy(x),
        y=tidy(y),
        radius=tidy(radius),
        lines=tuple((text, tidy(top + LINE * at + FONT * 0.86)) for at, text in enumerate(names)),
        text_x=tidy(edge),
        anchor="start" if side > 0 else "end",
        leader=f"M{tidy(x + side * radius)} {tidy(y)}L{tidy(edge - side * 4)} {tidy(middle)}",
        tip=", ".join((lane.title, *lane.roles)),
        customer=lane.customer,
    )


def _threads(figure: ThreadFigure, dots: Sequence[tuple[float, float]], height: float) -> tuple[str, ...]:
    """A curve for each step to another holder; one that was drawn before lies a little further from the middle."""
    drawn: Counter[frozenset[int]] = Counter()
    paths = []
    for before, after in pairwise(figure.steps):
        if before.lane != after.lane:
            pair = frozenset((before.lane, after.lane))
            paths.append(_curve(dots[before.lane], dots[after.lane], height, drawn[pair]))
            drawn[pair] += 1
    return tuple(paths)


def _curve(start: tuple[float, float], end: tuple[float, float], height: float, times: int) -> str:
    (x1, y1), (x2, y2) = start, end
    middle = ((x1 + x2) / 2, (y1 + y2) / 2)
    bend = BEND - 0.22 * times
    x = middle[0] + (WIDTH / 2 - middle[0]) * bend
    y = middle[1] + (height / 2 - middle[1]) * bend
    if hypot(middle[0] - WIDTH / 2, middle[1] - height / 2) < RADIUS / 8:  # straight through the middle: set it aside
        x, y = x + (y2 - y1) * 0.09 * (times + 1), y - (x2 - x1) * 0.09 * (times + 1)
    return f"M{tidy(x1)} {tidy(y1)}Q{tidy(x)} {tidy(y)} {tidy(x2)} {tidy(y2)}"
