"""`dienstvisie plan`: the roadmap, and why each idea is where it is."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import sound_dossier, tell_problems
from dienstvisie.cli.options import Folder, PlanFormat, told
from dienstvisie.cli.output import print_tables, working, write
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean

NAME = "plan"
HELP = Message("Put the ideas on a roadmap, within capacity and budget, and say why each is where it is.")
EXAMPLE = Message("Example: `dienstvisie plan examples/olen --format markdown`")


def command(
    folder: Folder = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="ID", help=told(Message("Tell why one idea is where it is.")))
    ] = None,
    output_format: PlanFormat = "table",
) -> None:
    """Print the roadmap, or the explanation of one idea."""
    loaded, root = sound_dossier(folder)
    from dienstvisie.api import export, plan
    from dienstvisie.reporting.tables.roadmap import explanation_tables, roadmap_tables
    from dienstvisie.schema import Idea

    with working(Message("Planning")):
        roadmap = plan(loaded.dossier)
    failed = tell_problems(roadmap.problems, loaded, root)
    if explain is not None and output_format in ("ics", "msproject"):
        raise UserError(Message("An explanation has no format {name}.", {"name": output_format}))
    if explain is None and output_format in ("csv", "ics", "msproject"):
        write(export(loaded.dossier, roadmap, output_format))
        raise typer.Exit(int(failed))
    tables = roadmap_tables(roadmap)
    if explain is not None:
        ideas = loaded.dossier.all(Idea)
        idea = explain.partition("/")[0]
        if idea not in ideas:
            raise UserError(Message("No idea is called `{id}`.", {"id": explain}), did_you_mean(idea, ideas))
        tables = explanation_tables(roadmap, idea)
    print_tables(tables, output_format, loaded.dossier.settings.language)
    raise typer.Exit(int(failed))
