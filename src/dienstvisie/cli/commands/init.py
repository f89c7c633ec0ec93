"""`dienstvisie init`: a new dossier with a small example to start from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from dienstvisie.cli.options import told
from dienstvisie.cli.output import say
from dienstvisie.language import Message, terminal_language

NAME = "init"
HELP = Message("Start a dossier in a new or empty folder, with a small example to replace. Never overwrites a file.")
EXAMPLE = Message('Example: `dienstvisie init my-town --title "Service vision" --client "My Town"`')


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=told(Message("The folder to make.")))],
    title: Annotated[str | None, typer.Option("--title", help=told(Message("The title of the project.")))] = None,
    client: Annotated[str | None, typer.Option("--client", help=told(Message("The organisation it is for.")))] = None,
    region: Annotated[
        Literal["flanders", "netherlands"] | None,
        typer.Option("--region", help=told(Message("Which terms and term of office apply."))),
    ] = None,
    language: Annotated[
        Literal["nl-BE", "nl-NL", "en"] | None,
        typer.Option("--lang", help=told(Message("The language that the dossier is written in."))),
    ] = None,
) -> None:
    """Ask what is not given, in a terminal, and write the files."""
    from dienstvisie.editing import USUAL_LANGUAGE, Starter, planning_span, starter_files, write_new

    ask = sys.stdin.isatty() and sys.stdout.isatty()
    title = title or _asked(ask, Message("Title of the project"), told(Message("Service vision")))
    client = client or _asked(ask, Message("Organisation it is for"), told(Message("Our municipality")))
    chosen = region or ("netherlands" if language == "nl-NL" else "flanders")
    spoken = language or (USUAL_LANGUAGE[chosen] if terminal_language().startswith("nl") else "en")
    span = planning_span(chosen, datetime.now(tz=UTC).date())
    starter = Starter(title=title, client=client, start=span.start, end=span.end, region=chosen, language=spoken)
    written = write_new(folder, starter_files(starter))
    values = {"number": len(written), "folder": str(folder)}
    say(Message("{number} files in {folder}. Next: `dienstvisie check {folder}`", values))


def _asked(ask: bool, question: Message, default: str) -> str:
    return str(typer.prompt(told(question), default=default)) if ask else default
