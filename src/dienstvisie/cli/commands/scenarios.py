"""`dienstvisie scenarios`: what if we weigh otherwise, and what other methods say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, RankedKindOption
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.scoring import RANKED_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dienstvisie.diagnostics import Problem, Rule
    from dienstvisie.reporting.tables.table import Table
    from dienstvisie.schema import Dossier
    from dienstvisie.scoring import RankedKind, Ranking
    from dienstvisie.scoring.units import By

NAME = "scenarios"
HELP = Message("Put the ranks of all scenarios side by side, with what one could regret, and a second opinion.")
EXAMPLE = Message("Example: `dienstvisie scenarios examples/olen --top 5`")

_NAMES = told(Message("Only this scenario; may be repeated."))
_TOP = told(Message("How many ranks count as the top; 10 where nothing is said, and with `--by` half of the items."))
_BY = told(
    Message(
        "What each unit would choose by itself, and what they would choose together: `unit` for the units with a "
        "scenario of their own, or the highest ones that rated; else all units of a kind."
    )
)


def command(
    folder: Folder = None,
    kind: RankedKindOption = "ideas",
    top: Annotated[int | None, typer.Option("--top", min=1, help=_TOP, show_default=False)] = None,
    names: Annotated[list[str] | None, typer.Option("--scenario", "-s", metavar="ID", help=_NAMES)] = None,
    by: Annotated[
        Literal["unit", "branch", "district", "department", "team", "location"] | None,
        typer.Option("--by", help=_BY, show_default=False),
    ] = None,
    output_format: DataFormat = "table",
) -> None:
    """Print the scenarios of a dossier, or the choices of its units."""
    if by is not None and names:
        raise UserError(Message("`--scenario` does not go with `--by`: each unit weighs by its own scenario."))
    loaded, root = read_dossier(folder, (*RANKED_FROM, "scenarios", *(("units", "target_groups") if by else ())))
    from dienstvisie.scoring import prioritise

    ranking = prioritise(loaded.dossier, kind)
    if by is None:
        tables, problems = _side_by_side(loaded.dossier, ranking, top, names or ())
    else:
        tables, problems = _by_unit(loaded.dossier, kind, top, by), ranking.problems
    failed = tell_problems(problems, loaded, root)
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))


def _side_by_side(
    dossier: Dossier, ranking: Ranking, top: int | None, names: Sequence[str]
) -> tuple[Sequence[Table], Sequence[tuple[Rule, Problem]]]:
    from dienstvisie.reporting.tables.scenarios import opinion_table, scenario_tables
    from dienstvisie.scoring.comparison import TOP, scenarios, second_opinion

    table = scenarios(dossier, ranking.kind, top=top or TOP, names=names)
    problems = (*table.problems, *(problem for one in table.scenarios for problem in one.problems))
    return (*scenario_tables(table), opinion_table(second_opinion(dossier, ranking))), problems


def _by_unit(dossier: Dossier, kind: RankedKind, top: int | None, by: By) -> Sequence[Table]:
    from dienstvisie.reporting.tables.units import unit_tables
    from dienstvisie.scoring.units import units_choose

    return unit_tables(dossier, units_choose(dossier, kind, top, by, at_least=dossier.settings.privacy.threshold))
