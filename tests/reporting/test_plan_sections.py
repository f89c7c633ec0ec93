"""What documents say of a plan as a whole, by title, in the language of the document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, Case, dossier, generated, small

from dienstvisie.language import Message
from dienstvisie.planning.comparison import base_of
from dienstvisie.planning.roadmap import Agreed, Move, Roadmap, Shift
from dienstvisie.reporting.capacity import budget_table
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.plan_sections import changes, takes
from dienstvisie.reporting.roadmap import RoadmapReport, roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.timeline import timeline
from dienstvisie.reporting.usage_chart import budget_chart, load_chart
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Idea


def sources(case: Case, roadmap: Roadmap | None = None, language: str = "en") -> Sources:
    return Sources(case.dossier, case.ideas, case.challenges, roadmap or case.roadmap, Writer(language, "nl-BE"))


def full(case: Case) -> Sources:
    assert case.roadmap is not None
    return sources(case, filled(case.roadmap))


def report(made: Sources) -> RoadmapReport:
    assert made.roadmap is not None
    return roadmap_report(made, made.roadmap)


def test_a_plan_that_knows_nothing_of_itself_says_nothing() -> None:
    made = report(sources(small()))
    assert (made.quality, made.tight, made.against, made.changes, made.conflicts) == ((), (), False, (), ())
    assert {row.agreed for row in made.rows} == {None}
    assert all(bar.agreed is None for bar in made.timeline.bars)
    assert all(one.takes is None for one in made.left_out)


def test_changes_name_titles_and_lead_to_sheets() -> None:
    made = report(full(generated(40)))
    assert [(row.word, row.before is None, row.now is None) for row in made.changes] == [
        ("Sooner", False, False),
        ("Later", False, False),
        ("Later", False, False),
        ("New", True, False),
        ("No place any more", False, True),
    ]
    assert all(row.idea.page == f"ideas/{row.idea.id}" and row.idea.title != row.idea.id for row in made.changes)
    assert made.changes[0].causes == ("“ICT” has fewer days in 2027 than was agreed.",)


def test_the_table_says_where_each_idea_was_agreed() -> None:
    made = report(full(generated(40)))
    assert made.against
    told = {row.idea.id: row.agreed for row in made.rows}
    ghosts = {bar.idea.id: bar.agreed.span for bar in made.timeline.bars if bar.agreed}
    new = {row.idea.id for row in made.changes if row.word == "New"}
    assert len(ghosts) == 3
    assert len(new) == 1
    for id_, agreed in told.items():
        assert agreed == ghosts.get(id_, "New" if id_ in new else "The same")


def test_the_same_plan_has_no_ghosts() -> None:
    case = small()
    assert case.roadmap is not None
    spans = {row.task.id: (row.start, row.end) for row in case.roadmap.placements}
    made = report(sources(case, replace(case.roadmap, agreed=Agreed(spans, {}))))
    assert (made.against, made.changes) == (True, ())
    assert {row.agreed for row in made.rows} == {"The same"}


def test_a_part_that_moved_within_the_span_of_its_idea_is_a_change() -> None:
    case = small()
    assert case.roadmap is not None
    spans = {row.task.id: (row.start, row.end) for row in case.roadmap.placements}
    spans["integrated-reception/trial"] = (5, 5)
    made = timeline(sources(case, replace(case.roadmap, agreed=Agreed(spans, {}))))
    assert [bar.idea.id for bar in made.bars if bar.agreed] == ["integrated-reception"]


@pytest.mark.parametrize(("finished", "state"), [(None, "Has begun"), ("2027-Q1", "Done")])
def test_what_has_begun_and_what_is_done_is_told_apart(finished: str | None, state: str) -> None:
    case = small()
    assert case.roadmap is not None
    progress = {"date": "2027-04-01", "content": "on-track", "planning": "on-track", "started": "2027-Q1"}
    progress |= {"content": "done", "finished": finished} if finished else {}
    items = {**SMALL_ITEMS, "ideas": [
        {**row, "progress": [progress]} if row["id"] == "quick-desk" else row for row in SMALL_ITEMS["ideas"]
    ]}  # fmt: skip
    made_of = dossier(SMALL_SETTINGS, items)
    rows = tuple(
        replace(row, task=replace(row.task, begun=row.task.idea == "quick-desk")) for row in case.roadmap.placements
    )
    made = report(sources(replace(case, dossier=made_of), replace(case.roadmap, placements=rows)))
    assert {row.idea.id: row.state for row in made.rows if row.state} == {"quick-desk": state}


def test_what_is_tight_is_told_in_figures_and_words() -> None:
    made = report(full(generated(40)))
    unit, budget = sorted(made.tight, key=lambda row: row.title == "Investment budget")
    assert (unit.title, unit.year, unit.blocked) == ("Onthaal en balie", "2027", "4")
    assert unit.use.available == "360"
    assert budget.use.text.startswith("€")


def test_contradictions_lead_to_the_ideas() -> None:
    (clash,) = report(full(small())).conflicts
    assert clash.text == "These 2 wishes cannot all hold."
    assert [wish.idea.page for wish in clash.wishes if wish.idea] == [
        "ideas/quick-desk",
        "ideas/clear-letters",
    ]
    assert clash.relief == "12 person-days more of “ICT” in 2027 would do."


def test_what_an_idea_takes_stands_with_it_and_on_its_sheet() -> None:
    made = full(generated(40))
    (left,) = [row for row in report(made).left_out if row.takes]
    assert left.takes is not None
    assert left.takes.span == "Q3\N{NO-BREAK SPACE}2031 – Q4\N{NO-BREAK SPACE}2031"
    assert [one.page for one in left.takes.out] == [f"ideas/{one.id}" for one in left.takes.out] != []
    assert left.takes.moved[0].before != left.takes.moved[0].now
    sheet = idea_sheet(made, made.dossier.all(Idea)[left.idea.id])
    assert sheet.takes == left.takes == takes(made, left.idea.id)
    assert sheet.change is not None
    assert sheet.change.word == "No place any more"


def test_an_idea_on_the_roadmap_takes_nothing() -> None:
    made = full(generated(40))
    placed = next(iter(made.placements))
    assert idea_sheet(made, made.dossier.all(Idea)[placed]).takes is None


def test_the_load_chart_has_the_days_of_every_unit_and_period() -> None:
    case = small()
    assert case.roadmap is not None
    chart = load_chart(sources(case), case.roadmap)
    assert chart.groups == (("2027", 0, 3), ("2028", 4, 7))
    assert chart.columns[1] == "Q2\N{NO-BREAK SPACE}2027"
    for lane, row in zip(case.roadmap.problem.lanes, chart.rows, strict=True):
        assert [cell.used for cell in row.cells] == list(case.roadmap.load[lane.id])
        assert [cell.room for cell in row.cells] == list(lane.capacity or [None] * 8)
    reception, ict = chart.rows
    assert reception.cells[0].share == 9 / 15
    assert (ict.whole, ict.cells[0].share) == (None, None)
    assert max(cell.height for cell in ict.cells) == 1.0


def test_the_budget_chart_equals_the_budget_table() -> None:
    made = report(full(generated(40)))
    chart, table = made.budget_chart, made.budget
    assert chart.columns == table.years
    assert [row.title for row in chart.rows] == [row.label for row in table.rows]
    assert [[cell.cell for cell in row.cells] for row in chart.rows] == [list(row.cells) for row in table.rows]


def test_the_alternative_says_what_one_sees() -> None:
    case = small()
    assert case.roadmap is not None
    crowded = replace(case.roadmap, load={**case.roadmap.load, "reception": (30, 9, 0, 0, 0, 0, 0, 0)})
    words = load_chart(sources(case), crowded).alternative
    assert "The most is 200% of what there is: Reception, Q1\N{NO-BREAK SPACE}2027." in words
    assert "More is used than there is in 1 place." in words
    assert words.endswith("The table under it says the same.")


def test_without_any_limit_there_is_no_most() -> None:
    case = small()
    assert case.roadmap is not None
    problem = replace(
        case.roadmap.problem,
        budgets={},
        lanes=tuple(replace(lane, capacity=None) for lane in case.roadmap.problem.lanes),
    )
    free = replace(case.roadmap, problem=problem)
    for chart in (load_chart(sources(case), free), budget_chart(sources(case), free)):
        assert chart.rows
        assert "The most" not in chart.alternative
        assert {row.whole for row in chart.rows} == {None}


def test_chart_table_and_comparison_show_the_room_that_was_stated() -> None:
    case = small()
    assert case.roadmap is not None
    plan = case.roadmap
    lane = next(lane for lane in plan.problem.lanes if any(plan.load[lane.id]))
    used = plan.load[lane.id]
    half = tuple(days // 2 for days in used)
    key = (plan.problem.calendar.years[0], "operating")
    problem = replace(
        plan.problem,
        lanes=(replace(lane, capacity=used, stated=half),),
        budgets={key: 5000},
        stated_budgets={key: 1000},
    )
    plan = replace(plan, problem=problem, load={lane.id: used}, spent={key: 5000})
    there = sources(case, plan)
    (row,) = load_chart(there, plan).rows
    assert [(cell.used, cell.room) for cell in row.cells] == list(zip(used, half, strict=True))
    assert "More is used than there is in" in load_chart(there, plan).alternative
    charted, (tabled,) = budget_chart(there, plan).rows[0], budget_table(there, plan).rows
    assert [cell.cell for cell in charted.cells] == list(tabled.cells)
    assert (charted.cells[0].used, charted.cells[0].room, charted.cells[0].share) == (5000, 1000, 5.0)
    years = plan.problem.calendar.years
    of_year = [sum(half[at] for at in range(len(half)) if plan.problem.calendar.year(at) == year) for year in years]
    assert [load.room for load in base_of(plan).loads] == of_year
    assert any((load.percent or 0) > 100 for load in base_of(plan).loads)


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [((0, 1), (0, 2), "Longer"), ((0, 2), (0, 1), "Shorter"), ((0, 2), (0, 2), "Only parts moved")],
)
def test_the_word_of_a_change_says_what_changed(before: tuple[int, int], now: tuple[int, int], word: str) -> None:
    case = small()
    assert case.roadmap is not None
    task = case.roadmap.placements[0].task
    plan = replace(case.roadmap, shifts=(Shift(Move(task, before, now), Message("So.")),))
    assert [one.word for one in changes(sources(case, plan), plan)] == [word]
