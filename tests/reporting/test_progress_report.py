"""The progress report: states, explanations, teams, and indicators against a straight line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.reporting.anchored import ITEMS, sources

from dienstvisie.reporting.contents import has_progress
from dienstvisie.reporting.progress import progress_report
from dienstvisie.reporting.progress_indicators import course, expected, is_stale
from dienstvisie.reporting.progress_model import IndicatorProgress, ProgressReport
from dienstvisie.schema import Indicator, Measurement, Progress, newest_first


def report(**items: Any) -> ProgressReport:
    return progress_report(sources(items))


def indicator(**more: Any) -> Indicator:
    return Indicator.model_validate({"id": "i", "title": "I", "unit": "%", **more})


def gauges() -> dict[str, IndicatorProgress]:
    return {one.id: one for sort in report().indicators for one in sort.indicators}


def test_it_is_made_only_where_there_is_something_for_it() -> None:
    bare: dict[str, Any] = {"indicators": [], "improvement_plans": [], "ideas": ITEMS["ideas"][2:]}
    assert not has_progress(sources(bare))
    for name in bare:
        assert has_progress(sources({**bare, name: ITEMS[name]}))


def test_in_short() -> None:
    assert report().in_short == (
        "2 ideas are reported on, last on 30 September 2027: 0 on track, 1 off track, 1 done.",
        "5 indicators: 1 reached the target, 1 on course, 1 behind, 1 not measured yet.",
    )


def test_what_is_off_track_comes_first_with_its_explanation_and_what_was_before() -> None:
    first, second = report().ideas
    assert (first.idea.id, second.idea.id) == ("desk", "letters")
    assert (first.now.planning.word, first.now.planning.sign, first.now.planning.off) == ("Delayed", "◆", True)
    assert (first.now.explanation, first.now.date, first.lead) == (
        "The builder is late.",
        "30 September 2027",
        "Head of reception",
    )
    assert [before.date for before in first.earlier] == ["1 March 2027"]
    assert not second.now.off


def test_states_are_counted_on_each_of_the_three() -> None:
    counts = {row.state.key: (row.content, row.planning, row.finance) for row in report().counts}
    assert counts == {"on-track": (1, 0, 1), "delayed": (0, 1, 0), "done": (1, 1, 1)}


def test_ideas_on_the_roadmap_of_which_nothing_is_told_are_named() -> None:
    assert [item.id for item in report().silent] == ["mobile", "homeless"]


def test_teams_tell_of_their_actions_and_what_is_late() -> None:
    (team,) = report().teams
    assert (team.unit, team.summary) == ("Reception", "3 actions: 1 done, 1 off track.")
    assert [(row.title, row.owner, row.late) for row in team.actions] == [
        ("Ask on", "Team leader", True),
        ("Say back", None, False),
        ("Later", None, False),
    ]
    late, _, silent = team.actions
    assert late.now is not None
    assert (late.now.off, late.now.explanation) == (True, None)
    assert silent.now is None
    assert late.indicator is not None
    assert late.indicator.page == "progress#indicators-heard"


def test_indicators_are_told_by_kind() -> None:
    assert [(sort.kind, [one.id for one in sort.indicators]) for sort in report().indicators] == [
        ("done", ["done"]),
        ("quality", ["wait"]),
        ("change", ["heard", "new", "aimless"]),
    ]


def test_each_indicator_says_how_it_goes_and_by_which_figures() -> None:
    told = {id_: (one.course_word, one.verdict, one.change) for id_, one in gauges().items()}
    assert told == {
        "heard": (
            "On course",
            "On 1 January 2028 it was 70, and the straight line to the target has 70.",
            "+20, better",
        ),
        "wait": ("Behind", "On 1 January 2027 it was 17, where the straight line to the target has 15.", "−3, better"),
        "done": ("Target reached", "The target of 10 is reached: 12 on 1 October 2027.", None),
        "new": ("Not measured yet", "It was not measured yet since the baseline.", None),
        "aimless": ("Cannot be said", "It has no target, so nobody can say whether 1 is enough.", None),
    }


def test_figures_are_in_order_of_their_day_with_what_lies_under_them() -> None:
    figures = gauges()["heard"].figures
    assert [(one.role, one.text, one.answers) for one in figures] == [
        ("baseline", "50", None),
        ("measurement", "55", None),
        ("measurement", "70", "120"),
        ("target", "90", None),
    ]
    assert (figures[2].day, figures[2].value, figures[2].note) == (date(2028, 1, 1), 70.0, "Two desks.")


def test_an_old_figure_is_said_to_be_old() -> None:
    assert gauges()["heard"].stale is None
    assert gauges()["wait"].stale == (
        "The last figure is older than the 6 months after which it should be measured again."
    )


@pytest.mark.parametrize(
    ("last", "edition", "stale"),
    [
        (date(2027, 1, 15), date(2028, 1, 15), False),
        (date(2027, 1, 15), date(2028, 1, 16), True),
        (date(2027, 1, 15), date(2028, 2, 1), True),
        (date(2027, 1, 15), None, False),
        (None, date(2028, 1, 1), False),
    ],
)
def test_it_is_old_when_its_months_have_passed(last: date | None, edition: date | None, stale: bool) -> None:
    made = indicator(measurements=[{"date": last, "value": 1}] if last else [])
    assert is_stale(made, edition) is stale


def at(day: str, value: float) -> Measurement:
    return Measurement.model_validate({"date": day, "value": value})


@pytest.mark.parametrize(
    ("day", "value"),
    [("2025-06-01", 0.0), ("2026-01-01", 0.0), ("2027-01-01", 50.0), ("2028-01-01", 100.0), ("2030-01-01", 100.0)],
)
def test_the_line_runs_from_the_baseline_to_the_target_and_then_stays(day: str, value: float) -> None:
    assert expected(at("2026-01-01", 0), at("2028-01-01", 100), date.fromisoformat(day)) == pytest.approx(value)


def test_a_target_on_the_day_of_the_baseline_holds_at_once() -> None:
    assert expected(at("2026-01-01", 0), at("2026-01-01", 5), date(2026, 1, 1)) == 5


@pytest.mark.parametrize(
    ("direction", "value", "found"),
    [
        ("higher", 49.9, "behind"),
        ("higher", 50.0, "on-course"),
        ("higher", 100.0, "reached"),
        ("higher", 120.0, "reached"),
    ],
)
def test_higher_is_better(direction: str, value: float, found: str) -> None:
    made = indicator(direction=direction, baseline=at("2026-01-01", 0), target=at("2028-01-01", 100),
                     measurements=[at("2027-01-01", value)])  # fmt: skip
    assert course(made) == found


@pytest.mark.parametrize(("value", "found"), [(50.1, "behind"), (50.0, "on-course"), (0.0, "reached")])
def test_lower_is_better(value: float, found: str) -> None:
    made = indicator(direction="lower", baseline=at("2026-01-01", 100), target=at("2028-01-01", 0),
                     measurements=[at("2027-01-01", value)])  # fmt: skip
    assert course(made) == found


def test_without_a_baseline_only_a_reached_target_can_be_said() -> None:
    target = at("2028-01-01", 10)
    assert course(indicator(target=target, measurements=[at("2027-01-01", 9)])) == "unknown"
    assert course(indicator(target=target, measurements=[at("2027-01-01", 10)])) == "reached"
    assert course(indicator(target=target)) == "unmeasured"


def test_a_measurement_from_before_the_baseline_reaches_no_target() -> None:
    baseline, target = {"date": "2026-01-31", "value": 3}, {"date": "2029-01-31", "value": 2}
    old = {"date": "2020-01-31", "value": 1}
    lower = indicator(direction="lower", baseline=baseline, target=target, measurements=[old])
    assert course(lower) == "unmeasured"
    both = [{"date": "2027-01-31", "value": 2.9}, old]
    assert course(lower.model_validate({**lower.model_dump(), "measurements": both})) == "behind"


def test_the_newest_row_counts_wherever_it_is_written() -> None:
    fine = {"content": "done", "planning": "done", "finance": "done"}
    late = {"content": "delayed", "planning": "delayed", "finance": "delayed", "explanation": "Old"}
    rows = [{"date": "2027-09-01", **fine}, {"date": "2027-03-01", **late}]
    plan = {"id": "p", "title": "P", "unit": "reception", "actions": [{"id": "a", "title": "A", "progress": rows}]}
    found = report(ideas=[{"id": "i", "title": "I", "progress": rows}], improvement_plans=[plan])
    (idea,), (action,) = found.ideas, found.teams[0].actions
    assert action.now is not None
    assert {idea.now.date, action.now.date} == {"1 September 2027"}
    assert [row.date for row in (*idea.earlier, *action.earlier)] == ["1 March 2027"] * 2
    assert found.in_short[0].startswith(
        "1 idea is reported on, last on 1 September 2027: 0 on track, 0 off track, 1 done"
    )


def test_of_one_day_what_is_written_last_counts() -> None:
    rows = [Progress.model_validate({"date": "2027-09-01", "content": one}) for one in ("on-track", "done")]
    assert [row.content for row in newest_first(rows)] == ["done", "on-track"]
