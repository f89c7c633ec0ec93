"""The effect measurement as data: every indicator once, verdicts with their rule, and nothing on a few answers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.report_dossiers import SMALL_SETTINGS, dossier

from dienstvisie.api import measure, prioritise
from dienstvisie.loading import load_dossier
from dienstvisie.render import build_documents
from dienstvisie.reporting.common import AUDIENCES
from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.effects import effects_report, has_effects
from dienstvisie.reporting.effects_model import EffectsReport, IndicatorTold
from dienstvisie.reporting.effects_tables import effect_tables
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.reporting.progress import progress_report
from dienstvisie.reporting.publication import release
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Indicator, live

VENLO = Path(__file__).parents[2] / "examples" / "venlo"


def sources(made: Dossier) -> Sources:
    return Sources(made, prioritise(made), prioritise(made, "challenges"), None, Writer("en", "en"))


@cache
def venlo() -> Sources:
    return sources(load_dossier(VENLO).dossier)


@cache
def report() -> EffectsReport:
    return effects_report(venlo())


def told() -> list[IndicatorTold]:
    found = report()
    return [one for subject in (*found.themes, *found.principles) for one in subject.shown] + list(found.loose)


def test_every_indicator_is_told_once() -> None:
    ids = [one.id for one in told()]
    assert sorted(ids) == sorted(venlo().dossier.all(Indicator))


def test_verdicts_are_those_of_the_command() -> None:
    found = measure(venlo().dossier)
    assert [one.verdict.key for one in report().themes] == [one.verdict for one in found.themes]
    assert [one.verdict.key for one in report().principles] == [one.verdict for one in found.principles]
    assert {row.key for row in report().rule} >= {one.verdict.key for one in told()}


def test_a_verdict_is_printed_with_its_figures() -> None:
    paper = next(one for one in told() if one.id == "reads-on-screen")
    assert " ".join(paper.verdict.why) == (
        "From 42.0% to 52.0%, a difference between 4.7 and 15.2 points, so it became better. "
        "The line to the target asks for 51.3%."
    )
    assert (paper.change, paper.line) == ("+4.7 to +15.2 points", "51.3%")
    assert [(row.value, row.interval, row.answers) for row in paper.rows[-2:]] == [
        ("52%", "48.6–55.4%", "431 of 900 (48%)"),
        ("70%", None, None),
    ]


def test_a_restart_has_what_it_changed_and_both_sides() -> None:
    (restart,) = report().restarts
    assert restart.date == "17 November 2014"
    assert len(restart.changes) == 3
    assert len(restart.new) == 2
    assert restart.plan == "The plan grew from 300 participations in 2014 to 1,598 in 2015."
    rows = {row.indicator.id: row for row in restart.rows}
    assert len(rows) == 10
    assert rows["reads-on-screen"].before == "−4.3 to +6.3 points"
    assert rows["reads-on-screen"].verdict_before.key == "restart"
    assert rows["knows-the-places"].before is None


def test_reach_is_summed_only_where_every_line_is_known() -> None:
    (programme,) = report().programmes
    assert programme.total is not None
    bars = {bar.year: (bar.planned, bar.reached) for bar in programme.total.bars}
    assert bars["2015"] == (24 + 900 + 600 + 74, 22 + 812 + 431 + 70)
    assert bars["2016"] == (900 + 74, None)
    assert [line.reach is None for line in programme.lines] == [False, False, False, False, True]
    assert [one.id for one in programme.lines[0].but] == ["steering"]


def test_trends_have_whiskers_and_the_restart() -> None:
    assert report().key
    assert report().mark == "A restart"
    paper = next(one for one in told() if one.id == "reads-on-screen")
    assert paper.trend is not None
    assert [mark.text for mark in paper.trend.marks] == ["restart"]
    for point in paper.trend.points:
        assert point.low is not None
        assert point.high is not None
        assert point.low < point.value < point.high
        assert paper.trend.ticks[0][0] <= point.low
        assert point.high <= paper.trend.ticks[-1][0]


def test_tables_for_spreadsheets_hold_the_same() -> None:
    tables = {table.name: table for table in effect_tables(venlo())}
    assert {name: len(table.rows) for name, table in tables.items()} == {
        "verdicts": 13,
        "indicators": 10,
        "measurements": 38,
        "reach": 11,
    }
    for table in tables.values():
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_progress_report_begins_where_the_restart_does() -> None:
    """Both documents go by the same baseline, so that they do not contradict each other."""
    found = {one.id: one for sort in progress_report(venlo()).indicators for one in sort.indicators}
    paper = found["reads-on-screen"]
    assert (paper.baseline, paper.course) == ("42 (3 November 2014)", "on-course")
    assert paper.restart == "Measured anew since the restart of 17 November 2014."
    assert len(paper.figures) == 5
    behind = {id_ for id_, one in found.items() if one.course == "behind"}
    assert {"says-it-directly", "finds-knowledge"} <= behind
    assert progress_report(venlo()).effects


FEW: dict[str, list[dict[str, Any]]] = {
    "competencies": [{"id": "paper", "title": "Little paper"}],
    "principles": [{"id": "plain", "title": "Plain", "competencies": ["paper"]}],
    "programmes": [{"id": "track", "title": "Mental track", "start": "2024-01-08", "themes": ["paper"]}],
    "indicators": [
        {
            "id": "screen",
            "title": "Reads on screen",
            "unit": "%",
            "competencies": ["paper"],
            "baseline": {"date": "2024-01-08", "value": 31.37, "n": 40},
            "target": {"date": "2027-01-08", "value": 70},
            "measurements": [
                {"date": "2025-01-08", "value": 73.19, "n": 4, "note": "Four colleagues of the counter"},
            ],
        }
    ],
}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_document_tells_a_figure_or_a_verdict_on_four_answers(audience: Any) -> None:
    made = dossier(SMALL_SETTINGS, FEW)
    ranked = prioritise(made), prioritise(made, "challenges")
    documents = build_documents(
        [edition(made, *ranked, None, "en", audience=audience)], ["html", "markdown", "csv"], ()
    )
    assert {"effects.html", "effects.md", "progress.html", "effects-measurements.csv"} <= set(documents)
    for name, data in documents.items():
        assert b"73.1" not in data, name
        assert b"Four colleagues" not in data, name
    page = documents["effects.md"].decode()
    assert "31.37%" in page
    assert "not enough answers" in page
    assert "Under the figure of 8 January 2025 lie 4 answers; from 5 upward something is told." in page


def test_with_enough_answers_the_same_figure_is_told() -> None:
    rows = [{**FEW["indicators"][0]}]
    rows[0]["measurements"] = [{**rows[0]["measurements"][0], "n": 5}]
    found = effects_report(sources(dossier(SMALL_SETTINGS, {**FEW, "indicators": rows})))
    assert found.themes[0].verdict.key != "not-enough-answers"
    assert [row.value for row in found.themes[0].shown[0].rows] == ["31.37%", "73.19%", "70%"]


def test_without_programme_and_measurements_there_is_no_report() -> None:
    assert not has_effects(sources(dossier(SMALL_SETTINGS, {"competencies": FEW["competencies"]})))
    assert has_effects(sources(dossier(SMALL_SETTINGS, {"programmes": [{"id": "track", "title": "Track"}]})))


@given(
    st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=6),
    st.integers(5, 9),
    st.booleans(),
    st.sampled_from(AUDIENCES),
)
def test_whatever_the_numbers_nothing_is_told_below_the_threshold(
    answers: list[int | None], fewest: int, share: bool, audience: Any
) -> None:
    rows = [
        {"date": f"{2018 + number}-05-0{number + 1}", "value": 50 + number + 0.13, "sd": 1.5, "n": n}
        for number, n in enumerate(answers)
    ]
    baseline, *since = rows
    indicator = {
        **FEW["indicators"][0],
        "unit": "%" if share else "points",
        "baseline": baseline,
        "measurements": since,
    }
    settings = {**SMALL_SETTINGS, "privacy": {"threshold": fewest}}
    made = dossier(settings, {**FEW, "indicators": [indicator]})
    told = release(made, prioritise(made), prioritise(made, "challenges"), None, None, audience)
    found = Sources(
        told.dossier, told.ideas, told.challenges, None, Writer("en", "en"), released=True, judged=told.measured
    )
    drawn = [trend_figure(found, one) for one in live(found.dossier, Indicator)]
    said = repr((effects_report(found), progress_report(found), effect_tables(found), drawn))
    for row in rows:
        few = row["n"] is not None and int(row["n"]) < fewest
        there = re.search(rf"(?<![\d.]){row['value']}(?!\d)", said) is not None
        assert there is not few, row
