"""All items that documents tell of, by kind: what one searches in the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.places import PLACES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import KIND_BY_NAME, live

HEADINGS: Mapping[str, Message] = {
    "ideas": Message("Ideas"),
    "findings": Message("Findings"),
    "challenges": Message("Challenges"),
    "inspirations": Message("Good practices"),
    "values": Message("Values"),
    "principles": Message("Principles"),
    "competencies": Message("Competencies"),
    "decisions": Message("Decisions of principle"),
    "embedding": Message("Embedding"),
    "functions": Message("Functions"),
    "policy_plan": Message("Multi-year plan"),
    "indicators": Message("Indicators"),
    "journeys": Message("Journeys"),
    "improvement_plans": Message("Improvement plans of teams"),
    "programmes": Message("Programmes"),
}
"""What people call all items of a kind, for each kind in `PLACES`."""
PAGES: Mapping[str, Message] = {
    "ideas": Message("Implementation sheet"),
    "improvement_plans": Message("Improvement plan"),
}
"""What the page is called, of kinds whose items have one each."""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """All items of a kind in the order of the files: what they are called, and the document that tells of them.

    `where` is the title of that document.
    """

    kind: str
    title: str
    where: str
    items: tuple[Mention, ...]


def item_groups(sources: Sources, titles: Mapping[str, str], paths: frozenset[str]) -> tuple[ItemGroup, ...]:
    """The groups of kinds that have items of which a document of this edition tells.

    `titles` are those of the main documents by path, `paths` all documents that there are.
    """
    return tuple(_groups(sources, titles, paths))


def _groups(sources: Sources, titles: Mapping[str, str], paths: frozenset[str]) -> Iterator[ItemGroup]:
    for kind in PLACES:
        items = sources.mentions(kind, (item.id for item in live(sources.dossier, KIND_BY_NAME[kind].model)))
        told = tuple(item for item in items if item.page is not None and _document(item.page) in paths)
        if told:
            page = titles.get(_document(told[0].page or ""))
            where = page if page is not None else sources.writer.say(PAGES[kind])
            yield ItemGroup(kind, sources.writer.say(HEADINGS[kind]), where, told)


def _document(page: str) -> str:
    return page.partition("#")[0]
