"""Which documents an edition holds: one row for each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.analysis import analysis_report
from dienstvisie.reporting.anchoring import anchoring_report, is_anchored
from dienstvisie.reporting.annual_plan import annual_plan
from dienstvisie.reporting.annual_plan_tables import annual_plan_tables
from dienstvisie.reporting.choice import choice_of, scenario_report
from dienstvisie.reporting.common import Audience, Imprint
from dienstvisie.reporting.contents import (
    has_analysis,
    has_guide,
    has_learning,
    has_priorities,
    has_progress,
    has_red_thread,
    has_summary,
    has_vision,
)
from dienstvisie.reporting.data_tables import DataTable
from dienstvisie.reporting.effects import effects_report, has_effects
from dienstvisie.reporting.effects_tables import effect_tables
from dienstvisie.reporting.embedding_plan import embedding_plan, has_embedding
from dienstvisie.reporting.guide import guide_report
from dienstvisie.reporting.house_style import look_of
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import IndexEntry, LanguageChoice, LanguageEntry, index_report
from dienstvisie.reporting.learning import learning_report
from dienstvisie.reporting.method_page import method_report
from dienstvisie.reporting.multi_year import has_plan, multi_year_report
from dienstvisie.reporting.multi_year_tables import multi_year_tables
from dienstvisie.reporting.policy_tree import policy_tree
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.progress import progress_report
from dienstvisie.reporting.publication import Released, release
from dienstvisie.reporting.red_thread import red_thread_report
from dienstvisie.reporting.results import has_results, results_report
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.schedule import schedule
from dienstvisie.reporting.schedule_model import Schedule
from dienstvisie.reporting.sheet_bundle import sheet_bundle
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.summary import summary_report
from dienstvisie.reporting.tables_journeys import journey_data
from dienstvisie.reporting.tables_priorities import priority_tables
from dienstvisie.reporting.tables_roadmap import roadmap_tables
from dienstvisie.reporting.team_plans import team_plan_reports
from dienstvisie.reporting.vision import vision_report
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea, live
from dienstvisie.scoring.ranking import Ranking

HANDED_OUT = frozenset({"docx", "pdf"})
"""The formats of what is there to hand out: its parts are pages already."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its path without suffix, the name of its template and its report model.

    `schedule` and `tables` are what can be taken from it into other programs, where there is something. `formats` are
    the only ones that it is made in, where it is not made in all.
    """

    path: str
    template: str
    report: object
    schedule: Schedule | None = None
    tables: tuple[DataTable, ...] = ()
    formats: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """All documents in one language; the index comes last. `entries` are the main ones, as the index lists them."""

    imprint: Imprint
    documents: tuple[Document, ...]
    entries: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSort:
    """A sort of document and what makes it. `title` and `about` name it in the index; without them it is not listed."""

    make: Callable[[Sources], Iterable[Document]]
    page: str | None = None
    title: Message | None = None
    about: Message | None = None


def _summary(sources: Sources) -> Iterable[Document]:
    if has_summary(sources):
        yield Document("summary", "summary", summary_report(sources))


def _analysis(sources: Sources) -> Iterable[Document]:
    if has_analysis(sources):
        yield Document("analysis", "analysis", analysis_report(sources))


def _vision(sources: Sources) -> Iterable[Document]:
    if has_vision(sources):
        yield Document("vision", "vision", vision_report(sources))


def _guide(sources: Sources) -> Iterable[Document]:
    if has_guide(sources):
        yield Document("guide", "guide", guide_report(sources))


def _roadmap(sources: Sources) -> Iterable[Document]:
    if sources.roadmap is not None:
        report, planned = roadmap_report(sources, sources.roadmap), schedule(sources, sources.roadmap)
        tables = roadmap_tables(sources, sources.roadmap, planned)
        yield Document("roadmap", "roadmap", report, planned, tables)


def _priorities(sources: Sources) -> Iterable[Document]:
    if sources.analyses is not None and has_priorities(sources):
        report, tables = priorities_report(sources, sources.analyses), priority_tables(sources, sources.analyses)
        yield Document("priorities", "priorities", report, tables=tables)


def _scenarios(sources: Sources) -> Iterable[Document]:
    choice = choice_of(sources)
    if choice is not None:
        yield Document("scenarios", "scenarios", scenario_report(sources, choice))


def _annual_plan(sources: Sources) -> Iterable[Document]:
    choice = choice_of(sources)
    if choice is not None and sources.roadmap is not None:
        report, tables = annual_plan(sources, sources.roadmap, choice), annual_plan_tables(sources, sources.roadmap)
        yield Document("annual-plan", "annual_plan", report, tables=tables)


def _anchoring(sources: Sources) -> Iterable[Document]:
    if is_anchored(sources):
        yield Document("anchoring", "anchoring", anchoring_report(sources))


def _embedding(sources: Sources) -> Iterable[Document]:
    if has_embedding(sources):
        yield Document("embedding-plan", "embedding_plan", embedding_plan(sources))


def _multi_year(sources: Sources) -> Iterable[Document]:
    if has_plan(sources):
        tree = policy_tree(sources)
        report, tables = multi_year_report(sources, tree), multi_year_tables(sources, tree)
        yield Document("multi-year-plan", "multi_year", report, tables=tables)


def _results(sources: Sources) -> Iterable[Document]:
    if has_results(sources):
        yield Document("results", "results", results_report(sources))


def _progress(sources: Sources) -> Iterable[Document]:
    if has_progress(sources):
        yield Document("progress", "progress", progress_report(sources))


def _red_thread(sources: Sources) -> Iterable[Document]:
    if has_red_thread(sources):
        yield Document("red-thread", "red_thread", red_thread_report(sources), tables=journey_data(sources))


def _learning(sources: Sources) -> Iterable[Document]:
    if has_learning(sources):
        yield Document("learning", "learning", learning_report(sources))


def _team_plans(sources: Sources) -> Iterable[Document]:
    for report in team_plan_reports(sources):
        yield Document(f"plans/{report.id}", "team_plan", report)


def _effects(sources: Sources) -> Iterable[Document]:
    if has_effects(sources):
        yield Document("effects", "effects", effects_report(sources), tables=effect_tables(sources))


def _method(sources: Sources) -> Iterable[Document]:
    if sources.analyses is not None and has_priorities(sources):
        yield Document("method", "method", method_report(sources, sources.analyses))


def _sheets(sources: Sources) -> Iterable[Document]:
    sheets = [idea_sheet(sources, idea) for idea in live(sources.dossier, Idea)]
    for sheet in sheets:
        yield Document(f"ideas/{sheet.id}", "idea_sheet", sheet)
    if sheets:
        yield Document("sheets", "sheets", sheet_bundle(sources, sheets), formats=HANDED_OUT)


DOCUMENTS: tuple[DocumentSort, ...] = (
    DocumentSort(
        _summary,
        "summary",
        Message("Summary in plain language"),
        Message("What the vision is, what changes for residents and when, and how they were heard."),
    ),
    DocumentSort(
        _analysis,
        "analysis",
        Message("Analysis"),
        Message("What was done and found, the challenges that follow from it, and the ideas that answer them."),
    ),
    DocumentSort(
        _vision,
        "vision",
        Message("Vision on service"),
        Message("The values, the principles, what they ask of people, and the compass for difficult choices."),
    ),
    DocumentSort(
        _guide,
        "guide",
        Message("Guide for employees"),
        Message("The principles as do and don't, and what helps when in doubt: to print on one sheet."),
    ),
    DocumentSort(
        _red_thread,
        "red-thread",
        Message("Red thread"),
        Message("One customer's question followed from hand to hand, how long it waits, and what a new way changes."),
    ),
    DocumentSort(
        _learning,
        "learning",
        Message("Learning report"),
        Message("What customers, employees and managers said, and what was sharpened because of it."),
    ),
    DocumentSort(
        _roadmap,
        "roadmap",
        Message("Roadmap"),
        Message("When each idea is carried out, by which unit, and why then."),
    ),
    DocumentSort(
        _priorities,
        "priorities",
        Message("Priorities"),
        Message("What comes first, how sure that is, who disagrees, and what would change it."),
    ),
    DocumentSort(
        _scenarios,
        "scenarios",
        Message("Scenario note"),
        Message("What each unit would choose, what customers notice of it, and how units can choose together."),
    ),
    DocumentSort(
        _annual_plan,
        "annual-plan",
        Message("Joint annual plan"),
        Message("What all units do together in each year, and how many days that takes of each."),
    ),
    DocumentSort(_sheets),
    DocumentSort(
        _anchoring,
        "anchoring",
        Message("Anchoring note"),
        Message("What keeps the vision alive at every level, and where it stands in the multi-year plan."),
    ),
    DocumentSort(
        _embedding,
        "embedding-plan",
        Message("Embedding plan"),
        Message(
            "How service gets into the DNA of the organisation: who is reached, in which facet, and what comes next."
        ),
    ),
    DocumentSort(
        _multi_year,
        "multi-year-plan",
        Message("Multi-year plan"),
        Message("What we want to reach, what we do for it and what it costs per year, by the codes of the plan."),
    ),
    DocumentSort(
        _results,
        "results",
        Message("What came of it"),
        Message("The roadshow, the HR instruments, the place in the multi-year plan, and the projects that began."),
    ),
    DocumentSort(
        _progress,
        "progress",
        Message("Progress report"),
        Message("How ideas, teams and indicators stand, what is off track, and why."),
    ),
    DocumentSort(_team_plans),
    DocumentSort(
        _effects,
        "effects",
        Message("Effect measurement"),
        Message("Whether programmes work: whom they reach, what became different per theme, and how sure that is."),
    ),
    DocumentSort(
        _method,
        "method",
        Message("How it is calculated"),
        Message("How opinions become an order and a roadmap, step by step, with the formulas and their sources."),
    ),
)
"""In the order of the index; the index itself is made of them."""


def edition(
    dossier: Dossier,
    ideas: Ranking,
    challenges: Ranking,
    roadmap: Roadmap | None,
    language: str,
    analyses: Analyses | None = None,
    audience: Audience = "public",
) -> Edition:
    """All documents of a dossier in one language of `DOCUMENT_LANGUAGES`, for one audience.

    `ideas` and `challenges` are the rankings of both kinds. Without a roadmap there is no roadmap document, and the
    sheets tell no dates. `analyses` are those of both rankings; without them there are no priority report and no page
    on the method. Nothing is made but of what may be told: see `dienstvisie.reporting.publication`. Raises `UserError`
    for an unknown audience.
    """
    return _edition(release(dossier, ideas, challenges, roadmap, analyses, audience), language)


def editions(
    dossier: Dossier,
    ideas: Ranking,
    challenges: Ranking,
    roadmap: Roadmap | None,
    languages: Sequence[str],
    analyses: Analyses | None = None,
    audience: Audience = "public",
) -> list[Edition]:
    """An `edition` in each language; what may be told is worked out once."""
    released = release(dossier, ideas, challenges, roadmap, analyses, audience)
    return [_edition(released, language) for language in languages]


def _edition(of: Released, language: str) -> Edition:
    write = Writer(language, of.dossier.settings.language)
    sources = Sources(
        of.dossier,
        of.ideas,
        of.challenges,
        of.roadmap,
        write,
        of.analyses,
        of.audience,
        look_of(of.dossier, write),
        released=True,
        veiled=of.veiled,
        floor=of.floor,
        judged=of.measured,
    )
    made = [document for sort in DOCUMENTS for document in sort.make(sources)]
    paths = [document.path for document in made]
    entries = tuple(_entries(sources, paths))
    index = index_report(sources, entries, frozenset(paths))
    return Edition(sources.imprint, (*made, Document("index", "index", index)), entries)


def language_choice(editions: Sequence[Edition]) -> Document:
    """The page that leads to several editions, in the language of the first."""
    entries = tuple(
        LanguageEntry(found.language, Writer(found.language, found.language).own_name(), found.project, found.client)
        for found in (edition.imprint for edition in editions)
    )
    return Document("index", "languages", LanguageChoice(editions[0].imprint, entries))


def _entries(sources: Sources, paths: list[str]) -> Iterable[IndexEntry]:
    for sort in DOCUMENTS:
        if sort.page in paths and sort.title is not None and sort.about is not None:
            yield IndexEntry(sort.page, sources.writer.say(sort.title), sources.writer.say(sort.about))
