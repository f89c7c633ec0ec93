"""A table of data as CSV. Keys and dates are the same in every language, texts are not."""

from __future__ import annotations

import csv
import io
from datetime import date

from dienstvisie.reporting.data_tables import DataTable, Datum
from dienstvisie.reporting.tables.export import harmless


def table_to_csv(table: DataTable) -> str:
    """A heading row of keys, then the rows. Cells that a spreadsheet would run as a formula begin with `'`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([_lines(harmless(_plain(value))) for value in row] for row in table.rows)
    return out.getvalue()


def _plain(value: Datum) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 6) if isinstance(value, float) else value


def _lines(value: object) -> object:
    """With one sort of line end within texts: a lone carriage return would not be quoted, and would end the row."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
