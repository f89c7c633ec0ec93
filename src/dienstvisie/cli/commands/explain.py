"""`dienstvisie explain`: the page of a rule."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dienstvisie.cli.output import write
from dienstvisie.cli.words import told
from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean

NAME = "explain"
HELP = Message("Tell what a code such as DV301 means and what to do about it.")
EXAMPLE = Message("Example: `dienstvisie explain DV301`")


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help=told(Message("The code; without it all codes are listed.")))
    ] = None,
) -> None:
    """Print the page of a rule, or a line for each."""
    from dienstvisie.api import RULES

    if code is None:
        write("".join(f"{rule.code}  {rule.severity.value:<8} {told(Message(rule.title))}\n" for rule in RULES))
        return
    rule = next((rule for rule in RULES if rule.code == code.upper()), None)
    if rule is None:
        hint = did_you_mean(code.upper(), [rule.code for rule in RULES])
        raise UserError(Message("No rule has the code `{code}`.", {"code": code}), hint)
    page = f"# {rule.code} ({rule.severity.value}): {rule.page.strip()}\n"
    if not sys.stdout.isatty():
        write(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))
