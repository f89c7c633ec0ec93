"""`dienstvisie check`: all problems of a dossier."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dienstvisie.cli.dossier import prefix_of
from dienstvisie.cli.options import Folder
from dienstvisie.cli.output import print_diagnostics, say, summary, write
from dienstvisie.cli.words import told
from dienstvisie.diagnostics import Severity
from dienstvisie.language import Message
from dienstvisie.loading import find_root, load_dossier

NAME = "check"
HELP = Message(
    "Say what is wrong in a dossier, and where. Writes nothing. Ends with 1 where there is an error; with `--strict` "
    "also where there is a warning."
)
EXAMPLE = Message("Example: `dienstvisie check examples/olen --format github`")


def command(
    folder: Folder = None,
    output_format: Annotated[
        Literal["text", "json", "github", "sarif", "junit"],
        typer.Option("--format", "-f", help=told(Message("How to print: text for people, the rest for programs."))),
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=told(Message("Let warnings count as errors.")))] = False,
) -> None:
    """Print the diagnostics of a dossier."""
    from dienstvisie.api import RULES, check

    root = find_root(folder)
    loaded = load_dossier(root)
    found = check(loaded)
    if output_format == "text":
        write(print_diagnostics(found, loaded.sources, prefix_of(root)))
        say(summary(found, len(loaded.sources.files)))
    else:
        from dienstvisie.reporting.problems import PROBLEM_FORMATS

        write(PROBLEM_FORMATS[output_format](found, RULES, prefix_of(root)))
    counts = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    raise typer.Exit(int(any(diagnostic.severity in counts for diagnostic in found)))
