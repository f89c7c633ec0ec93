"""Widths of texts, against Arial's published advance widths (Adobe's Helvetica metrics are the same, per 1000 em)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.render.charts.packing import packed
from dienstvisie.render.charts.text_metrics import shortened, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [
        ("a", 556, 556),
        ("i", 222, 278),
        ("W", 944, 944),
        ("m", 833, 889),
        (" ", 278, 278),
        ("0", 556, 556),
        ("%", 889, 889),
        ("AVATAR", 667 + 667 + 667 + 611 + 667 + 722, 722 + 667 + 722 + 611 + 722 + 722),
    ],
)
def test_widths_are_those_of_helvetica(text: str, regular: int, bold: int) -> None:
    assert text_width(text, 1000) == pytest.approx(regular, abs=3)
    assert text_width(text, 1000, bold=True) == pytest.approx(bold, abs=3)


def test_a_diacritic_adds_nothing() -> None:
    assert text_width("één coördinator", 12) == text_width("een coordinator", 12)
    assert text_width("a\u0301\u200b\u202e", 12) == text_width("a", 12)


def test_an_unknown_letter_takes_room_enough() -> None:
    assert text_width("字", 10) > text_width("ש", 10) >= 10


@given(st.text(max_size=200), st.floats(0, 400))
def test_what_is_shortened_fits(text: str, room: float) -> None:
    short = shortened(text, 11.5, room)
    assert text_width(short, 11.5) <= room or short == ""
    assert short in (text, "") or short.endswith("…")


@given(st.text(max_size=300), st.integers(1, 4))
def test_lines_fit_and_are_not_too_many(text: str, lines: int) -> None:
    made = wrapped(text, 12, 120, lines, bold=True)
    assert len(made) <= lines
    assert all(text_width(line, 12, bold=True) <= 120 for line in made)


def test_words_stay_whole_while_they_fit() -> None:
    assert wrapped("Omgeving en vergunningen", 12, 120, 3) == ("Omgeving en", "vergunningen")


extents = st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 300)).map(lambda pair: (pair[0], sum(pair))), max_size=60)


@given(extents)
def test_nothing_in_a_row_touches(found: list[tuple[float, float]]) -> None:
    rows = packed(found, 5)
    for index, (first, last) in enumerate(found):
        for other in range(index):
            if rows[other] == rows[index]:
                assert found[other][1] + 5 <= first or last + 5 <= found[other][0]


@given(extents)
def test_no_row_is_wasted(found: list[tuple[float, float]]) -> None:
    rows = packed(found, 0)
    deepest = max((sum(first <= x < last for first, last in found) for x, _ in found), default=0)
    assert len(set(rows)) == deepest
