"""Reading a table of ratings: from the bytes of a CSV file to a `RatingTable`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dienstvisie.diagnostics import Diagnostic
from dienstvisie.loading.nodes import StopReadingError
from dienstvisie.loading.tables.exact import read_exactly
from dienstvisie.loading.tables.findings import Findings
from dienstvisie.loading.tables.grid import Grid
from dienstvisie.loading.tables.layout import read_layout
from dienstvisie.loading.tables.quick import read_quickly
from dienstvisie.loading.tables.source import TableSource
from dienstvisie.loading.tables.table import Known, TableReader
from dienstvisie.loading.tables.text import TableText, table_text
from dienstvisie.schema import RatingTable


class Reading(NamedTuple):
    """What came of a file. `table` is None where no rating could be read; `diagnostics` are in no order."""

    table: RatingTable | None
    diagnostics: tuple[Diagnostic, ...]
    source: TableSource


def read_table(path: str, data: bytes, known: Known) -> Reading:
    """The ratings in a CSV file of a dossier; `path` is relative to the dossier. Never raises for what is in it."""
    source = TableSource(path, data)
    findings = Findings(source)
    table = None
    try:
        text = table_text(data)
    except StopReadingError as stop:
        fault = stop.fault
        findings.say(fault.rule, fault.position, fault.message, fault.hint)
        return Reading(None, tuple(findings.diagnostics()), source)
    source.data, source.separator = text.data, text.separator
    source.lines = np.array([text.header_line], dtype=np.int32)
    layout = read_layout(text, findings, known.items)
    if layout is not None:
        grid = read_grid(text, layout.width)
        source.lines = np.concatenate((source.lines, grid.lines))
        table = TableReader(path, layout, grid, findings, known).read()
    return Reading(table, tuple(findings.diagnostics()), source)


def read_grid(text: TableText, width: int) -> Grid:
    """All rows of a table: in the quick way where it can be, else in the exact way; both say the same."""
    return read_quickly(text, width) or read_exactly(text, width)
