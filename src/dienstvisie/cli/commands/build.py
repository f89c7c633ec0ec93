"""`dienstvisie build`: the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dienstvisie.cli.dossier import sound_dossier, tell_problems
from dienstvisie.cli.options import Folder
from dienstvisie.cli.output import say, working, write
from dienstvisie.cli.words import told
from dienstvisie.language import Message, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dienstvisie.api import Built
    from dienstvisie.reporting.common import Audience

NAME = "build"
FOLDERS: Mapping[Audience, str] = {"public": "output", "internal": "output-internal"}
"""Where documents go by default: those for the public are never mixed with others."""
NAMES_INTERNAL = "DV707"
"""The rule that a public text names no internal item: no public documents are made where one does."""
FOR_WHOM: Mapping[Audience, Message] = {
    "public": Message("They are for the public: what is marked internal is left out."),
    "internal": Message("They are for those who work on the project: do not publish them."),
}
HELP = Message("Make the documents: pages to read, files to hand out, and data for other programs.")
EXAMPLE = Message("Example: `dienstvisie build examples/olen --output public --lang nl-BE`")

_OUTPUT = told(
    Message("Where to write; without it `output` in the dossier, or `output-internal` for what is not for the public.")
)
_LANGUAGES = told(
    Message("A language, such as `nl-BE` or `en`; several with commas, or repeated. Without it those of the settings.")
)
_FORMATS = told(
    Message(
        "`md`, `html`, `docx`, `xlsx`, `pdf`, `csv`, `ics` or `msproject`; several with commas, or repeated. Without "
        "it Markdown and HTML."
    )
)
_AUDIENCE = told(
    Message("`public` tells only what may leave the organisation; `internal` is for those who work on the project.")
)
_TEMPLATES = told(Message("A folder of templates that come before all others."))
_CHECK = told(Message("Write nothing; end with 1 and name what is out of date."))


def command(
    folder: Folder = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_OUTPUT)] = None,
    languages: Annotated[list[str] | None, typer.Option("--lang", "-l", help=_LANGUAGES)] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help=_FORMATS)] = None,
    audience: Annotated[str, typer.Option("--audience", "-a", help=_AUDIENCE)] = "public",
    templates: Annotated[Path | None, typer.Option("--templates", help=_TEMPLATES)] = None,
    check: Annotated[bool, typer.Option("--check", help=_CHECK)] = False,
) -> None:
    """Write the documents, or say which are out of date."""
    loaded, root = sound_dossier(folder)
    from dienstvisie.api import build

    with working(Message("Making the documents")):
        made = build(
            loaded.dossier,
            _each(languages),
            _each(formats),
            _template_folders(root, templates),
            cast("Audience", audience),
        )
    refused = tell_problems(made.problems, loaded, root)
    if any(rule.code == NAMES_INTERNAL for rule, _ in made.problems):
        say(
            Message("No documents were made: for the public no text may name what is internal. Mend these texts first.")
        )
        raise typer.Exit(1)
    if refused:
        say(Message("No documents were made: mend these errors first. `dienstvisie plan` shows the roadmap as it is."))
        raise typer.Exit(1)
    target = output or root / FOLDERS[made.audience]
    out_of_date = _compare(target, made.files) if check else _write(target, made)
    raise typer.Exit(int(out_of_date))


def _each(given: list[str] | None) -> list[str]:
    """What was given one by one, or several with commas; what is empty is refused where it comes to be used."""
    return [name.strip() for entry in given or () for name in entry.split(",")]


def _template_folders(root: Path, named: Path | None) -> list[Path]:
    """The folders that come before the built-in templates: the named one, then the dossier's own."""
    own = root / "templates"
    return [*([named] if named else []), *([own] if own.is_dir() else [])]


def _compare(target: Path, files: Mapping[str, bytes]) -> bool:
    """Name what is out of date; whether anything is."""
    from dienstvisie.render.output import stale

    out_of_date = stale(target, files)
    write("".join(f"{path}\n" for path in out_of_date))
    return bool(out_of_date)


def _write(target: Path, made: Built) -> bool:
    """Write what changed; nothing is out of date after that."""
    from dienstvisie.render.output import write as write_files

    written = write_files(target, made.files, made.audience)
    values = {"folder": str(target), "changed": len(written.changed)}
    say(
        counted(
            "{number} document in {folder}, {changed} changed.",
            "{number} documents in {folder}, {changed} changed.",
            len(made.files),
            values,
        )
    )
    if not made.files:
        say(Message("There is nothing to make in these formats: the dossier holds nothing that they show."))
    if written.removed:
        say(
            counted(
                "{number} document of an earlier build is not made any more, and was removed.",
                "{number} documents of an earlier build are not made any more, and were removed.",
                len(written.removed),
            )
        )
    say(FOR_WHOM[made.audience])
    for path in written.kept:
        say(Message("{path} is no longer made, but was changed by hand: it is left alone.", {"path": path}))
    return False
