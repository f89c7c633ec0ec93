"""A sheet with a table of data: real numbers and dates, a heading that stays, filters, and ready to print."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from dienstvisie.language import Message, Translator
from dienstvisie.render.excel.cells import fit, headings, is_like_formula
from dienstvisie.render.excel.styles import Styles
from dienstvisie.render.excel.widths import FILTER, height, width
from dienstvisie.reporting.data_tables import Column, DataTable, Datum

A4, A3 = 9, 8
MANY = 14
"""With more columns than this, a sheet is printed on A3."""


def add_table(sheet: Any, table: DataTable, number: int, styles: Styles, say: Translator) -> None:
    """Writes a table into an empty sheet; `number` is its own among those of the workbook."""
    rows = [[shown(value, say) for value in row] for row in table.rows]
    widths = [width(column, [row[at] for row in rows]) for at, column in enumerate(table.columns)]
    for at, wide in enumerate(widths):
        sheet.set_column(at, at, wide)
    for place, row in enumerate(rows, 1):
        sheet.set_row(place, height(row, widths))
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            put(sheet, (place, at), value, styles, column)
    frame(sheet, table.name, number, table.columns, len(rows), styles)
    sheet.set_row(0, height([column.title for column in table.columns], [wide - FILTER for wide in widths]) + 6)
    sheet.freeze_panes(1, _kept(table.columns))


def frame(
    sheet: Any, name: str, number: int, columns: Sequence[Column], rows: int, styles: Styles, top: int = 0
) -> None:
    """Makes a table of what stands from row `top` on: its headings and filters; of no rows, one that is empty."""
    titles = headings(column.title for column in columns)
    sheet.add_table(
        top,
        0,
        top + max(rows, 1),
        len(columns) - 1,
        {
            "name": f"T{number}_{re.sub(r'[^A-Za-z0-9_]', '_', name)}",
            "style": "Table Style Light 1",
            "autofilter": True,
            "columns": [
                {"header": title, "header_format": styles.heading(column.kind)}
                for column, title in zip(columns, titles, strict=True)
            ],
        },
    )


def prepare(sheet: Any, columns: int, header: int | None) -> None:
    """To be printed across, as wide as the page, with the row `header` on each page."""
    sheet.set_landscape()
    sheet.set_paper(A3 if columns > MANY else A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    if header is not None:
        sheet.repeat_rows(header)


def put(sheet: Any, place: tuple[int, int], value: Datum, styles: Styles, column: Column) -> None:
    """A value in its cell by its type: a text is never a formula, a number, a link or a date."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        sheet.write_blank(*place, None, styles.column(column.kind))
    elif isinstance(value, str):
        text = fit(value)
        form = styles.formula_like() if is_like_formula(text) else styles.column(column.kind)
        sheet.write_string(*place, text, form)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, styles.column(column.kind))
    else:
        sheet.write_number(*place, value, styles.column(column.kind))


def shown(value: Datum, say: Translator) -> Datum:
    """A value as a reader sees it: yes and no are words."""
    if isinstance(value, bool):
        return say.say(Message("yes")) if value else say.say(Message("no"))
    return value


def _kept(columns: Sequence[Column]) -> int:
    """How many columns stay in view: up to the first long text, where that comes early."""
    for number, column in enumerate(columns[:4], 1):
        if column.kind == "long text":
            return number
    return 1 if len(columns) > 4 else 0
