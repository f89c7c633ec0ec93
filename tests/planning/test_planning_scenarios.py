"""Scenarios over ranking and plan together, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dienstvisie.api import load, prioritise
from dienstvisie.errors import UserError
from dienstvisie.planning.alternatives import in_scenario, plan_in, plan_scenarios
from dienstvisie.planning.comparison import Comparison, YearLoad, base_of, held_against
from dienstvisie.planning.planner import plan
from dienstvisie.planning.verify import verify
from dienstvisie.schema import Dossier, Idea, Scenario, Unit

OLEN = Path(__file__).parents[2] / "examples" / "olen"


@pytest.fixture(scope="module")
def olen() -> Dossier:
    return load(OLEN).dossier


def with_scenarios(dossier: Dossier, *scenarios: Mapping[str, Any]) -> Dossier:
    made = [Scenario.model_validate({"title": f"Scenario {one['id']}", **one}) for one in scenarios]
    return dossier.changed(items={"scenarios": {one.id: one for one in made}})


def compared(dossier: Dossier, **fields: Any) -> Comparison:
    one = with_scenarios(dossier, {"id": "one", **fields})
    return plan_scenarios(one, prioritise(one))


def test_all_scenarios_of_the_example(olen: Dossier) -> None:
    found = plan_scenarios(olen, prioritise(olen))
    assert found.base.roadmap.placements == plan(olen, prioritise(olen)).placements
    assert [one.id for one in found.plans] == list(olen.all(Scenario))
    for one in (found.base, *found.plans):
        starts = {row.task.id: row.start for row in one.roadmap.placements}
        assert not verify(one.roadmap.problem, starts)
        assert one.ideas - set(one.joined) == found.base.ideas - set(one.left)
    assert found.base.value == found.base.base_value
    first, ict, purse = found.plans
    assert first.value != first.base_value
    assert ict.value == ict.base_value < found.base.value
    assert {row.unit for row, now in zip(ict.loads, found.base.loads, strict=True) if row.room != now.room} == {"ict"}
    large = {id_ for id_, idea in olen.all(Idea).items() if sum(idea.effort.values()) > 90}
    assert large
    assert not purse.ideas & large
    assert purse.roadmap.problem.budgets[2028, "operating"] == 70000
    assert purse.roadmap.problem.budgets[2027, "operating"] == 85000


@pytest.mark.parametrize("fields", [{}, {"perspectives": {"citizen": 5, "organisation": 5}}, {"without_ideas": ["no"]}])
def test_a_scenario_that_changes_nothing_equals_the_base(olen: Dossier, fields: dict[str, Any]) -> None:
    found = compared(olen, **fields)
    (one,) = found.plans
    assert one.roadmap.placements == found.base.roadmap.placements
    assert (one.joined, one.left, one.moves, one.problems) == ((), (), (), ())
    assert (one.value, one.base_value, one.loads) == (found.base.value, found.base.value, found.base.loads)


def test_a_budget_that_is_not_named_stays(olen: Dossier) -> None:
    scenario = Scenario.model_validate(
        {"id": "s", "title": "S", "budgets": {2026: {"operating": 1}, 2040: {"investment": 2}}}
    )
    planning = in_scenario(olen, scenario).settings.planning
    assert planning is not None
    assert (planning.budgets[2026].operating, planning.budgets[2026].investment) == (1, 60000)
    assert (planning.budgets[2040].operating, planning.budgets[2040].investment) == (None, 2)
    assert olen.settings.planning is not None
    assert olen.settings.planning.budgets[2026].operating == 60000


def test_another_capacity_takes_the_place_of_the_whole(olen: Dossier) -> None:
    scenario = Scenario.model_validate(
        {"id": "s", "title": "S", "capacities": {"ict": {"days": 3}, "nobody": {"days": 1}}}
    )
    units = in_scenario(olen, scenario).all(Unit)
    assert units["ict"].capacity is not None
    assert (units["ict"].capacity.days, units["ict"].capacity.exceptions) == (3, {})
    assert "nobody" not in units
    assert units["hr"] == olen.all(Unit)["hr"]


def test_an_idea_that_has_begun_is_not_too_large_any_more(olen: Dossier) -> None:
    ideas = dict(olen.all(Idea))
    begun = {"date": "2026-02-01", "started": "2026-Q1"}
    ideas["call-back-promise"] = Idea.model_validate({**ideas["call-back-promise"].model_dump(), "progress": (begun,)})
    one = olen.changed(items={"ideas": ideas})
    assert {row.task.idea for row in compared(one, effort_at_most=0).plans[0].roadmap.placements} >= {
        "call-back-promise"
    }
    assert "call-back-promise" in compared(one, effort_at_most=0, without_ideas=["call-back-promise"]).plans[0].left


def test_one_scenario_as_a_roadmap(olen: Dossier) -> None:
    ranking = prioritise(olen)
    roadmap = plan_in(olen, ranking, "small-purse")
    assert roadmap.placements == plan_scenarios(olen, ranking, ["small-purse"]).plans[0].roadmap.placements
    reasons = {one.idea: str(one.reason) for one in roadmap.left_out}
    assert any("in the scenario at most 90" in reason for reason in reasons.values())


def test_unknown_scenarios_and_none(olen: Dossier) -> None:
    for call in (
        lambda: plan_in(olen, prioritise(olen), "tight-itc"),
        lambda: plan_scenarios(olen, prioritise(olen), ["tight-itc"]),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert str(refused.value.hint) == "Did you mean `tight-ict`?"
    found = plan_scenarios(with_scenarios(olen), prioritise(olen))
    assert (found.plans, [str(note) for note in found.notes]) == ((), ["There is no scenario to compare with."])


def test_a_rejected_scenario_counts_only_by_name(olen: Dossier) -> None:
    one = with_scenarios(olen, {"id": "no", "status": "rejected"}, {"id": "yes"})
    assert [row.id for row in plan_scenarios(one, prioritise(one)).plans] == ["yes"]
    assert [row.id for row in plan_scenarios(one, prioritise(one), ["no", "no"]).plans] == ["no"]


@pytest.mark.parametrize(
    ("used", "room", "percent"),
    [(1, 3, 33), (1, 200, 1), (1, 201, 0), (3, 2, 150), (0, 5, 0), (4, None, None), (0, 0, None)],
)
def test_how_full_a_unit_is(used: int, room: int | None, percent: int | None) -> None:
    assert YearLoad("u", "U", 2026, used, room).percent == percent


def test_a_plan_held_against_itself(olen: Dossier) -> None:
    base = base_of(plan(olen, prioritise(olen)))
    same = held_against(base, "same", "Same", base.roadmap)
    assert (same.value, same.base_value, same.quick_wins, same.periods) == (
        base.value,
        base.value,
        base.quick_wins,
        base.periods,
    )
    assert (same.joined, same.left, same.moves, same.problems) == ((), (), (), ())
    assert base.periods == max(row.end for row in base.roadmap.placements) + 1
