"""Editions become files: a path and the bytes for each. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.render.faults import template_faults
from dienstvisie.render.formats import FORMATS, Format
from dienstvisie.render.page import Page
from dienstvisie.render.templates import check_folder, loader
from dienstvisie.reporting.documents import Document, Edition, language_choice

FORMAT_NAMES = tuple(format_.name for format_ in FORMATS)


def build_documents(
    editions: Sequence[Edition], formats: Sequence[str] = FORMAT_NAMES, templates: Sequence[Path] = ()
) -> dict[str, bytes]:
    """All documents of the editions by their path (with `/`) in the output folder, sorted by path.

    One edition lies at the top; of several, each lies in a folder named after its language, beside an index that
    leads to them. `templates` are folders whose templates come before the built-in ones, the first folder first.
    Raises UserError for a format that is not there, a folder that is not there, or a mistake in a user's template.
    """
    chosen = [_format(name) for name in dict.fromkeys(formats)]
    folders = [check_folder(folder) for folder in templates]
    source = loader(folders)
    files: dict[str, bytes] = {}
    with template_faults(folders):
        for format_ in chosen:
            for edition in editions:
                folder = f"{edition.imprint.language}/" if len(editions) > 1 else ""
                made = format_.environment(edition.imprint.language, source)
                files.update(_written(format_, made, edition.imprint.language, folder, edition.documents))
            if len(editions) > 1:
                language = editions[0].imprint.language
                made = format_.environment(language, source)
                files.update(_written(format_, made, language, "", (language_choice(editions),)))
    return dict(sorted(files.items()))


def _written(
    format_: Format, environment: Environment, language: str, folder: str, documents: Sequence[Document]
) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        template = environment.get_template(f"{format_.name}/{document.template}{format_.suffix}.j2")
        page = Page(document.path, format_.suffix, language)
        yield f"{folder}{document.path}{format_.suffix}", template.render(report=document.report, page=page).encode()


def _format(name: str) -> Format:
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    raise UserError(Message("There is no format {name}.", {"name": name}), did_you_mean(name, FORMAT_NAMES))
