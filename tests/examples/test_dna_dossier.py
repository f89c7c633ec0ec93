"""The example of the DNA: sound, in two languages, with every layer, most cells and prepared chains."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dienstvisie.api import check, load
from dienstvisie.loading import Loaded
from dienstvisie.planning import plan
from dienstvisie.schema import (
    VOCABULARIES,
    Dossier,
    Embedding,
    Function,
    Idea,
    Inspiration,
    Session,
    live,
)
from dienstvisie.schema.chains import next_links
from dienstvisie.scoring import prioritise

DNA = Path(__file__).parents[2] / "examples" / "dna"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(DNA)


@pytest.fixture(scope="module")
def dna(loaded: Loaded) -> Dossier:
    assert loaded.dossier is not None
    return loaded.dossier


def test_it_has_no_problem_and_says_that_it_is_illustrative(loaded: Loaded, dna: Dossier) -> None:
    assert check(loaded) == ()
    assert dna.settings.illustrative
    readme = (DNA / "README.md").read_text(encoding="utf-8")
    assert (
        readme.index("## Wat gepubliceerd is") < readme.index("## Wat illustratief is") < readme.index("## In English")
    )
    assert all(f"`{id_}`" in readme for id_ in dna.all(Inspiration))


def test_every_lesson_leads_to_a_principle_a_facet_and_an_idea(dna: Dossier) -> None:
    used = {id_ for idea in live(dna, Idea) for id_ in idea.inspirations}
    lessons = live(dna, Inspiration)
    assert len(lessons) == 8
    assert all(lesson.principles and lesson.facets and lesson.id in used for lesson in lessons)


def test_three_cells_of_facet_and_level_are_empty(dna: Dossier) -> None:
    cells = {(facet, level) for facet in VOCABULARIES["facets"] for level in VOCABULARIES["levels"]}
    held = {(item.facet, item.level) for item in live(dna, Embedding) if item.state != "stopped"}
    assert cells - held == {
        ("technology", "strategic"),
        ("operations", "strategic"),
        ("organisation", "operational"),
    }


def test_functions_are_in_every_layer_most_of_them_behind_the_scenes(dna: Dossier) -> None:
    functions = live(dna, Function)
    assert {one.level for one in functions} == set(VOCABULARIES["levels"])
    assert sum(one.back_stage for one in functions) > len(functions) / 2
    assert dna.all(Function)["fitter"].back_stage


def test_each_work_conference_has_outcomes(dna: Dossier) -> None:
    conferences = [session for session in live(dna, Session) if session.kind == "work-conference"]
    assert len(conferences) == 3
    assert all(session.outcomes for session in conferences)


def test_the_form_is_prepared_where_it_is_handled(dna: Dossier) -> None:
    links = {(link.idea.id, link.unit): link for link in next_links(dna)}
    form = links["one-smart-form", "permits"]
    assert (form.ideas, form.embedding) == (("form-into-system",), ("permits-practise", "chain-test"))
    assert all(link.prepared for link in links.values())


def test_what_the_readme_says_of_a_link_that_is_not_prepared_is_so(tmp_path: Path) -> None:
    copy = tmp_path / "dna"
    shutil.copytree(DNA, copy)
    path = copy / "embedding.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- id: archive-in-chain")
    path.write_text(text[:start] + text[text.index("\n# Techniek", start) :], encoding="utf-8")
    (problem,) = check(load(copy))
    assert problem.code == "DV620"
    assert "decision-called" in str(problem.message)


def test_every_idea_has_its_place_on_the_roadmap_and_the_link_comes_before_the_form(dna: Dossier) -> None:
    roadmap = plan(dna, prioritise(dna, "ideas"))
    assert roadmap is not None
    assert not roadmap.left_out
    starts = {placement.task.idea: placement.start for placement in roadmap.placements}
    assert set(starts) == set(dna.all(Idea))
    assert starts["form-into-system"] < starts["one-smart-form"]
