"""Documents written by a template of the same name."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment

from dienstvisie.render.page import Page
from dienstvisie.reporting.documents import Document

Renderer = Callable[[Document, Page], bytes]
"""Makes the file of a document; `Page` says where it stands and where the others are."""


def written(environment: Environment, folder: str, suffix: str) -> Renderer:
    """Writes a document by the template `<folder>/<template><suffix>.j2`."""

    def render(document: Document, page: Page) -> bytes:
        template = environment.get_template(f"{folder}/{document.template}{suffix}.j2")
        return template.render(report=document.report, page=page).encode()

    return render
