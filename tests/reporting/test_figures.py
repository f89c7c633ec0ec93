"""The figures of a dossier: what they hold, and what they say that they show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.reporting.figure_dossiers import idea_of, sources, threaded
from tests.reporting.report_dossiers import SMALL_SETTINGS, dossier, small

from dienstvisie.reporting.figures.matrices import LISTED, coverage_figure, embedding_figure
from dienstvisie.reporting.figures.model import MatrixFigure, TraceFigure, TrendFigure
from dienstvisie.reporting.figures.trace import MOST, trace_figure, whole_trace_figure
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Indicator

THREAD: dict[str, Any] = {
    "findings": [
        {"id": "lost", "title": "Referrals get lost", "nature": "fact"},
        {"id": "heard", "title": "Nobody listens", "nature": "perception"},
        {"id": "gone", "title": "Withdrawn", "nature": "fact", "status": "rejected"},
    ],
    "challenges": [
        {"id": "handover", "title": "Lose nobody", "findings": ["lost", "heard", "gone"]},
        {"id": "bare", "title": "Be open"},
        {"id": "loose", "title": "Met by nothing"},
    ],
    "values": [{"id": "table", "title": "One table"}, {"id": "ears", "title": "Three ears"}],
    "principles": [
        {"id": "travels", "title": "The question travels", "values": ["table"]},
        {"id": "idle", "title": "Not used", "values": ["ears"]},
    ],
    "ideas": [
        {
            "id": "thread",
            "title": "Red thread",
            "challenges": ["handover", "bare", "unknown"],
            "principles": ["travels"],
            "values": ["ears", "table"],
            "indicators": ["arrived"],
        },
        {"id": "alone", "title": "Hangs on nothing"},
    ],
    "indicators": [{"id": "arrived", "title": "Referrals that arrive", "unit": "%"}],
}


def english(items: dict[str, Any]) -> Sources:
    made = sources(dossier({**SMALL_SETTINGS, "language": "en", "languages": ["en"]}, items))
    return Sources(made.dossier, made.ideas, made.challenges, None, Writer("en", "en"))


def trace(id_: str) -> TraceFigure | None:
    made = english(THREAD)
    return trace_figure(made, idea_of(made.dossier, id_))


def test_a_trace_runs_from_findings_to_values() -> None:
    found = trace("thread")
    assert found is not None
    assert [[node.item.id for node in layer.nodes] for layer in found.layers] == [
        ["lost", "heard"],
        ["handover", "bare"],
        ["thread"],
        ["travels"],
        ["table", "ears"],
    ]
    assert [node.key for layer in found.layers for node in layer.nodes if node.here] == ["ideas-thread"]
    assert ("findings-lost", "challenges-handover") in found.links
    assert ("ideas-thread", "values-ears") in found.links
    assert ("ideas-thread", "values-table") not in found.links, "a principle leads there"
    assert [(branch.title, [node.item.id for node in branch.nodes]) for branch in found.branches] == [
        ("Measured by", ["arrived"])
    ]


def test_a_trace_says_what_it_shows() -> None:
    found = trace("thread")
    assert found is not None
    assert found.alternative == (
        "“Red thread” meets 2 challenges, with 2 findings under them, and strengthens 2 values by 1 principle. "
        "There is no finding under “Be open”."
    )


def test_the_table_of_a_trace_has_every_item_and_every_link() -> None:
    found = trace("thread")
    assert found is not None
    rows = {row.node.key: [item.id for item in row.leads] for row in found.rows}
    assert rows["ideas-thread"] == ["travels", "ears"]
    assert rows["indicators-arrived"] == []
    assert sum(len(leads) for leads in rows.values()) == len(found.links)


def test_an_idea_that_hangs_on_nothing_has_no_trace() -> None:
    assert trace("alone") is None


def test_a_planned_idea_has_its_phase() -> None:
    case = small()
    made = Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("en", "nl-BE"))
    found = trace_figure(made, idea_of(case.dossier, "quick-desk"))
    assert found is not None
    assert found.branches[0].title == "On the roadmap"
    assert found.branches[0].nodes[0].item.page == "roadmap"


def test_the_whole_says_what_has_no_place_in_it() -> None:
    found = whole_trace_figure(english(THREAD))
    assert found is not None
    assert found.alternative == (
        "3 challenges lead through 2 ideas and 2 principles to 2 values. No idea meets “Met by nothing”. "
        "No idea puts “Not used” into practice."
    )


def test_of_very_many_ideas_there_is_a_table_alone() -> None:
    few, many = (whole_trace_figure(sources(threaded(count))) for count in (MOST, MOST + 1))
    assert few is not None
    assert many is not None
    assert (few.drawn, many.drawn) == (True, False)
    assert len(many.rows) == sum(len(layer.nodes) for layer in many.layers)


def coverage(ideas: list[dict[str, Any]]) -> MatrixFigure:
    groups = [{"id": "new", "title": "newcomers"}, {"id": "old", "title": "older people"}]
    found = coverage_figure(english({"target_groups": groups, "ideas": ideas}))
    assert found is not None
    return found


ALL = ["inform", "apply", "handle", "deliver", "aftercare"]


def test_gaps_in_the_coverage_are_named() -> None:
    found = coverage([
        {"id": "a", "title": "A", "target_groups": ["old"], "phases": ALL},
        {"id": "b", "title": "B", "target_groups": ["new"], "phases": ["inform", "apply", "deliver", "aftercare"]},
        {"id": "c", "title": "C", "target_groups": ["new"], "phases": ["inform"]},
        {"id": "d", "title": "D"},
        {"id": "e", "title": "E", "target_groups": ["new"], "phases": ["handle"], "status": "rejected"},
    ])  # fmt: skip
    assert found.alternative == "No idea works for: newcomers in the phase “Handle”."
    assert [cell.text for cell in found.rows[0].cells] == ["2", "1", "none", "1", "1"]
    assert [cell.gap for cell in found.rows[0].cells] == [False, False, True, False, False]
    assert [cell.strength for cell in found.rows[0].cells] == [3, 2, 0, 2, 2]
    assert [row.total for row in found.rows] == ["2", "1"]
    assert found.totals == ("3", "2", "1", "2", "2")
    assert found.notes == ("1 idea names no target group or no phase.",)


def test_many_gaps_are_counted() -> None:
    found = coverage([{"id": "a", "title": "A", "target_groups": ["old"], "phases": ALL}])
    assert found.alternative == (
        "No idea works in 5 of the 10 cells, such as for: newcomers in the phase “Inform”, newcomers in the phase "
        "“Apply”, newcomers in the phase “Handle”."
    )


def test_a_full_coverage_says_so() -> None:
    found = coverage([{"id": "a", "title": "A", "target_groups": ["old", "new"], "phases": ALL}])
    assert found.alternative == "Every target group has an idea in every phase of the service."


def test_a_cell_names_its_first_items() -> None:
    ideas = [
        {"id": f"i{n}", "title": f"I{n}", "target_groups": ["old"], "phases": ["apply"]} for n in range(LISTED + 3)
    ]
    cell = coverage(ideas).rows[1].cells[1]
    assert len(cell.items) == LISTED
    assert cell.more == "and 3 more"


def test_what_secures_the_vision_is_told_by_facet_and_level() -> None:
    ways = [
        {"id": "show", "title": "Roadshow", "kind": "roadshow", "facet": "culture", "level": "operational"},
        {"id": "stop", "title": "Panel", "kind": "customer-panel", "facet": "process", "level": "tactical"}
        | {"state": "stopped"},
        {"id": "free", "title": "Letter", "kind": "communication"},
    ]
    found = embedding_figure(english({"embedding": ways}))
    assert found is not None
    assert found.listed
    culture = next(row for row in found.rows if row.title == "Culture")
    assert [[item.id for item in cell.items] for cell in culture.cells] == [[], [], ["show"]]
    assert [cell.planned for cell in culture.cells] == [False, False, True]
    assert found.alternative.startswith(
        "0 of 15 cells are secured, and 1 is planned: Culture at the level “Operational”. "
        "Nothing yet secures 14 of the 15 cells, such as: Technology at the level"
    )
    assert found.notes == (
        "1 instrument names no facet or no level.",
        "1 instrument was stopped and does not count.",
    )


def test_without_ideas_or_instruments_there_is_no_matrix() -> None:
    assert coverage_figure(english({})) is None
    assert embedding_figure(english({})) is None


def trend(**more: Any) -> TrendFigure | None:
    row = {"id": "heard", "title": "Visitors who feel heard", "unit": "%", **more}
    made = english({"indicators": [row]})
    return trend_figure(made, made.dossier.all(Indicator)["heard"])


BEFORE = {"date": "2025-03-14", "value": 50, "n": 400}
AIM = {"date": "2029-06-30", "value": 70}


def test_a_trend_says_how_far_it_has_come() -> None:
    found = trend(baseline=BEFORE, target=AIM, measurements=[{"date": "2026-09-18", "value": 55.5, "n": 1238}])
    assert found is not None
    assert found.progress == (
        "From 50% on 14 March 2025 to 55.5% on 18 September 2026. The target is 70% by 30 June 2029. "
        "That is 28% of the way."
    )
    assert [(point.kind, point.text, point.answers) for point in found.all] == [
        ("baseline", "50%", "n = 400"),
        ("measurement", "55.5%", "n = 1,238"),
        ("target", "70%", None),
    ]
    assert (found.first, found.last) == (date(2025, 1, 1).toordinal(), date(2030, 1, 1).toordinal())
    assert found.ticks[0][0] <= 50
    assert found.ticks[-1][0] >= 70
    assert 3 <= len(found.ticks) <= 7


@pytest.mark.parametrize(
    ("value", "direction", "end"),
    [
        (72, "higher", "It is reached."),
        (45, "higher", "It is further away than at the start."),
        (50, "higher", "Nothing has changed yet."),
        (60, "higher", "That is 50% of the way."),
    ],
)
def test_each_way_that_a_trend_can_go_has_its_sentence(value: float, direction: str, end: str) -> None:
    found = trend(
        baseline=BEFORE, target=AIM, direction=direction, measurements=[{"date": "2026-09-18", "value": value}]
    )
    assert found is not None
    assert found.progress.endswith(end)


def test_a_single_measurement_and_no_target_are_said() -> None:
    found = trend(measurements=[{"date": "2026-09-18", "value": 0}])
    assert found is not None
    assert found.progress == "There is one measurement so far: 0% on 18 September 2026. There is no target."
    assert trend(target=AIM) is None


def test_what_is_named_twice_counts_once() -> None:
    idea = {"id": "i", "title": "I", "target_groups": ["all", "all"], "phases": ["inform", "inform"]}
    found = coverage_figure(english({"target_groups": [{"id": "all", "title": "All"}], "ideas": [idea]}))
    assert found is not None
    assert {cell.count for row in found.rows for cell in row.cells} == {0, 1}


def test_a_figure_keeps_its_unit_and_what_was_before_the_baseline_is_no_progress() -> None:
    old = {"date": "2020-01-31", "value": 80}
    found = trend(baseline=BEFORE, target=AIM, measurements=[old], unit="minutes")
    assert found is not None
    assert found.progress == (
        "There is only the baseline: 50\N{NO-BREAK SPACE}minutes on 14 March 2025. "
        "The target is 70\N{NO-BREAK SPACE}minutes by 30 June 2029."
    )
    assert len(found.points) == 2
    new = {"date": "2026-01-31", "value": 60}
    since = trend(baseline=BEFORE, target=AIM, measurements=[old, new])
    assert since is not None
    assert since.progress.startswith("From 50% on 14 March 2025 to 60% on 31 January 2026.")
    assert since.progress.endswith("That is 50% of the way.")
