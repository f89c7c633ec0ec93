"""`dienstvisie compass`: how the options of a direction question stand on the principles, and what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier
from dienstvisie.cli.options import DataFormat, Folder
from dienstvisie.cli.words import told
from dienstvisie.language import Message

NAME = "compass"
HELP = Message("Show how the options of a direction question stand on each principle, and what was decided.")
EXAMPLE = Message("Example: `dienstvisie compass digitalisation examples/olen`")
KINDS = ("decisions", "principles", "sessions")

_QUESTION = told(Message("The id of a direction question; without it all questions are shown in short."))


def command(
    question: Annotated[str | None, typer.Argument(metavar="ID", help=_QUESTION, show_default=False)] = None,
    folder: Folder = None,
    output_format: DataFormat = "table",
) -> None:
    """Print one question with its chart, or all questions in short."""
    from dienstvisie.cli.pages import print_compass

    if folder is None and question is not None and _is_folder(question):
        folder, question = Path(question), None
    loaded, _ = read_dossier(folder, KINDS)
    print_compass(loaded.dossier, question, output_format)


def _is_folder(word: str) -> bool:
    """Whether the only word names a dossier and no question: an id has no separator, and a dossier has settings."""
    return word in (".", "..") or Path(word).name != word or (Path(word) / "dienstvisie.yaml").is_file()
