"""What `dienstvisie plan` does beside planning: agreeing on a roadmap, explaining an idea, refusing odd options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dienstvisie.cli.output import say
from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted, did_you_mean
from dienstvisie.loading import AGREED_FILE
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.tables.table import Table
from dienstvisie.schema import Dossier, Idea


def refuse_together(given: Mapping[str, bool]) -> None:
    """Raise `UserError` where more than one of the options is given."""
    names = [name for name, is_given in given.items() if is_given]
    if len(names) > 1:
        values = {"one": names[0], "other": names[1]}
        raise UserError(Message("`{one}` and `{other}` do not go together.", values), Message("Ask one at a time."))


def tables_of(dossier: Dossier, roadmap: Roadmap, explain: str | None) -> tuple[Table, ...]:
    """The roadmap, or the explanation of one idea (or of the idea that a part belongs to)."""
    from dienstvisie.reporting.tables.roadmap import explanation_tables, roadmap_tables

    if explain is None:
        return roadmap_tables(roadmap)
    ideas, idea = dossier.all(Idea), explain.partition("/")[0]
    if idea not in ideas:
        raise UserError(Message("No idea is called `{id}`.", {"id": explain}), did_you_mean(idea, ideas))
    return explanation_tables(roadmap, idea)


def beside(dossier: Dossier, asked: Sequence[str], names: Sequence[str]) -> tuple[Table, ...]:
    """The plan of now beside the one that is asked for, or beside those in scenarios."""
    from dienstvisie import api
    from dienstvisie.reporting.tables.plans import comparison_tables

    return comparison_tables(api.what_if(dossier, asked) if asked else api.plan_scenarios(dossier, names))


def agree(dossier: Dossier, roadmap: Roadmap, root: Path, *, failed: bool) -> bool:
    """Save the roadmap and say on stderr what was written; False, and nothing is, where the plan breaks a wish."""
    if failed or roadmap.conflicts:
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
