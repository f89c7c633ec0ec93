"""The ranking in a scenario agrees with the table of scenarios, item by item."""

from __future__ import annotations

from pathlib import Path

import pytest

from dienstvisie import load
from dienstvisie.errors import UserError
from dienstvisie.schema import Scenario
from dienstvisie.scoring.comparison import scenarios
from dienstvisie.scoring.scenario_ranking import prioritise_in

OLEN = load(Path(__file__).parents[2] / "examples" / "olen").dossier


@pytest.mark.parametrize("name", OLEN.all(Scenario))
@pytest.mark.parametrize("kind", ["ideas", "challenges"])
def test_ranks_and_scores_are_those_of_the_table(name: str, kind: str) -> None:
    ranking = prioritise_in(OLEN, kind, name)  # type: ignore[arg-type]
    table = scenarios(OLEN, kind, names=(name,))  # type: ignore[arg-type]
    assert {item.id: (item.rank, item.score) for item in ranking.items} == {
        row.id: (row.ranks[0], row.scores[0]) for row in table.rows if row.ranks[0] is not None
    }
    assert [item.rank for item in ranking.items] == sorted(item.rank for item in ranking.items)
    assert {item.id for item in ranking.unranked} == {row.id for row in table.rows if row.ranks[0] is None}
    for item in ranking.items:
        points = sum(part.points for part in item.contributions)
        assert (ranking.base or 0) + points == pytest.approx(item.score, abs=1e-9)


def test_an_unknown_scenario_gets_the_nearest() -> None:
    known = next(iter(OLEN.all(Scenario)))
    with pytest.raises(UserError) as refused:
        prioritise_in(OLEN, "ideas", known[:-1])
    assert known in str(refused.value.hint)
