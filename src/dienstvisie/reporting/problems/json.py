"""Diagnostics as one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dienstvisie.diagnostics import Diagnostic, Position, Rule

SCHEMA_VERSION = 1


def to_json(diagnostics: Sequence[Diagnostic], _rules: Sequence[Rule], prefix: str) -> str:
    """`schema_version`, `summary` with a count per severity, and `diagnostics`."""
    counts = Counter(diagnostic.severity.value for diagnostic in diagnostics)
    data = {
        "schema_version": SCHEMA_VERSION,
        "summary": {severity: counts[severity] for severity in ("error", "warning", "info")},
        "diagnostics": [_row(diagnostic, prefix) for diagnostic in diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _row(diagnostic: Diagnostic, prefix: str) -> dict[str, Any]:
    related = [{"message": str(one.message), **_place(one.file, one.position, prefix)} for one in diagnostic.related]
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        **_place(diagnostic.file, diagnostic.position, prefix),
        "message": str(diagnostic.message),
        "hint": None if diagnostic.hint is None else str(diagnostic.hint),
        "related": related,
    }


def _place(file: str | None, position: Position | None, prefix: str) -> dict[str, Any]:
    line, column = position or (None, None)
    return {"file": None if file is None else prefix + file, "line": line, "column": column}
