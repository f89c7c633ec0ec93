"""Rules on real files: what they find, and where exactly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dienstvisie.checks import CHECK_RULES

if TYPE_CHECKING:
    from tests.checks.conftest import Examine

CASES = Path(__file__).parent / "cases"


def read_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for code, examples in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for case in examples:
                yield pytest.param(code, case, id=f"{code}-{case['name']}")


cases = tuple(read_cases())


@pytest.mark.parametrize(("code", "case"), cases)
def test_case(code: str, case: dict[str, Any], examine: Examine) -> None:
    result = examine(case["files"])
    found = result.of(code)
    assert [[one.file, *(one.position or ())] for one in found] == [row[:3] for row in case["expect"]]
    for one, (_, _, _, text, message) in zip(found, case["expect"], strict=True):
        assert result.text_at(one).startswith(text)
        assert message in str(one.message)


def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it() -> None:
    seen = {(param.values[0], bool(param.values[1]["expect"])) for param in cases}
    assert seen == {(rule.code, broken) for rule in CHECK_RULES for broken in (True, False)}
