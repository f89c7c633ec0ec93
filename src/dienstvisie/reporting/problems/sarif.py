"""Diagnostics as SARIF 2.1.0 (OASIS standard, 2020), for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dienstvisie import __version__
from dienstvisie.diagnostics import Diagnostic, Position, Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(diagnostics: Sequence[Diagnostic], rules: Sequence[Rule], prefix: str) -> str:
    """One run with the rules that were broken and a result per diagnostic."""
    broken = {one.code for one in diagnostics}
    used = [rule for rule in rules if rule.code in broken]
    driver = {"name": "dienstvisie", "version": __version__, "rules": [_rule(rule) for rule in used]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, prefix) for one in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.page.strip(), "markdown": rule.page.strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, prefix: str) -> dict[str, Any]:
    text = str(diagnostic.message) if diagnostic.hint is None else f"{diagnostic.message} {diagnostic.hint}"
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
    }
    if diagnostic.file is not None:
        result["locations"] = [_location(diagnostic.file, diagnostic.position, prefix)]
    if diagnostic.related:
        result["relatedLocations"] = [
            {**_location(one.file, one.position, prefix), "message": {"text": str(one.message)}}
            for one in diagnostic.related
        ]
    return result


def _location(file: str, position: Position | None, prefix: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(prefix + file, errors="surrogateescape")}}
    if position is not None:
        place["region"] = {"startLine": position.line, "startColumn": position.column}
    return {"physicalLocation": place}
