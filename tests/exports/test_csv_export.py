"""The roadmap as CSV: a line for each task that says all of it, and that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from tests.exports.schedules import CASES, agreed_before, drawn, expected, exported, planned, roadmap, title_of
from tests.render.built import with_title
from tests.render.test_hostile_text import TITLES
from tests.reporting.report_dossiers import Case, small

from dienstvisie.render.exports.csv import COLUMNS


def rows(content: bytes) -> list[dict[str, str]]:
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert not found or tuple(found[0]) == COLUMNS
    return found


@pytest.mark.parametrize("name", CASES)
def test_every_task_is_a_line(name: str) -> None:
    make, language = CASES[name]
    case: Case = make()
    found = {row["id"]: row for row in rows(exported(case, "csv", language))}
    assert sorted(found) == sorted(one.id for one in expected(case))
    calendar = roadmap(case).problem.calendar
    for one in expected(case):
        row, task = found[one.id], one.placement.task
        assert (row["first_day"], row["last_day"]) == (str(one.first), str(one.last))
        assert (row["start"], row["end"]) == (calendar.label(one.placement.start), calendar.label(one.placement.end))
        assert (row["idea"], row["idea_title"]) == (one.idea, title_of(case, one.idea, language))
        assert row["part"] == (task.subproject or "")
        pairs = (cell.split("=") for cell in row["effort"].split())
        assert {unit: int(days) for unit, days in pairs} == one.work
        assert int(row["person_days"]) == sum(one.work.values())
        assert sum(int(row[f"{kind}_once"]) for kind in ("operating", "investment", "financing")) == one.once
        assert row["quick_win"] == ("true" if task.quick_win else "false")
        assert {cell.split("+")[0] for cell in row["waits_for"].split()} == set(one.waits)
        pauses = {cell.split("+")[0] for cell in row["waits_for"].split() if "+" in cell}
        assert pauses == {before for before, days in one.waits.items() if days}


def test_a_line_in_full() -> None:
    row = rows(exported(small(), "csv", "nl-BE"))[0]
    assert {key: value for key, value in row.items() if value not in ("", "0", "false")} == {
        "start": "2027-Q1",
        "end": "2027-Q1",
        "first_day": "2027-01-01",
        "last_day": "2027-03-31",
        "phase": "start",
        "phase_title": "Zichtbaar beginnen",
        "id": "quick-desk",
        "title": "Snelbalie",
        "idea": "quick-desk",
        "idea_title": "Snelbalie",
        "unit": "reception",
        "unit_title": "Onthaal",
        "effort": "reception=9",
        "person_days": "9",
        "operating_yearly": "2500",
        "quick_win": "true",
        "progress": "planned",
        "why": "Nothing stands in the way of Q1\N{NO-BREAK SPACE}2027.",
    }


def test_what_was_agreed_stands_beside_what_is_planned() -> None:
    case = agreed_before(planned([{"id": "a", "duration": 4}], period="month"), 2)
    (row,) = rows(exported(case, "csv"))
    assert (row["agreed_first_day"], row["agreed_last_day"]) == ("2026-11-01", "2027-02-28")
    assert {row["agreed_first_day"] for row in rows(exported(drawn("month", 3), "csv"))} == {""}


def test_progress_and_deadlines_are_told() -> None:
    found = {row["id"]: row for row in rows(exported(drawn("quarter", 1), "csv"))}
    assert found["idea-09"]["progress"] == "done"
    assert found["idea-07"]["progress"] == "begun"
    assert {row["deadline"] for row in found.values()} == {"", "2029-12-31"}


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", *TITLES.values()])
def test_no_cell_is_a_formula(title: str) -> None:
    case = with_title(title)
    found = rows(exported(case, "csv"))
    assert len(found) == len(expected(case))
    for row in found:
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))]
        assert row["title"].lstrip("'") == row["idea_title"].lstrip("'") or row["part"]


def test_a_roadmap_without_a_task_has_a_heading() -> None:
    empty: list[dict[str, Any]] = []
    assert exported(planned(empty), "csv").decode("utf-8-sig") == ",".join(COLUMNS) + "\n"


def test_a_spreadsheet_knows_that_it_is_utf8() -> None:
    assert exported(small(), "csv").startswith(b"\xef\xbb\xbfstart,end,")
