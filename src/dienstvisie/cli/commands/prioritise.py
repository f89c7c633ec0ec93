"""`dienstvisie prioritise`: challenges or ideas in order, where every point comes from and how sure each rank is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dienstvisie.cli.dossier import read_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, RankedKindOption
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.scoring import RANKED_FROM

if TYPE_CHECKING:
    from dienstvisie.reporting.tables.ranking import Assessed
    from dienstvisie.reporting.tables.table import Table
    from dienstvisie.schema import Dossier
    from dienstvisie.scoring import RankedKind

NAME = "prioritise"
HELP = Message("Rank challenges or ideas by their impact on citizens and on the organisation.")
EXAMPLE = Message("Example: `dienstvisie prioritise examples/olen --kind challenges --top 10`")

_EXPLAIN = told(Message("Tell where the points of one item come from, and how sure its rank is."))
_TOP = told(Message("Show only the first ranks."))
_SCENARIO = told(Message("Rank as in this scenario."))


def command(
    folder: Folder = None,
    kind: RankedKindOption = "ideas",
    explain: Annotated[str | None, typer.Option("--explain", metavar="ID", help=_EXPLAIN)] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help=_TOP)] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", "-s", metavar="ID", help=_SCENARIO)] = None,
    output_format: DataFormat = "table",
) -> None:
    """Print a ranking, or the explanation of one of its items."""
    loaded, root = read_dossier(folder, RANKED_FROM if scenario is None else (*RANKED_FROM, "scenarios"))
    from dienstvisie.reporting.tables.ranking import ranking_tables

    assessed = _assessed(loaded.dossier, kind, scenario)
    failed = tell_problems(assessed.ranking.problems, loaded, root)
    tables = ranking_tables(assessed, top) if explain is None else _explained(loaded.dossier, assessed, explain)
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))


def _assessed(dossier: Dossier, kind: RankedKind, scenario: str | None) -> Assessed:
    from dienstvisie.reporting.tables.ranking import Assessed
    from dienstvisie.scoring import prioritise
    from dienstvisie.scoring.agreement import agreement
    from dienstvisie.scoring.certainty import certainty

    if scenario is not None:
        from dienstvisie.scoring.scenario_ranking import prioritise_in

        return Assessed(prioritise_in(dossier, kind, scenario))
    ranking = prioritise(dossier, kind)
    return Assessed(ranking, certainty(dossier, ranking), agreement(dossier, ranking))


def _explained(dossier: Dossier, assessed: Assessed, id_: str) -> tuple[Table, ...]:
    from dienstvisie.reporting.tables.ranking import explanation_tables
    from dienstvisie.schema import why_gone
    from dienstvisie.scoring import explain_item
    from dienstvisie.scoring.comparison import flip

    ranking = assessed.ranking
    explained = explain_item(ranking, id_)
    if explained is None:
        item = dossier.of(ranking.kind).get(id_)
        why = why_gone(item) if item else None
        why = why or next((one.reason for one in ranking.unranked if one.id == id_), None)
        hint = why or _elsewhere(dossier, ranking.kind, id_) or did_you_mean(id_, [item.id for item in ranking.items])
        raise UserError(Message("`{id}` has no rank.", {"id": id_}), hint)
    neighbours = [one.id for one in (explained.above, explained.below) if one is not None]
    return explanation_tables(assessed, explained, [flip(ranking, id_, other) for other in neighbours])


def _elsewhere(dossier: Dossier, kind: RankedKind, id_: str) -> Message | None:
    other = "challenges" if kind == "ideas" else "ideas"
    return Message("Add `--kind {kind}`.", {"kind": other}) if id_ in dossier.of(other) else None
