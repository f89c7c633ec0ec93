"""The answers that a person gives to `init`: kept to the letter, or refused with what to do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dienstvisie.editing import USUAL_LANGUAGE, Region, Span, Starter, planning_span, starter_files, term_of_office
from dienstvisie.errors import UserError
from dienstvisie.loading import load_dossier
from dienstvisie.schema import Settings

REFUSED = "\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
LINES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=REFUSED), min_size=1, max_size=80
).filter(lambda text: bool(text.strip()))


@cache
def folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def read_back(starter: Starter) -> Settings:
    """The settings as a reader gets them from the file."""
    path = Path(folder().name)
    (path / "dienstvisie.yaml").write_bytes(starter_files(starter)["dienstvisie.yaml"].encode())
    loaded = load_dossier(path)
    assert loaded.diagnostics == ()
    return loaded.dossier.settings


@settings(max_examples=60, deadline=None)
@given(title=LINES, client=LINES)
@example(title="Dichtbij: \"écht\" 'goed' # 1 {a} [b] & *c", client="Sint-Job-in-'t-Goor")
@example(title="- 👩‍👩‍👧 😀 \\n \\", client="NO")
@example(title="2026-03-31", client="null")
@example(title=" ~ ", client="0x1F")
@example(title="$title ${client} $$ {start} %s", client="!!python/object")
@example(title="\ufffe\U0010ffff\xa0\xad", client="? : - |")
@example(title="e" * 300, client="a b " * 75)
def test_any_title_comes_back_exactly(title: str, client: str) -> None:
    found = read_back(Starter(title, client, "2026-Q1", "2031-Q4"))
    assert (found.title, found.client.name) == (title, client)


@settings(max_examples=60, deadline=None)
@given(title=LINES)
@example(title="# *Dichtbij* _bij_ [jou](x) <b>&amp; `nu` ~~niet~~ \\* #")
@example(title="1. a")
def test_the_readme_shows_the_title_as_it_is(title: str) -> None:
    text = starter_files(Starter(title, "C", "2026", "2027"))["README.md"]
    heading, inline = MarkdownIt("commonmark").parse(text)[:2]
    assert heading.tag == "h1"
    assert all(child.type in ("text", "text_special") for child in inline.children or ())
    assert "".join(child.content for child in inline.children or ()) == title.strip()


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\u2029", "\t", "\0", "\x9f", "\ud800", *REFUSED])
@pytest.mark.parametrize("field", ["title", "client"])
def test_a_line_break_or_an_invisible_sign_is_refused(field: str, sign: str) -> None:
    with pytest.raises(UserError, match="line break or an invisible sign"):
        starter(**{field: f"Dicht{sign}bij"})


@pytest.mark.parametrize(
    ("answers", "message", "hint"),
    [
        ({"title": " "}, "There is no text for the title.", None),
        ({"client": ""}, "There is no text for the name of the client.", None),
        ({"title": "x" * 301}, "There are 301 characters in the title; at most 300 fit.", None),
        ({"region": "flandres"}, "`flandres` cannot be the region.", "Did you mean `flanders`?"),
        ({"language": "nl-be"}, "`nl-be` cannot be the language.", "Did you mean `nl-BE`?"),
        ({"start": "2026-03"}, "`2026-03` is not a quarter.", "Write a quarter as 2026-Q1, or a year as 2026."),
        ({"end": "2031-Q5"}, "`2031-Q5` is not a quarter.", "Write a quarter as 2026-Q1, or a year as 2026."),
        ({"start": "0000"}, "`0000` is not a quarter.", "Write a quarter as 2026-Q1, or a year as 2026."),
        (
            {"start": "2026-Q2", "end": "2026-Q4"},
            "From 2026-Q2 to 2026-Q4 is too short for a roadmap.",
            "Take at least four quarters, such as 2026-Q1 to 2026-Q4.",
        ),
        (
            {"start": "2031", "end": "2026"},
            "From 2031 to 2026 is too short for a roadmap.",
            "Take at least four quarters, such as 2026-Q1 to 2026-Q4.",
        ),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused(answers: dict[str, str], message: str, hint: str | None) -> None:
    with pytest.raises(UserError) as refused:
        starter(**answers)
    assert str(refused.value.message) == message
    assert (refused.value.hint and str(refused.value.hint)) == hint


def starter(**answers: Any) -> Starter:
    return Starter(**{"title": "T", "client": "C", "start": "2026-Q1", "end": "2031-Q4", **answers})


def test_answers_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        starter().title = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("region", "on", "term", "left"),
    [
        ("flanders", date(2025, 11, 22), ("2026-Q1", "2031-Q4"), ("2026-Q1", "2031-Q4")),
        ("flanders", date(2026, 11, 22), ("2026-Q1", "2031-Q4"), ("2027-Q1", "2031-Q4")),
        ("flanders", date(2030, 12, 31), ("2026-Q1", "2031-Q4"), ("2031-Q1", "2031-Q4")),
        ("flanders", date(2031, 1, 1), ("2032-Q1", "2037-Q4"), ("2032-Q1", "2037-Q4")),
        ("flanders", date(2013, 6, 1), ("2014-Q1", "2019-Q4"), ("2014-Q1", "2019-Q4")),
        ("netherlands", date(2025, 11, 22), ("2026-Q2", "2030-Q1"), ("2026-Q2", "2030-Q1")),
        ("netherlands", date(2026, 11, 22), ("2026-Q2", "2030-Q1"), ("2027-Q1", "2030-Q1")),
        ("netherlands", date(2029, 3, 31), ("2026-Q2", "2030-Q1"), ("2029-Q2", "2030-Q1")),
        ("netherlands", date(2029, 4, 1), ("2030-Q2", "2034-Q1"), ("2030-Q2", "2034-Q1")),
    ],
)
def test_the_term_of_office(region: Region, on: date, term: tuple[str, str], left: tuple[str, str]) -> None:
    assert term_of_office(region, on) == Span(*term)
    assert planning_span(region, on) == Span(*left)


@given(on=st.dates(date(2000, 1, 1), date(2150, 1, 1)), region=st.sampled_from(["flanders", "netherlands"]))
def test_the_usual_span_can_always_be_used(on: date, region: Any) -> None:
    span = planning_span(region, on)
    first, last = Starter("T", "C", *span, region, USUAL_LANGUAGE[region]).quarters
    now = on.year * 4 + (on.month - 1) // 3
    assert now < first
    assert last - first >= 3
    assert last - first < 24
