"""Each rule's page is complete, and what it shows is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dienstvisie import checks
from dienstvisie.checks import CHECK_RULES
from dienstvisie.diagnostics import Rule, Severity

if TYPE_CHECKING:
    from tests.checks.conftest import Examine, Page

by_code = pytest.mark.parametrize("rule", CHECK_RULES, ids=lambda rule: str(rule.code))
GetPage = Callable[[Rule], "Page"]


@by_code
def test_page_has_title_and_sections_in_order(rule: Rule, page: GetPage) -> None:
    assert re.fullmatch(r"[A-Z0-9].{10,90}\.", rule.title)
    why = "Why it matters" if rule.severity is Severity.INFO else "Why it is bad"
    assert list(page(rule).sections) == ["What it does", why, "Example", "Use instead"]
    assert all(text.strip() for text in page(rule).sections.values())


@by_code
def test_example_breaks_the_rule(rule: Rule, page: GetPage, examine: Examine) -> None:
    result = examine(page(rule).files("Example"))
    assert [str(one.message) for one in result.loading] == []
    assert result.of(rule.code)


@by_code
def test_use_instead_keeps_the_rule(rule: Rule, page: GetPage, examine: Examine) -> None:
    result = examine(page(rule).files("Use instead"))
    assert [str(one.message) for one in result.loading] == []
    assert result.of(rule.code) == []


@by_code
def test_use_instead_says_something_new(rule: Rule, page: GetPage) -> None:
    shown = page(rule)
    assert shown.files("Example") != shown.files("Use instead")
    assert shown.FENCED.sub("", shown.sections["Use instead"]).strip()


def test_one_file_for_each_rule() -> None:
    names = sorted(path.name[:5].upper() for path in Path(checks.__file__).parent.glob("dv*.py"))
    assert names == [rule.code for rule in CHECK_RULES]
    assert len(names) > 40


def test_titles_differ() -> None:
    assert len({rule.title for rule in CHECK_RULES}) == len(CHECK_RULES)
