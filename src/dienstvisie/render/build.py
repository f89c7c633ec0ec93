"""Editions become files: a path and the bytes for each. Nothing is written here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean, translator
from dienstvisie.render.exports import EXPORTS, Export
from dienstvisie.render.extras import require
from dienstvisie.render.faults import template_faults
from dienstvisie.render.formats import FORMATS, Format
from dienstvisie.render.page import Download, Neighbour, Page
from dienstvisie.render.templates import check_folder, loader
from dienstvisie.render.written import Renderer
from dienstvisie.reporting.documents import Document, Edition, language_choice

FORMAT_NAMES = (*(format_.name for format_ in FORMATS), *(export.name for export in EXPORTS))
"""Those for people, and those of files for other programs."""
DEFAULT_FORMATS = ("markdown", "html")
ALIASES = {"md": "markdown", "word": "docx", "excel": "xlsx"}
"""Other names that people give them."""


class Formats(NamedTuple):
    """The formats that are asked for."""

    pages: tuple[Format, ...]
    exports: tuple[Export, ...]


def build_documents(
    editions: Sequence[Edition], formats: Sequence[str] = DEFAULT_FORMATS, templates: Sequence[Path] = ()
) -> dict[str, bytes]:
    """All documents of the editions by their path (with `/`) in the output folder, sorted by path.

    One edition lies at the top; of several, each lies in a folder named after its language, beside an index that
    leads to them. A page leads to the files that are made with it, and to no others. `templates` are folders whose
    templates come before the built-in ones, the first folder first.
    Raises UserError for a format that is not there, a folder that is not there, or a mistake in a user's template.
    """
    chosen = chosen_formats(formats)
    folders = [check_folder(folder) for folder in templates]
    source = loader(folders)
    files: dict[str, bytes] = {}
    for edition in editions:
        folder = _folder(editions, edition)
        for document in edition.documents:
            for export in chosen.exports:
                files.update((folder + path, content) for path, content in export.files(document))
    with template_faults(folders):
        for format_ in chosen.pages:
            for edition in editions:
                imprint = edition.imprint
                render = format_.renderer(imprint.language, source, imprint.look)
                place = _folder(editions, edition)
                files.update(_rendered(format_, render, edition, place, chosen))
            if len(editions) > 1:
                imprint = editions[0].imprint
                render = format_.renderer(imprint.language, source, imprint.look)
                choice = Edition(imprint, (language_choice(editions),))
                files.update(_rendered(format_, render, choice, "", chosen))
    return dict(sorted(files.items()))


def chosen_formats(names: Sequence[str]) -> Formats:
    """The formats by their names. Raises UserError for one that is not there, or that needs what is not installed."""
    wanted = [ALIASES.get(name, name) for name in names]
    for name in wanted:
        if name not in FORMAT_NAMES:
            raise UserError(Message("There is no format {name}.", {"name": name}), did_you_mean(name, FORMAT_NAMES))
    require(wanted)
    pages = tuple(format_ for format_ in FORMATS if format_.name in wanted)
    return Formats(pages, tuple(export for export in EXPORTS if export.name in wanted))


def _folder(editions: Sequence[Edition], edition: Edition) -> str:
    return f"{edition.imprint.language}/" if len(editions) > 1 else ""


def _rendered(
    format_: Format, render: Renderer, edition: Edition, folder: str, chosen: Formats
) -> Iterator[tuple[str, bytes]]:
    language = edition.imprint.language
    made = {document.path for document in edition.documents if format_.makes(document)}
    neighbours = tuple(Neighbour(entry.page, entry.title) for entry in edition.entries if entry.page in made)
    for document in edition.documents:
        if format_.makes(document):
            offered = [*_downloads(document, language, chosen), *_bundles(document, edition, chosen)]
            page = Page(document.path, format_.suffix, language, tuple(offered), neighbours)
            yield f"{folder}{document.path}{format_.suffix}", render(document, page)


def _bundles(document: Document, edition: Edition, chosen: Formats) -> Iterator[Download]:
    """On the index: the files that bundle all sheets, which have no page of their own."""
    bundles = [one for one in edition.documents if one.path == "sheets"] if document.path == "index" else []
    say = translator(edition.imprint.language).say
    for bundle in bundles:
        for found in _downloads(bundle, edition.imprint.language, chosen):
            text = Message("All implementation sheets in one file: {format}", {"format": found.label})
            yield Download(found.address, say(text))


def _downloads(document: Document, language: str, chosen: Formats) -> tuple[Download, ...]:
    """The other files of a document that are made in this build, as its pages offer them."""
    name, say = posixpath.basename(document.path), translator(language).say
    pages = (
        Download(f"{name}{format_.suffix}", say(format_.label))
        for format_ in chosen.pages
        if format_.label is not None and format_.makes(document)
    )
    exports = (
        Download(posixpath.basename(path), say(label))
        for export in chosen.exports
        for path, label in export.offers(document)
    )
    return (*pages, *exports)
