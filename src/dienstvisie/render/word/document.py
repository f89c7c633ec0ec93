"""Makes a Word document of a report by the .docx template of its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from jinja2 import BaseLoader

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.render.page import Page
from dienstvisie.render.templates import builtin_folder, find_file, has_builtin
from dienstvisie.render.word.environment import WordEnvironment, word_environment
from dienstvisie.render.word.traces import without_traces
from dienstvisie.render.written import Renderer
from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.documents import Document
from dienstvisie.reporting.look import OUR_LOOK, Look

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no moment: the same document has the same bytes whenever it is made
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_LANGUAGE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lang"
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_FILL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fill"


_FIGURE = 1005
"""Twentieths of a point that an amount such as € 102.500 takes in a table."""
_COLOURS = ("accent", "on_accent", "deep", "ink", "soft", "line")
"""Those of the look that the built-in templates are drawn in."""
T = TypeVar("T")


class Titled(Protocol):
    """A report that says of itself what it is."""

    @property
    def imprint(self) -> Imprint: ...  # noqa: D102


def has_template(document: Document) -> bool:
    """Whether there is a built-in .docx template for a document."""
    return has_builtin(_name(document))


def word(language: str, loader: BaseLoader, look: Look) -> Renderer:
    """Makes documents by `docx/<template>.docx`, the user's before the built-in one."""
    environments: dict[str, tuple[bytes, Path, WordEnvironment]] = {}

    def render(document: Document, page: Page) -> bytes:
        name = _name(document)
        if name not in environments:
            path = find_file(loader, name)
            content = path.read_bytes()
            environments[name] = (content, path, word_environment(language, look, _styles(content, path)))
        content, path, made = environments[name]
        return _rendered(document, page, content, path, made)

    return render


def _name(document: Document) -> str:
    return f"docx/{document.template}.docx"


def _is_builtin(path: Path) -> bool:
    return path.resolve().is_relative_to(builtin_folder().resolve())


@lru_cache(maxsize=16)
def _styles(content: bytes, path: Path) -> dict[str, str]:
    """The ids of the styles of a template by their English names, which Word keeps in every language."""
    found = _guarded(path, None, lambda: _opened(content))
    return {style.name: style.style_id for style in found.get_docx().styles if style.name}


def _opened(content: bytes) -> Any:
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(content))
    made.init_docx()
    return made


def _rendered(document: Document, page: Page, content: bytes, path: Path, made: WordEnvironment) -> bytes:
    template = _guarded(path, None, lambda: _opened(content))
    template.patch_xml = _once(template.patch_xml, made)
    context = {"report": document.report, "page": page}
    _guarded(path, made, lambda: template.render(context, made, autoescape=True))
    report, written = cast("Titled", document.report), template.docx  # its `get_docx` begins anew
    _describe(written, report.imprint, str(getattr(report, "title", "")) or report.imprint.project)
    without_traces(written, (report.imprint.author or report.imprint.client)[:255])
    _share_width(written)
    look = cast("Look", made.globals["look"])
    if look != OUR_LOOK and _is_builtin(path):
        _recolour(written, look)
    out = io.BytesIO()
    written.save(out)
    return _timeless(out.getvalue())


def _once(prepare: Callable[[str], str], made: WordEnvironment) -> Callable[[str], str]:
    """What makes a template of a part, for each part once: it is the same for every document."""

    def prepared(part: str) -> str:
        if part not in made.prepared:
            made.prepared[part] = prepare(part)
        return made.prepared[part]

    return prepared


def _guarded(path: Path, made: WordEnvironment | None, work: Callable[[], T]) -> T:
    """What `work` makes; a mistake in a user's template is said with its file and paragraph, ours stays as it is."""
    try:
        return work()
    except UserError:
        raise
    except Exception as fault:
        if _is_builtin(path):
            raise
        raise _error(path, made, fault) from fault


def _error(path: Path, made: WordEnvironment | None, fault: Exception) -> UserError:
    values = {"file": str(path), "problem": str(fault).rstrip(".") or type(fault).__name__}
    place = made.place(fault) if made else ""
    if made is None:
        return UserError(Message("{file} cannot be read as a Word document (.docx): {problem}.", values))
    if place:
        values["place"] = place
        return UserError(Message("There is a mistake in the template {file}, at “{place}”: {problem}.", values))
    return UserError(Message("There is a mistake in the template {file}: {problem}.", values))


def _describe(made: Any, imprint: Imprint, title: str) -> None:
    """What the file says of itself: its title, author and language; no moment at which it was made."""
    about = made.core_properties
    about.title, about.language = title[:255], imprint.language
    about.author = about.last_modified_by = (imprint.author or imprint.client)[:255]
    about.subject = imprint.project[:255]
    about.created = about.modified = MADE
    about.revision = 1
    for element in made.styles.element.iter(_LANGUAGE):
        element.set(_VALUE, imprint.language)


def _recolour(made: Any, look: Look) -> None:
    """Our colours in the styles become those of the look."""
    ours = {getattr(OUR_LOOK, name).lstrip("#").upper(): name for name in _COLOURS}
    for element in made.styles.element.iter():
        for attribute in (_VALUE, _FILL, _VALUE.replace("}val", "}color")):
            name = ours.get((element.get(attribute) or "").upper())
            if name is not None:
                element.set(attribute, getattr(look, name).lstrip("#").upper())


def _share_width(made: Any) -> None:
    """Tables whose cells have no width of their own, as many columns may come: the first has what figures leave it."""
    from docx.oxml.ns import qn

    for table in made.element.body.iter(qn("w:tbl")):
        columns = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        if len(columns) < 2 or next(table.iter(qn("w:tcW")), None) is not None:
            continue
        whole = sum(int(column.get(qn("w:w")) or 0) for column in columns)
        figure = min(_FIGURE, whole * 4 // (5 * (len(columns) - 1)))
        first = min(whole - figure * (len(columns) - 1), whole // 3)
        for number, column in enumerate(columns):
            column.set(qn("w:w"), str(first if number == 0 else (whole - first) // (len(columns) - 1)))


def _timeless(content: bytes) -> bytes:
    """The same zip with the same date on all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _ZIPPED)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 0
            new.writestr(fixed, old.read(entry))
    return out.getvalue()
