"""The multi-year plan as a tree, with the amounts of the ideas on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.reporting.anchored import ITEMS, made, sources

from dienstvisie.planning import plan
from dienstvisie.reporting.amounts import amounts
from dienstvisie.reporting.policy_plan import policy_plan
from dienstvisie.reporting.policy_tree import PolicyTree, code_key, policy_tree
from dienstvisie.scoring import prioritise


def tree(*items: Mapping[str, Any]) -> PolicyTree:
    rows = [{"kind": "action", "title": row["id"], "code": row["id"], **row} for row in items]
    return policy_tree(sources({"policy_plan": rows}))


def test_codes_are_in_the_order_in_which_people_count() -> None:
    codes = ["AC10", "AC2", "1.10.1", "1.9", "", "Actie 128", "Actie 9", "AC002", "9" * 6000, "8" * 6000]
    ordered = sorted(codes, key=code_key)
    assert ordered[:1] == [""]
    assert ordered.index("AC2") < ordered.index("AC10")
    assert ordered.index("1.9") < ordered.index("1.10.1")
    assert ordered.index("Actie 9") < ordered.index("Actie 128")
    assert ordered.index("8" * 6000) < ordered.index("9" * 6000)


def test_everything_stands_after_what_it_is_under() -> None:
    found = policy_tree(sources())
    assert found.order == ("bd1", "ap1", "ac2", "ac10", "ap2", "bd2", "pr1", "go1", "ef1")
    assert [found.depth[id_] for id_ in found.order] == [0, 1, 2, 2, 1, 0, 0, 1, 2]
    assert [item.id for item in found.path("ac10")] == ["bd1", "ap1", "ac10"]
    assert found.path("unknown") == ()


def test_priority_is_derived_upward_and_only_upward() -> None:
    assert policy_tree(sources()).priority == {"bd1", "ap1", "ac10"}
    below = tree({"id": "top", "priority": True}, {"id": "under", "part_of": "top"})
    assert below.priority == {"top"}


def test_what_is_marked_and_what_is_derived_are_told_apart() -> None:
    found = sources()
    shown = policy_plan(found, policy_tree(found))
    assert shown is not None
    nodes = {part.node.id: part.node for part in shown.parts}
    nodes |= {leaf.node.id: leaf.node for part in shown.parts for leaf in part.leaves}
    assert [(id_, node.priority, node.derived) for id_, node in nodes.items() if node.priority] == [
        ("bd1", True, True),
        ("ap1", True, True),
        ("ac10", True, False),
    ]


def test_what_is_under_nothing_that_counts_stands_at_the_top() -> None:
    found = tree({"id": "a", "part_of": "gone"}, {"id": "gone", "status": "rejected"}, {"id": "b", "part_of": "lost"})
    assert found.order == ("a", "b")
    assert found.above == {}


@pytest.mark.parametrize("ring", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_a_circle_is_shown_once_and_ends(ring: list[str]) -> None:
    rows = [{"id": id_, "part_of": ring[place - 1]} for place, id_ in enumerate(ring)]
    found = tree(*rows, {"id": "tail", "part_of": ring[-1]})
    assert sorted(found.order) == sorted([*ring, "tail"])
    assert [id_ for id_ in found.order if id_ not in found.above] == ["a"]


def test_a_long_chain_is_no_trouble() -> None:
    rows = [{"id": f"i{n}", "part_of": f"i{n - 1}" if n else None, "priority": n == 2999} for n in range(3000)]
    assert len(tree(*rows).priority) == 3000


def test_amounts_of_an_idea_are_per_year_kind_and_direction() -> None:
    found = [(one.year, one.kind, one.direction, one.euros) for one in amounts(sources(), "desk")]
    assert found == [
        (2027, "investment", "expense", 5000),
        (2027, "investment", "receipt", 2000),
        (2028, "investment", "expense", 5000),
        (2028, "investment", "receipt", 2000),
        (2029, "operating", "expense", 3000),
    ]
    assert amounts(sources(), "far") == ()


def test_amounts_add_up_the_tree() -> None:
    found = policy_tree(sources())
    sums = {id_: sum(one.euros for one in found.amounts[id_]) for id_ in found.order}
    assert (sums["ac10"], sums["ac2"], sums["ap1"], sums["bd1"]) == (17_000, 0, 17_900, 17_900)
    assert sum(one.euros for one in found.own("ap1")) == 900
    assert [one.euros for one in found.own("bd1")] == []


def test_receipts_are_laid_over_the_same_periods_as_the_work() -> None:
    part = {"id": "build", "title": "Build", "duration": 6, "costs": [{"amount": 900, "direction": "receipt"}]}
    yearly = {"amount": 100, "direction": "receipt", "recurs": "yearly", "kind": "operating"}
    idea = {"id": "desk", "title": "Desk", "subprojects": [part, {**part, "id": "use"}], "pinned": "2027-Q3",
            "costs": [yearly, {"amount": 1_000}], "consensus": ITEMS["ideas"][0]["consensus"]}  # fmt: skip
    found = [(one.year, one.direction, one.euros) for one in amounts(sources({"ideas": [idea]}), "desk")]
    assert found == [
        (2027, "expense", 500),
        (2027, "receipt", 900),
        (2028, "expense", 500),
        (2028, "receipt", 900),
        (2029, "receipt", 100),
    ]


def test_receipts_take_nothing_from_budgets() -> None:
    idea = {"id": "desk", "title": "Desk", "duration": 3, "consensus": ITEMS["ideas"][0]["consensus"],
            "costs": [{"amount": 5_000, "direction": "receipt"}]}  # fmt: skip
    budgets = {year: {"operating": 0} for year in (2027, 2028, 2029)}
    planning = {"start": "2027", "end": "2029", "budgets": budgets}
    anchored = made({"ideas": [idea]}, {"planning": planning})
    roadmap = plan(anchored, prioritise(anchored, "ideas"))
    assert [placed.task.idea for placed in roadmap.placements] == ["desk"]
    assert not any(roadmap.spent.values())
