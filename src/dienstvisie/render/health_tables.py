"""What is there to make documents with, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dienstvisie.language import Message
from dienstvisie.render.health import Finding
from dienstvisie.render.templates import has_builtin
from dienstvisie.reporting.tables.table import Column, Row, Table

_COLUMNS = (
    Column("part", Message("Part"), keep=True),
    Column("there", Message("There")),
    Column("version", Message("Version or place")),
    Column("about", Message("What for"), wide=True),
    Column("remedy", Message("What to do")),
)
_NAMED = 5
"""So many templates are named; of more, only the number is told."""


def machine_table(found: Iterable[Finding]) -> Table:
    """What is installed."""
    return Table("machine", Message("This machine"), _COLUMNS, tuple(map(_row, found)))


def dossier_table(root: Path, languages: Sequence[str], errors: bool, *, planned: bool) -> Table:  # noqa: FBT001
    """What the dossier in `root` brings along, and what keeps documents from being made of it."""
    found = (
        Finding("dossier", there=True, place=str(root), about=Message("The project that documents are made of")),
        _soundness(errors=errors),
        Finding("languages", there=True, place=", ".join(languages), about=Message("What documents are made in")),
        _planning(planned=planned),
        _theme(root),
        *_templates(root / "templates"),
    )
    return Table("dossier", Message("This dossier"), _COLUMNS, tuple(map(_row, found)))


def _row(found: Finding) -> Row:
    return found.part, found.there, found.place, found.about, found.remedy


def _soundness(*, errors: bool) -> Finding:
    remedy = Message("Mend its errors first; `dienstvisie check` shows them.") if errors else None
    return Finding("sound", not errors, None, Message("Without errors, which documents cannot be made with"), remedy)


def _planning(*, planned: bool) -> Finding:
    remedy = None if planned else Message("Without `planning` in the settings there is no roadmap.")
    return Finding("planning", planned, None, Message("What the roadmap is made by"), remedy)


def _theme(root: Path) -> Finding:
    there = (root / "theme.yaml").is_file()
    remedy = None if there else Message("Nothing: documents have the colours of dienstvisie.")
    return Finding("theme", there, "theme.yaml" if there else None, Message("Colours and typeface of its own"), remedy)


def _templates(folder: Path) -> Iterator[Finding]:
    """Its own templates, and those among them that replace none of ours: often a slip in a name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    names = [path.relative_to(folder).as_posix() for path in files]
    about = Message("Templates of its own, which come before the built-in ones")
    if not names:
        yield Finding("templates", there=False, place=None, about=about, remedy=Message("Nothing: ours are used."))
        return
    yield Finding("templates", there=True, place=_listed(names), about=about)
    loose = [name for name in names if not has_builtin(name)]
    if loose:
        remedy = Message("No built-in template has this name: it is used only where another template names it.")
        yield Finding("loose templates", True, _listed(loose), Message("Templates that replace none"), remedy)  # noqa: FBT003


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _NAMED else f"{', '.join(names[:_NAMED])} … ({len(names)})"
