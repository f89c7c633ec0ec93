"""Editions become files: a path and the bytes for each. Nothing is written here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean, translator
from dienstvisie.render.exports import EXPORTS, Export
from dienstvisie.render.faults import template_faults
from dienstvisie.render.formats import FORMATS, Format
from dienstvisie.render.page import Download, Page
from dienstvisie.render.templates import check_folder, loader
from dienstvisie.reporting.documents import Document, Edition, language_choice

FORMAT_NAMES = (*(page.name for page in FORMATS), *(export.name for export in EXPORTS))
"""Those of pages, and those of files for other programs."""


def build_documents(
    editions: Sequence[Edition], formats: Sequence[str] = FORMAT_NAMES, templates: Sequence[Path] = ()
) -> dict[str, bytes]:
    """All documents of the editions by their path (with `/`) in the output folder, sorted by path.

    One edition lies at the top; of several, each lies in a folder named after its language, beside an index that
    leads to them. A page leads to the files for other programs that are made of it, and to no others. `templates` are
    folders whose templates come before the built-in ones, the first folder first.
    Raises UserError for a format that is not there, a folder that is not there, or a mistake in a user's template.
    """
    pages, exports = _chosen(formats)
    folders = [check_folder(folder) for folder in templates]
    source = loader(folders)
    files: dict[str, bytes] = {}
    for edition in editions:
        files.update(_exported(exports, _folder(editions, edition), edition.documents))
    with template_faults(folders):
        for format_ in pages:
            for edition in editions:
                language = edition.imprint.language
                made = format_.environment(language, source)
                place = _folder(editions, edition)
                files.update(_written(format_, made, language, place, edition.documents, exports))
            if len(editions) > 1:
                language = editions[0].imprint.language
                made = format_.environment(language, source)
                files.update(_written(format_, made, language, "", (language_choice(editions),)))
    return dict(sorted(files.items()))


def _folder(editions: Sequence[Edition], edition: Edition) -> str:
    return f"{edition.imprint.language}/" if len(editions) > 1 else ""


def _written(
    format_: Format,
    environment: Environment,
    language: str,
    folder: str,
    documents: Sequence[Document],
    exports: Sequence[Export] = (),
) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        template = environment.get_template(f"{format_.name}/{document.template}{format_.suffix}.j2")
        page = Page(document.path, format_.suffix, language, _downloads(document, language, exports))
        yield f"{folder}{document.path}{format_.suffix}", template.render(report=document.report, page=page).encode()


def _exported(exports: Sequence[Export], folder: str, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        if document.schedule is not None:
            for export in exports:
                yield f"{folder}{document.path}{export.suffix}", export.file(document.schedule)


def _downloads(document: Document, language: str, exports: Sequence[Export]) -> tuple[Download, ...]:
    if document.schedule is None:
        return ()
    name, say = posixpath.basename(document.path), translator(language).say
    return tuple(Download(f"{name}{export.suffix}", say(export.label)) for export in exports)


def _chosen(names: Sequence[str]) -> tuple[tuple[Format, ...], tuple[Export, ...]]:
    for name in names:
        if name not in FORMAT_NAMES:
            raise UserError(Message("There is no format {name}.", {"name": name}), did_you_mean(name, FORMAT_NAMES))
    pages = tuple(format_ for format_ in FORMATS if format_.name in names)
    return pages, tuple(export for export in EXPORTS if export.name in names)
