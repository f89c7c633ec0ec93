"""Where everything stands in the chart of an indicator: a pure model, drawn by `svg/trend.svg.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from dienstvisie.render.charts.geometry import Rect
from dienstvisie.render.charts.point_labels import place_labels
from dienstvisie.render.charts.roadmap_picture import tidy
from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.reporting.figures.model import TrendFigure, TrendPoint

WIDTH, HEIGHT = 460.0, 208.0
TOP, FOOT = 10.0, 24.0
"""Room above the plot, and for the years under it."""
FONT, LABEL, LINE = 11.0, 11.5, 13.5
"""Font sizes of ticks and of labels; line height of labels."""
RADIUS = 4.0
NEAR = RADIUS * 1.5
"""How far a sign reaches."""
CAP = 4
"""Half the width of the ends of a whisker."""
APART = 4.0
"""Room between labels beside each other."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TrendSign:
    """A point: the outline of its sign as a path, its label with the baselines of its lines, and what a pointer tells.

    `box` is the room of the label; None where it found none.
    """

    kind: str
    x: float
    y: float
    sign: str
    tip: str
    lines: tuple[tuple[str, float], ...]
    box: Rect | None
    leader: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class TrendWhisker:
    """How far a figure may lie from what was measured, as a path."""

    path: str
    tip: str


