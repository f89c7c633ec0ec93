"""What `init` puts into a new folder: it loads, checks, ranks and plans without a remark, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from dienstvisie.checks import run
from dienstvisie.editing import LANGUAGES, REGIONS, Starter, StarterLanguage, planning_span, starter_files, write_new
from dienstvisie.language import DOCUMENT_LANGUAGES
from dienstvisie.loading import Loaded, load_dossier
from dienstvisie.planning import plan
from dienstvisie.schema import KINDS, Idea, Settings, Stakeholder, links
from dienstvisie.scoring import prioritise

SPANS = [
    (planning_span("flanders", date(2025, 11, 22)), ["2026-Q4", "2029-Q2", "2031-Q4"]),
    (planning_span("netherlands", date(2025, 11, 22)), ["2027-Q1", "2028-Q3", "2030-Q1"]),
    (("2026-Q3", "2027-Q2"), ["2026-Q4", "2027-Q1", "2027-Q2"]),
    (("2026", "2027"), ["2026-Q4", "2027-Q2", "2027-Q4"]),
]
MARKS = {"nl-BE": "Voorbeeld: ", "nl-NL": "Voorbeeld: ", "en": "Example: "}
FIRST_KINDS = {
    "stakeholders",
    "target_groups",
    "units",
    "sessions",
    "findings",
    "challenges",
    "values",
    "principles",
    "ideas",
    "feedback",
    "indicators",
}


def started(folder: Path, language: StarterLanguage, span: tuple[str, str] = SPANS[0][0]) -> Loaded:
    write_new(folder / "new", starter_files(Starter("Dichtbij", "Gemeente Test", *span, language=language)))
    return load_dossier(folder / "new")


def uncommented(text: str) -> str:
    """The file with every setting that was commented out put to use."""
    return re.sub(r"(?m)^( *)#(?=\S|  )", r"\1", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("span", "phase_ends"), SPANS)
def test_it_loads_checks_ranks_and_plans(
    tmp_path: Path, language: StarterLanguage, span: tuple[str, str], phase_ends: list[str]
) -> None:
    dossier, diagnostics, sources = started(tmp_path, language, span)
    assert diagnostics == ()
    assert run(dossier, sources) == []
    planning = dossier.settings.planning
    assert planning is not None
    assert [phase.until for phase in planning.phases] == phase_ends
    assert planning.quick_wins.at_least == 1
    challenges, ideas = prioritise(dossier, "challenges"), prioritise(dossier)
    assert (len(challenges.items), len(ideas.items)) == (2, 3)
    assert (ideas.problems, challenges.problems) == ((), ())
    roadmap = plan(dossier, ideas)
    assert (roadmap.left_out, roadmap.problems) == ((), ())
    first_phase = roadmap.problem.phases[0]
    assert "call-back" in {
        one.task.id for one in roadmap.placements if one.task.quick_win and one.end <= first_phase.last
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_is_marked_as_a_sample(tmp_path: Path, language: StarterLanguage) -> None:
    dossier = started(tmp_path, language).dossier
    kinds = {kind.name: dossier.of(kind.name) for kind in KINDS if dossier.of(kind.name)}
    assert set(kinds) == FIRST_KINDS
    for name, items in kinds.items():
        assert all(str(item.title).startswith(MARKS[language]) for item in items.values()), name
        assert (
            MARKS[language].strip() in (tmp_path / "new" / f"{name}.yaml").read_text(encoding="utf-8").split("\n- ")[0]
        )
    assert dossier.settings.illustrative
    assert dossier.settings.note


def test_the_sample_shows_what_a_project_needs_first(tmp_path: Path) -> None:
    dossier = started(tmp_path, "nl-BE").dossier
    assert {group.role for group in dossier.all(Stakeholder).values()} == {*dossier.settings.expected_roles, "citizens"}
    ideas = dossier.all(Idea)
    assert [idea.id for idea in ideas.values() if idea.subprojects and idea.depends_on] == ["follow-your-request"]
    assert len(ideas["follow-your-request"].subprojects) == 2
    assert {finding.nature for finding in dossier.of("findings").values()} == {"fact", "perception"}  # type: ignore[attr-defined]
    assert len(dossier.of("values")) == 3


def test_all_languages_tell_the_same_story(tmp_path: Path) -> None:
    stories = [shape(started(tmp_path / language, language)) for language in LANGUAGES]
    assert stories[0] == stories[1] == stories[2]


def shape(loaded: Loaded) -> Any:
    """Everything in a dossier but the wording."""
    dossier = loaded.dossier
    items = [item for kind in KINDS for item in dossier.of(kind.name).values()]
    return [(item.id, list(links(item)), wordless(item)) for item in items], wordless(dossier.settings)


def wordless(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: wordless(getattr(value, name)) for name in sorted(value.model_fields_set)}
    if isinstance(value, dict):
        return {key: wordless(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [wordless(part) for part in value]
    return "" if isinstance(value, str) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_there_and_can_be_put_to_use(tmp_path: Path, language: StarterLanguage) -> None:
    started(tmp_path, language)
    path = tmp_path / "new" / "dienstvisie.yaml"
    text = path.read_text(encoding="utf-8")
    missing = [name for name in set(fields(Settings)) if not re.search(rf"(^|[\s#{{-]){name}: ?", text, re.MULTILINE)]
    assert missing == []
    path.write_text(uncommented(text), encoding="utf-8")
    dossier, diagnostics, sources = load_dossier(tmp_path / "new")
    assert diagnostics == ()
    assert run(dossier, sources) == []
    written = dossier.settings.model_fields_set
    assert written == set(Settings.model_fields), set(Settings.model_fields) - written


def fields(model: type[BaseModel]) -> Iterator[str]:
    """The fields of the settings and of what is in them."""
    for name, field in model.model_fields.items():
        yield name
        yield from (inner for part in models(field.annotation) for inner in fields(part))


def models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    else:
        yield from (found for part in getattr(hint, "__args__", ()) for found in models(part))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_dossier_and_its_documents(tmp_path: Path, language: StarterLanguage) -> None:
    settings = started(tmp_path, language).dossier.settings
    assert (settings.language, settings.languages) == (language, (language,))
    text = (tmp_path / "new" / "dienstvisie.yaml").read_text(encoding="utf-8")
    choice = next(line for line in text.splitlines() if "nl-NL" in line and "# " in line)
    assert all(re.search(rf"\b{known}\b", choice) for known in DOCUMENT_LANGUAGES)
    assert set(LANGUAGES) == set(DOCUMENT_LANGUAGES)


@pytest.mark.parametrize("region", REGIONS)
def test_the_region_is_kept(tmp_path: Path, region: Any) -> None:
    write_new(tmp_path / "new", starter_files(Starter("T", "C", "2026", "2027", region)))
    assert load_dossier(tmp_path / "new").dossier.settings.client.region == region


def test_dutch_of_flanders_and_of_the_netherlands() -> None:
    flanders, netherlands = (
        "\n".join(starter_files(Starter("T", "C", "2026", "2027", language=language)).values())
        for language in ("nl-BE", "nl-NL")
    )
    for word in ("legislatuur", "OCMW", "onthaal", "uitvoeringsfiche", "meerderheid", "fier ", "Diensthoofd"):
        assert word in flanders
        assert word not in netherlands
    for word in (
        "bestuursperiode",
        "sociaal domein",
        "klantcontact",
        "projectblad",
        "coalitie",
        "trots ",
        "Teammanager",
    ):
        assert word in netherlands
        assert word not in flanders


def test_dates_lie_around_the_start(tmp_path: Path) -> None:
    text = starter_files(Starter("T", "C", "2026-Q1", "2031-Q4"))
    assert re.findall(r"(?m)^  date: (.+)$", text["sessions.yaml"]) == ["2025-05-13", "2025-08-12", "2025-11-11"]
    assert "target: {date: 2031-12-31, value: 92}" in text["indicators.yaml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_around_the_data(language: StarterLanguage) -> None:
    files = starter_files(Starter("T", "C", "2026", "2027", language=language))
    assert list(files)[-1] == "dienstvisie.yaml"
    assert set(files) == {f"{kind}.yaml" for kind in FIRST_KINDS} | {
        "README.md",
        ".gitignore",
        ".gitattributes",
        "dienstvisie.yaml",
    }
    assert {"output/", "*.key.yaml"} <= set(files[".gitignore"].splitlines())
    assert "*.yaml text eol=lf" in files[".gitattributes"].splitlines()
    assert {name for name in files if name.endswith(".yaml")} <= set(re.findall(r"`([^`]+)`", files["README.md"]))
    for name, text in files.items():
        assert "$" not in text, name
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name
        assert max(map(len, text.splitlines())) <= 120, name


def test_the_same_answers_give_the_same_files() -> None:
    starter = Starter("T", "C", "2026", "2027")
    assert list(starter_files(starter).items()) == list(starter_files(starter).items())
