"""The quick and the exact way of reading a table say the same, whatever stands in it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.loading.tables import quick
from dienstvisie.loading.tables.exact import read_exactly
from dienstvisie.loading.tables.grid import Grid
from dienstvisie.loading.tables.quick import read_quickly
from dienstvisie.loading.tables.read import read_table
from dienstvisie.loading.tables.table import Known
from dienstvisie.loading.tables.text import TableText, table_text

HEADER = "rater,group,item,criterion,score"
WORDS = st.text(st.sampled_from("ab-1é€𝄞 ;\t=@"), max_size=40) | st.sampled_from(("desk", "x" * 250, ""))
TABLES = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=40)


def text_of(rows: Sequence[tuple[str, ...]], line_end: str = "\n") -> TableText:
    lines = ["a,b,c", *(",".join(row) for row in rows)]
    return table_text(line_end.join([*lines, ""]).encode())


def as_rows(grid: Grid) -> list[tuple[str, ...]]:
    return list(zip(*([column.values[code] for code in column.codes] for column in grid.columns), strict=True))


@given(TABLES, st.sampled_from(("\n", "\r\n")))
def test_both_ways_say_the_same(rows: list[tuple[str, ...]], line_end: str) -> None:
    text = text_of(rows, line_end)
    found, exact = read_quickly(text, 3), read_exactly(text, 3)
    assert found is not None
    assert as_rows(found) == as_rows(exact) == rows
    assert [column.values for column in found.columns] == [column.values for column in exact.columns]
    assert found.lines.tolist() == exact.lines.tolist()


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(50, 2000))
def test_also_over_the_borders_of_pieces(seed: int, piece: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    rows = [tuple("v" * rng.randrange(30) + str(rng.randrange(9)) for _ in range(3)) for _ in range(rng.randrange(200))]
    text = text_of(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "PIECE", piece)
        found = read_quickly(text, 3)
    assert found is not None
    assert as_rows(found) == rows


def test_words_with_the_same_key_are_never_taken_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "_MIX", quick._MIX * 0)  # now only the last eight bytes count
    rows = [("p01", "desk-of-thenorth", "1"), ("p01", "desk-of-thesorth", "1")]
    assert read_quickly(text_of(rows), 3) is not None
    rows.append(("p01", "near-of-thenorth", "1"))
    text = text_of(rows)
    assert read_quickly(text, 3) is None
    assert as_rows(read_exactly(text, 3)) == rows


@pytest.mark.parametrize("body", ['p,"q",r\n', "p,q\n", "p,q,r,s\n", "p,q,r\n\np,q,r\n", "p,q,r\np,q\nq,r,s,t\n"])
def test_what_is_not_regular_is_left_to_the_exact_way(body: str) -> None:
    assert read_quickly(table_text(f"a,b,c\n{body}".encode()), 3) is None


CELL = st.sampled_from(
    ("p1", "P 1", "", "a@b", "=1", "3", "3,5", "abstain", "onthouding", "9", 'a"b', "desk", "a\nb", "x;y")
)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=4, max_size=6), max_size=12), st.binary(max_size=20))
def test_no_table_breaks_the_reader_and_every_place_is_in_the_file(rows: list[list[str]], tail: bytes) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER.split(","), *rows])
    reading = read_table("ratings/a.csv", out.getvalue().encode() + tail, Known({"desk"}, {"a"}))
    for one in reading.diagnostics:
        assert one.position is not None
        line = reading.source.line(one.position.line)
        assert 1 <= one.position.column <= len(line) + 1 or one.code in ("DV105", "DV108", "DV109")
        assert str(one.message)
        assert str(one.hint or "x")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    reading = read_table("ratings/a.csv", data, Known((), ()))
    assert reading.table is None or reading.table.turns
    assert reading.diagnostics or reading.table
