"""The app and its commands, in the order in which a project needs them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dienstvisie import __version__
from dienstvisie.cli.commands import (
    agreement,
    build,
    check,
    compass,
    doctor,
    explain,
    init,
    journey,
    measure,
    plan,
    prioritise,
    robustness,
    scenarios,
    trace,
)
from dienstvisie.cli.words import told
from dienstvisie.language import Message

app = typer.Typer(
    name="dienstvisie",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=told(Message("From findings to a roadmap: a service vision in plain YAML files.")),
    epilog=told(Message("Example: `dienstvisie check examples/olen`")),
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dienstvisie {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=told(Message("Print the version.")))
    ] = False,
) -> None:
    """Only here for `--version`."""


for module in (
    init,
    check,
    compass,
    prioritise,
    robustness,
    agreement,
    scenarios,
    plan,
    measure,
    journey,
    build,
    trace,
    explain,
    doctor,
):
    app.command(module.NAME, help=told(module.HELP), epilog=told(module.EXAMPLE))(module.command)
