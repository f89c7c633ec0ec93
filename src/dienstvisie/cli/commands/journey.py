"""`dienstvisie journey`: the red thread of customers' questions in figures, and one of them step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier
from dienstvisie.cli.options import DataFormat
from dienstvisie.cli.options import Folder as DossierFolder
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean

NAME = "journey"
HELP = Message("Follow customers' questions from hand to hand: handovers, work, waiting, before and after.")
EXAMPLE = Message("Example: `dienstvisie journey baker-before examples/oss`")
KINDS = ("journeys", "units")

_JOURNEY = told(Message("The id of a journey, to see its steps and units; without it, all journeys in figures."))


def command(
    journey: Annotated[str | None, typer.Argument(metavar="ID", help=_JOURNEY)] = None,
    folder: DossierFolder = None,
    output_format: DataFormat = "table",
) -> None:
    """Print what journeys take."""
    if journey is not None and folder is None and Path(journey).is_dir():
        folder, journey = Path(journey), None
    loaded, _ = read_dossier(folder, KINDS)
    from dienstvisie.reporting.tables.journeys import journey_tables
    from dienstvisie.schema import Journey, live

    dossier = loaded.dossier
    known = [one.id for one in live(dossier, Journey)]
    if journey is not None and journey not in known:
        raise UserError(Message("No journey is called `{id}`.", {"id": journey}), did_you_mean(journey, known))
    print_tables(journey_tables(dossier, journey), output_format, dossier.settings.language)
