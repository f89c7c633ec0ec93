"""Where everything stands in a chart of labelled points: a pure model, drawn by `svg/scatter.svg.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dienstvisie.render.charts.dodging import dodged
from dienstvisie.render.charts.geometry import Line, Rect
from dienstvisie.render.charts.point_labels import place_labels
from dienstvisie.render.charts.roadmap_picture import tidy
from dienstvisie.render.charts.text_metrics import shortened, text_width, wrapped
from dienstvisie.reporting.priority_model import Judgement, Mark, Scatter

WIDTH = 1200.0
LEFT, RIGHT, TOP = 56.0, 1196.0, 8.0
FOOT = 44.0
"""Room for ticks and title under the plot."""
KEY = 34.0
LABEL, LINE, HEAD = 11.5, 14.0, 12.0
"""Font size and line height of labels; font size of axes and key."""
RADIUS = 5.5
APART = 13.0
"""Least distance of the middles of two points."""
WIDEST, LINES = 200.0, 3
"""Of a label: its longest line, and its most lines."""
EDGE = 1.5
"""How far the ground of a label reaches beyond its text to the left and to the right."""


MOST, FIRST = 120, 60
"""Of more points than this, only so many of the first are labelled; the table and the pointer tell all."""


@dataclass(frozen=True, slots=True)
class PointShape:
    """A point, its sign, what a pointer on it tells, and its label: lines of text with their baselines.

    The text fills its `box`; `ground` is a little wider, and hides what runs behind the words.
    """

    mark: Mark
    x: float
    y: float
    sign: str
    tip: str
    lines: tuple[tuple[str, float], ...]
    box: Rect | None
    ground: Rect | None
    leader: Line | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at a distance from the left, or from the top, with its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Corner:
    """The name of a quadrant, in its outer corner."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class KeySign:
    """A sign of the key under the chart, with its text."""

    mark: Mark
    sign: str
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class ScatterPicture:
    """The whole picture; lengths in px at full size. `split` is where the lines stand that make quadrants.

    `alone` are the numbers, in the chart, of the points that are labelled by their rank alone.
    """

    width: float
    height: float
    plot: Rect
    points: tuple[PointShape, ...]
    alone: tuple[int, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    split: tuple[float, float] | None
    corners: tuple[Corner, ...]
    keys: tuple[KeySign, ...]
    key_top: float


def scatter_picture(chart: Scatter) -> ScatterPicture:
    """The picture of a chart; points in its order. Many points make it higher."""
    height = 560.0 + min(max(len(chart.points) - 20, 0), 60) * 10
    plot = Rect(LEFT, TOP, RIGHT, TOP + height)
    true = [_at(plot, chart.x.share(point.x), chart.y.share(point.y)) for point in chart.points]
    places = [_within(plot, place) for place in dodged([_within(plot, place) for place in true], APART)]
    corners, taken = _corners(chart, plot)
    shapes, alone = _points(chart, plot, places, taken)
    split = _at(plot, chart.x.share(chart.split.x), chart.y.share(chart.split.y)) if chart.split else None
    return ScatterPicture(
        width=WIDTH,
        height=tidy(plot.bottom + FOOT + KEY),
        plot=plot,
        points=shapes,
        alone=alone,
        across=tuple(Tick(tidy(_at(plot, chart.x.share(value), 0)[0]), text) for value, text in chart.x.ticks),
        up=tuple(Tick(tidy(_at(plot, 0, chart.y.share(value))[1]), text) for value, text in chart.y.ticks),
        split=(tidy(split[0]), tidy(split[1])) if split else None,
        corners=corners,
        keys=_keys(chart.labels),
        key_top=tidy(plot.bottom + FOOT + 10),
    )


def sign(mark: Mark, x: float, y: float, radius: float = RADIUS) -> str:
    """The outline of a sign as a path: a circle where people agree, a lozenge where not, a square without a label."""
    if mark in ("promising", "park"):
        arc = f"a{radius} {radius} 0 1 0"
        return f"M{tidy(x - radius)} {tidy(y)}{arc} {2 * radius} 0{arc} {-2 * radius} 0Z"
    if mark == "none":
        half = tidy(radius * 0.8)
        return f"M{tidy(x - half)} {tidy(y - half)}h{2 * half}v{2 * half}h{-2 * half}Z"
    reach = radius * 1.2
    corners = ((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
    return "M" + "L".join(f"{tidy(across)} {tidy(down)}" for across, down in corners) + "Z"


def _at(plot: Rect, across: float, up: float) -> tuple[float, float]:
    return plot.left + across * (plot.right - plot.left), plot.bottom - up * (plot.bottom - plot.top)


def _within(plot: Rect, place: tuple[float, float]) -> tuple[float, float]:
    """A point keeps its whole sign within the plot."""
    edge = RADIUS * 1.2 + 1
    x = min(max(place[0], plot.left + edge), plot.right - edge)
    return x, min(max(place[1], plot.top + edge), plot.bottom - edge)


def _points(
    chart: Scatter, plot: Rect, places: Sequence[tuple[float, float]], taken: Sequence[Rect]
) -> tuple[tuple[PointShape, ...], tuple[int, ...]]:
    """Each label is the rank and the title; where that finds no place, the rank alone; else there is none."""
    named = len(chart.points) if len(chart.points) <= MOST else FIRST
    texts: list[tuple[tuple[str, ...], ...]] = []
    for point in chart.points[:named]:
        lines = wrapped(f"{point.rank}. {point.item.title}", LABEL, WIDEST, LINES)
        texts.append((lines, (shortened(str(point.rank), LABEL, WIDEST),)))
    sizes = [[_size(lines) for lines in own] for own in texts]
    reach = RADIUS * 1.2
    others = [Rect(x - reach, y - reach, x + reach, y + reach) for x, y in places[named:]]
    found = [*place_labels(places[:named], sizes, plot, reach, (*taken, *others)), *([None] * len(others))]
    texts += [((), ())] * len(others)
    made = []
    for point, place, own, label in zip(chart.points, places, texts, found, strict=True):
        box = label[1].box if label else None
        lines = own[label[0]] if label else ()
        made.append(
            PointShape(
                mark=point.mark,
                x=tidy(place[0]),
                y=tidy(place[1]),
                sign=sign(point.mark, *place),
                tip=f"{point.rank}. {point.item.title} ({point.x_text} / {point.y_text})",
                lines=tuple((text, tidy(box.top + LINE * (row + 0.78))) for row, text in enumerate(lines))
                if box
                else (),
                box=Rect(tidy(box.left), tidy(box.top), tidy(box.right), tidy(box.bottom)) if box else None,
                ground=_ground(box) if box else None,
                leader=_tidied(label[1].line) if label and label[1].line else None,
            )
        )
    return tuple(made), tuple(number for number, label in enumerate(found) if label and label[0])


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(text_width(text, LABEL) for text in lines), LINE * len(lines)


def _ground(box: Rect) -> Rect:
    return Rect(tidy(box.left - EDGE), tidy(box.top), tidy(box.right + EDGE), tidy(box.bottom))


def _tidied(line: Line) -> Line:
    x1, y1, x2, y2 = line
    return tidy(x1), tidy(y1), tidy(x2), tidy(y2)


def _corners(chart: Scatter, plot: Rect) -> tuple[tuple[Corner, ...], tuple[Rect, ...]]:
    """The names of the quadrants and the room that they take."""
    if chart.split is None:
        return (), ()
    corners, taken = [], []
    for number, name in enumerate(chart.split.names):
        right, low = number % 2 == 1, number >= 2
        text = shortened(name, 15, (plot.right - plot.left) / 2 - 30, bold=True)
        width, top = text_width(text, 15, bold=True), plot.bottom - 28 if low else plot.top + 8
        x = plot.right - 10 if right else plot.left + 10
        corners.append(Corner(text, x, tidy(top + 15), "end" if right else "start"))
        left = x - width if right else x
        taken.append(Rect(left - 4, top - 2, left + width + 4, top + 22))
    return tuple(corners), tuple(taken)


def _keys(labels: Sequence[Judgement]) -> tuple[KeySign, ...]:
    """Signs with their texts, one after the other; titles alone where meanings would not fit in a line."""
    for texts in ([_full(label) for label in labels], [label.title for label in labels]):
        widths = [text_width(text, HEAD) + 44 for text in texts]
        if sum(widths) <= RIGHT - LEFT:
            break
    made, x = [], LEFT + 8
    for label, text, width in zip(labels, texts, widths, strict=True):
        made.append(KeySign(label.mark, sign(label.mark, x, 8), tidy(x + 12), text))
        x += width
    return tuple(made)


def _full(label: Judgement) -> str:
    return label.title if label.mark == "none" else f"{label.title}: {label.meaning}"
