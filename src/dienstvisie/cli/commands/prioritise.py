"""`dienstvisie prioritise`: challenges or ideas in order, with where every point comes from."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, told
from dienstvisie.cli.output import print_tables
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.scoring import RANKED_FROM

NAME = "prioritise"
HELP = Message("Rank challenges or ideas by their impact on citizens and on the organisation.")
EXAMPLE = Message("Example: `dienstvisie prioritise examples/olen --kind challenges --top 10`")


def command(
    folder: Folder = None,
    kind: Annotated[
        Literal["ideas", "challenges"], typer.Option("--kind", "-k", help=told(Message("What to rank.")))
    ] = "ideas",
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="ID", help=told(Message("Tell where the points of one item come from."))),
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help=told(Message("Show only the first ranks.")))] = None,
    output_format: DataFormat = "table",
) -> None:
    """Print a ranking, or the explanation of one of its items."""
    loaded, root = read_dossier(folder, RANKED_FROM)
    from dienstvisie.reporting.tables.ranking import explanation_tables, ranking_tables
    from dienstvisie.scoring import explain_item, prioritise

    ranking = prioritise(loaded.dossier, kind)
    failed = tell_problems(ranking.problems, loaded, root)
    tables = ranking_tables(ranking, top)
    if explain is not None:
        explained = explain_item(ranking, explain)
        if explained is None:
            known = [item.id for item in ranking.items]
            why = next((item.reason for item in ranking.unranked if item.id == explain), None)
            message = Message("`{id}` has no rank.", {"id": explain})
            raise UserError(message, why or did_you_mean(explain, known))
        tables = explanation_tables(ranking, explained)
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))
