"""Diagnostics as JUnit XML: one test case per rule, failed where an error was found."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from dienstvisie.diagnostics import Diagnostic, Rule, Severity


def to_junit(diagnostics: Sequence[Diagnostic], rules: Sequence[Rule], prefix: str) -> str:
    """Every known rule is a test case; warnings and advice stand in its output."""
    titles = {rule.code: rule.title for rule in rules}
    codes = sorted({*titles, *(one.code for one in diagnostics)})
    cases = "".join(_case(code, titles.get(code, ""), diagnostics, prefix) for code in codes)
    failed = len({one.code for one in diagnostics if one.severity is Severity.ERROR})
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuite name="dienstvisie" tests="{len(codes)}" failures="{failed}">\n{cases}</testsuite>\n'


def _case(code: str, title: str, diagnostics: Sequence[Diagnostic], prefix: str) -> str:
    mine = [one for one in diagnostics if one.code == code]
    errors = [_text(one, prefix) for one in mine if one.severity is Severity.ERROR]
    rest = [_text(one, prefix) for one in mine if one.severity is not Severity.ERROR]
    inner = ""
    if errors:
        inner += f"<failure message={quoteattr(errors[0])}>{escape(chr(10).join(errors))}</failure>"
    if rest:
        inner += f"<system-out>{escape(chr(10).join(rest))}</system-out>"
    return f'  <testcase classname="{code}" name={quoteattr(f"{code} {title}")}>{inner}</testcase>\n'


def _text(diagnostic: Diagnostic, prefix: str) -> str:
    place = "" if diagnostic.file is None else prefix + diagnostic.file
    if diagnostic.position is not None:
        place += f":{diagnostic.position.line}:{diagnostic.position.column}"
    text = f"{place}: {diagnostic.message}" if place else str(diagnostic.message)
    return "".join(sign if sign.isprintable() else "?" for sign in text)  # XML forbids most control characters
