"""Builds documents for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.reporting.report_dossiers import Case, dossier, generated, small

from dienstvisie.render import FORMAT_NAMES, build_documents
from dienstvisie.reporting.documents import edition

TEXTS = tuple(name for name in FORMAT_NAMES if name not in {"docx", "xlsx", "pdf"})
"""The formats that are text."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def build(
    case: Case,
    languages: Sequence[str] = ("en",),
    formats: Sequence[str] = TEXTS,
    templates: Sequence[Path] = (),
) -> dict[str, bytes]:
    """The documents of a case."""
    editions = [edition(case.dossier, case.ideas, case.challenges, case.roadmap, language) for language in languages]
    return build_documents(editions, formats, templates)


@cache
def small_documents() -> dict[str, bytes]:
    """The small dossier in both languages and formats."""
    return build(small(), ("nl-BE", "en"))


@cache
def generated_documents(count: int) -> dict[str, bytes]:
    """A generated dossier in English, in both formats."""
    return build(generated(count))


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes; complains of what is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}: {attrs}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} is closed but not open"
        assert self.open[-1] == tag, f"{tag} is closed while {self.open[-1]} is open"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, tag: str) -> list[str]:
        """The texts directly in elements with this tag."""
        return [text for name, text in self.texts if name == tag]


def with_title(title: str, **more: Any) -> Case:
    """The small dossier in which everything that has a title has this one."""
    from dataclasses import replace

    from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS

    items = {
        kind: [{**row, "title": title, **(more if kind == "ideas" else {})} for row in rows]
        for kind, rows in SMALL_ITEMS.items()
    }
    case, settings = small(), {**SMALL_SETTINGS, "title": title, "client": {"name": title}, "note": title}
    made = dossier(settings, items)
    assert case.roadmap is not None
    problem = replace(
        case.roadmap.problem,
        tasks=tuple(replace(task, title=title) for task in case.roadmap.problem.tasks),
        lanes=tuple(replace(lane, title=title) for lane in case.roadmap.problem.lanes),
        phases=tuple(replace(phase, title=title) for phase in case.roadmap.problem.phases),
    )
    placements = tuple(replace(row, task=replace(row.task, title=title)) for row in case.roadmap.placements)
    return replace(case, dossier=made, roadmap=replace(case.roadmap, problem=problem, placements=placements))
