"""A CSV for each table of data: keys, plain values, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from tests.reporting.priority_cases import small_rated

from dienstvisie.render import build_documents
from dienstvisie.render.exports.table_csv import table_to_csv
from dienstvisie.reporting.data_tables import Column, DataTable


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def table(*values: Any) -> DataTable:
    return DataTable("t", "T", "About.", (Column("key", "Title"),), tuple((value,) for value in values))


def test_each_table_of_a_document_has_a_file() -> None:
    made = build_documents([small_rated().edition()], ["csv"])
    assert set(made) == {"priorities-ideas.csv", "priorities-challenges.csv"}
    content = made["priorities-ideas.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    found = rows(content.decode("utf-8-sig"))
    assert found[0][:4] == ["rank", "tied", "title", "id"]
    assert len(found) == 9


def test_the_page_leads_to_each_of_them() -> None:
    page = build_documents([small_rated().edition()], ["html", "csv"])["priorities.html"].decode()
    assert 'href="priorities-ideas.csv"' in page
    assert 'href="priorities-challenges.csv"' in page


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"])
def test_texts_that_would_run_are_marked(text: str) -> None:
    assert rows(table_to_csv(table(text)))[1] == ["'" + text.replace("\r", "\n")]


def test_numbers_dates_and_flags_are_plain() -> None:
    made = rows(table_to_csv(table(-5, -0.5, 1 / 3, date(2027, 4, 1), True, False, None)))
    assert [cell for row in made[1:] for cell in row or [""]] == [
        "-5", "-0.5", "0.333333", "2027-04-01", "true", "false", "",
    ]  # fmt: skip
