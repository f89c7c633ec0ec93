"""Which documents an edition holds: one row for each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.analyses import Analyses
from dienstvisie.reporting.common import Audience, Imprint
from dienstvisie.reporting.data_tables import DataTable
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import IndexEntry, LanguageChoice, LanguageEntry, index_report
from dienstvisie.reporting.method_page import method_report
from dienstvisie.reporting.priorities import priorities_report
from dienstvisie.reporting.publication import Released, release
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.schedule import schedule
from dienstvisie.reporting.schedule_model import Schedule
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea, live
from dienstvisie.scoring.ranking import Ranking


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
    """All documents in one language; the index comes last."""

    imprint: Imprint
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class DocumentSort:
    """A sort of document and what makes it. `title` and `about` name it in the index; without them it is not listed."""

    make: Callable[[Sources], Iterable[Document]]
    page: str | None = None
    title: Message | None = None
    about: Message | None = None


def _roadmap(sources: Sources) -> Iterable[Document]:
    if sources.roadmap is not None:
        report = roadmap_report(sources, sources.roadmap)
        yield Document("roadmap", "roadmap", report, schedule(sources, sources.roadmap))


def _priorities(sources: Sources) -> Iterable[Document]:
    if sources.analyses is not None:
        yield Document("priorities", "priorities", priorities_report(sources, sources.analyses))


def _method(sources: Sources) -> Iterable[Document]:
    if sources.analyses is not None:
        yield Document("method", "method", method_report(sources, sources.analyses))


def _sheets(sources: Sources) -> Iterable[Document]:
    for idea in live(sources.dossier, Idea):
        yield Document(f"ideas/{idea.id}", "idea_sheet", idea_sheet(sources, idea))


DOCUMENTS: tuple[DocumentSort, ...] = (
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
    DocumentSort(_sheets),
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
        released=True,
        veiled=of.veiled,
        floor=of.floor,
    )
    made = [document for sort in DOCUMENTS for document in sort.make(sources)]
    index = index_report(sources, tuple(_entries(sources, [document.path for document in made])))
    return Edition(sources.imprint, (*made, Document("index", "index", index)))


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
