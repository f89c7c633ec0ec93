"""`dienstvisie scenarios`: what if we weigh otherwise, and what other methods say."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, RankedKindOption, Top
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.language import Message
from dienstvisie.scoring import RANKED_FROM

NAME = "scenarios"
HELP = Message("Put the ranks of all scenarios side by side, with what one could regret, and a second opinion.")
EXAMPLE = Message("Example: `dienstvisie scenarios examples/olen --top 5`")

_NAMES = told(Message("Only this scenario; may be repeated."))


def command(
    folder: Folder = None,
    kind: RankedKindOption = "ideas",
    top: Top = 10,
    names: Annotated[list[str] | None, typer.Option("--scenario", "-s", metavar="ID", help=_NAMES)] = None,
    output_format: DataFormat = "table",
) -> None:
    """Print the scenarios of a dossier."""
    loaded, root = read_dossier(folder, (*RANKED_FROM, "scenarios"))
    from dienstvisie.reporting.tables.scenarios import opinion_table, scenario_tables
    from dienstvisie.scoring import prioritise
    from dienstvisie.scoring.comparison import scenarios, second_opinion

    table = scenarios(loaded.dossier, kind, top=top, names=names or ())
    opinion = second_opinion(loaded.dossier, prioritise(loaded.dossier, kind))
    problems = (*table.problems, *(problem for one in table.scenarios for problem in one.problems))
    failed = tell_problems(problems, loaded, root)
    tables = (*scenario_tables(table), opinion_table(opinion))
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))
