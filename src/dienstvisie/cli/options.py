"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dienstvisie.cli.words import told
from dienstvisie.language import Message

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DOSSIER]",
        help=told(Message("The folder of the dossier; without it the nearest one, from here upward.")),
        show_default=False,
    ),
]
DataFormat = Annotated[
    Literal["table", "json", "csv", "markdown"],
    typer.Option("--format", "-f", help=told(Message("How to print: a table for people, the rest for programs."))),
]
PlanFormat = Annotated[
    Literal["table", "json", "csv", "markdown", "ics", "msproject"],
    typer.Option(
        "--format",
        "-f",
        help=told(
            Message("How to print: a table for people, `ics` for calendars, `msproject` for planners, and so on.")
        ),
    ),
]
RankedKindOption = Annotated[
    Literal["ideas", "challenges"], typer.Option("--kind", "-k", help=told(Message("What is ranked.")))
]
Top = Annotated[int, typer.Option("--top", min=1, help=told(Message("How many ranks count as the top.")))]
