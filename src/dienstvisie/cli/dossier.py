"""Opening a dossier for a command that needs a sound one."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import typer

from dienstvisie.cli.output import print_diagnostics, say
from dienstvisie.diagnostics import Diagnostic, Problem, Rule, Severity, has_errors
from dienstvisie.language import Message
from dienstvisie.loading import Loaded, find_root, load_dossier
from dienstvisie.schema import KIND_BY_NAME


def prefix_of(root: Path) -> str:
    """What stands before a file's name so that it can be opened from the working folder."""
    path = os.path.relpath(root)
    near = path if not path.startswith("..") else os.path.abspath(root)  # noqa: PTH100 - links stay as they were typed
    return "" if near == "." else f"{near}/".replace(os.sep, "/")


def sound_dossier(folder: Path | None) -> tuple[Loaded, Path]:
    """The dossier and its folder; where it has errors they are printed and the command ends with 1."""
    from dienstvisie.api import check

    root = find_root(folder)
    loaded = load_dossier(root)
    _stop_at_errors(check(loaded), loaded, root)
    return loaded, root


def read_dossier(folder: Path | None, kinds: Collection[str] = tuple(KIND_BY_NAME)) -> tuple[Loaded, Path]:
    """The same, for a command that uses some kinds and says itself what is wrong in them: only reading must succeed."""
    root = find_root(folder)
    loaded = load_dossier(root, kinds)
    _stop_at_errors(loaded.diagnostics, loaded, root)
    return loaded, root


def _stop_at_errors(found: Iterable[Diagnostic], loaded: Loaded, root: Path) -> None:
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        sys.stderr.write(print_diagnostics(errors, loaded.sources, prefix_of(root)))
        say(Message("Mend these errors first; `dienstvisie check` shows all problems."))
        raise typer.Exit(1)


def tell_problems(
    found: Iterable[tuple[Rule, Problem]], loaded: Loaded, root: Path, heading: Message | None = None
) -> bool:
    """Print to stderr what only the ranking or the plan could know, if anything; whether any of it is an error."""
    settings = loaded.dossier.settings.checks
    told: list[Diagnostic] = []
    for rule, problem in found:
        other = settings.get(rule.code)
        if other is None or other.severity != "off":
            diagnostic = loaded.sources.stamp(rule, problem)
            told.append(diagnostic if other is None else diagnostic.with_severity(other.severity))
    if told and heading is not None:
        say(heading)
    sys.stderr.write(print_diagnostics(told, loaded.sources, prefix_of(root)))
    return has_errors(told)
