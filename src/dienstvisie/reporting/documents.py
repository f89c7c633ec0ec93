"""Which documents an edition holds: one row for each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import IndexEntry, LanguageChoice, LanguageEntry, index_report
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea
from dienstvisie.scoring.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its path without suffix, the name of its template and its report model."""

    path: str
    template: str
    report: object


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
        yield Document("roadmap", "roadmap", roadmap_report(sources, sources.roadmap))


def _sheets(sources: Sources) -> Iterable[Document]:
    for idea in sources.dossier.all(Idea).values():
        yield Document(f"ideas/{idea.id}", "idea_sheet", idea_sheet(sources, idea))


DOCUMENTS: tuple[DocumentSort, ...] = (
    DocumentSort(
        _roadmap,
        "roadmap",
        Message("Roadmap"),
        Message("When each idea is carried out, by which unit, and why then."),
    ),
    DocumentSort(_sheets),
)
"""In the order of the index; the index itself is made of them."""


def edition(dossier: Dossier, ideas: Ranking, challenges: Ranking, roadmap: Roadmap | None, language: str) -> Edition:
    """All documents of a dossier in one language of `DOCUMENT_LANGUAGES`.

    `ideas` and `challenges` are the rankings of both kinds. Without a roadmap there is no roadmap document, and the
    sheets tell no dates.
    """
    sources = Sources(dossier, ideas, challenges, roadmap, Writer(language, dossier.settings.language))
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
