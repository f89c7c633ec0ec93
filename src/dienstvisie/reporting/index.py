"""The index: all documents of an edition, the ideas in the order of their rank, and every item that is told of."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.index_items import ItemGroup, item_groups
from dienstvisie.reporting.quick_wins import is_quick_win
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, live


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document: its path without suffix, its title and what one finds in it."""

    page: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An idea in the index; `rank` is None where it has none to tell, `span` where it has no place on the roadmap.

    `start` is the number of the first period of the span, to sort by.
    """

    idea: Mention
    rank: int | None
    span: str | None
    lead: str | None
    quick_win: bool
    start: int | None = None


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The first page: what the project is, its documents, every idea with its sheet, and all items by kind."""

    imprint: Imprint
    description: str | None  # Markdown
    entries: tuple[IndexEntry, ...]
    rows: tuple[IndexRow, ...]
    items: tuple[ItemGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """An edition: its language, what that calls itself, and the title of the project in it."""

    language: str
    name: str
    project: str
    client: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The page that leads to the editions, where there are several."""

    imprint: Imprint
    entries: tuple[LanguageEntry, ...]


def index_report(sources: Sources, entries: tuple[IndexEntry, ...], paths: frozenset[str] = frozenset()) -> IndexReport:
    """The index of an edition; ideas by rank, those without a rank to tell last, by id.

    `paths` are the documents that the edition holds.
    """
    rows = [_row(sources, idea) for idea in live(sources.dossier, Idea)]
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0, row.idea.id))
    description = sources.writer.prose(sources.dossier.settings.description)
    items = item_groups(sources, {entry.page: entry.title for entry in entries}, paths)
    return IndexReport(sources.imprint, description, entries, tuple(rows), items)


def _row(sources: Sources, idea: Idea) -> IndexRow:
    placed = sources.placements.get(idea.id, ())
    return IndexRow(
        idea=sources.mention("ideas", idea.id),
        rank=sources.rank(idea.id),
        span=sources.span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None,
        lead=sources.writer.text(idea.lead) if idea.lead else None,
        quick_win=is_quick_win(sources, idea.id),
        start=min(p.start for p in placed) if placed else None,
    )
