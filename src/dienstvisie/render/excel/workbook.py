"""A workbook: a sheet that says what it is, then one for each table of data."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Protocol, cast

from jinja2 import BaseLoader

from dienstvisie.language import Message, Translator, translator
from dienstvisie.render.excel.cells import fit, sheet_names
from dienstvisie.render.excel.sheet import add_table, frame, prepare, put
from dienstvisie.render.excel.styles import FONT, SIZE, Styles
from dienstvisie.render.excel.widths import height
from dienstvisie.render.page import Page
from dienstvisie.render.written import Renderer
from dienstvisie.reporting.common import Imprint
from dienstvisie.reporting.data_tables import Column
from dienstvisie.reporting.documents import Document
from dienstvisie.reporting.look import Look

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no moment: the same workbook has the same bytes whenever it is made
_NO_GUESSES = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE = (34.0, 86.0, 30.0)
_NAMES = {"roadmap": Message("Roadmap"), "priorities": Message("Priorities")}


class Imprinted(Protocol):
    """A report that says of itself what it is."""

    @property
    def imprint(self) -> Imprint: ...  # noqa: D102


def workbook_of(language: str, loader: BaseLoader, look: Look) -> Renderer:  # noqa: ARG001 - it needs no template
    """Makes the workbook of a document that has tables."""

    def render(document: Document, page: Page) -> bytes:  # noqa: ARG001 - it leads to no other file
        return workbook(document, look, translator(language))

    return render


def workbook(document: Document, look: Look, say: Translator) -> bytes:
    """The file of a document: the sheet about it, then its tables in order."""
    import xlsxwriter

    imprint, out = cast("Imprinted", document.report).imprint, io.BytesIO()
    title = say.say(_NAMES[document.path]) if document.path in _NAMES else document.tables[0].title
    letters = {"font_name": FONT, "font_size": SIZE}  # the library writes into it
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": letters, **_NO_GUESSES}) as made:
        made.set_properties(_properties(imprint, title))
        made.set_custom_property("Language", imprint.language)
        styles = Styles(made, look, imprint.language)
        about, *names = sheet_names((say.say(Message("About this file")), *(table.title for table in document.tables)))
        sheets = [made.add_worksheet(name) for name in (about, *names)]
        _about(sheets[0], document, names, styles, say, title)
        for number, (sheet, table) in enumerate(zip(sheets[1:], document.tables, strict=True), 1):
            add_table(sheet, table, number, styles, say)
            prepare(sheet, len(table.columns), 0)
            _footer(sheet, imprint)
    return out.getvalue()


def _properties(imprint: Imprint, title: str) -> dict[str, object]:
    return {
        "title": fit(f"{title} – {imprint.project}", 255),
        "subject": fit(imprint.project, 255),
        "author": fit(imprint.author or imprint.client, 255),
        "company": fit(imprint.client, 255),
        "created": MADE,
    }


def _footer(sheet: Any, imprint: Imprint) -> None:
    client = fit(imprint.client, 100).replace("&", "&&")
    sheet.set_footer(f"&L{client}&C&A&R&P / &N")


def _about(sheet: Any, document: Document, names: list[str], styles: Styles, say: Translator, title: str) -> None:
    """What the file is, of whom and for whom; then the sheets; then what each column means."""
    imprint = cast("Imprinted", document.report).imprint
    sheet.hide_gridlines(2)
    for at, wide in enumerate(_WIDE):
        sheet.set_column(at, at, wide)
    sheet.write_string(0, 0, fit(title), styles.title())
    sheet.set_row(0, 30)
    row = _pairs(sheet, 1, [*_facts(imprint, say), *_notes(imprint, say)], styles) + 1
    sheet.write_string(row, 0, say.say(Message("Sheets")), styles.subtitle())
    sheet.set_row(row, 22)
    listed = [(name, table.about) for name, table in zip(names, document.tables, strict=True)]
    top = _pairs(sheet, row + 1, listed, styles) + 1
    for number, name in enumerate(names, row + 1):
        target = "internal:'{}'!A1".format(name.replace("'", "''"))
        sheet.write_url(number, 0, target, styles.link(), name)
    sheet.write_string(top, 0, say.say(Message("What the columns mean")), styles.subtitle())
    sheet.set_row(top, 22)
    _meanings(sheet, document, names, styles, say, top + 1)
    prepare(sheet, len(_WIDE), None)
    _footer(sheet, imprint)


def _pairs(sheet: Any, top: int, pairs: list[tuple[str, str]], styles: Styles) -> int:
    """A label and a text in each row; the row after the last."""
    for row, (label, text) in enumerate(pairs, top):
        sheet.write_string(row, 0, fit(label), styles.label())
        sheet.write_string(row, 1, fit(text), styles.text())
        sheet.set_row(row, height((label, text), _WIDE[:2]))
    return top + len(pairs)


def _facts(imprint: Imprint, say: Translator) -> list[tuple[str, str]]:
    audience = Message("For internal use") if imprint.internal else Message("For everybody")
    facts = [
        (Message("Project"), imprint.project),
        (Message("Client"), imprint.client),
        (Message("Author"), imprint.author),
        (Message("Date"), imprint.date),
        (Message("Audience"), say.say(audience)),
    ]
    return [(say.say(label), text) for label, text in facts if text]


def _notes(imprint: Imprint, say: Translator) -> list[tuple[str, str]]:
    notes = []
    if imprint.internal:
        notes.append(say.say(Message("This edition holds items that may not leave the organisation.")))
    if imprint.note:
        notes.append(imprint.note)
    elif imprint.illustrative:
        notes.append(say.say(Message("This is an illustrative example, not the organisation's own data.")))
    return [(say.say(Message("Note")), note) for note in notes]


def _meanings(sheet: Any, document: Document, names: list[str], styles: Styles, say: Translator, top: int) -> None:
    columns = (
        Column("column", say.say(Message("Column"))),
        Column("meaning", say.say(Message("Meaning"))),
        Column("sheet", say.say(Message("Sheet"))),
    )
    rows = [
        (column.title, column.about, name)
        for name, table in zip(names, document.tables, strict=True)
        for column in table.columns
        if column.about
    ]
    for number, row in enumerate(rows, top + 1):
        sheet.set_row(number, height(row, _WIDE))
        for at, text in enumerate(row):
            put(sheet, (number, at), text, styles, columns[at])
    frame(sheet, "columns", 0, columns, len(rows), styles, top)
