"""Printing a plan: drawn for the width of the terminal, or as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from dienstvisie.cli.output import console, print_tables
from dienstvisie.cli.words import printable
from dienstvisie.language import terminal_language, translator
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.tables.plan_data import plan_data
from dienstvisie.reporting.tables.plan_page import Section, explanation_page, plan_page
from dienstvisie.reporting.tables.roadmap import explanation_tables, roadmap_tables
from dienstvisie.reporting.tables.signs import signs_for, spelled

STYLES = {
    "plain": "",
    "title": "bold",
    "quiet": "dim",
    "bar": "cyan",
    "quick": "bold cyan",
    "ghost": "dim",
    "over": "bold red",
}


def print_plan(roadmap: Roadmap, idea: str | None, data_format: str, language: str, *, reasons: bool) -> None:
    """A plan, or one idea of it; in a terminal with the table of reasons where asked, as data with everything."""
    tables = roadmap_tables(roadmap) if idea is None else explanation_tables(roadmap, idea)
    if data_format != "table":
        print_tables((*tables, *plan_data(roadmap, idea)), data_format, language)
        return
    if idea is not None:
        _print_page(explanation_page(roadmap, idea))
    else:
        say, signs = translator(terminal_language()), signs_for(sys.stdout.encoding)
        _print_page(plan_page(roadmap, console().width, say, signs))
    if idea is not None or reasons:
        print_tables(tables, data_format, language)


def _print_page(sections: Iterable[Section]) -> None:
    from rich.text import Text

    out, say, signs = console(), translator(terminal_language()), signs_for(sys.stdout.encoding)
    for section in sections:
        out.print(Text(printable(spelled(say.say(section.title), signs)), "bold"))
        for line in section.lines:
            out.print(Text.assemble(*((printable(piece), STYLES[style]) for piece, style in line)), no_wrap=True)
        for point in section.points:
            text = " ".join(say.say(sentence) for sentence in point)
            out.print(_point(signs.bullet, printable(spelled(text, signs))))
        out.print()


def _point(bullet: str, text: str) -> object:
    """A bullet with its text hanging beside it."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(bullet, text)
    return grid
