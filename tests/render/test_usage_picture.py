"""The charts of load and budgets: what is used of what there is, and a table that says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.render.built import Page, build, generated_documents, small_documents
from tests.render.test_html_pages import contrast, luminance
from tests.reporting.report_dossiers import Case, generated, small

from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.render.charts.usage_picture import (
    FIGURE,
    FULL,
    LEFT,
    SURPLUS,
    TITLE,
    WIDTH,
    UsagePicture,
    usage_picture,
)
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.usage_chart import UsageChart, budget_chart, load_chart
from dienstvisie.reporting.writer import Writer

KEYS = [("used", "Used"), ("room", "Still free"), ("over", "Too much"), ("open", "No limit"), ("closed", "Nothing")]


def charts(case: Case) -> tuple[UsageChart, UsageChart]:
    assert case.roadmap is not None
    sources = Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("nl-BE", "nl-BE"))
    return load_chart(sources, case.roadmap), budget_chart(sources, case.roadmap)


def crowded() -> Case:
    """The small dossier, in which a unit has too much, exactly enough, nothing, and nothing with work to do."""
    case = small()
    assert case.roadmap is not None
    problem = case.roadmap.problem
    lanes = (replace(problem.lanes[0], capacity=(10, 20, 0, 0, 15, 15, 12, 12)), *problem.lanes[1:])
    load = {**case.roadmap.load, "reception": (30, 20, 0, 5, 1, 0, 12, 8)}
    return replace(case, roadmap=replace(case.roadmap, problem=replace(problem, lanes=lanes), load=load))


CHARTS = {
    f"{name} {chart.id}": chart
    for name, case in {"small": small(), "forty": generated(40), "crowded": crowded()}.items()
    for chart in charts(case)
}


def drawn(name: str) -> tuple[UsageChart, UsagePicture]:
    return CHARTS[name], usage_picture(CHARTS[name], KEYS)


@pytest.mark.parametrize("name", CHARTS)
def test_a_bar_is_as_high_as_the_share_that_is_used(name: str) -> None:
    chart, picture = drawn(name)
    for row, shapes in zip(chart.rows, picture.rows, strict=True):
        for cell, shape in zip(row.cells, shapes.cells, strict=True):
            assert (shape.used is None) == (cell.used == 0)
            assert (shape.room is None) == (not cell.room)
            assert (shape.over is not None) == (cell.room is not None and cell.used > cell.room)
            assert (shape.cross is not None) == (cell.room == 0 == cell.used)
            assert shape.open == (cell.room is None)
            if shape.used and cell.share is not None:
                assert shape.used.height == pytest.approx(FULL * min(1, cell.share), abs=0.06)
                assert shape.used.y + shape.used.height == pytest.approx(shapes.base, abs=0.11)
            if shape.over:
                assert 0 < shape.over.height <= SURPLUS


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_sticks_out_or_overlaps(name: str) -> None:
    _, picture = drawn(name)
    assert (picture.width, picture.left) == (WIDTH, LEFT)
    for before, after in pairwise(picture.rows):
        highest = min([box.y for cell in after.cells for box in (cell.room, cell.used, cell.over) if box] or [1e9])
        assert highest - 1.5 >= before.base
        assert before.lines[-1].box.y + 15 <= after.lines[0].box.y
    for row in picture.rows:
        assert all(text_width(line.text, TITLE, bold=True) <= LEFT + 1 for line in row.lines)
        for cell, following in pairwise(row.cells):
            boxes = (
                [box for box in (cell.used, cell.room) if box],
                [box for box in (following.used, following.room) if box],
            )
            assert all(one.x + one.width <= other.x for one in boxes[0] for other in boxes[1])
        for cell in row.cells:
            assert not cell.used or (cell.used.x >= LEFT and cell.used.x + cell.used.width <= picture.right)
    assert picture.rows[-1].base < picture.bottom < picture.height


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_stands_on_one_ground_only(name: str) -> None:
    chart, picture = drawn(name)
    figures = 0
    for row, shapes in zip(chart.rows, picture.rows, strict=True):
        for cell, shape in zip(row.cells, shapes.cells, strict=True):
            if shape.text and shape.used:
                figures += 1
                assert shape.text == cell.cell.text
                assert text_width(shape.text, FIGURE) < shape.used.width
                top = shape.baseline - FIGURE * 0.72
                edge = shape.used.y
                assert (top >= edge - 0.2) if shape.inside else (shape.baseline <= edge + 0.2)
    assert figures


def test_the_key_has_what_is_there_and_no_more() -> None:
    assert [key.sign for key in drawn("crowded load-chart")[1].keys] == ["used", "room", "over", "open", "closed"]
    assert [key.sign for key in drawn("forty load-chart")[1].keys] == ["used", "room"]
    for before, after in pairwise(drawn("crowded load-chart")[1].keys):
        assert before.x + 31 + text_width(before.text, 12.5) < after.x


def test_months_have_no_ticks_where_they_do_not_fit() -> None:
    chart = CHARTS["forty load-chart"]
    crowd = replace(chart, ticks=("a long name",) * len(chart.columns))
    assert usage_picture(crowd).ticks == ()
    assert usage_picture(crowd).top < usage_picture(chart).top
    assert [one.text for one in usage_picture(chart).ticks[:4]] == ["Q1", "Q2", "Q3", "Q4"]


def tables(page: str) -> list[list[list[str]]]:
    """The cells of each table on a page, row by row, without what only a screen reader says."""
    found = []
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        bare = re.sub(
            r"<svg.*?</svg>|<span class=\"unseen\">.*?</span>|<caption.*?</caption>", "", table, flags=re.DOTALL
        )
        rows = re.findall(r"<tr>(.*?)</tr>", bare, re.DOTALL)
        cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
        found.append([[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells])
    return found


def test_the_table_on_the_page_has_the_cells_of_the_chart() -> None:
    case = small()
    assert case.roadmap is not None
    sources = Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("en", "nl-BE"))
    chart = load_chart(sources, case.roadmap)
    page = small_documents()["en/roadmap.html"].decode()
    (table,) = [made for made in tables(page) if made[0][0] == "Period"]
    assert table[0][1:] == [row.title for row in chart.rows]
    for place, (label, *cells) in enumerate(table[1:]):
        assert label == chart.columns[place]
        own = [row.cells[place].cell for row in chart.rows]
        assert cells == [f"{one.text} / {one.available}" if one.available is not None else one.text for one in own]
    markdown = small_documents()["en/roadmap.md"].decode()
    assert f"| {chart.columns[0]} | 9 / 15 | 0 |" in markdown


def test_the_drawing_names_itself_and_says_what_one_sees() -> None:
    page = generated_documents(40)["roadmap.html"].decode()
    assert Page(page)
    for id_ in ("load-chart", "budget-chart"):
        assert re.search(rf'<p [^>]*id="{id_}-title">[^<]+</p>', page)
        (alternative,) = re.findall(rf'<desc id="{id_}-text">([^<]+)</desc>', page)
        assert "The most is" in alternative


def test_the_drawing_has_every_cell() -> None:
    page = build(crowded())["roadmap.html"].decode()
    chart = charts(crowded())[0]
    (picture,) = [svg for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL) if "load-chart-text" in svg]
    cells = [cell for row in chart.rows for cell in row.cells]
    assert picture.count("<title>") == len(cells)
    assert picture.count('fill="#8c2f14"') == 1 + sum(cell.room is not None and cell.used > cell.room for cell in cells)
    assert picture.count('stroke="#7b8b93" stroke-width="1.2"') == 1 + sum(
        cell.room == 0 == cell.used for cell in cells
    )


def test_figures_can_be_read_and_shares_told_in_grey() -> None:
    assert contrast("#ffffff", "#0b5c73") >= 4.5
    assert contrast("#1b2429", "#dfe9ed") >= 4.5
    assert contrast("#0b5c73", "#dfe9ed") >= 3
    assert contrast("#8c2f14", "#ffffff") >= 3
    assert luminance("#dfe9ed") - luminance("#0b5c73") > 0.5
