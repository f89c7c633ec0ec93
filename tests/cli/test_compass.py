"""The compass as users ask for it: all questions, one with its chart, as data, and in any terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from dienstvisie.language import translator
from dienstvisie.reporting.tables.cells import cell_width
from dienstvisie.reporting.tables.compass_page import compass_page, letter
from dienstvisie.reporting.tables.signs import ASCII, UNICODE
from dienstvisie.reporting.weighing import weighed
from dienstvisie.schema import Decision, Dossier, Principle, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

PRINCIPLES = """\
- {id: near, title: We come to you, guideline: We go where people are.}
- {id: simple, title: The simplest thing that works, guideline: Simple first.}
- {id: gone, title: A principle of the past, guideline: No more., status: archived}
"""
DECISIONS = """\
- id: digital
  title: How far do we go?
  question: How far do we go in digitalisation?
  options:
    - {id: all, title: Everything digital, principles: {near: -2, simple: 1, gone: 2}}
    - {id: both, title: Digital and human, principles: {near: 2, simple: 1}, argument: Nobody is left out.}
    - {id: wait, title: Wait, principles: {simple: 0}}
  answer: both
  reason: Nobody should be left out.
  date: 2026-03-04
- id: open
  title: What next?
  question: What next?
  options:
    - {id: one, title: This, principles: {near: 1}}
    - {id: other, title: That, principles: {simple: 1}}
"""


@pytest.fixture
def town(dossier: Path) -> Path:
    (dossier / "principles.yaml").write_text(PRINCIPLES, encoding="utf-8")
    (dossier / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")
    return dossier


def test_without_an_id_all_questions_are_told_in_short(quick: Command, town: Path) -> None:
    for words in ((town,), (str(town / "."),)):
        result = quick("compass", *words)
        assert result.returncode == 0
        lines = [line for line in result.stdout.splitlines() if line.strip()]
        digital = next(line for line in lines if line.strip().startswith("digital"))
        assert digital.count("Digital and human") == 2
        assert "2026-03-04" in digital
        assert "This, That" in result.stdout
        assert "still open" in result.stdout


def test_one_question_is_drawn_with_bars_sums_and_the_decision(quick: Command, town: Path) -> None:
    result = quick("compass", "digital", town)
    assert result.returncode == 0
    near = next(line for line in result.stdout.splitlines() if line.startswith("We come to you"))
    assert near.split("│")[0].endswith(" ▓▓▓▓▓▓")
    assert near.split("│")[1].split() == ["−−"]
    assert near.split("│")[2].split() == ["██████", "++"]
    assert near.split("│")[3].split() == ["?"]
    total = next(line for line in result.stdout.splitlines() if line.startswith("Sum"))
    assert total.split() == ["Sum", "−1", "+3", "0"]
    assert "B: Digital and human (2 principles for, 0 against)." in result.stdout
    assert "Decided on 2026-03-04." in result.stdout
    assert "Why: Nobody should be left out." in result.stdout
    assert "A principle of the past" not in result.stdout
    assert "What has a question mark was not weighed." in result.stdout


def test_an_open_question_is_said_to_be_open(quick: Command, town: Path) -> None:
    assert "This question is still open." in quick("compass", "open", town).stdout


def test_the_nearest_dossier_is_asked(command: Command, town: Path) -> None:
    assert "Digital and human" in command("compass", "digital", cwd=town).stdout
    assert "What next?" in command("compass", cwd=town).stdout


def test_data_has_every_weight(quick: Command, town: Path) -> None:
    data = json.loads(quick("compass", "digital", town, "-f", "json").stdout)
    assert list(data) == ["schema_version", "questions", "answers", "options", "weights"]
    assert [(row["id"], row["sum"], row["chosen"]) for row in data["options"]] == [
        ("all", -1, False),
        ("both", 3, True),
        ("wait", 0, False),
    ]
    weights = {(row["option"], row["principle"]): row["weight"] for row in data["weights"]}
    assert weights == {
        ("all", "near"): -2,
        ("all", "simple"): 1,
        ("both", "near"): 2,
        ("both", "simple"): 1,
        ("wait", "near"): None,
        ("wait", "simple"): 0,
    }
    assert data["answers"][0]["reason"] == "Nobody should be left out."
    rows = list(csv.DictReader(io.StringIO(quick("compass", town, "-f", "csv").stdout)))
    assert [(row["id"], row["answer"]) for row in rows] == [("digital", "Digital and human"), ("open", "")]
    assert "| digital |" in quick("compass", town, "-f", "markdown").stdout


def test_a_slip_in_the_id_is_answered_with_what_was_meant(quick: Command, town: Path) -> None:
    result = quick("compass", "digitl", town)
    assert result.returncode == 2
    assert "No direction question is called `digitl`." in result.stderr
    assert "Did you mean `digital`?" in result.stderr


def test_a_dossier_without_questions_says_so(quick: Command, dossier: Path) -> None:
    (dossier / "decisions.yaml").unlink(missing_ok=True)
    result = quick("compass", dossier)
    assert result.returncode == 0
    assert "There are no direction questions in this dossier." in result.stdout


def many(options: int) -> tuple[Dossier, Decision]:
    """A question with so many options, each weighed on every one of three principles."""
    settings = Settings.model_validate({"title": "Vision", "client": {"name": "Town"}, "language": "en"})
    rows = [{"id": f"p{n}", "title": f"Principle number {n} " + "long " * n, "guideline": "Do."} for n in range(3)]
    decision = Decision.model_validate(
        {
            "id": "q",
            "title": "Question",
            "question": "A question?",
            "options": [
                {"id": f"o{n}", "title": f"Option {n}", "principles": {f"p{p}": (n + p) % 5 - 2 for p in range(3)}}
                for n in range(options)
            ],
        }
    )
    principles = {row["id"]: Principle.model_validate(row) for row in rows}
    return Dossier(settings, {"principles": principles, "decisions": {"q": decision}}), decision


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
@pytest.mark.parametrize("options", [1, 2, 5, 30])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_every_option_is_drawn_within_the_width(width: int, options: int, signs: object) -> None:
    dossier, decision = many(options)
    page = compass_page(dossier, decision, width, translator("en"), signs)  # type: ignore[arg-type]
    lines = ["".join(text for text, _ in line) for section in page for line in section.lines]
    assert max(cell_width(line.rstrip()) for line in lines) <= width
    heads = {
        word for line in lines if not line.startswith("Principle") and "Option" not in line for word in line.split()
    }
    assert {letter(number) for number in range(options)} <= heads
    if signs is ASCII:
        assert all(line.isascii() for line in lines)


def test_the_sums_are_those_of_the_weights() -> None:
    dossier, decision = many(5)
    for one in weighed(dossier, decision):
        assert one.sum == sum(one.option.principles.values())
        assert one.pro + one.con + sum(weight == 0 for weight in one.weights.values()) == 3
