"""`dienstvisie plan`: the roadmap, and why each idea is where it is."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import sound_dossier, tell_problems
from dienstvisie.cli.options import Folder, PlanFormat
from dienstvisie.cli.output import working
from dienstvisie.cli.words import told
from dienstvisie.language import Message

NAME = "plan"
HELP = Message("Put the ideas on a roadmap, within capacity and budget, and say why each is where it is.")
EXAMPLE = Message("Example: `dienstvisie plan examples/olen --explain quick-desk`")

_EXPLAIN = told(Message("Tell why one idea is where it is."))
_REASONS = told(Message("Tell under the picture why each idea is where it is."))
_SAVE = told(Message("Agree on this roadmap: write it to roadmap.yaml. Later plans keep to it where they can."))
_WHAT_IF = told(
    Message("Show the effect of more days (ict+20d/2027), an idea less (-idea:ID), a budget (budget:2027+50000).")
)
_SCENARIO = told(Message("The roadmap in this scenario; repeated: several side by side."))
_SCENARIOS = told(Message("The roadmaps in all scenarios side by side."))
_PROVE = told(Message("Look for the best plan there is, and prove that none is better. This can take minutes."))


def command(
    folder: Folder = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="ID", help=_EXPLAIN)] = None,
    reasons: Annotated[bool, typer.Option("--reasons", help=_REASONS)] = False,
    prove: Annotated[bool, typer.Option("--prove", help=_PROVE)] = False,
    save: Annotated[bool, typer.Option("--save", help=_SAVE)] = False,
    asked: Annotated[list[str] | None, typer.Option("--what-if", metavar="QUESTION", help=_WHAT_IF)] = None,
    names: Annotated[list[str] | None, typer.Option("--scenario", "-s", metavar="ID", help=_SCENARIO)] = None,
    scenarios: Annotated[bool, typer.Option("--scenarios", help=_SCENARIOS)] = False,
    output_format: PlanFormat = "table",
) -> None:
    """Print the roadmap, the explanation of one idea, or several roadmaps side by side."""
    from dienstvisie import api
    from dienstvisie.cli.plans import agree, named_idea, refuse_together, show, show_beside

    options = {"--save": save, "--what-if": bool(asked), "--scenario": bool(names), "--scenarios": scenarios}
    several = bool(asked) or scenarios or len(names or ()) > 1
    refuse_together({**options, "--explain": explain is not None and several, "--prove": prove and several})
    loaded, root = sound_dossier(folder)
    dossier = loaded.dossier
    idea = named_idea(dossier, explain)
    if several:
        show_beside(loaded, root, asked or (), names or (), output_format)
        return
    with working(Message("Planning")):
        if names:
            roadmap = api.plan_in(dossier, names[0], prove=prove, asked=idea)
        else:
            roadmap = api.plan(dossier, prove=prove, asked=idea)
    failed = tell_problems(roadmap.problems, loaded, root)
    if save:
        failed = not agree(dossier, roadmap, root, failed=failed)
    show(dossier, roadmap, idea, output_format, reasons=reasons)
    raise typer.Exit(int(failed))
