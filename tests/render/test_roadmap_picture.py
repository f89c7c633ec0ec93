"""The picture of the roadmap: nothing overlaps, nothing sticks out, nothing is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from math import ceil
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.built import build, generated_documents, with_title
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import Case, generated, small

from dienstvisie.render.charts.roadmap_picture import (
    HEADER,
    LABEL,
    LEFT,
    MARK,
    RIGHT,
    TALLEST,
    WIDTH,
    Box,
    RoadmapPicture,
    roadmap_picture,
)
from dienstvisie.render.charts.sheets import divided
from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import Ghost, Timeline, Today, timeline
from dienstvisie.reporting.writer import Writer


def timeline_of(case: Case) -> Timeline:
    return timeline(Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("nl-BE", "nl-BE")))


def boxes(picture: RoadmapPicture) -> list[tuple[str, Box]]:
    """Bars and labels; a label within its own bar is left out."""
    found = []
    for bar in picture.bars:
        found += [(f"bar of {bar.idea}", piece.box) for piece in bar.pieces]
        found += [(f"pause of {bar.idea}", pause) for pause in bar.pauses]
        if bar.label and not bar.label.inside:
            found.append((f"label of {bar.idea}", bar.label.box))
    return found


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.2 and down > 0.2


CASES = {"small": small(), "forty": generated(40), "many": generated(120), "other": generated(120, seed=3)}


@pytest.mark.parametrize("name", CASES)
def test_no_bar_or_label_overlaps_another(name: str) -> None:
    found = boxes(roadmap_picture(timeline_of(CASES[name])))
    assert len(found) > 5
    clashes = [(one[0], other[0]) for one, other in combinations(found, 2) if overlap(one[1], other[1])]
    assert clashes == []


@pytest.mark.parametrize("name", CASES)
def test_everything_stands_within_its_lane_and_the_plot(name: str) -> None:
    made = timeline_of(CASES[name])
    picture = roadmap_picture(made)
    assert (picture.left, picture.right, picture.width, picture.top) == (LEFT, RIGHT, WIDTH, HEADER)
    for bar, shape in zip(made.bars, picture.bars, strict=True):
        lane = picture.lanes[bar.lane].box
        for box in (*(piece.box for piece in shape.pieces), *([shape.label.box] if shape.label else [])):
            assert lane.y <= box.y
            assert box.y + box.height <= lane.y + lane.height
            assert box.x >= LEFT - 0.1
            assert box.x + box.width <= RIGHT + 0.1
    assert picture.lanes[-1].box.y + picture.lanes[-1].box.height == pytest.approx(picture.bottom, abs=0.2)


@pytest.mark.parametrize("name", CASES)
def test_bars_stand_at_their_periods(name: str) -> None:
    made = timeline_of(CASES[name])
    wide = (RIGHT - LEFT) / made.axis.count
    for bar, shape in zip(made.bars, roadmap_picture(made).bars, strict=True):
        assert [piece.quick_win for piece in shape.pieces] == [part.quick_win for part in bar.parts]
        for part, piece in zip(bar.parts, shape.pieces, strict=True):
            assert piece.box.x == pytest.approx(LEFT + part.first * wide, abs=1.2)
            assert piece.box.x + piece.box.width == pytest.approx(LEFT + (part.last + 1) * wide, abs=1.2)
            assert (piece.star is not None) == part.quick_win
            assert bar.idea.title in piece.tip


@pytest.mark.parametrize("name", CASES)
def test_labels_are_as_wide_as_they_are_said_to_be(name: str) -> None:
    for shape in roadmap_picture(timeline_of(CASES[name])).bars:
        assert shape.label is not None
        wide = text_width(shape.label.text, LABEL)  # a long title is narrowed a little before it is cut
        assert 0.9 * wide - 0.1 <= shape.label.box.width <= wide + 0.1


def test_titles_of_forty_ideas_are_not_cut() -> None:
    made = timeline_of(CASES["forty"])
    picture = roadmap_picture(made)
    assert [shape.label and shape.label.text for shape in picture.bars] == [bar.idea.title for bar in made.bars]


def test_a_very_long_title_is_cut_and_told_in_full_by_its_tip() -> None:
    made = timeline_of(with_title("woord " * 400 + "einde"))
    for shape in roadmap_picture(made).bars:
        assert shape.label is not None
        assert shape.label.text.endswith("…")
        assert "einde" in shape.pieces[0].tip


@pytest.mark.parametrize("name", CASES)
def test_an_arrow_for_each_bar_that_waits(name: str) -> None:
    made = timeline_of(CASES[name])
    picture = roadmap_picture(made)
    heads = {head.split(" ")[0] for _, head in picture.arrows}
    waiting = {arrow.after for arrow in made.arrows}
    assert heads == {f"{box.x},{box.y + box.height / 2:g}" for box in (picture.bars[n].pieces[0].box for n in waiting)}
    assert len(waiting) > (0 if name == "small" else 5)


@pytest.mark.parametrize("name", CASES)
def test_no_arrow_crosses_a_bar(name: str) -> None:
    picture = roadmap_picture(timeline_of(CASES[name]))
    pieces = [piece.box for bar in picture.bars for piece in bar.pieces]
    for path, _ in picture.arrows:
        for line in lines_of(path):
            assert [box for box in pieces if overlap(line, box)] == [], path


def lines_of(path: str) -> list[Box]:
    """The lines of a path of the commands M, H and V, each a little thick."""
    x = y = 0.0
    found = []
    for command, numbers in re.findall(r"([MHV])([\d. -]+)", path):
        values = [float(number) for number in numbers.split()]
        to_x, to_y = (values[0], y) if command == "H" else (x, values[0]) if command == "V" else values
        if command != "M":
            found.append(Box(min(x, to_x), min(y, to_y), max(abs(to_x - x), 0.5), max(abs(to_y - y), 0.5)))
        x, y = to_x, to_y
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_tall_picture_is_drawn_in_parts_that_together_have_everything(name: str) -> None:
    picture = roadmap_picture(timeline_of(CASES[name]))
    tall = picture.bottom - HEADER > TALLEST
    assert (len(picture.sheets) > 1) == tall == (name in ("many", "other"))
    assert [lane for sheet in picture.sheets for lane in sheet.lanes] == list(picture.lanes)
    assert {bar.idea for sheet in picture.sheets for bar in sheet.bars} == {bar.idea for bar in picture.bars}
    assert {arrow for sheet in picture.sheets for arrow in sheet.arrows} == set(picture.arrows)
    for sheet in picture.sheets:
        assert sheet.lanes[0].box.y - sheet.shift == pytest.approx(HEADER)
        last = sheet.lanes[-1].box
        assert last.y + last.height - sheet.shift == pytest.approx(sheet.bottom)
        assert all(bar.top - sheet.shift > HEADER and bar.foot - sheet.shift <= sheet.bottom for bar in sheet.bars)


@given(st.lists(st.floats(1, 900), max_size=40))
def test_lanes_are_divided_in_order_and_evenly(heights: list[float]) -> None:
    parts = divided(heights, 900)
    assert [number for part in parts for number in part] == list(range(len(heights)))
    target = sum(heights) / max(1, ceil(sum(heights) / 900))
    for part in parts:
        tall = [heights[number] for number in part]
        assert sum(tall) <= max(target + max(tall, default=0) / 2, max(tall, default=0)) + 1e-6


def test_pages_with_several_pictures_name_each() -> None:
    page = generated_documents(120)["roadmap.html"].decode()
    assert re.findall(r"<title id=\"[^>]*\">([^<]*)</title>", page) == [
        "Roadmap: Warm and clear (part 1 of 2)",
        "Roadmap: Warm and clear (part 2 of 2)",
    ]


def test_ticks_vanish_together_where_one_does_not_fit() -> None:
    made = timeline_of(CASES["small"])
    crowded = replace(made, axis=replace(made.axis, ticks=("a very long name of a period",) * made.axis.count))
    assert {heading.text for heading in roadmap_picture(crowded).ticks} == {""}
    assert {heading.text for heading in roadmap_picture(made).ticks} == {"Q1", "Q2", "Q3", "Q4"}


def svg(page: bytes) -> ET.Element:
    text = page.decode()
    begin, end = text.index("<svg xmlns"), text.index("</svg>", text.index("<svg xmlns"))
    return ET.fromstring(text[begin : end + 6])  # noqa: S314 - made by ourselves


def test_the_drawing_has_every_bar_and_label_of_the_model() -> None:
    made = timeline_of(generated(40))
    drawn = svg(generated_documents(40)["roadmap.html"])
    name = "{http://www.w3.org/2000/svg}"
    tips = [title.text for title in drawn.iter(f"{name}title")][1:]
    picture = roadmap_picture(made)
    assert len(tips) == sum(len(shape.pieces) for shape in picture.bars)
    labels = [text.text for text in drawn.iter(f"{name}text") if "textLength" in text.attrib]
    assert sorted(labels, key=str) == sorted((shape.label.text for shape in picture.bars if shape.label), key=str)
    assert (drawn.attrib["role"], drawn.attrib["aria-labelledby"]) == ("img", "roadmap-title roadmap-text")


def test_colours_are_written_out() -> None:
    text = ET.tostring(svg(build(small())["roadmap.html"]), encoding="unicode")
    assert "var(" not in text
    assert " style=" not in text
    assert " class=" not in text.split(">", 1)[1]


def full_timeline(count: int) -> Timeline:
    case = generated(count)
    assert case.roadmap is not None
    rows = tuple(replace(row, task=replace(row.task, begun=n < 9)) for n, row in enumerate(case.roadmap.placements))
    plan = filled(replace(case.roadmap, placements=rows))
    made = timeline(Sources(case.dossier, case.ideas, case.challenges, plan, Writer("nl-BE", "nl-BE")))
    return replace(made, today=Today(5, "14 april 2027"))


KEYS = [
    (sign, f"What the sign {sign} means")
    for sign in ("quick", "idea", "parts", "begun", "done", "agreed", "today", "arrow")
]


@pytest.mark.parametrize("count", [40, 120])
def test_where_ideas_were_agreed_overlaps_nothing(count: int) -> None:
    """Every other idea stood elsewhere: two periods sooner, or one later."""
    made = full_timeline(count)
    moved = [Ghost(bar.first - 2, bar.last - 2, "") if n % 4 == 1 else Ghost(bar.first + 1, bar.last + 1, "")
             for n, bar in enumerate(made.bars)]  # fmt: skip
    bars = tuple(replace(bar, agreed=moved[n] if n % 2 else None) for n, bar in enumerate(made.bars))
    picture = roadmap_picture(replace(made, bars=bars), KEYS)
    ghosts = [(bar.idea, bar.ghost) for bar in picture.bars if bar.ghost]
    assert len(ghosts) > count / 3
    for idea, ghost in ghosts:
        assert [name for name, box in boxes(picture) if overlap(ghost, box)] == [], idea
        assert [other for other, box in ghosts if other != idea and overlap(ghost, box)] == []
    found = boxes(picture)
    assert [(one[0], other[0]) for one, other in combinations(found, 2) if overlap(one[1], other[1])] == []


def test_a_ghost_stands_at_its_periods_within_its_row_and_lane() -> None:
    made = full_timeline(40)
    picture = roadmap_picture(made)
    wide = (RIGHT - LEFT) / made.axis.count
    assert any(shape.ghost for shape in picture.bars)
    for bar, shape in zip(made.bars, picture.bars, strict=True):
        if bar.agreed and shape.ghost:
            lane = picture.lanes[bar.lane].box
            first, last = max(0, bar.agreed.first), min(made.axis.count - 1, bar.agreed.last)
            assert shape.ghost.x == pytest.approx(LEFT + first * wide, abs=1.2)
            assert shape.ghost.x + shape.ghost.width == pytest.approx(LEFT + (last + 1) * wide, abs=1.2)
            assert shape.top < shape.ghost.y < shape.ghost.y + shape.ghost.height <= shape.foot <= lane.y + lane.height
            assert shape.ghost_tip == bar.agreed.span


@pytest.mark.parametrize("span", [(-5, -1), (24, 30)])
def test_what_was_agreed_outside_the_axis_is_told_but_not_drawn(span: tuple[int, int]) -> None:
    made = timeline_of(CASES["forty"])
    bars = tuple(replace(bar, agreed=Ghost(*span, "elsewhere")) for bar in made.bars)
    assert {shape.ghost for shape in roadmap_picture(replace(made, bars=bars)).bars} == {None}


def test_what_has_begun_or_is_done_has_its_mark_on_its_bar() -> None:
    made = full_timeline(40)
    bars = tuple(replace(bar, state="done") if n % 2 and bar.state else bar for n, bar in enumerate(made.bars))
    picture = roadmap_picture(replace(made, bars=bars))
    marked = 0
    for bar, shape in zip(bars, picture.bars, strict=True):
        assert (shape.mark is not None) == (bar.state is not None)
        if shape.mark:
            marked += 1
            box = shape.pieces[0].box
            x, y = (float(number) for number in re.findall(r"[\d.]+", shape.mark.path)[:2])
            assert box.x < x < x + MARK < box.x + box.width
            assert box.y < y < box.y + box.height
            assert shape.mark.done == (bar.state == "done")
            assert not shape.label or not shape.label.inside or shape.label.box.x >= x + MARK
    assert marked > 5


def test_a_mark_that_does_not_fit_is_left_to_the_table() -> None:
    made = timeline_of(CASES["forty"])
    months = replace(made, axis=replace(made.axis, count=240), bars=tuple(replace(b, state="begun") for b in made.bars))
    for shape in roadmap_picture(months).bars:
        box = shape.pieces[0].box
        assert (shape.mark is None) == (box.width < (MARK + 7 if not shape.pieces[0].star else MARK + 20))


def test_the_key_takes_as_many_lines_as_it_needs() -> None:
    made = full_timeline(40)
    picture = roadmap_picture(made, KEYS)
    assert [key.sign for key in picture.keys] == ["quick", "idea", "parts", "begun", "agreed", "today", "arrow"]
    assert len({key.y for key in picture.keys}) == 2
    for key in picture.keys:
        assert key.x >= LEFT
        assert key.x + 47 + text_width(key.text, 12.5) <= RIGHT
    assert {sheet.height - sheet.bottom for sheet in picture.sheets} == {28 + 24}
    plain = roadmap_picture(timeline_of(CASES["forty"]), KEYS)
    assert [key.sign for key in plain.keys] == ["quick", "idea", "parts", "arrow"]


def test_the_day_that_the_plan_was_made_for_is_a_line() -> None:
    made = full_timeline(40)
    assert roadmap_picture(made).today == pytest.approx(LEFT + 5 * (RIGHT - LEFT) / 24, abs=0.1)
    assert roadmap_picture(replace(made, today=None)).today is None
