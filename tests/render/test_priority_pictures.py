"""The charts of the priority report: no label overlaps another or a point, and each stands where it belongs."""

from __future__ import annotations

import random
from itertools import combinations, permutations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.priority_cases import many_rated
from tests.reporting.report_dossiers import TITLES

from dienstvisie.render.charts.bars_picture import LABELS, bars_picture, strips_picture
from dienstvisie.render.charts.dodging import dodged
from dienstvisie.render.charts.geometry import Rect
from dienstvisie.render.charts.point_labels import place_labels
from dienstvisie.render.charts.scatter_picture import APART, LABEL, RADIUS, ScatterPicture, scatter_picture, sign
from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.priority_model import (
    Axis,
    BarRow,
    Bars,
    IdeaPriorities,
    Mark,
    Point,
    Scatter,
    Segment,
    Split,
)

MARKS: tuple[Mark, ...] = ("promising", "discuss", "park", "divided", "none")


def chart(count: int, spread: float, seed: int = 1, *, split: bool = False) -> Scatter:
    """A chart of so many ideas, whose scores for citizens and organisation go together."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    points = []
    for number in range(count):
        middle = draw.gauss(0, 1)
        x, y = (min(max(60 + spread * (8 * middle + draw.gauss(0, 5)), 0), 100) for _ in range(2))
        title = TITLES[number % len(TITLES)]
        points.append(Point(Mention(f"i{number}", title), number + 1, x, y, "x", "y", MARKS[number % 5]))
    axis = Axis("Impact", 0.0, 100.0, ((0.0, "0"), (100.0, "100")))
    lines = Split(60.0, 60.0, ("Quick win", "Big project", "Filler", "Time waster")) if split else None
    return Scatter("c", "Title", "Text", axis, axis, tuple(points), (), lines)


CHARTS = {
    "one": chart(1, 1),
    "forty": chart(40, 2.2),
    "forty, close": chart(40, 1.2, 2),
    "forty in quadrants": chart(40, 2.2, 3, split=True),
    "many": chart(120, 2.2),
    "many, close": chart(120, 0.8, 5),
    "all at one point": chart(40, 0),
}


def square(x: float, y: float) -> Rect:
    return Rect(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def shrunk(box: Rect) -> Rect:
    """Without the tenths that rounding may add."""
    return Rect(box.left + 0.2, box.top + 0.2, box.right - 0.2, box.bottom - 0.2)


def runs_behind(line: tuple[float, float, float, float], box: Rect) -> bool:
    """Whether a line passes through a box, tried at every half pixel."""
    x1, y1, x2, y2 = line
    steps = max(int(2 * hypot(x2 - x1, y2 - y1)), 1)
    spots = [(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps + 1)]
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in spots)


@pytest.mark.parametrize("name", CHARTS)
def test_no_label_overlaps_another_or_a_point(name: str) -> None:
    picture = scatter_picture(CHARTS[name])
    boxes = [shrunk(point.box) for point in picture.points if point.box]
    assert len(boxes) >= (0.7 if name == "all at one point" else 0.8) * len(picture.points)
    lines = [(point, shrunk(other.box)) for point, other in permutations(picture.points, 2) if other.box]
    assert not [1 for point, box in lines if point.leader and runs_behind(point.leader, box)]
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]
    assert not [1 for box in boxes for point in picture.points if box.meets(square(point.x, point.y))]
    assert all(box.within(picture.plot) for box in boxes)


@pytest.mark.parametrize("name", CHARTS)
def test_points_keep_apart_and_stay_near_their_place(name: str) -> None:
    made = CHARTS[name]
    picture = scatter_picture(made)
    for one, other in combinations(picture.points, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= APART - 0.3
    plot = picture.plot
    for point, shape in zip(made.points, picture.points, strict=True):
        x = plot.left + made.x.share(point.x) * (plot.right - plot.left)
        y = plot.bottom - made.y.share(point.y) * (plot.bottom - plot.top)
        crowd = sum(hypot(point.x - other.x, point.y - other.y) < 8 for other in made.points)
        assert hypot(shape.x - x, shape.y - y) <= (APART * crowd**0.5 if crowd > 1 else 12)


@pytest.mark.parametrize("name", ["one", "forty", "forty in quadrants"])
def test_titles_of_forty_ideas_are_there_in_full(name: str) -> None:
    made = CHARTS[name]
    for point, shape in zip(made.points, scatter_picture(made).points, strict=True):
        assert " ".join(text for text, _ in shape.lines) == f"{point.rank}. {point.item.title}"
        assert shape.box is not None
        widest = max(text_width(text, LABEL) for text, _ in shape.lines)
        assert shape.box.right - shape.box.left == pytest.approx(widest, abs=0.2)


@pytest.mark.parametrize("name", CHARTS)
def test_a_label_that_stands_off_has_a_line_to_its_point(name: str) -> None:
    lines = 0
    for point in scatter_picture(CHARTS[name]).points:
        if point.box is None:
            continue
        x = min(max(point.x, point.box.left), point.box.right)
        y = min(max(point.y, point.box.top), point.box.bottom)
        distance = hypot(x - point.x, y - point.y)
        assert (point.leader is not None) == (distance > RADIUS * 1.2 + 9) or distance == pytest.approx(15.6, abs=0.3)
        if point.leader:
            lines += 1
            assert hypot(point.leader[0] - point.x, point.leader[1] - point.y) <= RADIUS * 1.2 + 0.3
            assert (point.leader[2], point.leader[3]) == pytest.approx((x, y), abs=0.3)
    assert lines or len(CHARTS[name].points) == 1


def test_the_names_of_quadrants_stay_free() -> None:
    picture = scatter_picture(CHARTS["forty in quadrants"])
    assert [corner.text for corner in picture.corners] == ["Quick win", "Big project", "Filler", "Time waster"]
    assert picture.split is not None
    for corner in picture.corners:
        width = text_width(corner.text, 15, bold=True)
        left = corner.x - width if corner.anchor == "end" else corner.x
        room = Rect(left, corner.y - 12, left + width, corner.y + 2)
        assert not [1 for point in picture.points if point.box and shrunk(point.box).meets(room)]


def test_very_long_titles_are_cut_and_told_in_full_by_their_tips() -> None:
    point = Point(Mention("a", "woord " * 400 + "einde"), 1, 50.0, 50.0, "50", "50", "park")
    axis = Axis("Impact", 0.0, 100.0, ((0.0, "0"),))
    (shape,) = scatter_picture(Scatter("c", "T", "A", axis, axis, (point,), ())).points
    assert shape.lines[-1][0].endswith("…")
    assert shape.tip.endswith("einde (50 / 50)")


def test_signs_differ_by_form_and_filling_not_by_colour_alone() -> None:
    outlines = {mark: sign(mark, 10.0, 10.0) for mark in MARKS}
    assert outlines["promising"] == outlines["park"] != outlines["discuss"] == outlines["divided"]
    assert outlines["none"] not in (outlines["promising"], outlines["discuss"])


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), max_size=25))
def test_labels_of_any_points_never_overlap(points: list[tuple[float, float]]) -> None:
    apart = dodged(points, 12.0)
    assert all(hypot(a - c, b - d) >= 12 - 1e-5 for (a, b), (c, d) in combinations(apart, 2))
    found = place_labels(apart, [[(60.0, 14.0), (10.0, 14.0)]] * len(apart), Rect(-50, -50, 350, 250), 5.0)
    boxes = [label[1].box for label in found if label]
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]
    assert not [1 for box in boxes for x, y in apart if box.meets(Rect(x - 5, y - 5, x + 5, y + 5))]
    assert all(box.within(Rect(-50, -50, 350, 250)) for box in boxes)


def test_the_same_chart_gives_the_same_picture() -> None:
    assert scatter_picture(chart(40, 2.2)) == scatter_picture(chart(40, 2.2))


def ideas(count: int) -> IdeaPriorities:
    case = many_rated(count)
    found = priorities_report(case.sources(), case.analyses).ideas
    assert found is not None
    return found


@pytest.mark.parametrize("count", [40, 120])
def test_charts_of_real_rankings_have_no_overlaps(count: int) -> None:
    found = ideas(count)
    for made in (found.chart, found.effort):
        assert made is not None
        picture: ScatterPicture = scatter_picture(made)
        boxes = [shrunk(point.box) for point in picture.points if point.box]
        assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]
        assert all(picture.plot.left <= point.x <= picture.plot.right for point in picture.points)


def test_bars_are_as_long_as_their_shares() -> None:
    made = ideas(40).certain.bars
    assert made is not None
    picture = bars_picture(made)
    wide = picture.right - picture.left
    for line, shape in zip(made.rows, picture.rows, strict=True):
        shown = [one for one in line.segments if round(one.share * wide, 1) > 0]
        assert [piece.box.width for piece in shape.pieces] == pytest.approx(
            [one.share * wide for one in shown], abs=0.06
        )
        assert shape.pieces[0].box.x == picture.left
        for before, after in zip(shape.pieces, shape.pieces[1:], strict=False):
            assert after.box.x == pytest.approx(before.box.x + before.box.width, abs=0.2)
        for piece, segment in zip(shape.pieces, shown, strict=True):
            assert piece.text in ("", segment.text)
            assert text_width(piece.text, 11) <= piece.box.width or not piece.text
        assert text_width(shape.title, 12) <= LABELS


def test_columns_are_as_high_as_their_shares() -> None:
    made = ideas(40).agreement
    assert made is not None
    picture = strips_picture(made)
    most = max(one.share for line in made.rows for one in line.segments)
    highest = max(piece.box.height for shape in picture.rows for piece in shape.pieces)
    for line, shape in zip(made.rows, picture.rows, strict=True):
        for segment, piece in zip(line.segments, shape.pieces, strict=True):
            assert piece.box.height == pytest.approx(segment.share / most * highest, abs=0.2)
            assert shape.top <= piece.box.y
            assert piece.box.y + piece.box.height <= shape.top + picture.pitch


def test_a_wide_scale_still_fits() -> None:
    row = BarRow(Mention("a", "Idee"), 1, tuple(Segment(0.1, "10%") for _ in range(10)), "gemengd (0,3)")
    made = Bars("b", "T", "A", tuple(f"{part * 10}–{part * 10 + 9}" for part in range(10)), "Agreement", (row,))
    picture = strips_picture(made)
    assert all(piece.box.x + piece.box.width <= picture.right for piece in picture.rows[0].pieces)
