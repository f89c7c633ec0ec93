"""`dienstvisie robustness`: how sure each rank is."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, RankedKindOption, Top
from dienstvisie.cli.output import print_tables, working
from dienstvisie.cli.words import told
from dienstvisie.language import Message
from dienstvisie.scoring import RANKED_FROM

NAME = "robustness"
HELP = Message("Tell how sure each rank is: over all weightings, with other raters, and without each group.")
EXAMPLE = Message("Example: `dienstvisie robustness examples/olen --top 5`")

_DRAWS = told(Message("How many weightings to try."))
_SEED = told(Message("Another seed draws other weightings; the same seed gives the same figures."))


def command(
    folder: Folder = None,
    kind: RankedKindOption = "ideas",
    top: Top = 10,
    draws: Annotated[int, typer.Option("--draws", min=1, max=1_000_000, help=_DRAWS)] = 10_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help=_SEED)] = 1,
    output_format: DataFormat = "table",
) -> None:
    """Print the certainty of a ranking."""
    loaded, root = read_dossier(folder, RANKED_FROM)
    from dienstvisie.reporting.tables.certainty import certainty_tables
    from dienstvisie.scoring import prioritise
    from dienstvisie.scoring.certainty import certainty

    with working(Message("Weighing in all ways")):
        ranking = prioritise(loaded.dossier, kind)
        sure = certainty(loaded.dossier, ranking, top=top, draws=draws, seed=seed)
    failed = tell_problems(ranking.problems, loaded, root)
    print_tables(certainty_tables(sure), output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))
