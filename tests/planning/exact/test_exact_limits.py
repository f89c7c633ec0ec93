"""Figures that no organisation has are refused where they are written, and those at the limit are planned with."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.planning.conftest import dossier_of, ranking_of

from dienstvisie.planning.planner import plan

IDEA: dict[str, Any] = {"id": "a", "duration": 3, "effort": {"ict": 2}, "quick_win": True}
PHASES = [{"id": "p", "title": "P", "until": "2026-Q4"}, {"id": "q", "title": "Q", "until": "2027-Q4"}]
LIMITS: dict[str, tuple[int, Any]] = {
    "quick wins": (10_000, lambda number: {"quick_wins": {"at_least": number}}),
    "ideas at once": (10_000, lambda number: {"running_at_most": number}),
    "operating": (10**12, lambda number: {"budgets": {2026: {"operating": number}}}),
    "investment": (10**12, lambda number: {"budgets": {2026: {"investment": number}}}),
    "ideas at once of a unit": (
        10_000,
        lambda number: {"units": [{"id": "ict", "capacity": {"days": 10}, "running_at_most": number}]},
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_figure_at_its_limit_is_planned_with_and_one_beyond_it_is_refused(name: str) -> None:
    most, made = LIMITS[name]
    assert plan(dossier_of([IDEA], phases=PHASES, **made(most)), ranking_of({"a": 50})).of_idea("a")
    for number in (most + 1, 99_999_999_999_999_999_999):
        with pytest.raises(ValidationError, match="less than or equal"):
            dossier_of([IDEA], phases=PHASES, **made(number))
