"""Measuring as users do it: real processes, exports as survey tools write them, and the mistakes that happen."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dienstvisie.loading import load_dossier
from dienstvisie.schema import Indicator

if TYPE_CHECKING:
    from tests.cli.conftest import Command

SETTINGS = "title: Mental track\nclient: {name: Venlo}\nlanguage: en\nlanguages: [en]\n"
COMPETENCIES = "- {id: paper, title: Little paper}\n- {id: sharing, title: Sharing knowledge}\n"
PROGRAMMES = """\
- id: track
  title: Mental track
  start: 2012-11-05
  themes: [paper, sharing]
  audience_size: 900
  restarts:
    - {date: 2014-01-06, reason: It had no effect., changes: [Managers are trained first.]}
  lines:
    - {id: courses, title: Courses, planned: {2012: 100, 2013: 800}, reached: {2012: 90, 2013: 700}}
    - {id: peers, title: Peer review, planned: {2014: 400}, reached: {2014: 380}}
  indicators: [paper, sharing]
"""
INDICATORS = """\
# measured every November
- id: paper
  title: Works with little paper
  competencies: [paper]
  unit: "%"
  baseline: {date: 2012-11-05, value: 41, n: 380, asked: 900} # the first
  target: {date: 2016-11-07, value: 70}
  measurements:
    - {date: 2013-11-04, value: 40, n: 371, asked: 900}
  survey:
    question: [I print what I could read on a screen less than once a week]
    answers: {Strongly disagree: 1, Disagree: 2, Neutral: 3, Agree: 4, Strongly agree: 5}
    at_least: 4
    no_answer: [Not applicable]
# the second
- id: sharing
  title: Shares knowledge
  competencies: [sharing]
  unit: points
  baseline: {date: 2012-11-05, value: 3.1, n: 380, sd: 0.9}
  survey: {question: [How easily do you find what a colleague knows?], low: 1, high: 10}
