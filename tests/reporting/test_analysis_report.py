"""The report model of the analysis: what was done, found and asked, each item told once."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.report_dossiers import ranked, ranking, small
from tests.reporting.vision_dossiers import bare, visionary

from dienstvisie.reporting.analysis import analysis_report
from dienstvisie.reporting.contents import has_analysis


def test_the_figures_count_what_is_live() -> None:
    report = analysis_report(visionary())
    assert [(figure.number, figure.label) for figure in report.figures] == [
        ("2", "sessions held"),
        ("1,425", "attendances"),
        ("3", "findings gathered"),
        ("2", "facts"),
        ("1", "perception"),
        ("3", "challenges seen in them"),
    ]
    assert report.held == "We held 2 sessions from 15 January 2027 to 10 February 2027."


def test_sessions_run_in_time_with_who_was_there() -> None:
    survey, panel = analysis_report(visionary()).meetings
    assert (survey.title, survey.kind, survey.total) == ("Survey", "Survey", "1,400")
    assert (panel.date, panel.place, panel.outcomes) == ("10 February 2027", "Reception", ("Het duurt lang.",))
    assert [(row.group, row.number) for row in panel.present] == [("Residents", "22"), ("Employees", "3")]


def test_the_mix_counts_sessions_and_attendances_of_each_group() -> None:
    mix = analysis_report(visionary()).mix
    assert [(row.group, row.sessions, row.times, row.size) for row in mix] == [
        ("Residents", "2", "1,422", "12,500"),
        ("Employees", "1", "3", None),
    ]


def test_challenges_come_by_rank_and_those_without_one_last() -> None:
    report = analysis_report(visionary())
    assert [(item.id, item.rank) for item in report.challenges] == [
        ("one-door", "Rank 1 of 1"),
        ("short-wait", None),
        ("alone", None),
    ]
    assert report.ranked


def test_a_rank_on_too_few_raters_is_not_told() -> None:
    few = ranking("challenges", (ranked("one-door", "", 1, 77.0, raters=3, groups=2),))
    report = analysis_report(visionary(challenges=few))
    assert [item.rank for item in report.challenges] == [None, None, None]
    assert not report.ranked
    assert [item.id for item in report.challenges] == ["short-wait", "one-door", "alone"]


def test_a_tie_is_told() -> None:
    tied = ranking("challenges", (replace(small().challenges.items[0], tied=True),))
    assert analysis_report(visionary(challenges=tied)).challenges[0].rank == "Shared rank 1 of 1"


def test_a_finding_stands_in_full_once_fact_beside_perception() -> None:
    door, wait, alone = analysis_report(visionary()).challenges
    assert [item.id for item in door.facts] == ["three-doors"]
    assert [item.id for item in door.perceptions] == ["lost"]
    assert (door.facet, door.phases) == ("Process", ("Apply",))
    assert (wait.facts, wait.perceptions) == ((), ())
    assert [(item.id, item.page) for item in wait.elsewhere] == [("lost", "analysis#findings-lost")]
    assert [item.id for item in door.ideas] == ["integrated-reception"]
    assert [item.id for item in wait.ideas] == ["integrated-reception", "quick-desk"]
    assert (alone.ideas, alone.elsewhere) == ((), ())


def test_a_finding_has_its_figure_its_place_and_its_source() -> None:
    report = analysis_report(visionary("nl-BE"))
    fact = report.challenges[0].facts[0]
    assert fact.proof is not None
    assert (fact.proof.value, fact.proof.unit, fact.proof.date) == ("34,5%", None, "31 januari 2027")
    assert (fact.session, fact.origin) == ("Bevraging", ("Jaarverslag",))
    assert [group.title for group in fact.target_groups] == ["Ouderen"]
    assert len(fact.where) == 2
    assert report.challenges[0].perceptions[0].session is None
    (loose,) = report.loose_facts
    assert loose.proof is not None
    assert (loose.id, loose.proof.value, loose.proof.unit) == ("calls", "1.200", "per jaar")
    assert report.loose_perceptions == ()


def test_phases_come_in_the_order_of_the_service() -> None:
    rows = analysis_report(visionary()).phases
    assert [(row.phase, [one.id for one in row.facts], [one.id for one in row.perceptions]) for row in rows] == [
        ("Inform", [], ["lost"]),
        ("Apply", ["three-doors"], []),
        ("Not of one phase", ["calls"], []),
    ]


def test_inspirations_say_what_they_teach_and_where_they_are_used() -> None:
    (lesson,) = analysis_report(visionary()).inspirations
    assert (lesson.origin, lesson.lesson) == ("Elders", "Begin klein.")
    assert [item.id for item in lesson.ideas] == ["integrated-reception"]


def test_a_journey_stands_beside_the_one_that_replaces_it() -> None:
    (journey,) = analysis_report(visionary()).journeys
    assert journey.yearly == "1,150"
    assert [(way.state, way.steps, way.handovers, way.minutes, way.waiting) for way in journey.ways] == [
        ("Today", "2", "1", "0", "2.5"),
        ("Later", "1", "0", "0", "0"),
    ]


def test_journeys_that_replace_each_other_are_all_told() -> None:
    chain = [{"id": one, "title": one, "question": one, "replaces": old} for one, old in ("ab", "ba", "cb")]
    assert [row.question for row in analysis_report(visionary(items={"journeys": chain})).journeys] == ["a", "b", "c"]


def test_an_empty_dossier_has_no_analysis_and_one_session_is_enough() -> None:
    assert not has_analysis(bare())
    one = [{"id": "talk", "title": "Gesprek", "kind": "interview", "date": "2027-05-01"}]
    report = analysis_report(bare(sessions=one))
    assert has_analysis(bare(sessions=one))
    assert report.held == "We held 1 session on 1 May 2027."
    assert [figure.label for figure in report.figures] == ["session held"]
    assert (report.challenges, report.mix, report.phases, report.meetings[0].total) == ((), (), (), None)


def test_it_leads_to_documents_that_are_made_alone() -> None:
    assert [item.page for item in analysis_report(visionary()).further] == ["vision", "roadmap", "red-thread"]
    assert [item.page for item in analysis_report(visionary(roadmap=None)).further] == ["vision", "red-thread"]
