"""The red-thread page, the learning report and the improvement plans: what they tell, and of what they keep silent."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reporting.report_dossiers import SMALL_SETTINGS, dossier, small

from dienstvisie.reporting.contents import has_learning, has_red_thread
from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.learning import learning_report
from dienstvisie.reporting.red_thread import red_thread_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables_journeys import journey_data
from dienstvisie.reporting.team_plans import team_plan_reports
from dienstvisie.reporting.writer import Writer

SETTINGS: dict[str, Any] = {**SMALL_SETTINGS, "language": "en", "languages": ["en"]}
LEARNING = "learning-meeting"
ITEMS: dict[str, Any] = {
    "stakeholders": [{"id": "customers", "title": "Customers", "role": "customers"}],
    "units": [{"id": "counter", "title": "Counter"}, {"id": "permits", "title": "Permits"}],
    "sessions": [
        {"id": "end", "title": "End", "kind": LEARNING, "date": "2009-11-10", "headcount": {"customers": 20}},
        {"id": "start", "title": "Start", "kind": LEARNING, "date": "2009-02-05", "headcount": {"customers": 11}},
        {"id": "start-2", "title": "Start again", "kind": LEARNING, "date": "2009-02-19"},
        {"id": "panel", "title": "Panel", "kind": "customer-panel", "date": "2009-06-01"},
    ],
    "findings": [
        {"id": "silence", "title": "Silence", "nature": "perception", "session": "start", "unit": "permits"},
        {"id": "calls", "title": "Calls", "nature": "fact", "unit": "counter"},
    ],
    "competencies": [
        {"id": "charge", "title": "Taking charge",
         "behaviour": {"operational": ["Calls first."], "tactical": ["Asks."]}},
    ],
    "principles": [
        {"id": "thread", "title": "Hold the thread", "guideline": "I hold it.", "competencies": ["charge"], "history": [
            {"date": "2009-02-26", "change": "Mandate.", "reason": "A hatch is a link.", "session": "start"},
            {"date": "2009-12-01", "change": "Defined.", "reason": "Nobody knew.", "session": "panel"},
        ]},
        {"id": "plain", "title": "Plain"},
    ],
    "feedback": [
        {"id": "f1", "title": "F", "session": "start", "principles": ["thread"], "verdict": "adjust"},
        {"id": "f2", "title": "F", "session": "end", "principles": ["thread"], "verdict": "supports"},
        {"id": "f3", "title": "F", "session": "end", "principles": ["plain"], "verdict": "rejects"},
    ],
    "indicators": [
        {"id": "back", "title": "Called back", "unit": "%", "baseline": {"date": "2009-01-01", "value": 54}},
    ],
    "improvement_plans": [
        {"id": "reach", "title": "Reachable", "unit": "permits", "principles": ["thread"], "actions": [
            {"id": "hour", "title": "Calling hour", "indicator": "back", "progress": [
                {"date": "2009-06-01", "content": "on-track"}, {"date": "2009-12-01", "content": "done"}]},
            {"id": "stand-in", "title": "Stand-in", "indicator": "back"},
        ]},
        {"id": "desk", "title": "One desk", "unit": "counter"},
        {"id": "dropped", "title": "Dropped", "unit": "counter", "status": "rejected"},
    ],
    "journeys": [
        {"id": "now", "title": "Now", "question": "May I build?", "cases_per_year": 60, "steps": [
            {"id": "a", "title": "Asks", "unit": "counter", "role": "Clerk", "minutes": 10},
            {"id": "b", "title": "Assesses", "unit": "permits", "minutes": 60, "waiting_days": 9.5, "handover": True},
            {"id": "c", "title": "Explains", "unit": "counter", "role": "Clerk", "minutes": 20, "waiting_days": 1,
             "handover": True},
        ]},
        {"id": "later", "title": "Later", "question": "May I build?", "moment": "after", "replaces": "now",
         "cases_per_year": 60, "steps": [
            {"id": "a", "title": "Asks", "unit": "permits", "minutes": 30},
        ]},
    ],
}  # fmt: skip


def sources(**changed: Any) -> Sources:
    case = small()
    return Sources(dossier(SETTINGS, {**ITEMS, **changed}), case.ideas, case.challenges, None, Writer("en", "en"))


def test_journeys_and_steps_are_data_too() -> None:
    journeys, steps = journey_data(sources())
    row = dict(zip([one.key for one in journeys.columns], journeys.rows[0], strict=True))
    assert (row["id"], row["handovers"], row["returns"], row["employees"]) == ("now", 2, 1, 2)
    assert row["waiting_share"] == pytest.approx(10.5 / (10.5 + 90 / 1440))
    assert row["yearly_hours"] == 90
    assert [(one[0], one[1], one[3], one[10], one[11]) for one in steps.rows] == [
        ("now", 1, "Counter", None, None),
        ("now", 2, "Permits", 1, None),
        ("now", 3, "Counter", 2, 2),
        ("later", 1, "Permits", None, None),
    ]


def test_both_ways_of_a_question_stand_beside_each_other() -> None:
    (question,) = red_thread_report(sources()).questions
    assert [way.state for way in question.ways] == ["Before", "After"]
    assert question.summary == (
        "From 2 to 0 handovers, and from 10.6 to 0 days. "
        "All cases of a year together ask 30 hours of work in place of 90."
    )
    assert [(row.label, *row.values, row.change, row.better) for row in question.compared] == [
        ("Steps", "3", "1", "−2", True),
        ("Units", "2", "1", "−1", True),
        ("Employees", "2", "1", "−1", True),
        ("Handovers", "2", "0", "−2", True),
        ("Times back at the same unit", "1", "0", "−1", True),
        ("Minutes of work", "90", "30", "−60", True),
        ("Days of waiting", "10.5", "0", "−10.5", True),
        ("Share of waiting", "99.4%", "0%", "−99.4 percentage points", True),
    ]


def test_what_became_no_better_is_said_to_be_unchanged_or_more() -> None:
    longer = [{**ITEMS["journeys"][0], "id": "then", "moment": "after", "replaces": "now"}, ITEMS["journeys"][0]]
    longer[0]["steps"] = [{**step, "minutes": 100, "handover": True} for step in longer[0]["steps"]]
    (question,) = red_thread_report(sources(journeys=longer)).questions
    told = {row.label: (row.change, row.better) for row in question.compared}
    assert told["Steps"] == ("unchanged", False)
    assert told["Minutes of work"] == ("+210", False)
    assert told["Handovers"] == ("+1", False)


def test_a_thread_says_what_it_shows() -> None:
    thread = red_thread_report(sources()).questions[0].ways[0].thread
    assert thread is not None
    assert thread.alternative == (
        "The question goes through 3 steps, past 2 units and 2 employees, with 2 handovers. It comes back 1 time to a "
        "unit that had it before. It takes 10.6 days, with 90 minutes of work; 99.4% of the time it waits."
    )
    assert [(step.who, step.handover, step.back, step.day) for step in thread.steps] == [
        ("Counter", None, None, "day 0"),
        ("Permits", 1, None, "day 9"),
        ("Counter", 2, "here again, 2×", "day 10"),
    ]


def test_start_and_end_are_parted_by_the_longest_pause() -> None:
    report = learning_report(sources())
    assert [(one.title, [each.meeting.id for each in one.meetings]) for one in report.rounds] == [
        ("At the start", ["start", "start-2"]),
        ("At the end", ["end"]),
    ]
    assert [(one.tally.supports, one.tally.adjust, one.tally.rejects) for one in report.rounds] == [
        (0, 1, 0),
        (1, 0, 1),
    ]
    first = report.rounds[0].meetings[0]
    assert [said.item.id for said in first.said] == ["silence"]
    assert [(one.principle.id, one.change) for one in first.sharpened] == [("thread", "Mandate.")]


@pytest.mark.parametrize(
    ("days", "rounds"),
    [(["2009-01-01"], [1]), (["2009-01-01"] * 3, [3]), (["2009-01-01", "2009-01-02", "2009-01-04"], [2, 1])],
)
def test_without_a_pause_there_is_one_round(days: list[str], rounds: list[int]) -> None:
    rows = [{"id": f"s{n}", "title": "S", "kind": LEARNING, "date": day} for n, day in enumerate(days)]
    found = learning_report(sources(sessions=rows, feedback=[], findings=[], principles=[], improvement_plans=[]))
    assert [len(one.meetings) for one in found.rounds] == rounds


def test_the_loop_closes_with_principles_competencies_and_plans() -> None:
    report = learning_report(sources())
    assert report.in_short == (
        "3 learning meetings were held, with 31 attendances.",
        "1 change to 1 principle follows from what was said there.",
        "2 teams made improvement plans of it, with 2 actions.",
    )
    thread = report.principles[0]
    assert [change.session for change in thread.changes] == ["Start", "Panel"]
    (needed,) = thread.competencies
    assert [(one.level, one.shown) for one in needed.behaviour] == [
        ("Tactical", ("Asks.",)),
        ("Operational", ("Calls first.",)),
    ]
    assert [one.id for one in thread.plans] == ["reach"]
    assert [one.id for one in report.untouched] == ["plain"]


def test_a_plan_has_its_actions_its_ground_and_its_measure() -> None:
    reach, desk = team_plan_reports(sources())
    assert [(one.state.key if one.state else None, one.number) for one in reach.counts] == [("done", 1), (None, 1)]
    assert [before.date for before in reach.plan.actions[0].earlier] == ["1 June 2009"]
    (asked,) = reach.principles
    assert [(one.competency.id, one.shown) for one in asked.competencies] == [("charge", ("Calls first.",))]
    assert [one.id for one in reach.heard] == ["silence"]
    assert [(one.journey.page, one.state, one.visits, one.minutes) for one in reach.passed] == [
        ("red-thread#journeys-now", "Before", "1", "60"),
        ("red-thread#journeys-later", "After", "1", "30"),
    ]
    assert [trend.item.id for trend in reach.trends] == ["back"]
    assert [one.page for one in reach.others] == ["plans/desk"]
    assert (desk.plan.actions, desk.counts, desk.trends) == ((), (), ())


def test_documents_are_made_only_where_there_is_something_for_them() -> None:
    assert has_red_thread(sources())
    assert has_learning(sources())
    assert not has_red_thread(sources(journeys=[{"id": "bare", "title": "Bare", "question": "?"}]))
    assert not has_learning(sources(sessions=ITEMS["sessions"][3:]))


def test_an_internal_session_and_plan_are_not_for_the_public() -> None:
    hidden = [{**row, "internal": row["id"] == "start"} for row in ITEMS["sessions"]]
    plans = [{**row, "internal": row["id"] == "desk"} for row in ITEMS["improvement_plans"]]
    made, case = dossier(SETTINGS, {**ITEMS, "sessions": hidden, "improvement_plans": plans}), small()
    for audience, told, paths in (("public", 20, {"plans/reach"}), ("internal", 31, {"plans/reach", "plans/desk"})):
        found = edition(made, case.ideas, case.challenges, None, "en", audience=audience)  # type: ignore[arg-type]
        learning = next(one.report for one in found.documents if one.path == "learning")
        assert learning.in_short[0].endswith(f"with {told} attendances.")  # type: ignore[attr-defined]
        assert {one.path for one in found.documents if one.path.startswith("plans/")} == paths
