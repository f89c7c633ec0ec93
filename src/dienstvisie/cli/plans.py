"""What `dienstvisie plan` does beside planning: agreeing on a roadmap, explaining an idea, refusing odd options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dienstvisie.cli.dossier import tell_problems
from dienstvisie.cli.output import print_tables, say, working, write
from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.loading import AGREED_FILE, Loaded
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.schema import Dossier, Idea

EXPORTED = ("csv", "ics", "msproject")
"""The formats that a whole roadmap is exported in."""


def refuse_together(given: Mapping[str, bool]) -> None:
    """Raise `UserError` where more than one of the options is given."""
    names = [name for name, is_given in given.items() if is_given]
    if len(names) > 1:
        values = {"one": names[0], "other": names[1]}
        raise UserError(Message("`{one}` and `{other}` do not go together.", values), Message("Ask one at a time."))


def named_idea(dossier: Dossier, explain: str | None) -> str | None:
    """The idea that is asked about (or that the part belongs to); raises `UserError` where there is none of that id."""
    if explain is None:
        return None
    ideas, idea = dossier.all(Idea), explain.partition("/")[0]
    if idea not in ideas:
        raise UserError(Message("No idea is called `{id}`.", {"id": explain}), did_you_mean(idea, ideas))
    return idea


def show(dossier: Dossier, roadmap: Roadmap, idea: str | None, data_format: str, *, reasons: bool) -> None:
    """Print a roadmap, or the explanation of one idea of it."""
    if idea is None and data_format in EXPORTED:
        from dienstvisie.api import export

        write(export(dossier, roadmap, data_format))
        return
    refuse_format(data_format)
    from dienstvisie.cli.pages import print_plan

    print_plan(roadmap, idea, data_format, dossier.settings.language, reasons=reasons)


def show_beside(loaded: Loaded, root: Path, asked: Sequence[str], names: Sequence[str], data_format: str) -> None:
    """Print the plan of now beside what is asked for, or beside the scenarios; on stderr what is wrong with these."""
    dossier = loaded.dossier
    refuse_format(data_format)
    from dienstvisie import api
    from dienstvisie.reporting.tables.plans import comparison_tables

    with working(Message("Planning")):
        found = api.what_if(dossier, asked) if asked else api.plan_scenarios(dossier, names)
        tables = comparison_tables(found)
    for one in found.plans:
        tell_problems(one.problems, loaded, root, Message("What is wrong in “{plan}”:", {"plan": one.title}))
    print_tables(tables, data_format, dossier.settings.language)


def refuse_format(data_format: str) -> None:
    """Raise `UserError` for a format that only a whole roadmap has."""
    if data_format in ("ics", "msproject"):
        raise UserError(
            Message("Only a whole roadmap has the format {name}.", {"name": data_format}),
            Message("Leave `--explain`, `--what-if` and `--scenarios` out, or take another format."),
        )


def agree(dossier: Dossier, roadmap: Roadmap, root: Path, *, failed: bool) -> bool:
    """Save the roadmap and say on stderr what was written; False, and nothing is, where the plan breaks a wish."""
    if failed:
        say(Message("Nothing was saved: mend these errors first."))
        return False
    from dienstvisie.api import save_plan

    path = {"path": str(root / AGREED_FILE)}
    if not save_plan(dossier, roadmap, root):
        say(Message("`{path}` says so already; nothing was written.", path))
        return True
    ideas = len({placement.task.idea for placement in roadmap.placements})
    left = counted("{number} is left out", "{number} are left out", len(roadmap.left_out))
    say(
        counted(
            "Saved in `{path}`: {number} idea has a place, {left}.",
            "Saved in `{path}`: {number} ideas have a place, {left}.",
            ideas,
            {**path, "left": left},
        )
    )
    return True
