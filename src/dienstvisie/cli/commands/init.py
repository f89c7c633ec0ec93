"""`dienstvisie init`: a new dossier with a small example to start from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dienstvisie.cli.output import say
from dienstvisie.cli.words import told
from dienstvisie.language import Message, terminal_language

if TYPE_CHECKING:
    from dienstvisie.editing import Region, StarterLanguage

NAME = "init"
HELP = Message("Start a dossier in a new or empty folder, with a small example to replace. Never overwrites a file.")
EXAMPLE = Message('Example: `dienstvisie init my-town --title "Service vision" --client "My Town"`')


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=told(Message("The folder to make.")))],
    title: Annotated[str | None, typer.Option("--title", help=told(Message("The title of the project.")))] = None,
    client: Annotated[str | None, typer.Option("--client", help=told(Message("The organisation it is for.")))] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region", help=told(Message("Whose terms and term of office apply: `flanders` or `netherlands`."))
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--lang", help=told(Message("The language that it is written in: `nl-BE`, `nl-NL` or `en`."))),
    ] = None,
) -> None:
    """Ask what is not given, in a terminal, and write the files."""
    from dienstvisie.editing import (
        REGIONS,
        USUAL_LANGUAGE,
        Starter,
        check_free,
        planning_span,
        starter_files,
        write_new,
    )

    check_free(folder)
    ask = sys.stdin.isatty() and sys.stdout.isatty()
    title = title or _asked(ask, Message("Title of the project"), told(Message("Service vision")))
    client = client or _asked(ask, Message("Organisation it is for"), told(Message("Our municipality")))
    usual = "netherlands" if language == "nl-NL" else "flanders"
    region = region or _asked(ask, Message("Region, {regions}", {"regions": REGIONS}), usual)
    spoken = USUAL_LANGUAGE.get(region, "en") if terminal_language().startswith("nl") else "en"
    language = language or _asked(ask, Message("Language, nl-BE, nl-NL or en"), spoken)
    known = cast("Region", region if region in REGIONS else usual)
    span = planning_span(known, datetime.now(tz=UTC).date())
    # Starter says what is wrong with an answer that is none of its choices
    starter = Starter(
        title=title,
        client=client,
        start=span.start,
        end=span.end,
        region=cast("Region", region),
        language=cast("StarterLanguage", language),
    )
    written = write_new(folder, starter_files(starter))
    values = {"number": len(written), "folder": str(folder)}
    say(Message("{number} files in {folder}. Next: `dienstvisie check {folder}`", values))


def _asked(ask: bool, question: Message, default: str) -> str:
    return str(typer.prompt(told(question), default=default)) if ask else default
