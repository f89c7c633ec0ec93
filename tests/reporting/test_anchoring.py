"""The anchoring note: what secures the vision, what carries it, and where gaps are."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from tests.reporting.anchored import ITEMS, sources, sources_of
from tests.reporting.report_dossiers import dossier

from dienstvisie.reporting.anchoring import anchoring_report, is_anchored
from dienstvisie.reporting.anchoring_model import AnchoringReport


def note() -> AnchoringReport:
    return anchoring_report(sources())


def test_it_is_made_only_where_there_is_something_for_it() -> None:
    bare: dict[str, Any] = {name: [] for name in ("embedding", "policy_plan", "programmes")}
    assert not is_anchored(sources(bare))
    for name in bare:
        assert is_anchored(sources({**bare, name: ITEMS[name]}))
    gone = [{**row, "status": "archived"} for row in ITEMS["embedding"]]
    assert not is_anchored(sources({**bare, "embedding": gone}))


def test_in_short() -> None:
    assert note().in_short == (
        "3 instruments keep the vision alive: 0 running, 2 planned, 1 done.",
        "1 of 15 combinations of a facet and a level are secured, 1 more is planned.",
        "4 of 5 ideas have a place in the multi-year plan.",
    )


def test_every_cell_says_what_secures_it_and_stopped_ones_secure_nothing() -> None:
    matrix = note().matrix
    assert matrix is not None
    assert matrix.columns == ("Strategic", "Tactical", "Operational")
    cells = {
        (row.title, level): [(item.id, state) for item, state in zip(cell.items, cell.notes, strict=True)]
        for row in matrix.rows
        for level, cell in zip(matrix.columns, row.cells, strict=True)
    }
    assert len(cells) == 15
    assert {key: value for key, value in cells.items() if value} == {
        ("Culture", "Operational"): [("roadshow", "Done")],
        ("Organisation", "Tactical"): [("vacancies", "Planned")],
    }
    assert matrix.notes[0] == "1 instrument names no facet or no level."


def test_gaps_are_said_in_words() -> None:
    gaps = note().gaps
    assert gaps[0] == "Technology: nothing secures it yet at level strategic, tactical and operational."
    assert "Culture: nothing secures it yet at level strategic and tactical." in gaps


def test_facets_and_levels_of_the_dossier_itself_count() -> None:
    own = {"facets": [{"id": "building", "title": "Buildings"}]}
    report = anchoring_report(sources(settings={"vocabularies": own}))
    assert report.matrix is not None
    assert report.matrix.rows[-1].title == "Buildings"
    assert report.in_short[1] == "1 of 18 combinations of a facet and a level are secured, 1 more is planned."


def test_instruments_are_told_by_kind_with_what_they_carry() -> None:
    sorts = {sort.kind: [item.id for item in sort.instruments] for sort in note().sorts}
    assert sorts == {
        "roadshow": ["roadshow"],
        "hr-instrument": ["vacancies"],
        "training": ["old"],
        "communication": ["loose"],
    }
    (vacancies,) = next(sort.instruments for sort in note().sorts if sort.kind == "hr-instrument")
    assert [(item.id, item.page) for item in vacancies.principles] == [("plain", "vision#principles-plain")]
    assert (vacancies.state, vacancies.start) == ("Planned", "from 1 February 2028")


def test_a_roadshow_has_its_stops_by_date_with_who_was_there_and_its_reach() -> None:
    (roadshow,) = next(sort.instruments for sort in note().sorts if sort.kind == "roadshow")
    assert [(stop.title, stop.date, stop.unit, stop.people) for stop in roadshow.stops] == [
        ("Town hall", "1 February 2027", None, "36 people"),
        ("Depot", "2 March 2027", "Reception", None),
    ]
    reach = roadshow.reach
    assert (reach.audience, reach.size, reach.reached, reach.percent) == ("All employees", "200", "50", "25%")
    assert (roadshow.policy_code, roadshow.start) == ("AC10", "since 1 February 2027")
    assert roadshow.policy is not None
    assert roadshow.policy.page == "anchoring#policy_plan-ac10"
    assert [row.instrument.id for row in note().reach] == ["roadshow"]


def test_what_carries_a_principle_carries_its_values() -> None:
    carried = {row.item.id: ([one.id for one in row.hr], [one.id for one in row.others]) for row in note().values}
    assert carried == {"near": ([], ["roadshow"]), "clear": (["vacancies"], []), "brave": ([], [])}
    principles = {row.item.id: [one.id for one in row.hr] for row in note().principles}
    assert principles == {"first-contact": [], "plain": ["vacancies"]}


def test_values_and_principles_that_nothing_carries_are_named() -> None:
    assert note().bare == (
        "No instrument carries these values: “Brave”.",
        "No HR instrument carries these values: “Near”.",
        "No instrument carries these principles: “Helped at once”.",
    )
    assert anchoring_report(sources({"embedding": []})).bare == ()


def test_ideas_hang_on_items_with_their_amounts_and_the_rest_is_named() -> None:
    plan = note().policy
    assert plan is not None
    assert plan.years == ("2027", "2028", "2029")
    part = next(part for part in plan.parts if part.node.id == "ap1")
    assert [row.idea.id for row in part.ideas] == ["letters"]
    leaf = part.leaves[1]
    assert (leaf.node.code, [one.id for one in leaf.instruments]) == ("AC10", ["roadshow"])
    assert [(line.label, line.cells, line.total) for line in leaf.ideas[0].amounts] == [
        ("Expenses", ("€5,000", "€5,000", "€3,000"), "€13,000"),
        ("Receipts", ("€2,000", "€2,000", ""), "€4,000"),
    ]
    assert [node.code for node in plan.bare] == ["BD2"]
    assert [item.id for item in note().unplaced] == ["homeless"]


def test_every_item_of_the_plan_is_told_once() -> None:
    plan = note().policy
    assert plan is not None
    told = [part.node.id for part in plan.parts]
    told += [leaf.node.id for part in plan.parts for leaf in part.leaves] + [node.id for node in plan.bare]
    assert sorted(told) == sorted(row["id"] for row in ITEMS["policy_plan"])


def test_programmes_tell_whom_they_mean_to_reach_and_reached() -> None:
    (programme,) = note().programmes
    assert programme.years == ("2027", "2028")
    assert (programme.lines[0].planned, programme.lines[0].reached) == (("100", "50"), ("80", ""))


def test_an_empty_dossier_makes_an_empty_note() -> None:
    empty = sources_of(dossier({"title": "V", "client": {"name": "G"}}, {}))
    report = anchoring_report(empty)
    told = {field.name: getattr(report, field.name) for field in fields(report) if field.name != "imprint"}
    assert not any(told.values())
