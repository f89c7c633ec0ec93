"""Diagnostics in the formats that other programs read: one file and one row each. They are never translated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dienstvisie.diagnostics import Diagnostic, Rule
from dienstvisie.reporting.problems.github import to_github
from dienstvisie.reporting.problems.json import to_json
from dienstvisie.reporting.problems.junit import to_junit
from dienstvisie.reporting.problems.sarif import to_sarif

ProblemFormat = Callable[[Sequence[Diagnostic], Sequence[Rule], str], str]

PROBLEM_FORMATS: Mapping[str, ProblemFormat] = {
    "json": to_json,
    "github": to_github,
    "sarif": to_sarif,
    "junit": to_junit,
}
"""Format name -> function of the diagnostics, all known rules, and the path of the dossier as files are named by."""
