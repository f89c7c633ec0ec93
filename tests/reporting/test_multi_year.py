"""The multi-year plan as a page and as data: columns, rows, sums, and both regimes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.reporting.anchored import ITEMS, sources

from dienstvisie.reporting.data_tables import DataTable
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.multi_year import has_plan, multi_year_report
from dienstvisie.reporting.multi_year_tables import multi_year_tables
from dienstvisie.reporting.policy_plan import policy_plan
from dienstvisie.reporting.policy_tree import policy_tree
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea

BBC = [
    *("bd_code", "bd_titel", "ap_code", "ap_titel", "actie_code", "actie_titel", "omschrijving", "prioritair"),
    *("beleidsveld", "beleidsitem", "deelrapportagecodes", "verantwoordelijke_dienst", "mandataris", "start", "einde"),
    *("indicator", "nulmeting", "streefwaarde", "jaar", "soort", "richting", "bedrag", "idee_id"),
]


def tables(found: Sources) -> dict[str, DataTable]:
    return {table.name: table for table in multi_year_tables(found, policy_tree(found))}


def rows(found: Sources, name: str = "bbc") -> list[dict[str, Any]]:
    table = tables(found)[name]
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def test_bbc_has_the_columns_in_their_order() -> None:
    assert [column.key for column in tables(sources())["bbc"].columns] == BBC


def test_one_row_for_each_idea_year_kind_and_direction() -> None:
    found = [row for row in rows(sources()) if row["idee_id"] == "desk"]
    assert [(row["jaar"], row["soort"], row["richting"], row["bedrag"]) for row in found] == [
        (2027, "Investment", "Expense", 5000),
        (2027, "Investment", "Receipt", 2000),
        (2028, "Investment", "Expense", 5000),
        (2028, "Investment", "Receipt", 2000),
        (2029, "Operating", "Expense", 3000),
    ]
    assert found[0] == {
        "bd_code": "BD1",
        "bd_titel": "Good service",
        "ap_code": "AP1",
        "ap_titel": "One door",
        "actie_code": "AC10",
        "actie_titel": "Desk",
        "omschrijving": None,
        "prioritair": True,
        "beleidsveld": "0130 Administrative services",
        "beleidsitem": "0130-00 Counters",
        "deelrapportagecodes": "GEM-1; GEM-2",
        "verantwoordelijke_dienst": "Reception",
        "mandataris": "Alderman of service",
        "start": date(2027, 1, 1),
        "einde": date(2028, 12, 31),
        "indicator": "Felt heard",
        "nulmeting": "50 % (1 January 2026)",
        "streefwaarde": "90 % (1 January 2030)",
        "jaar": 2027,
        "soort": "Investment",
        "richting": "Expense",
        "bedrag": 5000,
        "idee_id": "desk",
    }


def test_what_has_no_amounts_has_one_row_with_an_empty_amount() -> None:
    found = [
        (row["bd_code"], row["ap_code"], row["actie_code"], row["bedrag"], row["idee_id"]) for row in rows(sources())
    ]
    assert [row for row in found if row[3] is None] == [
        ("BD1", "AP1", "AC2", None, "far"),
        ("BD1", "AP2", None, None, None),
        ("BD2", None, None, None, None),
    ]


def test_rows_are_in_the_natural_order_of_the_codes() -> None:
    codes = [row["actie_code"] for row in rows(sources()) if row["ap_code"] == "AP1"]
    assert list(dict.fromkeys(codes)) == [None, "AC2", "AC10"]


def test_bbv_says_what_we_want_what_we_do_and_what_it_costs() -> None:
    (row,) = rows(sources(), "bbv")
    keys = ("programma_code", "doel_titel", "inspanning_titel", "taakveld", "jaar", "soort", "bedrag", "idee_id")
    assert [row[key] for key in keys] == [
        "1", "Everybody helped", "Mobile desk", "0.2 Civil affairs", 2028, "Financing", 2000, "mobile",
    ]  # fmt: skip
    titles = {column.key: column.title for column in tables(sources())["bbv"].columns}
    assert (titles["doel_titel"], titles["inspanning_titel"]) == ("What do we want to reach?", "What do we do for it?")


def test_only_the_regimes_that_occur_have_a_table() -> None:
    flemish = [row for row in ITEMS["policy_plan"] if row.get("regime") != "bbv"]
    assert list(tables(sources({"policy_plan": flemish}))) == ["bbc"]
    assert [plan.regime for plan in multi_year_report(sources({"policy_plan": flemish})).plans] == ["bbc"]
    assert not has_plan(sources({"policy_plan": []}))


def euros(text: str) -> int:
    return int(text.replace("€", "").replace(",", "").replace("–", "0") or 0)


def test_the_sums_of_the_rows_are_those_of_the_page_and_of_the_sheets() -> None:
    found = sources()
    of_rows: Counter[tuple[str, str]] = Counter()
    for name in ("bbc", "bbv"):
        for row in rows(found, name):
            if row["bedrag"] is not None:
                of_rows[row["richting"], row["idee_id"]] += row["bedrag"]
    sheets: Counter[tuple[str, str]] = Counter()
    for id_ in ("desk", "letters", "far", "mobile"):
        sheet = idea_sheet(found, found.dossier.all(Idea)[id_])
        for way, table in (("Expense", sheet.costs), ("Receipt", sheet.receipts)):
            sheets[way, id_] += sum(euros(cell.text) for line in table.rows for cell in line.cells)
    assert of_rows == {key: value for key, value in sheets.items() if value}
    page = multi_year_report(found)
    lines = [line for plan in page.plans for line in plan.kinds]
    assert sum(euros(line.total) for line in lines) == sum(of_rows.values()) == 19_900
    assert all(euros(line.total) == sum(euros(cell) for cell in line.cells) for line in lines)
    note = policy_plan(found, policy_tree(found))
    assert note is not None
    assert {line.label: euros(line.total) for line in note.total} == {"Expenses": 15_900, "Receipts": 4_000}


def test_each_level_adds_up_what_is_below_it() -> None:
    (page, _) = multi_year_report(sources()).plans
    totals = {item.node.code: [(line.label, line.total) for line in item.kinds] for item in page.items}
    assert totals["AC10"] == [
        ("Expenses: Operating", "€3,000"),
        ("Expenses: Investment", "€10,000"),
        ("Receipts: Investment", "€4,000"),
    ]
    assert totals["AP1"] == totals["BD1"] == [("Expenses: Operating", "€3,900"), *totals["AC10"][1:]]
    assert totals["BD2"] == []


def test_what_is_said_higher_up_holds_below() -> None:
    (page, _) = multi_year_report(sources()).plans
    nodes = {item.node.code: item.node for item in page.items}
    assert (nodes["AC2"].unit, nodes["AC2"].policy_field) == ("Reception", "0130 Administrative services")
    assert (nodes["AC2"].mandate_holder, nodes["AC2"].span, nodes["BD2"].unit) == (None, None, None)


def test_ideas_without_a_place_are_named() -> None:
    assert [item.id for item in multi_year_report(sources()).unplaced] == ["homeless"]


def test_an_idea_off_the_roadmap_says_that_its_costs_are_in_no_year() -> None:
    (page, _) = multi_year_report(sources()).plans
    (far,) = next(item.ideas for item in page.items if item.node.code == "AC2")
    assert far.note == "It has no place on the roadmap, so what it costs (€7,000) is in no year."


def test_several_indicators_keep_their_order_in_one_cell() -> None:
    more = {"id": "more", "title": "More", "unit": "days", "ideas": ["desk"]}
    found = rows(sources({"indicators": [*ITEMS["indicators"], more]}))
    row = next(row for row in found if row["idee_id"] == "desk")
    assert (row["indicator"], row["nulmeting"]) == ("Felt heard; More", "50 % (1 January 2026); –")


def test_an_idea_outside_the_period_of_its_action_is_told() -> None:
    def outside(**dates: str) -> str | None:
        plan = [{**row, **dates} if row["id"] == "ac10" else row for row in ITEMS["policy_plan"]]
        (bbc, _) = multi_year_report(sources({"policy_plan": plan})).plans
        return next(item.outside for item in bbc.items if item.node.id == "ac10")

    assert outside() is None
    assert outside(end="2028-03-30") == (
        "On the roadmap “Integrated desk” (1 October 2027 to 31 March 2028) "
        "is not wholly within the period of this item."
    )
    assert outside(end="2028-03-31") is None


def test_what_is_under_an_item_of_other_rules_stands_in_its_own_plan() -> None:
    programme = {"id": "mixed", "title": "P", "kind": "programme", "code": "P9", "regime": "bbv", "part_of": "bd1"}
    goal = {"id": "below", "title": "G", "kind": "goal", "code": "G9", "regime": "bbv", "part_of": "mixed"}
    ideas = [{**ITEMS["ideas"][0], "policy_action": "below"}, *ITEMS["ideas"][1:]]
    found = sources({"policy_plan": [*ITEMS["policy_plan"], programme, goal], "ideas": ideas})
    tree = policy_tree(found)
    assert "mixed" not in tree.above
    assert tree.above["below"] == "mixed"
    bbc, bbv = multi_year_report(found, tree).plans
    assert "below" in [item.node.id for item in bbv.items]
    assert "below" not in [item.node.id for item in bbc.items]
    assert policy_plan(found, tree) is not None
