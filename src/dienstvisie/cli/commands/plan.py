"""`dienstvisie plan`: the roadmap, and why each idea is where it is."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import sound_dossier, tell_problems
from dienstvisie.cli.options import DataFormat, Folder, told
from dienstvisie.cli.output import working
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
    reasons: Annotated[
        bool, typer.Option("--reasons", help=told(Message("Tell under the picture why each idea is where it is.")))
    ] = False,
    output_format: DataFormat = "table",
) -> None:
    """Print the roadmap, or the explanation of one idea."""
    loaded, root = sound_dossier(folder)
    from dienstvisie.api import plan
    from dienstvisie.cli.pages import print_plan
    from dienstvisie.schema import Idea

    with working(Message("Planning")):
        roadmap = plan(loaded.dossier)
    failed = tell_problems(roadmap.problems, loaded, root)
    idea = None
    if explain is not None:
        ideas = loaded.dossier.all(Idea)
        idea = explain.partition("/")[0]
        if idea not in ideas:
            raise UserError(Message("No idea is called `{id}`.", {"id": explain}), did_you_mean(idea, ideas))
    print_plan(roadmap, idea, output_format, loaded.dossier.settings.language, reasons=reasons)
    raise typer.Exit(int(failed))
