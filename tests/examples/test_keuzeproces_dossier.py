"""The example of one choice process: sound, in two languages, with a note and an annual plan that add up."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command, quick

from dienstvisie.api import build, check, plan, prioritise, report
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.annual_plan_model import AnnualPlan
from dienstvisie.reporting.documents import Edition
from dienstvisie.schema import Decision, Dossier, Idea, Session, Stakeholder, Unit
from dienstvisie.scoring.units import UnitChoice, units_choose

KEUZE = Path(__file__).parents[2] / "examples" / "keuzeproces"
__all__ = ["quick"]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_dossier(KEUZE)


@pytest.fixture(scope="module")
def dossier(loaded: Loaded) -> Dossier:
    return loaded.dossier


@pytest.fixture(scope="module")
def choice(dossier: Dossier) -> UnitChoice:
    return units_choose(dossier)


@pytest.fixture(scope="module")
def roadmap(dossier: Dossier) -> Roadmap:
    return plan(dossier, prioritise(dossier))


@pytest.fixture(scope="module")
def documents(dossier: Dossier) -> Edition:
    return report(dossier, "en")


def test_it_has_no_problem(loaded: Loaded) -> None:
    assert check(loaded) == ()
    assert loaded.dossier.settings.illustrative
    assert loaded.dossier.settings.languages == ("nl-NL", "en")


def test_it_is_what_was_published(dossier: Dossier) -> None:
    units = dossier.all(Unit).values()
    branches = [unit.id for unit in units if unit.kind == "branch"]
    assert len(branches) == 4
    for branch in branches:
        assert 2 <= sum(unit.part_of == branch for unit in units) <= 3
    assert {group.role for group in dossier.all(Stakeholder).values()} >= {"management", "staff", "partners"}
    assert sum(session.kind == "dialogue" for session in dossier.all(Session).values()) > 10
    assert len(dossier.all(Idea)) == 14


def test_branches_choose_otherwise(choice: UnitChoice) -> None:
    assert [unit.id for unit in choice.units] == ["north", "east", "south", "west"]
    assert all(unit.weights and len(unit.parts) > 1 for unit in choice.units)
    assert len(choice.contested) == 12
    assert choice.concordance.value is not None
    assert choice.concordance.value < 0.3
    assert choice.minimax == ("equal",)


def test_the_decision_stands_for_a_process(dossier: Dossier) -> None:
    (decision,) = dossier.all(Decision).values()
    assert {option.process for option in decision.options} == {"equal", "by-size", "national", "consensus"}
    assert next(option.process for option in decision.options if option.id == decision.answer) == "national"


def test_the_figures_of_the_readme_are_those_of_the_dossier(choice: UnitChoice) -> None:
    text = (KEUZE / "README.md").read_text(encoding="utf-8")
    assert f"Kendall's W is {choice.concordance.value:.2f}" in text
    assert f"the least: {choice.of('equal').max_regret:.1f} points" in text
    assert "## What is published" in text
    assert "## What is illustrative" in text


def test_the_plan_is_the_agreed_one_and_the_choice_leads_it(roadmap: Roadmap, choice: UnitChoice) -> None:
    planned = {placed.task.idea for placed in roadmap.placements}
    assert len(planned & set(choice.of("national").chosen)) == 7
    assert roadmap.shifts == ()


def test_the_annual_plan_adds_up_to_the_roadmap(documents: Edition, roadmap: Roadmap) -> None:
    (document,) = [one for one in documents.documents if one.path == "annual-plan"]
    assert isinstance(document.report, AnnualPlan)
    assert [year.year for year in document.report.years] == ["2027", "2028"]
    assert document.report.in_short[0] == "9 ideas are carried out in 2027 to 2028, by 5 units."
    assert document.report.years[0].summary == ("Ideas worked on: 8. Beginning this year: 8. Done this year: 5.",)
    work, days = document.tables
    year, unit, spent = ([column.key for column in work.columns].index(key) for key in ("year", "unit", "person_days"))
    calendar = roadmap.problem.calendar
    used: dict[tuple[object, object], int] = {}
    for row in work.rows:
        used[row[year], row[unit]] = used.get((row[year], row[unit]), 0) + int(str(row[spent]))
    for lane in roadmap.problem.lanes:
        assert isinstance(lane.title, dict)
        if lane.room is None:
            assert not any(roadmap.load[lane.id]), "a district works for its branch"
            continue
        for one in calendar.years:
            mine = [period for period in range(calendar.count) if calendar.year(period) == one]
            load = sum(roadmap.load[lane.id][period] for period in mine)
            room = sum(lane.room[period] for period in mine)
            assert used.get((one, lane.title["en"]), 0) == load <= room
            (told,) = [row for row in days.rows if row[:2] == (one, lane.title["en"])]
            assert told[2:4] == (load, room)


def test_both_documents_are_there_in_both_languages(dossier: Dossier) -> None:
    files = build(dossier, formats=("html", "markdown")).files
    for language in ("nl-NL", "en"):
        for name in ("scenarios", "annual-plan"):
            assert b"<h1>" in files[f"{language}/{name}.html"]
            assert files[f"{language}/{name}.md"].startswith(b"# ")
            assert b" style=" not in files[f"{language}/{name}.html"]


@pytest.mark.parametrize("width", [80, 140])
def test_the_tables_fit_the_terminal(width: int, quick: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = quick("scenarios", KEUZE, "--by", "unit")
    assert result.returncode == 0, result.stderr
    assert max(map(len, result.stdout.splitlines())) <= width
    assert "Kendall's W of 0.27" in result.stdout.replace("\n", " ")


def test_the_formats_say_the_same(quick: Command, choice: UnitChoice) -> None:
    tables = json.loads(quick("scenarios", KEUZE, "--by", "unit", "--format", "json").stdout)
    assert [row["id"] for row in tables["choices"]] == [item.id for item in choice.items]
    ranks = {row["id"]: row["south"] for row in tables["choices"]}
    assert ranks == choice.units[2].ranks
    assert {row["process"]: row["max_regret"] for row in tables["processes"]}["equal"] == pytest.approx(
        choice.of("equal").max_regret, abs=0.05
    )
    rows = list(csv.DictReader(io.StringIO(quick("scenarios", KEUZE, "--by", "unit", "--format", "csv").stdout)))
    assert {row["id"]: int(row["south"]) for row in rows} == ranks
    assert "| Id |" in quick("scenarios", KEUZE, "--by", "unit", "--format", "markdown").stdout


def test_units_of_a_kind_that_is_not_there_have_no_table_of_regret(quick: Command) -> None:
    result = quick("scenarios", KEUZE, "--by", "location")
    assert "Fewer than two units" in result.stdout
    assert "regret" not in result.stdout
    assert json.loads(quick("scenarios", KEUZE, "--by", "location", "--format", "json").stdout)["processes"] == []


def test_a_scenario_does_not_go_with_units(quick: Command) -> None:
    wrong = quick("scenarios", KEUZE, "--by", "unit", "--scenario", "as-north")
    assert (wrong.returncode, "`--scenario`" in wrong.stderr) == (2, True)
    five = quick("scenarios", KEUZE, "--by", "branch", "--top", "5").stdout
    assert "A unit chooses the first 5 of the 14 ideas" in five
