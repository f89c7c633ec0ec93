"""Printing a plan or a direction question: drawn for the width of the terminal, or as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from dienstvisie.cli.output import console, print_tables
from dienstvisie.cli.words import printable
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean, terminal_language, translator
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.tables.compass import compass_tables
from dienstvisie.reporting.tables.compass_page import compass_page
from dienstvisie.reporting.tables.plan_data import plan_data
from dienstvisie.reporting.tables.plan_page import Section, explanation_page, plan_page
from dienstvisie.reporting.tables.roadmap import explanation_tables, roadmap_tables
from dienstvisie.reporting.tables.signs import signs_for, spelled
from dienstvisie.schema import Decision, Dossier, live

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


def print_compass(dossier: Dossier, question: str | None, data_format: str) -> None:
    """All direction questions, or one; raises `UserError` where there is none of that id."""
    decisions = {decision.id: decision for decision in live(dossier, Decision)}
    if question is not None and question not in decisions:
        text = Message("No direction question is called `{id}`.", {"id": question})
        raise UserError(text, did_you_mean(question, decisions))
    if question is not None and data_format == "table":
        say, signs = translator(terminal_language()), signs_for(sys.stdout.encoding)
        _print_page(compass_page(dossier, decisions[question], console().width, say, signs))
        return
    asked = [decisions[question]] if question is not None else list(decisions.values())
    print_tables(compass_tables(dossier, asked), data_format, dossier.settings.language)


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
