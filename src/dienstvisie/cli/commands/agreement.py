"""`dienstvisie agreement`: how far people agree, and what divides two parties."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, RankedKindOption
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.language import Message
from dienstvisie.scoring import RANKED_FROM

NAME = "agreement"
HELP = Message("Tell how far raters agree on each item, or what unites and divides two parties.")
EXAMPLE = Message("Example: `dienstvisie agreement examples/olen --between majority opposition`")

_BETWEEN = told(Message("Two parties: roles, groups or units, or `citizens` and `employees`."))


def command(
    folder: Folder = None,
    kind: RankedKindOption = "ideas",
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="PARTY PARTY", help=_BETWEEN)] = None,
    output_format: DataFormat = "table",
) -> None:
    """Print the agreement on a ranking, or the comparison of two parties."""
    loaded, root = read_dossier(folder, (*RANKED_FROM, "units"))
    from dienstvisie.reporting.tables.agreement import agreement_tables, comparison_tables
    from dienstvisie.scoring import prioritise
    from dienstvisie.scoring.agreement import agreement, compare

    ranking = prioritise(loaded.dossier, kind)
    failed = tell_problems(ranking.problems, loaded, root)
    if between is None:
        tables = agreement_tables(agreement(loaded.dossier, ranking))
    else:
        tables = comparison_tables(compare(loaded.dossier, ranking, *between))
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))
