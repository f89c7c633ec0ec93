"""Each rule's page is complete, and what it shows is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dienstvisie import checks
from dienstvisie.checks import CHECK_RULES
from dienstvisie.diagnostics import Rule, Severity

if TYPE_CHECKING:
    from tests.checks.conftest import Examine

FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
by_code = pytest.mark.parametrize("rule", CHECK_RULES, ids=lambda rule: str(rule.code))


def sections(page: str) -> dict[str, str]:
    """The parts of a page by the bold words at their start."""
    parts = re.split(r"^\*\*(.+?)\.\*\*", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def files_in(section: str) -> dict[str, str]:
    """The files shown in a section: each begins with a comment that names it."""
    (shown,) = FENCED.findall(section)
    parts = re.split(r"^# (\S+\.yaml)\n", shown, flags=re.MULTILINE)
    assert parts[0] == "", "an example begins with the name of its file"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@by_code
def test_page_has_title_and_sections_in_order(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z0-9].{10,90}\.", rule.title)
    why = "Why it matters" if rule.severity is Severity.INFO else "Why it is bad"
    assert list(sections(rule.page)) == ["What it does", why, "Example", "Use instead"]
    assert all(text.strip() for text in sections(rule.page).values())


@by_code
def test_example_breaks_the_rule(rule: Rule, examine: Examine) -> None:
    result = examine(files_in(sections(rule.page)["Example"]))
    assert [str(one.message) for one in result.loading] == []
    assert result.of(rule.code)


@by_code
def test_use_instead_keeps_the_rule(rule: Rule, examine: Examine) -> None:
    result = examine(files_in(sections(rule.page)["Use instead"]))
    assert [str(one.message) for one in result.loading] == []
    assert result.of(rule.code) == []


@by_code
def test_use_instead_says_something_new(rule: Rule) -> None:
    shown = sections(rule.page)
    assert files_in(shown["Example"]) != files_in(shown["Use instead"])
    assert FENCED.sub("", shown["Use instead"]).strip()


def test_one_file_for_each_rule() -> None:
    names = sorted(path.name[:5].upper() for path in Path(checks.__file__).parent.glob("dv*.py"))
    assert names == [rule.code for rule in CHECK_RULES]
    assert len(names) > 40


def test_titles_differ() -> None:
    assert len({rule.title for rule in CHECK_RULES}) == len(CHECK_RULES)
