"""`dienstvisie build`: the documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dienstvisie.cli.dossier import sound_dossier, tell_problems
from dienstvisie.cli.options import Folder, told
from dienstvisie.cli.output import say, working, write
from dienstvisie.language import Message, counted

NAME = "build"
HELP = Message("Make the documents: the roadmap and a sheet per idea, in Markdown and HTML.")
EXAMPLE = Message("Example: `dienstvisie build examples/olen --output public --lang nl-BE`")


def template_folders(root: Path, named: Path | None) -> list[Path]:
    """The folders that come before the built-in templates: the named one, then the dossier's own."""
    own = root / "templates"
    return [*([named] if named else []), *([own] if own.is_dir() else [])]


def command(
    folder: Folder = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help=told(Message("Where to write; without it `output` in the dossier."))),
    ] = None,
    languages: Annotated[
        list[str] | None,
        typer.Option(
            "--lang",
            "-l",
            help=told(
                Message("A language, such as `nl-BE` or `en`; may be repeated. Without it those of the settings.")
            ),
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help=told(Message("`markdown` or `html`; may be repeated. Without it both."))),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", help=told(Message("A folder of templates that come before all others."))),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=told(Message("Write nothing; end with 1 and name what is out of date.")))
    ] = False,
) -> None:
    """Write the documents, or say which are out of date."""
    loaded, root = sound_dossier(folder)
    from dienstvisie.api import build

    with working(Message("Making the documents")):
        made = build(loaded.dossier, languages or (), formats or (), template_folders(root, templates))
    failed = tell_problems(made.problems, loaded, root)
    target = output or root / "output"
    if check:
        from dienstvisie.render.output import stale

        out_of_date = stale(target, made.files)
        write("".join(f"{path}\n" for path in out_of_date))
        raise typer.Exit(int(failed or bool(out_of_date)))
    from dienstvisie.render.output import write as write_files

    written = write_files(target, made.files)
    values = {"folder": str(target), "changed": len(written.changed)}
    say(
        counted(
            "{number} document in {folder}, {changed} changed.",
            "{number} documents in {folder}, {changed} changed.",
            len(made.files),
            values,
        )
    )
    raise typer.Exit(int(failed))
