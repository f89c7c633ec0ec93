"""`dienstvisie doctor`: what is there to work with."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dienstvisie.cli.options import Folder
from dienstvisie.cli.output import print_tables, say
from dienstvisie.cli.words import told
from dienstvisie.language import Message

NAME = "doctor"
HELP = Message("Tell what is installed, which formats can be made, and what the dossier brings along.")
EXAMPLE = Message("Example: `dienstvisie doctor examples/olen`")

_FORMAT = told(Message("How to print: a table for people, JSON for programs."))


def command(
    folder: Folder = None,
    output_format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help=_FORMAT)] = "table",
) -> None:
    """Print what is there; end with 1 where something is not there that nothing works without."""
    from dienstvisie.api import doctor

    health = doctor(folder)
    print_tables(health.tables, output_format, "en")
    if not health.works:
        say(Message("Something is missing that dienstvisie cannot do without: see what to do about it."))
    raise typer.Exit(int(not health.works))
