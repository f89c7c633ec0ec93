"""What each command says: in this process, because that is quick."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Command

from dienstvisie.api import RULES
from dienstvisie.cli import app as cli_app


def test_a_sound_dossier_is_said_to_be_so(quick: Command, dossier: Path) -> None:
    result = quick("check", dossier)
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "No problems in 12 files.\n"


def test_a_problem_is_shown_with_its_line_and_a_caret(quick: Command, broken: Path) -> None:
    result = quick("check", broken)
    lines = result.stdout.splitlines()
    number = (broken / "ideas.yaml").read_text().splitlines().index("  durration: 3") + 1
    at = next(n for n, line in enumerate(lines) if "DV120" in line)
    assert lines[at].endswith(f"ideas.yaml:{number}:3: error DV120: `durration` is not a field here.")
    assert lines[at + 1] == f"  {number} |   durration: 3"
    assert lines[at + 2].index("^") == lines[at + 1].index("durration")
    assert lines[at + 3] == "  Did you mean `duration`?"
    assert result.returncode == 1
    assert "\x1b" not in result.stdout


def test_problems_as_json(quick: Command, broken: Path) -> None:
    result = quick("check", broken, "--format", "json")
    data = json.loads(result.stdout)
    assert (result.returncode, data["schema_version"], data["summary"]["error"]) == (1, 1, 1)
    (error,) = [one for one in data["diagnostics"] if one["severity"] == "error"]
    assert (error["code"], error["hint"]) == ("DV120", "Did you mean `duration`?")
    assert error["file"].endswith("town/ideas.yaml")


def test_machine_formats_are_never_translated(quick: Command, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = quick("check", broken, "--format", "json").stdout
    monkeypatch.setenv("DIENSTVISIE_LANG", "nl-BE")
    assert quick("check", broken, "--format", "json").stdout == english


def test_problems_for_github(quick: Command, broken: Path) -> None:
    (line,) = quick("check", broken, "--format", "github").stdout.splitlines()
    assert line.startswith("::error file=")
    assert line.endswith(",col=3,title=DV120::`durration` is not a field here. Did you mean `duration`?")


def test_problems_as_sarif(quick: Command, broken: Path) -> None:
    (run,) = json.loads(quick("check", broken, "--format", "sarif").stdout)["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][0]["id"] == "DV120"
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 3


def test_problems_as_junit(quick: Command, broken: Path) -> None:
    suite = ET.fromstring(quick("check", broken, "--format", "junit").stdout)  # noqa: S314 - our own output
    assert (suite.get("failures"), suite.get("tests")) == ("1", str(len(RULES)))
    (failed,) = [case for case in suite if case.find("failure") is not None]
    assert failed.get("classname") == "DV120"


def test_warnings_count_when_asked(quick: Command, dossier: Path) -> None:
    (dossier / "challenges.yaml").write_text(
        (dossier / "challenges.yaml").read_text() + "- id: loose\n  title: Loose\n  consensus: {citizen-impact: 1}\n"
    )
    assert quick("check", dossier).returncode == 0
    assert quick("check", dossier, "--strict").returncode == 1


def test_a_severity_can_be_changed_with_a_reason(quick: Command, dossier: Path) -> None:
    challenges = dossier / "challenges.yaml"
    challenges.write_text(challenges.read_text() + "- id: loose\n  title: Loose\n")
    codes = {one["code"] for one in json.loads(quick("check", dossier, "-f", "json").stdout)["diagnostics"]}
    settings = dossier / "dienstvisie.yaml"
    rows = "".join(f"  {code}: {{severity: 'off', reason: Tried}}\n" for code in sorted(codes))
    settings.write_text(settings.read_text() + f"checks:\n{rows}")
    assert json.loads(quick("check", dossier, "-f", "json").stdout)["diagnostics"] == []


def test_commands_that_need_a_sound_dossier_say_what_to_mend(quick: Command, broken: Path) -> None:
    for words in (("prioritise", broken), ("plan", broken), ("build", broken), ("trace", "lost", broken)):
        result = quick(*words)
        assert (result.returncode, result.stdout) == (1, ""), words
        assert "DV120" in result.stderr
        assert "Mend these errors first" in result.stderr
    assert not (broken / "output").exists()


def test_a_ranking_is_the_same_in_every_format(quick: Command, dossier: Path) -> None:
    table = quick("prioritise", dossier).stdout
    rows = json.loads(quick("prioritise", dossier, "-f", "json").stdout)["ideas"]
    cells = list(csv.DictReader(io.StringIO(quick("prioritise", dossier, "-f", "csv").stdout)))
    markdown = quick("prioritise", dossier, "-f", "markdown").stdout
    assert [row["id"] for row in rows] == [cell["id"] for cell in cells]
    assert [str(row["rank"]) for row in rows] == [cell["rank"] for cell in cells]
    for row in rows:
        assert {"score", "citizen", "organisation", "raters", "title"} <= row.keys()
        assert row["id"] in table
        assert f"{row['score']:.1f}" in table
        assert f"| {row['rank']} |" in markdown


def test_the_first_ranks_alone(quick: Command, dossier: Path) -> None:
    rows = json.loads(quick("prioritise", dossier, "--top", "1", "-f", "json").stdout)["ideas"]
    assert {row["rank"] for row in rows} == {1}


def test_the_points_of_an_item_add_up(quick: Command, dossier: Path) -> None:
    first = json.loads(quick("prioritise", dossier, "-f", "json").stdout)["ideas"][0]
    data = json.loads(quick("prioritise", dossier, "--explain", first["id"], "-f", "json").stdout)
    *parts, total = [row["points"] for row in data["by_criterion"]]
    assert sum(parts) == pytest.approx(total, abs=1e-5)
    assert total == pytest.approx(first["score"], abs=1e-5)


def test_a_wrong_id_gets_the_nearest_one(quick: Command, dossier: Path) -> None:
    known = json.loads(quick("prioritise", dossier, "-f", "json").stdout)["ideas"][0]["id"]
    wrong = known[:-1]
    for words in (
        ("prioritise", dossier, "--explain", wrong),
        ("plan", dossier, "--explain", wrong),
        ("trace", wrong, dossier),
    ):
        result = quick(*words)
        assert result.returncode == 2
        assert f"Did you mean `{known}`?" in result.stderr


def test_a_wrong_command_or_option_gets_the_nearest_one(quick: Command) -> None:
    assert "check" in quick("chek").stderr
    assert "--format" in quick("check", "--formt", "json").stderr
    assert quick("chek").returncode == quick("check", "--formt").returncode == 2


def test_a_code_is_explained(quick: Command) -> None:
    for rule in RULES:
        page = quick("explain", rule.code.lower()).stdout
        assert page.startswith(f"# {rule.code} (")
        assert rule.title in page
    assert quick("explain").stdout.count("\n") == len(RULES)
    wrong = quick("explain", "DV999")
    assert (wrong.returncode, "DV9" in wrong.stderr) == (2, True)


def test_the_codes_of_rules_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert len(codes) > 60


def test_a_thread_goes_both_ways(quick: Command, dossier: Path) -> None:
    first = json.loads(quick("prioritise", dossier, "-f", "json").stdout)["ideas"][0]["id"]
    rows = json.loads(quick("trace", first, dossier, "-f", "json").stdout)["trace"]
    ways = {(row["direction"], row["kind"]) for row in rows}
    assert {
        ("comes from", "finding"),
        ("comes from", "challenge"),
        ("leads to", "principle"),
        ("leads to", "value"),
    } <= ways
    value = next(row["id"] for row in rows if row["kind"] == "value")
    back = json.loads(quick("trace", f"values/{value}", dossier, "-f", "json").stdout)["trace"]
    assert (first, "comes from") in {(row["id"], row["direction"]) for row in back}


def test_two_items_with_one_id_must_be_told_apart(quick: Command, dossier: Path) -> None:
    (dossier / "inspirations.yaml").write_text("- {id: twin, title: T, origin: O, lesson: L}\n")
    (dossier / "competencies.yaml").write_text("- {id: twin, title: T}\n")
    result = quick("trace", "twin", dossier)
    assert (result.returncode, "`inspirations/twin`" in result.stderr) == (2, True)
    assert quick("trace", "competencies/twin", dossier).returncode == 0


def test_the_plan_says_why(quick: Command, dossier: Path) -> None:
    data = json.loads(quick("plan", dossier, "-f", "json").stdout)
    assert data["roadmap"]
    assert all(row["why"] and row["start"] <= row["end"] for row in data["roadmap"])
    idea = data["roadmap"][0]["id"].split("/")[0]
    explained = json.loads(quick("plan", dossier, "--explain", idea, "-f", "json").stdout)
    assert {row["id"].split("/")[0] for row in explained["roadmap"]} == {idea}


def test_the_plan_is_drawn_and_its_reasons_come_when_asked(quick: Command, dossier: Path) -> None:
    rows = json.loads(quick("plan", dossier, "-f", "json").stdout)["roadmap"]
    drawn = quick("plan", dossier).stdout
    assert "\x1b" not in drawn
    for row in rows:
        (line,) = [line for line in drawn.splitlines() if line.startswith(row["id"].split("/")[0] + " ")]
        assert "█" in line
    assert "Load of units and budgets" in drawn
    assert "Why then" not in drawn
    asked = quick("plan", dossier, "--reasons").stdout
    assert asked.startswith(drawn)
    assert "Why then" in asked[len(drawn) :]


def test_a_plan_as_data_has_a_list_of_everything_that_it_knows(quick: Command, dossier: Path) -> None:
    data = json.loads(quick("plan", dossier, "-f", "json").stdout)
    lists = ["quality", "bottlenecks", "shifts", "displacements", "displaced", "conflicts"]
    assert list(data) == ["schema_version", "roadmap", "left_out", "load", *lists]
    assert all(isinstance(data[name], list) for name in lists)
    idea = data["roadmap"][0]["id"].split("/")[0]
    of_one = json.loads(quick("plan", dossier, "--explain", idea, "-f", "json").stdout)
    assert {"quality", "shifts", "displacements", "displaced"} < set(of_one)
    assert "bottlenecks" not in of_one


def test_an_idea_is_explained_in_sentences_first(quick: Command, dossier: Path) -> None:
    idea = json.loads(quick("plan", dossier, "-f", "json").stdout)["roadmap"][0]["id"].split("/")[0]
    lines = quick("plan", dossier, "--explain", idea).stdout.splitlines()
    assert lines[0].startswith("“")
    assert lines[1].startswith("• By its dates and what it waits for alone it could begin in 2026-Q")


def test_a_build_is_written_once_and_checked(quick: Command, dossier: Path) -> None:
    out_of_date = quick("build", dossier, "--check")
    assert (out_of_date.returncode, "roadmap.html" in out_of_date.stdout) == (1, True)
    assert not (dossier / "output").exists()
    assert quick("build", dossier).returncode == 0
    assert quick("build", dossier, "--check").returncode == 0
    assert ", 0 changed." in quick("build", dossier).stderr
    (dossier / "output" / "roadmap.md").write_text("changed")
    assert quick("build", dossier, "--check").stdout == "roadmap.md\n"


def test_a_build_in_two_languages_and_one_format(quick: Command, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "public"
    assert quick("build", dossier, "-o", out, "-l", "nl-BE", "-l", "en", "-f", "html").returncode == 0
    assert (out / "nl-BE" / "roadmap.html").is_file()
    assert (out / "en" / "roadmap.html").is_file()
    assert not list(out.rglob("*.md"))
    wrong = quick("build", dossier, "-l", "nl_BE")
    assert (wrong.returncode, "`nl-BE`" in wrong.stderr) == (2, True)
    assert quick("build", dossier, "-f", "htm").returncode == 2


def test_a_template_of_the_dossier_extends_its_namesake(quick: Command, dossier: Path) -> None:
    folder = dossier / "templates" / "markdown"
    folder.mkdir(parents=True)
    assert quick("build", dossier).returncode == 0
    plain = (dossier / "output" / "roadmap.md").read_text()
    folder.joinpath("roadmap.md.j2").write_text('{% extends "builtin/markdown/roadmap.md.j2" %}')
    assert quick("build", dossier).returncode == 0
    assert (dossier / "output" / "roadmap.md").read_text() == plain
    folder.joinpath("roadmap.md.j2").write_text("# Ours\n{{ report.nothing_like_this }}\n")
    result = quick("build", dossier)
    assert result.returncode == 2
    assert "roadmap.md.j2" in result.stderr
    assert "line 2" in result.stderr or ":2" in result.stderr
    assert (dossier / "output" / "roadmap.md").read_text() == plain


def test_a_new_dossier_checks_clean_and_builds(quick: Command, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = quick("init", folder, "--title", 'Visie: "samen" #1', "--client", "Stad", "--lang", "nl-BE")
    assert result.returncode == 0
    assert f"dienstvisie check {folder}" in result.stderr
    assert quick("check", folder, "--strict").returncode == 0
    assert quick("build", folder).returncode == 0
    again = quick("init", folder)
    assert again.returncode == 2
    assert "dienstvisie.yaml" in again.stderr


def test_a_fault_of_ours_is_said_shortly(quick: Command, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli_app, "app", fails)
    result = quick("check", dossier)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    log = Path(result.stderr.split("written in ")[1].split(";")[0])
    assert "ZeroDivisionError" in log.read_text()
    log.unlink()


def test_a_ranking_needs_only_what_it_is_made_from(quick: Command, dossier: Path) -> None:
    before = quick("prioritise", dossier, "-f", "json")
    (dossier / "findings.yaml").write_text("- id: [")
    after = quick("prioritise", dossier, "-f", "json")
    assert (after.returncode, after.stdout) == (0, before.stdout)
    assert quick("plan", dossier).returncode == 1


def test_a_fresh_clone_keeps_its_own_files(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / ".gitignore").write_text("mine too")
    assert quick("init", tmp_path, "--title", "T", "--client", "C").returncode == 0
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / ".gitignore").read_text() == "mine too"
    assert quick("check", tmp_path, "--strict").returncode == 0


def test_an_answer_that_is_no_choice_gets_the_nearest(quick: Command, tmp_path: Path) -> None:
    wrong = quick("init", tmp_path / "new", "--lang", "nl-NE")
    assert (wrong.returncode, "`nl-BE`" in wrong.stderr or "`nl-NL`" in wrong.stderr) == (2, True)
    assert quick("init", tmp_path / "new", "--region", "vlaanderen").returncode == 2
    assert not (tmp_path / "new").exists()


def test_a_challenge_is_not_looked_for_among_ideas(quick: Command, dossier: Path) -> None:
    challenge = json.loads(quick("prioritise", dossier, "-k", "challenges", "-f", "json").stdout)["challenges"][0]["id"]
    assert "--kind challenges" in quick("prioritise", dossier, "--explain", challenge).stderr


def test_a_part_of_an_idea_is_explained_with_it(quick: Command, dossier: Path) -> None:
    rows = json.loads(quick("plan", dossier, "-f", "json").stdout)["roadmap"]
    part = next(row["id"] for row in rows if "/" in row["id"])
    assert quick("plan", dossier, "--explain", part).returncode == 0


def test_nothing_in_a_dossier_can_drive_the_terminal(quick: Command, dossier: Path) -> None:
    ideas = dossier / "ideas.yaml"
    ideas.write_text(
        ideas.read_text()
        + '- {id: evil, title: "B\\e]0;pwn\\a", consensus: {citizen-impact: 5, organisation-impact: 5}}\n'
    )
    for words in (("prioritise", dossier), ("trace", "evil", dossier), ("check", dossier)):
        assert not {"\x1b", "\x07"} & set(quick(*words).stdout)
    ET.fromstring(quick("check", dossier, "-f", "junit").stdout)  # noqa: S314 - our own output


def _change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def test_a_rejected_idea_is_out_of_everything_and_says_why(quick: Command, dossier: Path) -> None:
    _change(dossier, "ideas.yaml", "- id: call-back\n", "- id: call-back\n  status: rejected\n")
    text = (dossier / "ideas.yaml").read_text()
    (dossier / "ideas.yaml").write_text(text + "- {id: other, title: Other, excludes: [call-back]}\n")
    rows = json.loads(quick("prioritise", dossier, "-f", "json").stdout)
    assert "call-back" not in {row["id"] for row in (*rows["ideas"], *rows["not_yet_rankable"])}
    asked = quick("prioritise", dossier, "--explain", "call-back")
    assert (asked.returncode, "It was rejected." in asked.stderr) == (2, True)
    assert quick("build", dossier, "-f", "markdown").returncode == 0
    made = {path.stem: path.read_text() for path in (dossier / "output").rglob("*.md")}
    assert "call-back" not in made
    assert [name for name, page in made.items() if "call-back.md" in page] == []
    title = "Example: we call back within one working day"
    assert (title in made["other"], title in made["index"], title in made["roadmap"]) == (True, False, False)


def test_ratings_of_a_rejected_idea_in_a_table_are_no_mistake(quick: Command, dossier: Path) -> None:
    _change(dossier, "ideas.yaml", "- id: call-back\n", "- id: call-back\n  status: archived\n")
    raters = (("p1", "staff"), ("p2", "staff"), ("p3", "management"), ("p4", "majority"), ("p5", "staff"))
    rows = [
        f"{id_},{group},{item},citizen-impact,4" for id_, group in raters for item in ("call-back", "tested-letters")
    ]
    (dossier / "ratings").mkdir()
    (dossier / "ratings" / "evening.csv").write_text("\n".join(("rater,group,item,criterion,score", *rows)) + "\n")
    result = quick("prioritise", dossier, "-f", "json")
    assert "its item or group is not there" not in result.stderr
    data = json.loads(result.stdout)
    assert [row["raters"] for row in data["ideas"] if row["id"] == "tested-letters"] == [5]
    assert "call-back" not in result.stdout


def test_an_error_of_the_plan_stops_a_build(quick: Command, dossier: Path) -> None:
    _change(dossier, "ideas.yaml", "- id: tested-letters\n", "- id: tested-letters\n  must: true\n")
    _change(dossier, "ideas.yaml", "{communication: 18, civil-affairs: 14}", "{communication: 900}")
    for words in (("build", dossier), ("build", dossier, "--check")):
        result = quick(*words)
        assert (result.returncode, result.stdout) == (1, "")
        assert "DV511" in result.stderr
        assert "No documents were made" in result.stderr
    assert not (dossier / "output").exists()
    assert "DV511" in quick("plan", dossier).stderr


def test_csv_of_an_explanation_is_what_explains(quick: Command, dossier: Path) -> None:
    def cells(*words: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(quick(words[0], dossier, *words[1:], "-f", "csv").stdout)))

    agreed = cells("prioritise", "--explain", "call-back")
    assert {tuple(row) for row in agreed} == {("group", "criterion", "raters", "points")}
    assert {row["criterion"]: row["group"] for row in agreed} == {"citizen-impact": "", "organisation-impact": ""}
    idea = next(row["id"] for row in cells("plan") if row["start"] != "2026-Q1").split("/")[0]
    blocked = cells("plan", "--explain", idea)
    assert blocked
    assert all(row["id"].split("/")[0] == idea and row["why"] for row in blocked)


def test_who_gave_which_points_and_what_is_assumed(quick: Command, dossier: Path) -> None:
    groups = ("staff", "staff", "management", "majority", "staff")
    rows = [f"p{n},{group},call-back,citizen-impact,{1 + n % 5}" for n, group in enumerate(groups)]
    rows += [f"p{n},{group},tested-letters,citizen-impact,4" for n, group in enumerate(groups)]
    rows += ["p2,management,call-back,organisation-impact,4", "p0,staff,call-back,organisation-impact,abstain"]
    (dossier / "ratings").mkdir()
    (dossier / "ratings" / "evening.csv").write_text("\n".join(("rater,group,item,criterion,score", *rows)) + "\n")
    asked = quick("prioritise", dossier, "--explain", "call-back")
    assert "2 of 6 views are assumed: a group did not score a criterion, so it counts as average." in asked.stdout
    assert "1 abstention is left out." in asked.stdout
    data = json.loads(quick("prioritise", dossier, "--explain", "call-back", "-f", "json").stdout)
    pairs = {(row["group"], row["criterion"]): row for row in data["by_group_and_criterion"]}
    assert pairs["staff", "citizen-impact"]["raters"] == 3
    silent = [pairs[group, "organisation-impact"] for group in ("staff", "majority")]
    assert [(row["raters"], row["points"]) for row in silent] == [(0, 0.0), (0, 0.0)]
    base, *_, score = [row["points"] for row in data["by_criterion"]]
    assert base + sum(row["points"] for row in pairs.values()) == pytest.approx(score, abs=1e-4)
