"""The report model of the roadmap: picture, table, phases, load and money say the same."""

from __future__ import annotations

import pytest
from tests.reporting.report_dossiers import Case, generated, small

from dienstvisie.planning.problem import Calendar
from dienstvisie.reporting.roadmap import RoadmapReport, roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import axis, timeline
from dienstvisie.reporting.writer import Writer


def sources(case: Case, language: str = "en") -> Sources:
    return Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer(language, "nl-BE"))


def report(case: Case, language: str = "en") -> RoadmapReport:
    assert case.roadmap is not None
    return roadmap_report(sources(case, language), case.roadmap)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_summary_counts() -> None:
    assert [plain(sentence) for sentence in report(small()).summary] == [
        "3 of 4 ideas have a place on the roadmap.",
        "The roadmap runs from Q1 2027 to Q4 2028.",
        "Quick wins that end in the first phase, A visible start (Q1 2027 – Q3 2027): 1 idea.",
        "Together the ideas ask 59 person-days and €48,300.",
    ]


def test_the_table_has_the_bars_of_the_picture() -> None:
    made = report(generated(120))
    bars = [(bar.idea.id, bar.start, bar.end, bar.quick_win, bar.rank) for bar in made.timeline.bars]
    assert bars == [(row.idea.id, row.start, row.end, row.quick_win, row.rank) for row in made.rows]
    assert [made.timeline.lanes[bar.lane].title for bar in made.timeline.bars] == [row.unit for row in made.rows]
    assert len(bars) == 108


def test_every_idea_is_in_just_one_phase() -> None:
    made = report(generated(40))
    assert sorted(row.idea.id for phase in made.phases for row in phase.rows) == sorted(
        row.idea.id for row in made.rows
    )
    assert [phase.id for phase in made.phases] == ["start", "build", "anchor"]


def test_a_lane_is_the_unit_with_most_effort() -> None:
    made = timeline(sources(small()))
    assert [lane.title for lane in made.lanes] == ["Reception", "ICT"]
    assert {bar.idea.id: made.lanes[bar.lane].id for bar in made.bars} == {
        "integrated-reception": "reception",
        "quick-desk": "reception",
        "clear-letters": "ict",
    }


def test_a_bar_runs_from_its_first_to_its_last_part() -> None:
    bar = next(bar for bar in timeline(sources(small())).bars if bar.idea.id == "integrated-reception")
    assert (bar.first, bar.last, plain(bar.span)) == (3, 7, "Q4 2027 – Q4 2028")
    assert [(part.title, part.first, part.last) for part in bar.parts] == [
        ("Design", 3, 3),
        ("Trial", 4, 4),
        ("Roll-out", 6, 7),
    ]


def test_an_arrow_joins_only_ideas_that_are_planned() -> None:
    made = timeline(sources(small()))
    arrows = {(made.bars[arrow.before].idea.id, made.bars[arrow.after].idea.id) for arrow in made.arrows}
    assert arrows == {("quick-desk", "integrated-reception")}


def test_the_table_names_what_the_arrows_of_the_picture_come_from() -> None:
    for case in (small(), generated(120)):
        made = report(case)
        bars = made.timeline.bars
        arrows = {(bars[arrow.before].idea.id, bars[arrow.after].idea.id) for arrow in made.timeline.arrows}
        assert arrows == {(before.id, row.idea.id) for row in made.rows for before in row.waits_for}
        assert arrows


def test_what_does_not_fit_is_told_with_its_reason() -> None:
    (left,) = report(small()).left_out
    assert (left.idea.title, left.rank, left.reason) == ("Mobile desk", None, "Reception has no days left.")
    (left,) = report(small(), "nl-BE").left_out
    assert left.idea.title == "Mobiel loket"
    assert "Onthaal" in left.reason


def test_load_stands_against_capacity() -> None:
    load = report(small()).load
    assert load.years == ("2027", "2028")
    reception, ict = load.rows
    assert [(cell.text, cell.available, cell.percent) for cell in reception.cells] == [
        ("21", "60", "35%"),
        ("28", "54", "52%"),
    ]
    assert [(cell.text, cell.available) for cell in ict.cells] == [("5", None), ("5", None)]
    assert load.total is not None
    assert ([cell.text for cell in load.total.cells], load.total.total) == (["26", "33"], "59")


def test_money_stands_against_the_budgets() -> None:
    budget = report(small()).budget
    operating, investment = budget.rows
    assert [(cell.text, cell.available) for cell in operating.cells] == [("€800", "€5,000"), ("€2,500", "€5,000")]
    assert [(cell.text, cell.available) for cell in investment.cells] == [("€0", None), ("€45,000", "€50,000")]
    assert budget.total is not None
    assert budget.total.total == "€48,300"


def test_the_method_names_who_weighed_and_how() -> None:
    method = report(small()).method
    assert method[0] == "32 raters from 3 stakeholder groups weighed the ideas."
    assert "Impact on citizens counts for 60%." in method


@pytest.mark.parametrize(
    ("calendar", "ticks", "starts"),
    [
        (Calendar(2027, 2, 3, 4), ("Q3", "Q4", "Q1"), ("2027-07-01", "2027-10-01", "2028-01-01", "2028-04-01")),
        (Calendar(2027, 11, 2, 12), ("12", "1"), ("2027-12-01", "2028-01-01", "2028-02-01")),
    ],
)
def test_the_axis_follows_the_calendar(calendar: Calendar, ticks: tuple[str, ...], starts: tuple[str, ...]) -> None:
    made = axis(sources(small()), calendar)
    assert (made.ticks, made.starts) == (ticks, starts)
    first = made.years[0]
    assert (first.label, first.first, first.last) == ("2027", 0, made.count - 2)
