"""The day of a measurement, from times as survey tools write them; and files that nobody can foresee."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.errors import UserError
from dienstvisie.measuring.survey import read_survey
from dienstvisie.measuring.survey.days import last_day
from dienstvisie.measuring.survey.grid import Cell, letters
from dienstvisie.schema import Indicator


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["11/2/15 9:05:00", "11/13/15 9:05:00"], date(2015, 11, 13)),
        (["2-11-2015 09:05", "13-11-2015 09:05"], date(2015, 11, 13)),
        (["3/2/15", "4/2/15"], None),
        (["11/11/15", ""], date(2015, 11, 11)),
        (["13/13/15"], None),
        (["13/2/15", "2/13/15"], None),
        (["2016/11/02 10:05:33 AM GMT+1", "2016/10/30 8:00:00 AM GMT+1"], date(2016, 11, 2)),
        ([datetime.combine(date(2015, 11, 2), time(9, 5)), date(2015, 11, 1)], date(2015, 11, 2)),
        (["yesterday"], None),
        (["2016-02-31"], None),
        ([], None),
    ],
)
def test_the_last_day(cells: list[Cell], day: date | None) -> None:
    assert last_day(cells) == day


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [letters(column) for column in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


INDICATOR = Indicator.model_validate({"id": "q", "title": "Q", "unit": "points", "survey": {"question": ["Q"]}})
WORDS = ["Q", "Question", "Answer", "Voter", "Date", "4", "2015-11-02", "", "5,5", '"', "a@b.nl"]
CELL = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))


@given(st.lists(st.lists(CELL, max_size=5), max_size=12), st.sampled_from([",", ";", "\t"]))
def test_any_table_gives_a_figure_or_says_why(rows: list[list[str]], sign: str) -> None:
    data = "\n".join(sign.join(row) for row in rows).encode("utf-8", errors="replace")
    try:
        reading = read_survey("a.csv", data, [INDICATOR], 5)
    except UserError:
        return
    assert bool(reading.counted) != bool(reading.problems)
    for one in reading.counted:
        assert 1 <= one.measurement.value <= 5
        assert (one.measurement.n or 0) >= 5
    assert not any("a@b" in str(message) for message, _ in reading.problems)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a.pdf"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(UserError):
        assert read_survey(name, data, [INDICATOR], 5).problems
