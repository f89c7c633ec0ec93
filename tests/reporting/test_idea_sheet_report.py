"""The report model of an implementation sheet: everything a dossier knows of an idea, and nothing private."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, Case, dossier, ranked, ranking, small

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Blocker
from dienstvisie.reporting.idea_model import IdeaSheet
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.reasons import reasons
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Idea


def sources(case: Case, language: str = "en") -> Sources:
    return Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer(language, "nl-BE"))


def sheet(id_: str, language: str = "en") -> IdeaSheet:
    case = small()
    return idea_sheet(sources(case, language), case.dossier.all(Idea)[id_])


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_golden_thread_runs_from_findings_to_values() -> None:
    thread = sheet("integrated-reception").thread
    assert [(strand.item.id, strand.note) for strand in thread.findings] == [
        ("three-doors", "Fact"),
        ("lost", "Perception"),
    ]
    assert [(strand.item.title, strand.note) for strand in thread.challenges] == [
        ("One door for every question", "Rank 1 of 1"),
        ("Korter wachten", None),
    ]
    assert [item.id for item in thread.principles] == ["first-contact"]
    assert [item.title for item in thread.values] == ["Clear", "Close as a neighbour"]


def test_the_timing_says_when_how_long_and_why() -> None:
    timing = sheet("integrated-reception").timing
    assert timing is not None
    assert (plain(timing.span), timing.phase) == ("Q4 2027 – Q4 2028", "Building on")
    assert timing.duration == "12 months of work over 5 quarters"
    assert timing.headline == "It waits for Quick desk."
    assert [(plain(reason.span), reason.text) for reason in timing.reasons] == [
        ("Q1 2027 – Q2 2027", "It waits for Quick desk."),
        ("Q3 2027", "Reception has no days left."),
    ]


def test_what_is_lacking_again_and_again_is_said_once() -> None:
    def full(period: int, days: int) -> Blocker:
        return Blocker(period, "capacity", Message("{days} short.", {"days": days}), ("reception", "other"))

    spent = Blocker(2, "budget", Message("Spent."), ("2027", "operating"))
    found = reasons(sources(small()), [full(4, 1), full(0, 3), full(1, 2), spent, full(1, 2)])
    assert [(plain(reason.span), reason.text) for reason in found] == [
        ("Q1 2027 – Q2 2027, Q1 2028", "“Reception” has too few days left."),
        ("Q3 2027", "Operating budget of 2027: too little is left."),
    ]


def test_effort_and_costs_are_told_per_year_and_in_all() -> None:
    made = sheet("integrated-reception")
    assert made.effort.years == ("2027", "2028")
    assert [(row.label, [cell.text for cell in row.cells], row.total) for row in made.effort.rows] == [
        ("Reception", ["12", "28"], "40"),
        ("ICT", ["0", "5"], "5"),
    ]
    assert made.effort_total == "45 person-days"
    assert (made.costs.years, made.cost_total) == (("2028",), "€45,000")
    assert made.cost_notes == ("€45,000: Meubilair en verbouwing",)


def test_yearly_costs_begin_in_the_year_after_the_work() -> None:
    made = sheet("quick-desk")
    assert (made.costs.years, made.cost_total) == (("2028",), "€2,500 a year")
    assert made.cost_notes == ("Balie staat er al",)


def test_figures_on_an_idea_include_those_on_its_parts() -> None:
    rows = [dict(row) for row in SMALL_ITEMS["ideas"]]
    rows[0]["effort"] = {"reception": 50, "ict": 1}
    rows[0]["costs"] = [{"amount": 50_000, "kind": "investment"}, {"amount": 1000, "recurs": "yearly"}]
    case = replace(small(), dossier=dossier(SMALL_SETTINGS, {**SMALL_ITEMS, "ideas": rows}))
    made = idea_sheet(sources(case), case.dossier.all(Idea)["integrated-reception"])
    assert (made.effort_total, made.cost_total) == ("55 person-days", "€50,000 once and €1,000 a year")


def test_neighbours_say_when_they_are_planned() -> None:
    made = sheet("integrated-reception")
    assert [(near.idea.id, near.span and plain(near.span), near.lag) for near in made.needs] == [
        ("quick-desk", "Q1 2027", None),
        ("mobile-desk", None, "with a pause of at least 3 months"),
    ]
    assert [near.idea.id for near in sheet("quick-desk").needed_by] == ["integrated-reception"]


def test_indicators_come_from_both_ends() -> None:
    (found,) = sheet("integrated-reception").indicators
    assert (found.baseline, found.target) == ("54.5 (30 November 2026)", "80 (31 December 2028)")
    (wait,) = sheet("quick-desk").indicators
    assert (wait.item.title, wait.baseline, wait.direction) == ("Wachttijd", None, "Lower is better")


def test_the_place_in_the_multi_year_plan_goes_from_the_top_down() -> None:
    assert [(step.level, step.code) for step in sheet("integrated-reception").policy] == [
        ("Policy objective", "BD08"),
        ("Action plan", "AP08.02"),
        ("Action", "AC08.02.01"),
    ]


def test_a_circle_in_the_multi_year_plan_ends() -> None:
    circle = [
        {"id": "ac01", "kind": "action", "code": "A", "title": "A", "part_of": "ap02"},
        {"id": "ap02", "kind": "action-plan", "code": "B", "title": "B", "part_of": "ac01"},
    ]
    case = replace(small(), dossier=dossier(SMALL_SETTINGS, {**SMALL_ITEMS, "policy_plan": circle}))
    made = idea_sheet(sources(case), case.dossier.all(Idea)["integrated-reception"])
    assert [step.code for step in made.policy] == ["B", "A"]


def test_the_newest_progress_counts() -> None:
    state = sheet("integrated-reception").state
    assert state is not None
    assert (state.date, state.content.word, state.planning.word, state.finance.word) == (
        "1 March 2027",
        "On track",
        "Delayed",
        "Not started",
    )


def test_a_left_out_idea_says_why_and_has_totals_only() -> None:
    made = sheet("mobile-desk")
    assert (made.timing, made.left_out) == (None, "Reception has no days left.")
    assert (made.effort.years, made.effort_total) == ((), "80 person-days")
    assert made.effort.rows[0].total == "80"


def test_an_unranked_idea_says_why() -> None:
    made = sheet("clear-letters")
    assert (made.standing, made.unranked) == (None, "Only 2 people rated it.")


def test_the_rank_comes_with_both_perspectives() -> None:
    standing = sheet("quick-desk").standing
    assert standing is not None
    assert (standing.rank, standing.tied, standing.of, standing.score) == (2, True, 3, "66.0")
    assert [(gauge.label, gauge.score) for gauge in standing.gauges] == [
        ("Impact on citizens", "72.0"),
        ("Impact on the organisation", "57.0"),
    ]
    assert standing.basis == "Weighed by 1,204 raters from 8 groups."


@pytest.mark.parametrize(("raters", "told"), [(4, False), (5, True)])
def test_no_score_is_told_on_fewer_raters_than_the_threshold(raters: int, told: bool) -> None:
    case = replace(small(), ideas=ranking("ideas", (ranked("quick-desk", "", 1, 66.0, raters=raters, tied=True),)))
    standing = idea_sheet(sources(case), case.dossier.all(Idea)["quick-desk"]).standing
    assert standing is not None
    assert (standing.rank, standing.tied) == ((1, True) if told else (None, False))
    assert (standing.score is not None, bool(standing.gauges)) == (told, told)
    assert "5 raters" in standing.basis
    assert ("66" in repr(standing)) is told


def test_a_score_that_a_session_agreed_on_says_so() -> None:
    item = ranked("quick-desk", "", 1, 66.0, source="consensus", raters=0, groups=0)
    case = replace(small(), ideas=ranking("ideas", (item,)))
    standing = idea_sheet(sources(case), case.dossier.all(Idea)["quick-desk"]).standing
    assert standing is not None
    assert (standing.score, standing.basis) == ("66.0", "A score that a session agreed on.")


def test_words_of_the_dossiers_own_come_before_the_usual_ones() -> None:
    made = sheet("integrated-reception")
    assert made.channels == ("Counter", "Kiosk")
    assert sheet("integrated-reception", "nl-BE").channels[1] == "Zuil"


def test_without_a_roadmap_the_sheet_tells_no_dates() -> None:
    case = replace(small(), roadmap=None)
    made = idea_sheet(sources(case), case.dossier.all(Idea)["integrated-reception"])
    assert (made.timing, made.left_out, made.effort.years) == (None, None, ())
    assert made.effort_total == "45 person-days"
    assert [stage.span for stage in made.stages] == [None, None, None]


def test_work_that_has_begun_does_not_say_why_it_did_not_begin_earlier() -> None:
    case = small()
    assert case.roadmap is not None
    begun = tuple(replace(row, task=replace(row.task, begun=True)) for row in case.roadmap.placements)
    case = replace(case, roadmap=replace(case.roadmap, placements=begun))
    timing = idea_sheet(sources(case), case.dossier.all(Idea)["integrated-reception"]).timing
    assert timing is not None
    assert (timing.headline, timing.reasons) == ("It waits for Quick desk.", ())