@dataclass(frozen=True, slots=True)
class TrendTick:
    """A tick, from the left or from the top, with its text; `text` is empty where it would touch another."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """The whole picture; lengths in px at full size. `line` joins what was measured, `goal` the height of the target.

    `way` runs from the newest measurement to the target. `marks` are days that part the time: where, and what to say.
    """

    width: float
    height: float
    plot: Rect
    up: tuple[TrendTick, ...]
    across: tuple[TrendTick, ...]
    line: str
    goal: float | None
    way: str
    signs: tuple[TrendSign, ...]
    whiskers: tuple[TrendWhisker, ...] = ()
    marks: tuple[TrendTick, ...] = ()


def trend_picture(figure: TrendFigure) -> TrendPicture:
    """Lay out an indicator over its years."""
    wide = max((text_width(text, FONT) for _, text in figure.ticks), default=0.0)
    plot = Rect(tidy(wide + 10), TOP, WIDTH - 2, HEIGHT - FOOT)
    points = figure.all
    places = [_at(figure, plot, point) for point in points]
    measured = places[: len(figure.points)]
    goal = places[-1] if figure.target else None
    ends = [_ends(figure, plot, point) for point in figure.points]
    marks = tuple(TrendTick(tidy(_across_at(figure, plot, mark.day)), mark.text) for mark in figure.marks)
    taken = (*_taken(measured, goal, plot), *_held(measured, ends, marks, plot))
    way = f"M{_pair(measured[-1])}L{_pair(goal)}" if goal and measured and goal[0] > measured[-1][0] else ""
    return TrendPicture(
        width=WIDTH,
        height=HEIGHT,
        plot=plot,
        up=_up(figure, plot),
        across=_across(figure, plot),
        line="M" + "L".join(_pair(place) for place in measured) if len(measured) > 1 else "",
        goal=tidy(goal[1]) if goal else None,
        way=way,
        signs=_signs(points, places, plot, taken),
        whiskers=tuple(_whiskers(figure, measured, ends)),
        marks=marks,
    )


def _ends(figure: TrendFigure, plot: Rect, point: TrendPoint) -> tuple[float, float] | None:
    """The top and the bottom of the whisker of a point."""
    if point.low is None or point.high is None:
        return None
    return _height_at(figure, plot, point.high), _height_at(figure, plot, point.low)


def _whiskers(
    figure: TrendFigure, places: Sequence[Place], ends: Sequence[tuple[float, float] | None]
) -> Iterator[TrendWhisker]:
    for point, (x, _), span in zip(figure.points, places, ends, strict=True):
        if span is not None:
            top, bottom = span
            path = (
                f"M{tidy(x - CAP)} {tidy(top)}h{2 * CAP}M{tidy(x)} {tidy(top)}V{tidy(bottom)}"
                f"M{tidy(x - CAP)} {tidy(bottom)}h{2 * CAP}"
            )
            yield TrendWhisker(path, f"{point.date}: {point.text} ({point.interval})")


def _held(
    places: Sequence[Place],
    ends: Sequence[tuple[float, float] | None],
    marks: Sequence[TrendTick],
    plot: Rect,
) -> Iterator[Rect]:
    """What labels keep away from besides the lines: whiskers beyond their sign, and what parts the time."""
    for (x, y), span in zip(places, ends, strict=True):
        if span is not None:
            top, bottom = span
            if y - NEAR > top:
                yield Rect(x - CAP, top - 1, x + CAP, y - NEAR)
            if bottom > y + NEAR:
                yield Rect(x - CAP, y + NEAR, x + CAP, bottom + 1)
    for mark in marks:
        yield Rect(mark.at - 1, plot.top, mark.at + 1, plot.bottom)
        yield Rect(mark.at, plot.bottom - LINE, mark.at + text_width(mark.text, FONT) + 6, plot.bottom)


def outline(kind: str, x: float, y: float, radius: float = RADIUS) -> str:
    """The sign of a kind of point: a square for the baseline, a circle for a measurement, a lozenge for the target."""
    if kind == "baseline":
        return f"M{tidy(x - radius)} {tidy(y - radius)}h{tidy(2 * radius)}v{tidy(2 * radius)}h{tidy(-2 * radius)}Z"
    if kind == "target":
        reach = radius * 1.5
        corners = ((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
        return "M" + "L".join(_pair(corner) for corner in corners) + "Z"
    turn = f"a{radius} {radius} 0 1 0 "
    return f"M{tidy(x - radius)} {tidy(y)}{turn}{tidy(2 * radius)} 0{turn}{tidy(-2 * radius)} 0Z"


def _at(figure: TrendFigure, plot: Rect, point: TrendPoint) -> Place:
    """Where a point stands; a sign keeps within the plot."""
    x, edge = _across_at(figure, plot, point.day), NEAR
    return min(max(x, plot.left + edge), plot.right - edge), _height_at(figure, plot, point.value)


def _across_at(figure: TrendFigure, plot: Rect, day: int) -> float:
    return plot.left + (plot.right - plot.left) * (day - figure.first) / max(figure.last - figure.first, 1)


def _height_at(figure: TrendFigure, plot: Rect, value: float) -> float:
    low, high = figure.ticks[0][0], figure.ticks[-1][0]
    y = plot.bottom - (plot.bottom - plot.top) * (value - low) / ((high - low) or 1.0)
    return min(max(y, plot.top), plot.bottom)


def _pair(place: Place) -> str:
    return f"{tidy(place[0])} {tidy(place[1])}"


def _taken(measured: Sequence[Place], goal: Place | None, plot: Rect) -> tuple[Rect, ...]:
    """The lines as small squares, which labels keep away from; near its ends a line leaves room."""
    ways = [*pairwise(measured), *([(measured[-1], goal)] if goal and goal[0] > measured[-1][0] else [])]
    taken = []
    for (x1, y1), (x2, y2) in ways:
        length = hypot(x2 - x1, y2 - y1)
        for step in range(int(2 * NEAR), int(length - 2 * NEAR) + 1, 4):
            x, y = x1 + (x2 - x1) * step / length, y1 + (y2 - y1) * step / length
            taken.append(Rect(x - 1.2, y - 1.2, x + 1.2, y + 1.2))
    if goal:
        taken.append(Rect(plot.left, goal[1] - 1, plot.right, goal[1] + 1))
    return tuple(taken)


def _signs(
    points: Sequence[TrendPoint], places: Sequence[Place], plot: Rect, taken: Sequence[Rect]
) -> tuple[TrendSign, ...]:
    """Each value is told beside its point, with its number of answers where there is room for both; else the value."""
    texts = [_labels(point) for point in points]
    sizes = [
        [
            (max(text_width(text, LABEL, bold=row == 0) for row, text in enumerate(own)) + APART, LINE * len(own))
            for own in choices
        ]
        for choices in texts
    ]
    area = Rect(plot.left, plot.top - 8, plot.right, plot.bottom)
    found = place_labels(places, sizes, area, NEAR, taken)
    made = []
    for point, (x, y), choices, label in zip(points, places, texts, found, strict=True):
        lines: tuple[tuple[str, float], ...] = ()
        box = leader = None
        if label:
            spot = label[1]
            box = Rect(*(tidy(edge) for edge in spot.box))
            lines = tuple((text, tidy(box.top + LINE * (row + 0.78))) for row, text in enumerate(choices[label[0]]))
            leader = tuple(tidy(end) for end in spot.line) if spot.line else None
        said = (f"{point.date}: {point.text}", point.interval, point.answers, point.note)
        tip = ", ".join(part for part in said if part)
        made.append(TrendSign(point.kind, tidy(x), tidy(y), outline(point.kind, x, y), tip, lines, box, leader))  # type: ignore[arg-type]
    return tuple(made)


def _labels(point: TrendPoint) -> tuple[tuple[str, ...], ...]:
    return ((point.text, point.answers), (point.text,)) if point.answers else ((point.text,),)


def _up(figure: TrendFigure, plot: Rect) -> tuple[TrendTick, ...]:
    low, high = figure.ticks[0][0], figure.ticks[-1][0]
    height, made = plot.bottom - plot.top, []
    last = plot.bottom + 2 * LINE
    for value, text in figure.ticks:
        at = plot.bottom - height * (value - low) / ((high - low) or 1.0)
        free = last - at >= LINE
        made.append(TrendTick(tidy(at), text if free else ""))
        last = at if free else last
    return tuple(made)


def _across(figure: TrendFigure, plot: Rect) -> tuple[TrendTick, ...]:
    """The first day of each year; its number stands right of it, as far as there is room."""
    made, width = [], plot.right - plot.left
    starts = [plot.left + width * (day - figure.first) / max(figure.last - figure.first, 1) for day, _ in figure.years]
    for at, following, (_, text) in zip(starts, (*starts[1:], plot.right), figure.years, strict=True):
        made.append(TrendTick(tidy(at), text if text_width(text, FONT) + 6 <= following - at else ""))
    return tuple(made)
