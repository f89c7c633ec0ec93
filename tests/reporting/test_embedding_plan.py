"""The embedding plan: lessons, who is reached, the next link, conferences, roadshow, HR and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tests.reporting.embedded import ITEMS, SETTINGS, sources
from tests.reporting.report_dossiers import dossier

from dienstvisie.reporting.common import Audience
from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.embedding_model import ChainRow, EmbeddingPlan
from dienstvisie.reporting.embedding_plan import LISTED, embedding_plan, has_embedding
from dienstvisie.scoring import prioritise


def report(items: Mapping[str, Any] | None = None) -> EmbeddingPlan:
    return embedding_plan(sources(items))


def changed(kind: str, id_: str, **fields_: object) -> dict[str, list[dict[str, Any]]]:
    """The items with other fields for one of them."""
    return {kind: [{**row, **fields_} if row["id"] == id_ else row for row in ITEMS[kind]]}


def test_it_is_made_where_there_is_an_instrument_or_a_function() -> None:
    assert has_embedding(sources({"embedding": []}))
    assert has_embedding(sources({"functions": []}))
    assert not has_embedding(sources({"functions": [], "embedding": []}))


def test_an_edition_holds_it_among_the_main_documents() -> None:
    made = dossier(SETTINGS, ITEMS)
    found = edition(made, prioritise(made, "ideas"), prioritise(made, "challenges"), None, "en")
    assert "embedding-plan" in [document.path for document in found.documents]
    assert "Embedding plan" in [entry.title for entry in found.entries]


def test_in_short() -> None:
    assert report().in_short == (
        "1 of 15 combinations of a facet and a level are secured, 1 more is planned.",
        "Functions reached: 1 of 4; behind the scenes 0 of 2.",
        "In 2 places an idea changes a link of a chain before another unit goes on, 1 of them prepared.",
        "3 instruments are still to come.",
    )


def test_lessons_say_where_they_were_seen_and_what_they_led_to() -> None:
    slow, unused = report().lessons
    assert (slow.origin, slow.lesson, slow.facets) == ("A tip page", "Watch the chain.", ("Technology",))
    assert [item.id for item in (*slow.principles, *slow.ideas)] == ["next", "form"]
    assert unused.ideas == ()


def test_functions_are_told_layer_by_layer_with_the_front_and_the_back() -> None:
    strategic, operational = report().layers
    assert [layer.id for layer in (strategic, operational)] == ["strategic", "operational"]
    assert strategic.says == "Functions reached: 0 of 1"
    assert operational.says == "Functions reached: 1 of 3; people in these: 20 of 40"
    assert [(side.title, side.says, side.share) for side in operational.sides] == [
        ("At the front", "Functions reached: 1 of 1; people in these: 20 of 20", 1.0),
        ("Behind the scenes", "Functions reached: 0 of 2; people in these: 0 of 20", 0.0),
    ]


def test_a_function_is_reached_planned_or_not_yet_and_what_was_stopped_reaches_nobody() -> None:
    rows = {row.id: row for layer in report().layers for row in layer.functions}
    assert {id_: (row.contact, row.state) for id_, row in rows.items()} == {
        "fitter": ("none", "Not yet"),
        "desk": ("reached", "Reached"),
        "officer": ("planned", "Planned"),
        "director": ("none", "Not yet"),
    }
    assert [item.id for item in rows["desk"].by] == ["show"]
    assert [item.id for item in rows["desk"].coming] == ["soon"]
    assert (rows["desk"].unit, rows["desk"].place, rows["fitter"].place) == (
        "Front office",
        "At the front",
        "Behind the scenes",
    )
    assert [item.id for item in report().unreached] == ["fitter", "director"]
    assert report().unreached[0].page == "embedding-plan#functions-fitter"


def chains(items: Mapping[str, Any] | None = None) -> dict[str, ChainRow]:
    return {row.idea.id: row for row in report(items).chains}


def test_the_next_link_is_named_with_what_prepares_it_and_what_is_not_comes_first() -> None:
    assert [row.idea.id for row in report().chains] == ["mail", "form"]
    mail, form = chains()["mail"], chains()["form"]
    assert (mail.step, mail.unit, mail.after, mail.prepared) == ("Assess it", "Archive", "File it", False)
    assert (form.question, form.unit, [item.id for item in form.by]) == ("May I build a shed?", "Permits", ["practise"])
    assert not form.itself


def test_an_idea_that_is_carried_out_there_too_prepares_its_own_next_link() -> None:
    row = chains(changed("ideas", "mail", effort={"archive": 2}))["mail"]
    assert (row.itself, row.prepared, row.by) == (True, True, ())


def test_ideas_beside_it_are_named_where_there_is_nothing_nearer_and_only_the_first() -> None:
    more = {"challenges": ["slow"], "target_groups": ["builders"], "phases": ["deliver"], "units": ["archive"]}
    ideas = [{"id": f"help-{n}", "title": f"Help {n}", **more} for n in range(LISTED + 2)]
    items = changed("ideas", "mail", challenges=["slow"])
    row = chains({"ideas": [*items["ideas"], *ideas]})["mail"]
    assert [item.id for item in row.beside] == ["help-0", "help-1", "help-2"]
    assert (row.more, row.prepared) == ("and 2 more", True)


def test_work_conferences_come_by_date_with_their_outcomes() -> None:
    forms, later = report().conferences
    assert forms.meeting.title == "Why are forms slow?"
    assert forms.meeting.outcomes == ("Nobody had asked the permit officers.",)
    assert [(one.group, one.number) for one in forms.meeting.present] == [("Staff", "12"), ("Residents", "3")]
    assert [item.id for item in forms.instruments] == ["dig"]
    assert (later.meeting.outcomes, later.instruments) == ((), ())


def test_a_roadshow_adds_up_who_came_by_date_beside_its_audience() -> None:
    (tour,) = report().tours
    assert tour.says == "Stops: 2. People present in all: 50, of 100 whom it is for."
    assert (tour.lead, tour.audience) == ("Town clerk", "Everybody")
    assert [(stop.title, stop.people, stop.so_far, stop.percent, stop.share) for stop in tour.stops] == [
        ("Hall", "20", "20", "20%", 0.2),
        ("Depot", "30", "50", "50%", 0.5),
    ]
    assert tour.stops[1].place == "Permits"


def test_a_roadshow_without_a_known_audience_has_no_shares() -> None:
    (tour,) = report(changed("embedding", "show", audience_size=None)).tours
    assert tour.says == "Stops: 2. People present in all: 50."
    assert [(stop.percent, stop.share) for stop in tour.stops] == [(None, None), (None, None)]


def test_hr_instruments_carry_values_themselves_and_through_principles() -> None:
    (row,) = report().hr
    assert [item.id for item in row.values] == ["case"]
    assert [item.id for item in row.through] == ["hand"]
    assert report().bare == "No HR instrument carries these values: “Rounded off”."
    assert report(changed("embedding", "vacancies", values=["case", "round"])).bare is None


def test_what_is_planned_comes_by_date_and_what_has_no_date_last() -> None:
    coming = report().coming
    assert [row.instrument.id for row in coming] == ["soon", "practise", "someday"]
    assert [(row.date, row.lead, row.secures) for row in coming] == [
        ("1 December 2027", None, None),
        ("1 February 2028", "Team leader", "Process · Operational"),
        (None, None, None),
    ]
    assert [item.id for item in coming[1].functions] == ["officer"]


def test_an_empty_dossier_makes_an_empty_plan() -> None:
    empty = embedding_plan(sources({kind: [] for kind in ITEMS}))
    told = {field.name: getattr(empty, field.name) for field in fields(empty) if field.name != "imprint"}
    assert not any(told.values())


def test_what_is_internal_is_in_the_internal_edition_alone() -> None:
    hidden = {**changed("functions", "desk", internal=True), **changed("journeys", "shed", internal=True)}
    made = dossier(SETTINGS, {**ITEMS, **hidden})
    cases: tuple[tuple[Audience, bool], ...] = (("public", False), ("internal", True))
    for audience, shown in cases:
        found = edition(made, prioritise(made, "ideas"), prioritise(made, "challenges"), None, "en", None, audience)
        plan = next(document.report for document in found.documents if document.path == "embedding-plan")
        assert isinstance(plan, EmbeddingPlan)
        assert ("desk" in {row.id for layer in plan.layers for row in layer.functions}) is shown
        assert bool(plan.chains) is shown
        assert ("Desk clerk" in repr(plan)) is shown
