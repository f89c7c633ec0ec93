"""Running checks over a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dienstvisie.checks import dv203_unknown_rule
from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live_items
from dienstvisie.checks.texts import corpus
from dienstvisie.checks.votes import votes
from dienstvisie.diagnostics import Diagnostic, Problem, Rule, Severity, SourceMap
from dienstvisie.schema import Dossier


def run_checks(
    checks: Sequence[Check], dossier: Dossier, sources: SourceMap, known_codes: Iterable[str]
) -> list[Diagnostic]:
    """All problems that the checks find, in the order in which they are shown.

    Severities are those of the rules, or of `checks` in the settings, where a code must be one of `known_codes`. Rules
    that are fixed keep theirs.
    """
    found: list[Diagnostic] = []
    try:
        for rule, problems in _problems(checks, dossier, frozenset(known_codes)):
            wanted = None if rule.fixed else dossier.settings.checks.get(rule.code)
            if wanted is None or wanted.severity != "off":
                severity = None if wanted is None else Severity(wanted.severity)
                found += (sources.stamp(rule, problem, severity) for problem in problems)
    finally:
        for remembered in (corpus, votes, live_items):
            remembered.cache_clear()
    return sorted(found, key=lambda diagnostic: diagnostic.order)


def _problems(
    checks: Sequence[Check], dossier: Dossier, known_codes: frozenset[str]
) -> Iterator[tuple[Rule, Iterator[Problem]]]:
    fixed = frozenset(check.code for check in checks if check.fixed)
    yield dv203_unknown_rule.RULE, dv203_unknown_rule.find(dossier, known_codes, fixed)
    yield from ((check, check.find(dossier)) for check in checks if check.can_judge(dossier))
