"""Ratings in CSV files count as those in rating sheets do: the same ranking, the same checks, as real processes too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienstvisie.api import check, load, prioritise
from dienstvisie.scoring import RankedKind
from dienstvisie.scoring.rules import LOST, OFF_SCALE

GROUPS, CRITERIA = ("mt", "staff", "town"), ("citizen-impact", "organisation-impact")
IDEAS, CHALLENGES = ("desk", "form", "hall", "site"), ("speed", "trust")
SETTINGS = "title: T\nclient: {name: Olen}\nscoring:\n  voice: {minimum_raters: 2, minimum_groups: 1}\n"


class Row(NamedTuple):
    """One rating, as a line of a table says it."""

    rater: str
    group: str
    session: str
    item: str
    criterion: str
    score: str


def row_of(rater: int, session: str, item: str, criterion: str, score: str) -> Row:
    return Row(f"p{rater}", GROUPS[rater % 3], session, item, criterion, score)


ROWS = st.lists(
    st.builds(
        row_of,
        st.integers(0, 6),
        st.sampled_from(("early", "late")),
        st.sampled_from(IDEAS + CHALLENGES),
        st.sampled_from(CRITERIA),
        st.sampled_from(("1", "2", "3", "4", "5", "abstain")),
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda row: (row.rater, row.session, row.item, row.criterion),
)


def write(folder: Path, sheets: list[Row], tables: dict[str, str]) -> Path:
    files = {
        "dienstvisie.yaml": SETTINGS,
        "stakeholders.yaml": "".join(f"- {{id: {one}, title: {one}, role: staff}}\n" for one in GROUPS),
        "ideas.yaml": "".join(f"- {{id: {one}, title: {one}}}\n" for one in IDEAS),
        "challenges.yaml": "".join(f"- {{id: {one}, title: {one}}}\n" for one in CHALLENGES),
        "sessions.yaml": "- {id: early, title: E, kind: workshop, date: 2026-03-01}\n"
        "- {id: late, title: L, kind: workshop, date: 2026-04-01}\n",
        **({"ratings.yaml": json.dumps(sheets_of(sheets))} if sheets else {}),
        **tables,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def sheets_of(rows: list[Row]) -> list[dict[str, object]]:
    found: dict[str, dict[str, dict[str, object]]] = {}
    for row in rows:
        rater = found.setdefault(row.session, {}).setdefault(
            row.rater, {"id": row.rater, "group": row.group, "ideas": {}, "challenges": {}}
        )
        kind = rater["ideas" if row.item in IDEAS else "challenges"]
        assert isinstance(kind, dict)
        kind.setdefault(row.item, {})[row.criterion] = row.score if row.score == "abstain" else int(row.score)
    return [
        {"id": session, "title": session, "session": session, "raters": list(raters.values())}
        for session, raters in found.items()
    ]


def long_table(rows: list[Row]) -> str:
    return "".join(",".join(row) + "\n" for row in [Row(*Row._fields), *rows])


def wide_table(rows: list[Row]) -> str:
    heads = [f"{item}:{criterion}" for item in IDEAS + CHALLENGES for criterion in CRITERIA]
    lines: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        lines.setdefault(row[:3], {})[f"{row.item}:{row.criterion}"] = row.score
    cells = (";".join((*who, *(said.get(head, "") for head in heads))) for who, said in lines.items())
    return "\n".join([";".join((*Row._fields[:3], *heads)), *cells]) + "\n"


def outcome(folder: Path) -> list[object]:
    """What ranking and checking say, without the places: these are in other files."""
    loaded = load(folder)
    kinds: tuple[RankedKind, RankedKind] = ("ideas", "challenges")
    rankings = [prioritise(loaded.dossier, kind) for kind in kinds]
    said = [sorted(str(problem.message) for _, problem in ranking.problems) for ranking in rankings]
    checks = sorted((one.code, str(one.message)) for one in check(loaded) if one.code != "DV404")
    return [*((one.items, one.unranked, one.groups) for one in rankings), said, checks]


@settings(deadline=None, max_examples=25)
@given(rows=ROWS, cut=st.integers(0, 60))
def test_the_same_ratings_give_the_same_from_sheets_from_tables_and_from_both(
    rows: list[Row], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ordered = sorted(rows, key=lambda row: row.session)
    wanted = outcome(write(tmp_path_factory.mktemp("sheets"), ordered, {}))
    assert outcome(write(tmp_path_factory.mktemp("long"), [], {"ratings/a.csv": long_table(rows)})) == wanted
    assert outcome(write(tmp_path_factory.mktemp("wide"), [], {"ratings/a.csv": wide_table(rows)})) == wanted
    tables = {"ratings/a.csv": long_table(rows[cut:])} if rows[cut:] else {}
    assert outcome(write(tmp_path_factory.mktemp("both"), rows[:cut], tables)) == wanted


def test_a_later_session_wins_and_the_place_of_what_it_replaces_is_told(tmp_path: Path) -> None:
    rows = [row_of(1, "late", "desk", CRITERIA[0], "5"), row_of(1, "early", "desk", CRITERIA[0], "1")]
    rows.append(row_of(2, "early", "desk", CRITERIA[0], "5"))
    loaded = load(write(tmp_path, [], {"ratings/a.csv": long_table(rows)}))
    ranking = prioritise(loaded.dossier)
    assert ranking.items[0].criteria == {CRITERIA[0]: 100.0}
    (note,) = (one for one in ranking.problems if "given again" in str(one[1].message))
    told = loaded.sources.stamp(*note)
    assert (told.file, told.position) == ("ratings/a.csv", (3, 36))
    assert [one.position for one in told.related] == [(2, 35)]


def test_what_does_not_count_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = [row_of(1, "early", "desk", CRITERIA[0], "5"), row_of(2, "early", "desk", CRITERIA[0], "9")]
    rows.append(row_of(2, "early", "nothing", CRITERIA[0], "4"))
    loaded = load(write(tmp_path, [], {"ratings/a.csv": long_table(rows)}))
    told = [loaded.sources.stamp(*one) for one in prioritise(loaded.dossier).problems]
    lines = {(one.code, one.position[0]) for one in told if one.file == "ratings/a.csv" and one.position}
    assert lines == {(OFF_SCALE.code, 3), (LOST.code, 4)}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dienstvisie", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_commands_work_on_a_table_from_end_to_end(tmp_path: Path) -> None:
    rows = [row_of(n, "early", item, one, str(1 + (n + k) % 5)) for n in range(6) for k, item in enumerate(IDEAS)
            for one in CRITERIA]  # fmt: skip
    folder = str(write(tmp_path, [], {"ratings/early.csv": "\ufeff" + wide_table(rows).replace("\n", "\r\n")}))
    ranked = run("prioritise", folder, "--format", "json")
    assert ranked.returncode == 0, ranked.stderr
    assert '"desk"' in ranked.stdout
    checked = run("check", folder)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    table = tmp_path / "ratings" / "early.csv"
    table.write_text(table.read_text().replace(";5", ";6", 1), newline="")
    wrong = run("check", folder)
    assert wrong.returncode == 1
    assert "early.csv" in wrong.stdout
    assert "6 is not on the scale, which runs from 1 to 5." in wrong.stdout


@pytest.mark.parametrize(("table", "has"), [(True, True), (False, False)])
def test_numpy_is_imported_only_where_there_is_a_table(table: bool, has: bool, tmp_path: Path) -> None:
    rows = [row_of(1, "early", "desk", CRITERIA[0], "5")]
    folder = write(tmp_path, [] if table else rows, {"ratings/a.csv": long_table(rows)} if table else {})
    code = "import sys; from pathlib import Path; from dienstvisie.api import check, load; "
    code += f"check(load(Path({str(folder)!r}))); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{has}\n"