"""
FIVE_PAST = datetime.combine(date(2015, 11, 2), time(9, 5))
PAPER = "I print what I could read on a screen less than once a week"
SHARING = "How easily do you find what a colleague knows?"


@pytest.fixture
def venlo(tmp_path: Path) -> Path:
    folder = tmp_path / "venlo"
    folder.mkdir()
    for name, text in (
        ("dienstvisie", SETTINGS),
        ("competencies", COMPETENCIES),
        ("programmes", PROGRAMMES),
        ("indicators", INDICATORS),
    ):
        (folder / f"{name}.yaml").write_text(text)
    return folder


def export(folder: Path, text: str | bytes, name: str = "answers.csv") -> Path:
    path = folder.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def forms(*answers: tuple[str, str], sign: str = ",", head: str = "") -> str:
    """An export of Microsoft Forms: US dates, and an anonymous row for each answer."""
    headings = ["ID", "Start time", "Completion time", "Email", "Name", PAPER, SHARING, "Points - " + PAPER]
    lines = [sign.join(f'"{one}"' for one in headings)]
    for number, (paper, sharing) in enumerate(answers, 1):
        row = (str(number), "11/2/15 9:01:11", "11/2/15 9:05:00", "anonymous", "", paper, sharing, "0")
        lines.append(sign.join(f'"{one}"' for one in row))
    lines[1] = lines[1].replace("11/2/15", "11/13/15")
    return head + "\r\n".join(lines) + "\r\n"


ROWS = [
    ("Agree", "7"),
    ("strongly agree", "8"),
    ("Neutral", "6,5"),
    ("Not applicable", ""),
    ("Disagree", "9"),
    ("4", "5"),
]


def measurements(folder: Path, id_: str) -> list[tuple[Any, ...]]:
    rows = load_dossier(folder).dossier.all(Indicator)[id_].measurements
    return [(str(row.date), row.value, row.n, row.sd, row.asked) for row in rows]


def test_the_verdicts_are_printed(command: Command, venlo: Path) -> None:
    done = command("measure", venlo)
    assert done.returncode == 0, done.stderr
    assert "The programme began anew on 6 January 2014; it was not measured since." in " ".join(done.stdout.split())
    assert "From 800 participations in 2013 to 400 in 2014." in " ".join(done.stdout.split())
    for width in ("80", "140"):
        narrow = command("measure", venlo, COLUMNS=width)
        assert max(map(len, narrow.stdout.splitlines())) <= int(width)
        assert "too early" in narrow.stdout


def test_the_formats_for_programs(command: Command, venlo: Path) -> None:
    data = json.loads(command("measure", venlo, "--format", "json").stdout)
    assert [one["verdict"] for one in data["themes"]] == ["too early", "too early"]
    assert data["figures"][0] | {"low": 0, "high": 0, "margin": 0} == {
        "indicator": "paper", "date": "2012-11-05", "value": 41.0, "n": 380, "asked": 900, "low": 0, "high": 0,
        "margin": 0, "corrected": True, "response": 0.422222, "reason": None,
    }  # fmt: skip
    assert 37 < data["figures"][0]["low"] < 38
    assert {one["programme"] for one in data["restarts"]} == {"track"}
    assert command("measure", venlo, "--format", "csv").stdout.splitlines()[0].startswith("id,title,unit,first,last")
    assert "## Indicators" in command("measure", venlo, "--format", "markdown").stdout


def test_an_export_of_forms_is_added(command: Command, venlo: Path) -> None:
    before = (venlo / "indicators.yaml").read_text()
    file = export(venlo, forms(*ROWS))
    dry = command("measure", venlo, "--import", file, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "this was a dry run" in dry.stderr
    assert "{date: 2015-11-13, value: 60, n: 5}" in dry.stdout
    assert "says who answered; it is not kept" in dry.stdout
    assert "added by the survey tool" in dry.stdout
    assert (venlo / "indicators.yaml").read_text() == before
    done = command("measure", venlo, "--import", file)
    assert (done.returncode, done.stderr) == (0, "2 measurements were added.\n")
    after = (venlo / "indicators.yaml").read_text()
    assert "n: 371, asked: 900}\n    - {date: 2015-11-13, value: 60, n: 5}\n  survey:" in after
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "    - {date: 2015-11-13, value: 60, n: 5}",
        "    - {date: 2015-11-13, value: 7.1, n: 5, sd: 1.517}",
    ]
    assert measurements(venlo, "sharing") == [("2015-11-13", 7.1, 5, 1.517, None)]
    again = command("measure", venlo, "--import", file)
    assert again.returncode == 2
    assert "has a figure of 2015-11-13" in again.stderr


@pytest.mark.parametrize(
    "data",
    [
        forms(*ROWS, sign=";", head="sep=;\r\n").encode(),
        forms(*ROWS, sign=";").encode("utf-8-sig"),
        forms(*ROWS, sign="\t").encode("utf-16"),
        forms(*ROWS).replace("Points", "Café").encode("cp1252"),
        forms(*ROWS, head="Export of the survey\r\n\r\n").encode(),
    ],
    ids=["sep", "bom", "utf-16", "cp1252", "header in row 3"],
)
def test_however_it_was_saved(quick: Command, venlo: Path, data: bytes) -> None:
    done = quick("measure", venlo, "--import", export(venlo, data), "--asked", "900")
    assert done.returncode == 0, done.stderr
    assert measurements(venlo, "paper")[-1] == ("2015-11-13", 60.0, 5, None, 900)


def test_google_mentimeter_wide_and_long(quick: Command, venlo: Path) -> None:
    google = f"Timestamp,Habits [{PAPER}]\n" + "".join(
        f"2016/11/0{day} 10:05:33 AM GMT+1,{word}\n" for day, word in enumerate(["Agree"] * 3 + ["Neutral"] * 2, 1)
    )
    wide = f"Mentimeter\n\nDate (UTC),Session,Voter,{SHARING}: Answer,Habits:: {PAPER}\n" + "".join(
        f"2017-11-06,1,{voter},8,{score}\n" for voter, score in enumerate([5, 4, 3, 2, 1])
    )
    long = "Voter;Vraag;Antwoord;Datum\n" + "".join(
        f"v{voter};{question};{score};6-11-2018\n"
        for voter, score in enumerate([5, 4, 3, 2, 1])
        for question in (PAPER, SHARING, "Something else")
    )
    long = long.replace("6-11-2018\nv1", "16-11-2018\nv1", 1)
    for number, text in enumerate((google, wide, long)):
        done = quick("measure", venlo, "--import", export(venlo, text), "-i", "paper")
        assert (number, done.returncode, done.stderr) == (number, 0, "1 measurement was added.\n")
    assert [row[:3] for row in measurements(venlo, "paper")[1:]] == [
        ("2016-11-05", 60.0, 5),
        ("2017-11-06", 40.0, 5),
        ("2018-11-16", 40.0, 5),
    ]


def workbook(rows: list[list[Any]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Summary"])
    sheet = book.create_sheet("Answers")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook(quick: Command, venlo: Path) -> None:
    rows: list[list[Any]] = [["Completion time", "Name", SHARING]]
    rows += [[FIVE_PAST, "anonymous", score] for score in (6, 7, 8, "7,5", 9)]
    done = quick("measure", venlo, "--import", export(venlo, workbook(rows), "a.xlsx"), "-i", "sharing")
    assert done.returncode == 0, done.stderr
    assert measurements(venlo, "sharing") == [("2015-11-02", 7.5, 5, 1.118, None)]


def test_the_answers_are_found_behind_a_summary(quick: Command, venlo: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append([SHARING])
    book.active.append(["7.5 on average"])
    sheet = book.create_sheet("Answers")
    for row in ([SHARING], [], ["Timestamp", SHARING], *(["2015/11/02", score] for score in (6, 7, 8, 9, 10))):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    done = quick("measure", venlo, "--import", export(venlo, out.getvalue(), "a.xlsx"), "-i", "sharing")
    assert done.returncode == 0, done.stderr
    assert measurements(venlo, "sharing")[0][:3] == ("2015-11-02", 8.0, 5)


def test_a_date_that_a_spreadsheet_made_is_refused_by_its_cell(quick: Command, venlo: Path) -> None:
    rows: list[list[Any]] = [["Completion time", "Name", SHARING]]
    rows += [[FIVE_PAST, "anonymous", 6] for _ in range(6)]
    rows[3][2] = datetime.combine(date(2015, 5, 4), time())
    done = quick("measure", venlo, "--import", export(venlo, workbook(rows), "a.xlsx"), "-i", "sharing")
    assert done.returncode == 1
    assert "sheet “Answers”, cell C4: A date stands here" in done.stderr
    assert measurements(venlo, "sharing") == []


PEOPLE = [("Agree", "7")] * 5


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        (forms(*PEOPLE[:4]), (), 1, "`paper` has 4 answers; from 5 upward it is counted."),
        (forms(*PEOPLE, ("Agre", "7")), (), 1, "row 7, column F: This is no number and none of the answers"),
        (forms(*PEOPLE, ("Agre", "7")), (), 1, "Did you mean `Agree`?"),
        (forms(*PEOPLE, ("j.jansen@venlo.example", "7")), (), 1, "row 7, column F: An e-mail address stands here."),
        (forms(*PEOPLE, ("Agree", "11")), (), 1, "row 7, column G: This answer is not on the scale from 1 to 10."),
        (forms(*PEOPLE).replace(SHARING, "Sharing"), (), 1, f"No column is headed “{SHARING}”."),
        (forms(*PEOPLE).replace("Points - ", ""), (), 1, "heads more than one column: F, H."),
        (forms(*PEOPLE).replace("13/15", "3/15"), (), 1, "The day of the measurement cannot be told"),
        ("a,b\n1,2\n", (), 1, "No question of an indicator heads a column in the first 15 rows."),
        ("", (), 1, "No question of an indicator heads a column"),
        (forms(*PEOPLE), ("--asked", "3"), 1, "has 5 answers, and only 3 people were asked"),
        (forms(*PEOPLE), ("--date", "2015-13-01"), 2, "`2015-13-01` is no date."),
        (forms(*PEOPLE), ("-i", "papre"), 2, "Did you mean `paper`?"),
        (
            "Voter,Question,Answer,Date\n" + f"v1,{PAPER},4,2015-11-02\n" * 6,
            ("-i", "paper"),
            1,
            "row 3, column C: The same person answers this question in row 2 already.",
        ),
    ],
)
def test_mistakes_are_named_and_nothing_is_written(
    quick: Command, venlo: Path, text: str, options: tuple[str, ...], code: int, said: str
) -> None:
    before = (venlo / "indicators.yaml").read_bytes()
    done = quick("measure", venlo, "--import", export(venlo, text), *options)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "jansen" not in done.stderr
    assert (venlo / "indicators.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"PK\x03\x04 nothing", "a.xlsx", "cannot be read as an Excel workbook"),
        (b"PK\x03\x04 nothing", "a.csv", "is no CSV file"),
        (b"%PDF", "a.pdf", "is no CSV file and no Excel workbook"),
        (b"a\x00b,\x00\x01", "a.csv", "is not a text file"),
        (b'"' + b"x" * 200_000 + b'"', "a.csv", "cannot be read as CSV"),
    ],
)
def test_files_of_another_sort(quick: Command, venlo: Path, data: bytes, name: str, said: str) -> None:
    done = quick("measure", venlo, "--import", export(venlo, data, name))
    assert done.returncode == 2
    assert said in done.stderr


def test_a_question_that_asks_who_is_refused(quick: Command, venlo: Path) -> None:
    path = venlo / "indicators.yaml"
    path.write_text(path.read_text().replace(f"[{PAPER}]", "[Name]"))
    done = quick("measure", venlo, "--import", export(venlo, forms(*PEOPLE)), "-i", "paper")
    assert done.returncode == 1
    assert "“Name” says who answered or when" in done.stderr


def test_a_share_and_its_unit_go_together(quick: Command, venlo: Path) -> None:
    path = venlo / "indicators.yaml"
    path.write_text(path.read_text().replace("    at_least: 4\n", ""))
    done = quick("measure", venlo, "--import", export(venlo, forms(*PEOPLE)), "-i", "paper")
    assert done.returncode == 1
    assert "Give `survey` an `at_least`" in done.stderr


@pytest.mark.parametrize("options", [("--dry-run",), ("-i", "paper"), ("--date", "2015-11-02"), ("--asked", "3")])
def test_options_of_an_import_need_one(quick: Command, venlo: Path, options: tuple[str, ...]) -> None:
    done = quick("measure", venlo, *options)
    assert done.returncode == 2
    assert "only works with `--import FILE`" in done.stderr


def test_there_is_nothing_to_read(quick: Command, venlo: Path) -> None:
    done = quick("measure", venlo, "--import", venlo / "no.csv")
    assert done.returncode == 2
    assert "cannot be read: No such file or directory" in done.stderr
    path = venlo / "indicators.yaml"
    path.write_text("- {id: bare, title: Bare, unit: x}\n")
    for options, said in (((), "No indicator says which question"), (("-i", "bare"), "`bare` has no `survey`")):
        done = quick("measure", venlo, "--import", export(venlo, "a\n"), *options)
        assert done.returncode == 2
        assert said in done.stderr
