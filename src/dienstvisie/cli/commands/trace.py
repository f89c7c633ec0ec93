"""`dienstvisie trace`: the golden thread of one item, both ways."""

from __future__ import annotations

from typing import Annotated

import typer

from dienstvisie.cli.dossier import read_dossier
from dienstvisie.cli.options import DataFormat
from dienstvisie.cli.options import Folder as DossierFolder
from dienstvisie.cli.output import print_tables
from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean

NAME = "trace"
HELP = Message("Follow an item from finding to challenge to idea to principle to value, both ways.")
EXAMPLE = Message("Example: `dienstvisie trace integrated-reception examples/olen`")


def command(
    item: Annotated[
        str, typer.Argument(metavar="ID", help=told(Message("The id of an item; `ideas/ID` where two kinds share it.")))
    ],
    folder: DossierFolder = None,
    output_format: DataFormat = "table",
) -> None:
    """Print what an item rests on and what it serves."""
    loaded, _ = read_dossier(folder)
    from dienstvisie.reporting.tables.trace import trace_tables
    from dienstvisie.schema import KINDS

    dossier = loaded.dossier
    kind, _, id_ = item.rpartition("/")
    found = [name for name, _ in dossier.find(id_) if kind in ("", name)]
    if not found:
        known = [known for one in KINDS for known in dossier.of(one.name)]
        raise UserError(Message("No item is called `{id}`.", {"id": item}), did_you_mean(id_, known, most=0))
    if len(found) > 1:
        choices = tuple(f"`{name}/{id_}`" for name in found)
        hint = Message("Say which one: {choices}.", {"choices": choices})
        raise UserError(Message("More than one item is called `{id}`.", {"id": item}), hint)
    print_tables(trace_tables(dossier, found[0], id_), output_format, dossier.settings.language)
