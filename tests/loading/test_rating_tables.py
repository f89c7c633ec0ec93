"""Ratings in CSV files: what is read, and what is said of what is wrong, at which cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from dienstvisie.api import check
from dienstvisie.diagnostics import Diagnostic
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.schema import RatingTable

DOSSIER = {
    "dienstvisie.yaml": b"title: Test\nclient: {name: Olen}\n",
    "stakeholders.yaml": b"- {id: staff, title: Staff, role: staff}\n- {id: mt, title: MT, role: management}\n",
    "sessions.yaml": b"- {id: spring, title: Spring, kind: workshop, date: 2026-03-01}\n",
    "ideas.yaml": b"- {id: desk, title: Desk}\n- {id: form, title: Form}\n- {id: both, title: Both}\n",
    "challenges.yaml": b"- {id: waiting, title: Waiting}\n- {id: both, title: Both}\n",
}
HEADER = b"rater,group,item,criterion,score\n"
TABLE = "ratings/spring.csv"


def load(folder: Path, table: bytes, path: str = TABLE, more: Mapping[str, bytes] | None = None) -> Loaded:
    for name, content in {**DOSSIER, **(more or {}), path: table}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return load_dossier(folder)


def told(loaded: Loaded, path: str = TABLE) -> list[Diagnostic]:
    return [one for one in check(loaded) if one.file == path]


def rows(table: RatingTable) -> list[tuple[object, ...]]:
    """Every rating of a table, put back in words."""
    columns = zip(table.turn, table.item, table.criterion, table.score, strict=True)
    return [
        (*table.turns[turn][:3], table.items[item].id, table.criteria[criterion].id, table.scores[score])
        for turn, item, criterion, score in columns
    ]


PLAIN = [
    ("p01", "staff", "spring", "desk", "citizen-impact", 4),
    ("p01", "staff", "spring", "form", "citizen-impact", "abstain"),
    ("p02", "mt", "spring", "desk", "citizen-impact", 1),
]
LONG = "rater,group,item,criterion,score\np01,staff,desk,citizen-impact,4\np01,staff,form,citizen-impact,abstain\n"
LONG += "p02,mt,desk,citizen-impact,1\np02,mt,form,citizen-impact,\n"
WAYS = {
    "a row per score": LONG,
    "byte-order mark": "\ufeff" + LONG,
    "windows lines": LONG.replace("\n", "\r\n"),
    "lines of an old Mac": LONG.replace("\n", "\r"),
    "semicolons": LONG.replace(",", ";"),
    "semicolons, told": "sep=;\r\n" + LONG.replace(",", ";").replace("\n", "\r\n"),
    "tabs": LONG.replace(",", "\t"),
    "capitals and Dutch": LONG.replace("rater", "Rater").replace("abstain", "Onthouding"),
    "blanks": LONG.replace(",", " , "),
    "quotes": LONG.replace("desk", '"desk"').replace("p02", '"p02"'),
    "no line end": LONG.removesuffix("\n"),
    "blank lines": LONG.replace("\np02", "\n\np02", 1) + "\n,,,,\n",
    "empty columns": "".join(f"{line},,\n" for line in LONG.splitlines()),
    "any order": "score,item,group,rater,criterion\n4,desk,staff,p01,citizen-impact\n"
    "abstain,form,staff,p01,citizen-impact\n1,desk,mt,p02,citizen-impact\n",
    "session": LONG.replace("score\n", "score,session\n")
    .replace("4\n", "4,spring\n")
    .replace("in\n", "in,\n")
    .replace(",1\n", ",1,spring\n")
    .replace("impact,\n", "impact,,\n"),
    "a column per item": "rater,group,criterion,desk,form\np01,staff,citizen-impact,4,abstain\n"
    "p02,mt,citizen-impact,1,\n",
    "a column per item and criterion": "rater;group;desk:citizen-impact;form:citizen-impact\np01;staff;4;onthouding\n"
    "p02;mt;1;\n",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS.keys())
def test_each_way_of_writing_says_the_same(text: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, text.encode())
    assert not told(loaded), [str(one.message) for one in told(loaded)]
    (table,) = loaded.dossier.rating_tables
    assert rows(table) == PLAIN


def test_a_name_that_is_no_session_gives_no_session(tmp_path: Path) -> None:
    loaded = load(tmp_path, LONG.encode(), "ratings/2026/open.CSV")
    (table,) = loaded.dossier.rating_tables
    assert {turn.session for turn in table.turns} == {None}
    assert not told(loaded, "ratings/2026/open.CSV")


class Case(NamedTuple):
    name: str
    table: bytes
    code: str
    line: int
    column: int
    says: str
    hints: str = ""


ROW = b"p01,staff,desk,citizen-impact,4\n"
CASES = [
    Case("unknown item", HEADER + ROW + b"p01,staff,desc,citizen-impact,4\n", "DV201", 3, 11, "`desc`", "`desk`"),
    Case("unknown group", HEADER + b"p01,stafff,desk,citizen-impact,4\n", "DV201", 2, 5, "stakeholder", "`staff`"),
    Case("unknown criterion", HEADER + b"p01,staff,desk,citizn-impact,4\n", "DV201", 2, 16, "criterion", "citizen-imp"),
    Case("unknown session", b"session," + HEADER + b"sprung," + ROW, "DV201", 2, 1, "a session", "`spring`"),
    Case("item of two kinds", HEADER + b"p01,staff,both,citizen-impact,4\n", "DV201", 2, 11, "nobody can tell"),
    Case("off the scale", HEADER + b"p01,staff,desk,citizen-impact,7\n", "DV401", 2, 31, "from 1 to 5"),
    Case("half point", HEADER + b"p01,staff,desk,citizen-impact,3.5\n", "DV122", 2, 31, "a whole number"),
    Case("decimal comma", HEADER.replace(b",", b";") + b"p01;staff;desk;citizen-impact;3,5\n", "DV122", 2, 31, "whole"),
    Case("quoted half point", HEADER + b'p01,staff,desk,citizen-impact,"3,5"\n', "DV122", 2, 31, "a whole number"),
    Case("word for a score", HEADER + b"p01,staff,desk,citizen-impact,abstian\n", "DV123", 2, 31, "words", "`abstain`"),
    Case("long number", HEADER + b"p01,staff,desk,citizen-impact," + b"9" * 31 + b"\n", "DV113", 2, 31, "30 digits"),
    Case("formula", HEADER + b"p01,staff,desk,citizen-impact,=1+1\n", "DV125", 2, 31, "formula", "as values"),
    Case("formula for a rater", HEADER + b"@p01,staff,desk,citizen-impact,4\n", "DV125", 2, 1, "formula"),
    Case("two groups", HEADER + ROW + b"p01,mt,form,citizen-impact,4\n", "DV402", 3, 5, "in group `mt` here"),
    Case(
        "twice", HEADER + ROW + b"p01,staff,desk,citizen-impact,3\n", "DV103", 3, 31, "scored this item", "one of the"
    ),
    Case("e-mail address", HEADER + b"x.y@olen.be,staff,desk,citizen-impact,4\n", "DV123", 2, 1, "e-mail", "pseudonym"),
    Case("full name", HEADER + b"Jan Voorbeeld,staff,desk,citizen-impact,4\n", "DV123", 2, 1, "no id", "pseudonym"),
    Case("first name", HEADER + b"marie-v,staff,desk,citizen-impact,4\n", "DV704", 2, 1, "name of a person"),
    Case(
        "no rater", HEADER + b",staff,desk,citizen-impact,4\n", "DV122", 2, 1, "Nothing is filled in", "remove the row"
    ),
    Case("no scores", HEADER + ROW + b"p02,staff,desk,citizen-impact,\n", "DV404", 3, 1, "gave no score"),
    Case("missing column", b"rater,group,item,score\np01,staff,desk,4\n", "DV121", 1, 1, "`criterion` is missing"),
    Case("no header", ROW + ROW, "DV121", 1, 1, "must be a header", "rater,group"),
    Case("Dutch column", b"beoordelaar," + HEADER[6:] + ROW, "DV120", 1, 1, "`beoordelaar`", "`rater`"),
    Case("unknown column", HEADER.replace(b"\n", b",remark\n") + ROW[:-1] + b",x\n", "DV120", 1, 34, "`remark`"),
    Case("column twice", HEADER.replace(b"\n", b",score\n") + ROW[:-1] + b",5\n", "DV103", 1, 34, "stands here twice"),
    Case("no name above", HEADER.replace(b"\n", b",\n") + ROW[:-1] + b",x\n", "DV121", 1, 34, "no name"),
    Case("cell too few", HEADER + b"p01,staff,desk,4\n" + ROW, "DV124", 2, 1, "4 cells; the header has 5"),
    Case("cell too many", HEADER + b"p01,staff,desk,citizen-impact,4,5\n" + ROW, "DV124", 2, 33, "6 cells"),
    Case("open quote", HEADER + b'p01,staff,"desk,citizen-impact,4\n' + ROW, "DV126", 2, 11, "never closed"),
    Case("quote within", HEADER + b'p01,staff,"de"sk,citizen-impact,4\n' + ROW, "DV126", 2, 11, "never closed"),
    Case("unknown item above", b"rater,group,criterion,desc\np01,staff,citizen-impact,4\n", "DV201", 1, 23, "`desc`"),
    Case(
        "remarks above",
        b"rater,group,criterion,desk,My view\np01,staff,citizen-impact,4,x\n",
        "DV120",
        1,
        28,
        "My view",
    ),
    Case(
        "wide and wrong", b"rater,group,criterion,desk\np01,staff,citizen-impact,4.0\n", "DV122", 2, 26, "whole number"
    ),
    Case("latin-1", HEADER + "p01,staff,désk,citizen-impact,4\n".encode("latin-1"), "DV108", 2, 12, "E9", "UTF-8"),
    Case("utf-16", HEADER.decode().encode("utf-16"), "DV108", 1, 1, "UTF-16"),
    Case("null byte", HEADER + b"p01,staff,de\0sk,citizen-impact,4\n", "DV109", 2, 13, "U+0000"),
    Case("merge conflict", HEADER + b"<<<<<<< HEAD\n" + ROW + b"=======\n>>>>>>> x\n", "DV104", 2, 1, "merge conflict"),
    Case("empty", b"", "DV105", 1, 1, "nothing"),
    Case("header alone", HEADER, "DV105", 1, 1, "nothing"),
    Case("one long line", b"rater,group," + b"x" * 10_000_000, "DV114", 1, 1, "longer than 1 MB"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_mistake_has_its_code_cell_and_sentence(case: Case, tmp_path: Path) -> None:
    found = [one for one in told(load(tmp_path, case.table)) if one.code == case.code]
    assert [one.position for one in found] == [(case.line, case.column)]
    assert case.says in str(found[0].message)
    assert case.hints in str(found[0].hint or "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_mistake_gives_no_other_error(case: Case, tmp_path: Path) -> None:
    errors = {one.code for one in told(load(tmp_path, case.table)) if one.severity == "error"}
    allowed = {"no header": {"DV121"}, "Dutch column": {"DV120", "DV121"}}.get(case.name, {case.code})
    assert errors <= allowed


def test_all_mistakes_are_found_in_one_run_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = b"P 1,staff,desk,citizen-impact,4\np02,staff,desk\n" + b'p03,staff,desk,citizen-impact,"x\n'
    bad += b"p04,staff,desk,citizen-impact,2.5\np05,staf,nothing,citizen-impact,9\n"
    loaded = load(tmp_path, HEADER + bad + ROW)
    found = {(one.code, *(one.position or ())) for one in told(loaded) if one.severity == "error"}
    assert found == {
        ("DV123", 2, 1), ("DV124", 3, 1), ("DV126", 4, 31), ("DV122", 5, 31),
        ("DV201", 6, 5), ("DV201", 6, 10), ("DV401", 6, 33),
    }  # fmt: skip
    assert rows(loaded.dossier.rating_tables[0])[-1] == ("p01", "staff", "spring", "desk", "citizen-impact", 4)
    assert ("ratings", "*") in loaded.dossier.broken


@pytest.mark.parametrize(("cell", "code"), [(b"7", "DV401"), (b"x", "DV123"), (b"=x", "DV125")])
def test_a_thousand_of_a_kind_are_told_so_often_as_is_of_use(cell: bytes, code: str, tmp_path: Path) -> None:
    lines = b"".join(b"p%04d,staff,desk,citizen-impact,%s\n" % (number, cell) for number in range(1000))
    found = [one for one in told(load(tmp_path, HEADER + lines)) if one.code == code]
    assert len(found) == 101
    assert str(found[-1].message) == "There are 900 more problems of this kind in this file."
    assert found[-1].position == (102, 33)


def test_a_thousand_rows_that_are_too_short_too(tmp_path: Path) -> None:
    found = [one for one in told(load(tmp_path, HEADER + b"p01,staff\n" * 1000)) if one.code == "DV124"]
    assert (len(found), found[-1].position) == (101, (102, 1))


def test_a_wrong_word_is_told_once_with_the_number_of_its_cells(tmp_path: Path) -> None:
    lines = b"".join(b"P1,staff,desk,citizen-impact,%d\n" % (number % 5) for number in range(300))
    (found,) = (one for one in told(load(tmp_path, HEADER + lines)) if one.code == "DV123")
    assert found.position == (2, 1)
    assert [(str(one.message), one.position) for one in found.related] == [
        ("The same stands in 299 more cells; the next one is here.", (3, 1))
    ]


def test_an_e_mail_address_is_not_repeated(tmp_path: Path) -> None:
    loaded = load(tmp_path, HEADER + b"someone@olen.be,staff,desk,citizen-impact,4\n")
    assert not [one for one in told(loaded) if "someone" in f"{one.message} {one.hint}"]


@pytest.mark.parametrize("name", ["ratings.csv", "ratings/spring.xlsx"])
def test_a_table_that_is_not_read_is_not_passed_over(name: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, LONG.encode(), name)
    assert [one.code for one in told(loaded, name)] == ["DV117"]


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    load(tmp_path, b"")
    with (tmp_path / TABLE).open("wb") as file:
        file.truncate(257 * 2**20)
    (found,) = told(load_dossier(tmp_path))
    assert (found.code, str(found.message)) == ("DV114", "This file is 257 MB; at most 256 MB is read.")


def test_the_place_after_a_cell_of_two_lines_is_right(tmp_path: Path) -> None:
    table = HEADER + b'p01,"staff\nmt",desk,citizen-impact,x\n' + b"p02,staff,desk,citizen-impact,y\n"
    found = {(one.position, one.code) for one in told(load(tmp_path, table)) if one.code == "DV123"}
    assert found == {((3, 25), "DV123"), ((4, 31), "DV123")}
