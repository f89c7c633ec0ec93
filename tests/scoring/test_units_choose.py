"""What units choose, each by itself and all together: published tables, and cases worked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from dienstvisie.errors import UserError
from dienstvisie.schema import KIND_BY_NAME, Dossier, Settings
from dienstvisie.scoring.units import UnitChoice, have_own_process, units_choose

Scores = Mapping[str, Sequence[int]]
"""The score of each item by each rater of a unit, one after the other."""


def units_of(
    scores: Mapping[str, Scores],
    *,
    high: int = 20,
    units: Sequence[Mapping[str, Any]] = (),
    scenarios: Sequence[Mapping[str, Any]] = (),
    criteria: Sequence[str] = ("impact",),
    minimum: int = 1,
) -> Dossier:
    """A dossier with a session in each unit, in which its raters score all criteria alike."""
    ids = sorted({item for given in scores.values() for item in given})
    named = [*units, *({"id": id_} for id_ in scores if id_ not in {unit["id"] for unit in units})]
    sheets = []
    for unit, given in scores.items():
        count = max(len(row) for row in given.values())
        raters = [
            {
                "id": f"{unit}-{number}",
                "group": "staff",
                "ideas": {item: dict.fromkeys(criteria, row[number]) for item, row in given.items()},
            }
            for number in range(count)
        ]
        sheets.append({"id": f"sheet-{unit}", "title": unit, "session": f"session-{unit}", "raters": raters})
    items = {
        "ideas": [{"id": id_, "title": f"The {id_}"} for id_ in ids],
        "stakeholders": [{"id": "staff", "title": "Staff", "role": "staff"}],
        "units": [{"title": unit["id"].title(), **unit} for unit in named],
        "sessions": [
            {"id": f"session-{unit}", "title": unit, "kind": "dialogue", "date": "2026-03-01", "unit": unit}
            for unit in scores
        ],
        "ratings": sheets,
        "scenarios": [{"title": one["id"], **one} for one in scenarios],
    }
    scoring = {
        "criteria": [
            {"id": id_, "title": id_, "perspective": "citizen", "applies_to": ["ideas"], "weight": 1}
            for id_ in criteria
        ],
        "perspectives": {"citizen": 1, "organisation": 0},
        "scale": {"low": 1, "high": high},
        "voice": {"shrinkage": 0, "minimum_raters": minimum, "minimum_groups": 1},
    }
    settings = {"title": "T", "client": {"name": "Service"}, "scoring": scoring}
    made = {
        kind: {row["id"]: KIND_BY_NAME[kind].model.model_validate(row) for row in rows} for kind, rows in items.items()
    }
    return Dossier(Settings.model_validate(settings), made)


def ranks(orders: Mapping[str, Sequence[int]]) -> dict[str, Scores]:
    """Scores of one rater per unit that put the items in these ranks."""
    count = len(next(iter(orders.values())))
    return {
        unit: {f"item-{at:02}": [count + 1 - rank] for at, rank in enumerate(order)} for unit, order in orders.items()
    }


def test_three_judges_and_six_applicants() -> None:
    """Siegel 1956, Nonparametric Statistics, chapter 9: three executives rank six applicants, W = .16."""
    orders = {"x": [1, 6, 3, 2, 5, 4], "y": [1, 5, 6, 4, 2, 3], "z": [6, 3, 2, 5, 4, 1]}
    choice = units_choose(units_of(ranks(orders)))
    assert choice.concordance.value is not None
    assert round(choice.concordance.value, 2) == 0.16
    assert (choice.concordance.number, choice.concordance.items) == (3, 6)


def test_two_orders_of_twelve_students() -> None:
    """Siegel 1956, chapter 9: authoritarianism and social status strivings of twelve students, tau = .67."""
    orders = {"one": [2, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11], "other": [3, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9]}
    choice = units_choose(units_of(ranks(orders)))
    (pair,) = choice.pairs
    assert pair.tau is not None
    assert round(pair.tau, 2) == 0.67
    assert choice.top == 6
    assert pair.overlap == pytest.approx(5 / 6)  # ranks 1 to 6 of both: all but one in common
    assert choice.pair("other", "one") == pair


def test_units_with_ties_are_corrected_for_them() -> None:
    """Worked by hand: rank sums 2.5, 4.5, 5, 8 less the mean 5; T = 6 for one pair of ties."""
    choice = units_choose(
        units_of({"x": {"a": [4], "b": [4], "c": [3], "d": [1]}, "y": {"a": [9], "b": [7], "c": [8], "d": [2]}})
    )
    spread = 2.5**2 + 0.5**2 + 0.0 + 3.0**2
    assert choice.concordance.value == pytest.approx(12 * spread / (4 * 60 - 2 * 6))
    assert choice.units[0].ranks == {"a": 1, "b": 1, "c": 3, "d": 4}


def test_regret_by_hand() -> None:
    """On a scale of 1 to 11 a step is 10 points. Units want a and b; all together take c, which both like well."""
    scores = {"x": {"a": [11], "b": [1], "c": [9]}, "y": {"a": [1], "b": [10], "c": [8]}}
    choice = units_choose(units_of(scores, high=11), top=1)
    equal = choice.of("equal")
    assert [unit.chosen for unit in choice.units] == [("a",), ("b",)]
    assert equal.chosen == ("c",)
    assert equal.regrets == pytest.approx((20.0, 20.0))
    assert choice.of("consensus").chosen == ("a",)  # one unit wants each; the mean decides, 50 against 45
    assert choice.of("consensus").regrets == pytest.approx((0.0, 90.0))
    assert choice.minimax == ("equal", "national")
    assert [item.id for item in choice.contested] == ["a", "b"]


def test_size_decides_where_it_is_known() -> None:
    scores = {"x": {"a": [11], "b": [1]}, "y": {"a": [1], "b": [9]}}
    units: list[dict[str, Any]] = [
        {"id": "x", "employees": 10},
        {"id": "y"},
        {"id": "y-1", "part_of": "y", "employees": 30},
    ]
    by_size = units_choose(units_of(scores, high=11, units=units), top=1).of("by-size")
    assert by_size.ranks == {"b": 1, "a": 2}
    without = units_choose(units_of(scores, high=11, units=units[:1]), top=1).of("by-size")
    assert without.reason is not None
    assert without.max_regret is None
    assert "how many people" in str(without.reason)


def test_what_is_said_in_a_district_counts_for_its_branch() -> None:
    scores = {"north-1": {"a": [5], "b": [1]}, "north-2": {"a": [4], "b": [2]}, "south": {"a": [1], "b": [5]}}
    units = [
        {"id": "all"},
        {"id": "north", "part_of": "all"},
        {"id": "north-1", "part_of": "north", "kind": "district"},
        {"id": "north-2", "part_of": "north", "kind": "district"},
        {"id": "south", "part_of": "all"},
    ]
    dossier = units_of(scores, units=units)
    choice = units_choose(dossier, top=1)
    assert [(unit.id, unit.parts, unit.raters) for unit in choice.units] == [
        ("north", ("north-1", "north-2"), 2),
        ("south", (), 1),
    ]
    districts = units_choose(dossier, by="district")
    assert [unit.id for unit in districts.units] == ["north-1", "north-2"]


def test_each_unit_weighs_by_its_own_scenario() -> None:
    dossier = units_of(
        {"x": {"a": [5], "b": [1]}, "y": {"a": [5], "b": [1]}},
        criteria=("impact", "ease"),
        scenarios=[
            {"id": "as-x", "unit": "x", "without_ideas": ["a"]},
            {"id": "as-y", "unit": "y", "criteria": {"ease": 3}},
        ],
    )
    assert have_own_process(dossier)
    choice = units_choose(dossier)
    assert [unit.scenario for unit in choice.units] == ["as-x", "as-y"]
    assert choice.missing == ("a",)  # x cannot choose it, so it is in nobody's order
    assert "“ease” has weight 3" in str(choice.units[1].weights[0])


def test_a_unit_with_too_few_raters_ranks_nothing() -> None:
    scores = {"x": {"a": [5, 4, 5], "b": [1, 2, 1]}, "y": {"a": [1], "b": [5]}}
    choice = units_choose(units_of(scores, minimum=3))
    assert [unit.id for unit in choice.units] == ["x"]
    assert [(unit.id, unit.raters) for unit in choice.unheard] == [("y", 1)]
    assert "nothing to compare" in str(choice.notes[0])


def test_nothing_to_choose() -> None:
    empty = units_choose(units_of({}))
    assert empty.units == ()
    assert empty.items == ()
    assert not have_own_process(units_of({}))
    with pytest.raises(UserError):
        units_choose(units_of({}), "values")  # type: ignore[arg-type]


def test_a_circle_of_units_ends() -> None:
    units = [{"id": "x", "part_of": "y"}, {"id": "y", "part_of": "x"}]
    choice: UnitChoice = units_choose(units_of({"x": {"a": [1], "b": [2]}, "y": {"a": [1], "b": [2]}}, units=units))
    assert choice.units == ()


def test_only_some_items_are_ranked_among_themselves() -> None:
    scores = {"x": {"a": [5], "b": [4], "c": [1]}, "y": {"a": [5], "b": [3], "c": [4]}}
    choice = units_choose(units_of(scores), only=("b", "c"))
    assert [unit.ranks for unit in choice.units] == [{"b": 1, "c": 2}, {"b": 2, "c": 1}]
    assert choice.top == 1


def test_a_unit_with_fewer_raters_than_asked_for_is_not_heard() -> None:
    scores = {"x": {"a": [5, 4, 5], "b": [1, 2, 1]}, "y": {"a": [1], "b": [5]}, "z": {"a": [3, 3, 3], "b": [5, 5, 5]}}
    choice = units_choose(units_of(scores), at_least=3)
    assert [unit.id for unit in choice.units] == ["x", "z"]
    assert [(unit.id, "Fewer than 3" in str(unit.reason)) for unit in choice.unheard] == [("y", True)]
