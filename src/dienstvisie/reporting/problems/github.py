"""Diagnostics as GitHub workflow commands, which show them beside the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.diagnostics import Diagnostic, Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(diagnostics: Sequence[Diagnostic], _rules: Sequence[Rule], prefix: str) -> str:
    """One line per diagnostic: `::error file=...,line=...,col=...,title=DV301::text`."""
    return "".join(_line(diagnostic, prefix) for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, prefix: str) -> str:
    fields = []
    if diagnostic.file is not None:
        fields.append(f"file={_property(prefix + diagnostic.file)}")
    if diagnostic.position is not None:
        fields += [f"line={diagnostic.position.line}", f"col={diagnostic.position.column}"]
    fields.append(f"title={diagnostic.code}")
    text = str(diagnostic.message) if diagnostic.hint is None else f"{diagnostic.message} {diagnostic.hint}"
    return f"::{_LEVELS[diagnostic.severity]} {','.join(fields)}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
