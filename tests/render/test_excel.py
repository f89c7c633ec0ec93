"""Workbooks as a reader opens them: types, headings that stay, filters, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from functools import cache
from typing import Any

import openpyxl
import pytest
from tests.render.built import build, with_title
from tests.reporting.priority_cases import small_rated
from tests.reporting.report_dossiers import small

from dienstvisie.language import translator
from dienstvisie.render import build_documents
from dienstvisie.render.excel.cells import MOST_SIGNS, fit, headings, sheet_names
from dienstvisie.render.excel.workbook import workbook
from dienstvisie.reporting.data_tables import Column, DataTable
from dienstvisie.reporting.documents import Document, edition
from dienstvisie.reporting.look import OUR_LOOK

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "https://example.org/",
    "12",
    "2026-01-01",
    "true",
)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@cache
def roadmap() -> Any:
    return opened(build(small(), formats=["xlsx"])["roadmap.xlsx"])


def of_table(*tables: DataTable) -> bytes:
    """The workbook of a document with these tables."""
    case = small()
    (report,) = [
        document.report
        for document in edition(case.dossier, case.ideas, case.challenges, case.roadmap, "en").documents
        if document.path == "roadmap"
    ]
    return workbook(Document("x", "x", report, tables=tables), OUR_LOOK, translator("en"))


def table(*rows: Any, kind: Any = "text", title: str = "A title") -> DataTable:
    return DataTable(
        "name", title, "About it.", (Column("a", "Heading", kind, "What it is."),), tuple((r,) for r in rows)
    )


def cells(content: bytes) -> list[Any]:
    return [cell for (cell,) in opened(content).worksheets[1].iter_rows(min_row=2)]


def test_values_keep_their_types() -> None:
    sheet = roadmap().worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = {name: sheet.cell(2, column) for name, column in heads.items()}
    assert isinstance(row["First day"].value, datetime)
    assert row["First day"].number_format == "dd/mm/yyyy"
    assert row["Person-days"].value == 9
    assert row["Person-days"].data_type == "n"
    assert row["Operating, each year"].value == 2500
    assert row["Operating, each year"].number_format == '"€" #,##0'
    assert row["Quick win"].value == "yes"


def test_shares_are_percentages_and_years_are_numbers() -> None:
    sheet = roadmap()["Effort per unit and year"]
    years, shares = sheet.cell(2, 2), sheet.cell(2, 5)
    assert (years.value, years.number_format) == (2027, "0")
    assert shares.number_format == "0%"
    assert shares.value == pytest.approx(sheet.cell(2, 3).value / sheet.cell(2, 4).value)


def test_every_sheet_can_be_read_filtered_and_printed() -> None:
    about, *sheets = roadmap().worksheets
    assert about.title == "About this file"
    for sheet in sheets:
        (found,) = sheet.tables.values()
        assert found.ref == sheet.dimensions
        assert found.autoFilter.ref == found.ref
        assert sheet.freeze_panes.endswith("2")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0, "as many pages down as it takes"
        assert sheet.print_title_rows == "$1:$1"
        heads = [cell.value for cell in sheet[1]]
        assert len(set(heads)) == len(heads)
        assert all(heads)
        assert not sheet.merged_cells.ranges
        assert all(6 < sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])


def test_the_first_sheet_says_what_it_is() -> None:
    texts = [str(cell.value) for row in roadmap().worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert texts[0] == "Roadmap"
    assert {"Municipality of Example", "14 April 2027", "For everybody", "Everything is made up."} <= set(texts)
    for sheet in roadmap().worksheets[1:]:
        assert sheet.title in texts


def test_the_file_says_what_it_is() -> None:
    about = roadmap().properties
    assert about.title == "Roadmap – Warm and clear"
    assert about.creator == "Dienst Strategie"
    assert about.created == datetime(2000, 1, 1)  # noqa: DTZ001
    assert roadmap().custom_doc_props["Language"].value == "en"


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    content = of_table(table(text, title=text))
    (cell,) = cells(content)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), name


def test_what_would_be_a_formula_stays_text_when_it_is_edited() -> None:
    dangerous, plain = cells(of_table(table("=1+1", "plain")))
    assert dangerous.quotePrefix
    assert not plain.quotePrefix


def test_signs_that_xml_forbids_and_texts_that_are_too_long_harm_nothing() -> None:
    content = of_table(table("a\x00b\x0bc\ud800\uffff", "x" * 40_000, "\U0001f600" * 20_000, "_x0041_"))
    first, long, faces, escaped = (cell.value for cell in cells(content))
    assert first == "abc"
    assert len(long) == MOST_SIGNS
    assert long.endswith("…")
    assert len(faces.encode("utf-16-le")) // 2 <= MOST_SIGNS
    assert escaped in ("_x0041_", "_x005F_x0041_")


def test_numbers_that_no_cell_can_hold_are_left_out() -> None:
    assert [cell.value for cell in cells(of_table(table(float("nan"), float("inf"), 1.5, kind="number")))] == [
        None, None, 1.5,
    ]  # fmt: skip


def test_a_table_without_rows_is_still_a_table() -> None:
    sheet = opened(of_table(table())).worksheets[1]
    assert [found.ref for found in sheet.tables.values()] == ["A1:A2"]


def test_dates_are_dates() -> None:
    (cell,) = cells(of_table(table(date(2031, 12, 31), kind="date")))
    assert cell.value == datetime(2031, 12, 31)  # noqa: DTZ001


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    asked = ("a/b:c*?[d]\\", "'quoted'", "x" * 40, "X" * 50, "History", "", "\x00", "same", "SAME")
    names = list(sheet_names(asked))
    assert len({name.casefold() for name in names}) == len(asked)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_headings_are_each_there_once() -> None:
    names = list(headings(("Unit", "unit", "Unit", "", "y" * 300)))
    assert names[:3] == ["Unit", "unit (2)", "Unit (3)"]
    assert all(0 < len(name) <= 255 for name in names)


def test_a_cut_never_halves_a_sign() -> None:
    assert fit("\U0001f600" * 4, 4) == "\U0001f600…"


def test_hostile_titles_in_a_whole_dossier() -> None:
    for title in HOSTILE:
        found = opened(build(with_title(title), formats=["xlsx"])["roadmap.xlsx"])
        assert all(cell.data_type != "f" for sheet in found.worksheets for row in sheet.iter_rows() for cell in row), (
            title
        )


def test_languages_differ_and_bytes_do_not() -> None:
    once, again = (build(small(), ("nl-NL", "en"), formats=["xlsx"]) for _ in range(2))
    assert once == again
    dutch = opened(once["nl-NL/roadmap.xlsx"]).worksheets[1]
    assert "dd-mm-yyyy" in {cell.number_format for cell in dutch[2]}


def test_priorities_tell_only_what_may_be_told() -> None:
    documents = {document.path: document for document in small_rated().edition().documents}
    ideas = documents["priorities"].tables[0]
    keys = [column.key for column in ideas.columns]
    told_of = small_rated().sources().told
    withheld = {item.id for item in small_rated().ideas.items} - told_of
    assert withheld
    for row in ideas.rows:
        cells = dict(zip(keys, row, strict=True))
        hidden = cells["id"] in withheld
        figures = [cells[key] for key in keys if key.endswith("score") or key.startswith("rank")]
        assert bool(cells["note"]) == (cells["id"] not in told_of or cells["raters"] is None)
        if hidden:
            assert not any(figure is not None for figure in figures)
            assert (cells["raters"], cells["groups"], cells["label"], cells["tied"]) == (None, None, None, None)
    ranks = [row[0] for row in ideas.rows]
    told = [rank for rank in ranks if rank is not None]
    assert told == sorted(told)
    assert ranks[: len(told)] == told, "what is not told stands last, so that its place tells nothing"


def test_the_scores_are_drawn_with_a_text_that_says_what_they_show() -> None:
    content = build_documents([small_rated().edition()], ["xlsx"])["priorities.xlsx"]
    sheet = opened(content)["Picture of the scores"]
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f.startswith("'Priorities of the ideas'!")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Bars of the scores in the sheet' in drawing
    assert "That sheet has the same figures." in sheet["A2"].value
