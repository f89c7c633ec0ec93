"""`dienstvisie measure`: what the yearly measurements say; with `--import`, a survey export becomes measurements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier
from dienstvisie.cli.options import DataFormat, Folder
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.language import Message

NAME = "measure"
HELP = Message("Tell what the yearly measurements say of each theme and principle, or add those of a survey.")
EXAMPLE = Message("Example: `dienstvisie measure examples/venlo`")
KINDS = ("competencies", "indicators", "principles", "programmes")

_IMPORT = told(Message("Count an export of a survey (CSV or .xlsx) and add the figures to the indicators."))
_INDICATOR = told(Message("Only for this indicator; may be repeated. Without it, for all that have a `survey`."))
_DATE = told(Message("The day of the measurement, such as 2027-11-05; else the last day on which somebody answered."))
_ASKED = told(Message("How many people the group has, where all of them were asked."))
_DRY_RUN = told(Message("Show what would be written, and write nothing."))


def command(
    folder: Folder = None,
    survey: Annotated[Path | None, typer.Option("--import", metavar="FILE", help=_IMPORT)] = None,
    indicators: Annotated[list[str] | None, typer.Option("--indicator", "-i", metavar="ID", help=_INDICATOR)] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help=_DATE)] = None,
    asked: Annotated[int | None, typer.Option("--asked", min=1, metavar="PEOPLE", help=_ASKED)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_DRY_RUN)] = False,
    output_format: DataFormat = "table",
) -> None:
    """Print the verdicts, or what an export comes to."""
    from dienstvisie.cli.surveys import add_survey, day_of, refuse_without_import

    if survey is None:
        refuse_without_import({"--indicator": indicators, "--date": day, "--asked": asked, "--dry-run": dry_run})
    loaded, root = read_dossier(folder, KINDS)
    if survey is not None:
        when = day_of(day) if day is not None else None
        raise typer.Exit(add_survey(loaded, root, survey, (indicators, when, asked), output_format, dry_run=dry_run))
    from dienstvisie.api import measure
    from dienstvisie.reporting.tables.measuring import measuring_tables

    print_tables(measuring_tables(measure(loaded.dossier)), output_format, loaded.dossier.settings.language)
