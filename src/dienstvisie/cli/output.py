"""Printing: tables and diagnostics to stdout, sentences to stderr."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dienstvisie.cli.words import printable, told
from dienstvisie.diagnostics import Diagnostic, Severity, SourceMap
from dienstvisie.language import Message, counted, terminal_language, translator
from dienstvisie.reporting.tables.export import EXPORTS, shown
from dienstvisie.reporting.tables.table import Column, Table

NARROW = 110
OFF_TERMINAL = 200
_SEVERITIES = {
    Severity.ERROR: (Message("error"), "31"),
    Severity.WARNING: (Message("warning"), "33"),
    Severity.INFO: (Message("advice"), "36"),
}


def write(text: str) -> None:
    """Data to stdout, as it is."""
    sys.stdout.write(text)


def say(message: Message) -> None:
    """A sentence to stderr."""
    sys.stderr.write(told(message) + "\n")


@contextmanager
def working(message: Message) -> Iterator[None]:
    """Show on stderr that work goes on, in a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(told(message)):
        yield


def print_tables(tables: Sequence[Table], data_format: str, language: str) -> None:
    """Tables to stdout; `language` is that of the dossier, for formats that are not translated."""
    if data_format == "table":
        _terminal_tables(tables)
    else:
        write(EXPORTS[data_format](tables, terminal_language() if data_format == "markdown" else language))


def console() -> Any:
    """Stdout as Rich prints on it, as wide as the terminal."""
    from rich.console import Console as RichConsole

    class Console(RichConsole):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else OFF_TERMINAL
    return Console(width=width, highlight=False, emoji=False, markup=False)


def _terminal_tables(tables: Sequence[Table]) -> None:
    out = console()
    for table in (table for table in tables if not table.data_only):
        if table.rows:
            out.print(_rich(table, out.width))
        for note in table.notes:
            out.print(told(note))
        if table.rows or table.notes:
            out.print()


def _rich(table: Table, width: int) -> Any:
    from rich import box
    from rich.table import Table as RichTable

    narrow = width < NARROW
    filled = {
        column.key for column, *cells in zip(table.columns, *table.rows, strict=True) if any(map(_is_said, cells))
    }
    columns = [
        one for one in table.columns if not (narrow and one.wide) and (one.none is not None or one.key in filled)
    ]
    made = RichTable(
        box=box.SIMPLE_HEAD,
        title=told(table.title),
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        collapse_padding=True,
    )
    for column in columns:
        made.add_column(told(column.label), justify="right" if column.numeric else "left", no_wrap=column.keep)
    known = {column.key: column for column in table.columns}
    for row in table.rows:
        cells = dict(zip((column.key for column in table.columns), row, strict=True))
        made.add_row(*(_cell(cells, column, known, narrow=narrow) for column in columns))
    return made


def _is_said(value: Any) -> bool:
    return value is not None and value != ""


def _cell(cells: dict[str, Any], column: Column, known: dict[str, Column], *, narrow: bool) -> Any:
    from rich.text import Text

    say = translator(terminal_language())
    cell = Text(printable(shown(cells[column.key], column, say)))
    below = known.get(column.below or "")
    if not narrow or below is None:
        return cell
    return cell.append("\n" + printable(shown(cells[below.key], below, say)), "dim")


def print_diagnostics(diagnostics: Iterable[Diagnostic], sources: SourceMap, prefix: str) -> str:
    """Diagnostics for people, each with its line and a caret under the place."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return "".join(_told(diagnostic, sources, prefix, colour=colour) for diagnostic in diagnostics)


def _told(diagnostic: Diagnostic, sources: SourceMap, prefix: str, *, colour: bool) -> str:
    word, code = _SEVERITIES[diagnostic.severity]
    severity = f"\x1b[1;{code}m{told(word)} {diagnostic.code}\x1b[0m" if colour else f"{told(word)} {diagnostic.code}"
    place = _place(prefix, diagnostic.file, diagnostic.position)
    text = f"{place}{severity}: {told(diagnostic.message)}\n"
    if diagnostic.position is not None and diagnostic.file in sources.files:
        text += _excerpt(sources.files[diagnostic.file].line(diagnostic.position.line), diagnostic.position)
    for one in diagnostic.related:
        text += f"  {_place(prefix, one.file, one.position)}{told(one.message)}\n"
    if diagnostic.hint is not None:
        text += f"  {told(diagnostic.hint)}\n"
    return text


def _place(prefix: str, file: str | None, position: Any) -> str:
    if file is None:
        return ""
    name = printable(f"{prefix}{file}")
    return f"{name}:{position.line}:{position.column}: " if position is not None else f"{name}: "


def _excerpt(line: str, position: Any) -> str:
    """The source line with a caret, cut to what fits around the place."""
    start = max(0, position.column - 60)
    shown_line = printable(line[start : start + 100].replace("\t", " "))
    if not shown_line.strip():
        return ""
    number = str(position.line)
    return f"  {number} | {shown_line}\n  {' ' * len(number)} | {' ' * (position.column - 1 - start)}^\n"


def summary(diagnostics: Sequence[Diagnostic], files: int) -> Message:
    """How many problems of each severity there are."""
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = (
        counted("{number} error", "{number} errors", count[Severity.ERROR]),
        counted("{number} warning", "{number} warnings", count[Severity.WARNING]),
        counted("{number} piece of advice", "{number} pieces of advice", count[Severity.INFO]),
    )
    found = tuple(part for part in parts if part.number)
    in_files = counted("{number} file", "{number} files", files)
    if not found:
        return Message("No problems in {files}.", {"files": in_files})
    return Message("{found} in {files}.", {"found": found, "files": in_files})
