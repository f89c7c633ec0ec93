"""An edition: every document of a dossier in one language."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.report_dossiers import Case, small

from dienstvisie.reporting.documents import Edition, edition, language_choice
from dienstvisie.reporting.index import IndexReport, LanguageChoice


def made(case: Case, language: str = "en") -> Edition:
    return edition(case.dossier, case.ideas, case.challenges, case.roadmap, language)


def test_there_is_a_roadmap_a_sheet_per_idea_and_an_index() -> None:
    assert [document.path for document in made(small()).documents] == [
        "summary",
        "analysis",
        "vision",
        "guide",
        "roadmap",
        "ideas/integrated-reception",
        "ideas/quick-desk",
        "ideas/clear-letters",
        "ideas/mobile-desk",
        "sheets",
        "anchoring",
        "multi-year-plan",
        "progress",
        "index",
    ]


def test_the_index_lists_ideas_by_rank_and_links_what_is_there() -> None:
    index = made(small()).documents[-1].report
    assert isinstance(index, IndexReport)
    assert [(row.idea.id, row.rank, row.quick_win) for row in index.rows] == [
        ("integrated-reception", 1, False),
        ("quick-desk", 2, True),
        ("clear-letters", None, False),
        ("mobile-desk", None, False),
    ]
    assert [entry.page for entry in index.entries] == [
        "summary",
        "analysis",
        "vision",
        "guide",
        "roadmap",
        "anchoring",
        "multi-year-plan",
        "progress",
    ]


def test_without_planning_there_is_no_roadmap_document() -> None:
    documents = made(replace(small(), roadmap=None)).documents
    assert "roadmap" not in [document.path for document in documents]
    index = documents[-1].report
    assert isinstance(index, IndexReport)
    assert "roadmap" not in [entry.page for entry in index.entries]


def test_the_imprint_has_the_date_of_the_settings() -> None:
    imprint = made(small()).imprint
    assert (imprint.date, imprint.author, imprint.note) == (
        "14 April 2027",
        "Dienst Strategie",
        "Everything is made up.",
    )
    assert made(small(), "nl-BE").imprint.date == "14 april 2027"


def test_several_editions_get_a_page_that_leads_to_them() -> None:
    choice = language_choice([made(small(), "nl-BE"), made(small(), "en")]).report
    assert isinstance(choice, LanguageChoice)
    assert [(entry.language, entry.name, entry.project) for entry in choice.entries] == [
        ("nl-BE", "Nederlands", "Warm en helder"),
        ("en", "English", "Warm and clear"),
    ]
