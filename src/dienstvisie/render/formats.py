"""The formats that documents are written in for people: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import BaseLoader

from dienstvisie.language import Message
from dienstvisie.render.excel.workbook import workbook_of
from dienstvisie.render.html import html_environment
from dienstvisie.render.markdown import markdown_environment
from dienstvisie.render.pages import pages
from dienstvisie.render.pdf import pdf
from dienstvisie.render.policy import with_policy
from dienstvisie.render.styles import with_needed_styles
from dienstvisie.render.word.document import has_template, word
from dienstvisie.render.written import Renderer, written
from dienstvisie.reporting.documents import Document
from dienstvisie.reporting.look import Look


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its suffix and what renders a document in it.

    `renderer` is given the language, where templates are found and the look. Where `label` is there, pages offer the
    file as a download by that name. `fits` says whether a document holds what the format is for.
    """

    name: str
    suffix: str
    renderer: Callable[[str, BaseLoader, Look], Renderer]
    label: Message | None = None
    fits: Callable[[Document], bool] = lambda _: True

    def makes(self, document: Document) -> bool:
        """Whether there is a file of this document in this format."""
        return (document.formats is None or self.name in document.formats) and self.fits(document)


def _markdown(language: str, loader: BaseLoader, look: Look) -> Renderer:
    return written(markdown_environment(language, loader, look), "markdown", ".md")


def _html(language: str, loader: BaseLoader, look: Look) -> Renderer:
    write = pages(html_environment(language, loader, look), loader)
    return lambda document, page: with_policy(with_needed_styles(write(document, page).decode()).encode())


FORMATS: tuple[Format, ...] = (
    Format("markdown", ".md", _markdown),
    Format("html", ".html", _html),
    Format("docx", ".docx", word, Message("Document (Word), to edit and to print"), has_template),
    Format(
        "xlsx", ".xlsx", workbook_of, Message("Workbook (Excel), to sort and filter"), lambda found: bool(found.tables)
    ),
    Format("pdf", ".pdf", pdf, Message("PDF, to print or to send")),
)
"""In the order in which they are made."""
