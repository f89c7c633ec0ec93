"""What people write about time, money and dates becomes capacities, budgets, dates and groups, in whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.planning.calendar_from import calendar_of, capacity_of, exact, stability_of
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.schema import Capacity, Dossier, Planning, TargetGroup
from dienstvisie.scoring.ranking import Ranking

MakeDossier = Callable[..., Dossier]
MakeRanking = Callable[..., Ranking]


def planning_of(**extra: Any) -> Planning:
    return Planning.model_validate({"start": "2026-Q1", "end": "2026-Q4", **extra})


def days(capacity: Mapping[str, Any], **planning: Any) -> tuple[int, ...] | None:
    settings = planning_of(**planning)
    return capacity_of(Capacity.model_validate(capacity), calendar_of(settings), settings)


@pytest.fixture(scope="session")
def intake(dossier: MakeDossier, ranking: MakeRanking) -> Callable[..., PlanningProblem]:
    def make(*ideas: Mapping[str, Any], **rest: Any) -> PlanningProblem:
        return problem_from(dossier(ideas, **rest), ranking()).problem

    return make


@pytest.mark.parametrize(
    ("capacity", "planning", "expected"),
    [
        ({"days": 25}, {}, (25, 25, 25, 25)),
        ({"fte": 6.5, "percent": 10}, {}, (35, 35, 35, 35)),
        ({"fte": 1}, {}, (55, 55, 55, 55)),
        ({"fte": 1}, {"working_days": 218}, (54, 54, 54, 54)),
        ({"fte": 3, "percent": 0}, {}, (0, 0, 0, 0)),
        ({"fte": 0.1, "percent": 100, "exceptions": {"2026-Q2": 9}}, {}, (5, 9, 5, 5)),
        ({"fte": 1.1, "percent": 100}, {"working_days": 200}, (55, 55, 55, 55)),
        ({"exceptions": {"2026-Q2": 9}}, {}, None),
    ],
)
def test_capacity_is_days_or_people_with_a_share_of_their_time(
    capacity: dict[str, Any], planning: dict[str, Any], expected: tuple[int, ...] | None
) -> None:
    assert days(capacity, **planning) == expected


@pytest.mark.parametrize(
    ("holidays", "expected"),
    [
        ({"Q3": 0.75}, (20, 20, 15, 20)),
        ({"07": 0.5, "08": 0.5}, (20, 20, 13, 20)),
        ({"Q3": 0.5, "09": 1}, (20, 20, 13, 20)),
        ({"Q1": 0, "Q4": 1}, (0, 20, 20, 20)),
        ({12: 0.4}, (20, 20, 20, 16)),
        ({"Q2": 0.7}, (20, 14, 20, 20)),
    ],
)
def test_holidays_leave_a_share_of_a_quarter_rounded_down(
    holidays: dict[str | int, float], expected: tuple[int, ...]
) -> None:
    assert days({"days": 20}, holidays=holidays) == expected


def test_by_month_the_factor_of_a_quarter_counts_for_each_month_without_one() -> None:
    found = days({"days": 10}, start="2026-06", end="2026-10", period="month", holidays={"Q3": 0.5, "08": 0.2})
    assert found == (10, 5, 2, 5, 10)


def test_people_by_month() -> None:
    assert days({"fte": 2, "percent": 50}, start="2026-01", end="2026-02", period="month") == (18, 18)


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        ({"ramp_up": [25, 50, 75]}, (5, 10, 15, 20)),
        ({"ramp_up": [33]}, (6, 20, 20, 20)),
        ({"available_from": "2026-05"}, (0, 20, 20, 20)),
        ({"available_from": "2026-Q3", "ramp_up": [50]}, (0, 0, 10, 20)),
        ({"available_from": "2025", "ramp_up": [50]}, (10, 20, 20, 20)),
        ({"available_from": "2030"}, (0, 0, 0, 0)),
        ({"ramp_up": [0, 0, 0, 0, 9], "exceptions": {"2026-Q2": 7}}, (0, 7, 0, 0)),
    ],
)
def test_a_unit_grows_from_its_first_period_on_and_exceptions_hold_as_written(
    capacity: dict[str, Any], expected: tuple[int, ...]
) -> None:
    assert days({"days": 20, **capacity}) == expected


def test_holidays_and_ramp_up_are_rounded_together_not_one_by_one() -> None:
    assert days({"fte": 1, "percent": 10, "ramp_up": [50]}, holidays={"Q1": 0.9})[:1] == (2,)  # type: ignore[index]
    assert days({"days": 9, "ramp_up": [50]}, holidays={"Q1": 0.9})[:1] == (4,)  # type: ignore[index]


@given(st.integers(0, 10**6), st.integers(0, 100), st.integers(0, 100))
def test_no_rounding_of_the_machine_gets_into_the_days(base: int, factor: int, share: int) -> None:
    found = days({"days": base, "ramp_up": [share]}, holidays={"Q1": factor / 100})
    assert found is not None
    assert found[0] == base * factor * share // 10_000


@given(st.integers(0, 10**6))
def test_decimals_are_taken_as_they_were_written(hundredths: int) -> None:
    assert exact(float(f"{hundredths // 100}.{hundredths % 100:02}")) == Fraction(hundredths, 100)


@pytest.mark.parametrize(("written", "expected"), [(0.5, 50), (0, 0), (0.29, 29), (100, 10_000), (0.019, 1)])
def test_stability_is_kept_in_hundredths_of_a_percent(written: float, expected: int) -> None:
    assert stability_of(planning_of(stability=written)) == expected


def test_settings_reach_the_problem(intake: Callable[..., PlanningProblem]) -> None:
    problem = intake(objective="makespan", stability=1.25)
    assert (problem.objective, problem.stability) == ("makespan", 125)
    usual = intake()
    assert (usual.objective, usual.stability, usual.quick_wins_for) == ("early-value", 50, ())


def test_a_unit_says_itself_how_many_ideas_it_can_do(intake: Callable[..., PlanningProblem]) -> None:
    units = [{"id": "ict", "running_at_most": 5}, {"id": "desk"}]
    assert [lane.running_at_most for lane in intake(units=units, running_at_most=2).lanes] == [5, 2]
    assert [lane.running_at_most for lane in intake(units=units).lanes] == [5, None]


@pytest.mark.parametrize(
    ("period", "status", "expected"),
    [("quarter", "2026-Q3", 2), ("quarter", "2026-08", 2), ("quarter", "2027", 4), ("quarter", "2020", 0),
     ("month", "2026-Q3", 6), ("quarter", None, 0)],
)  # fmt: skip
def test_what_has_not_begun_cannot_start_before_the_status_date(
    intake: Callable[..., PlanningProblem], period: str, status: str | None, expected: int
) -> None:
    parts = [{"id": id_, "title": id_, "duration": 3} for id_ in ("one", "two")]
    tasks = intake({"id": "a", "subprojects": parts}, {"id": "b"}, period=period, status_date=status).tasks
    assert [task.earliest for task in tasks] == [expected] * 3


def test_of_the_status_date_and_the_earliest_start_the_later_counts(intake: Callable[..., PlanningProblem]) -> None:
    ideas = [{"id": "a", "earliest": "2026-Q2"}, {"id": "b", "earliest": "2027-Q1"}]
    assert [task.earliest for task in intake(*ideas, status_date="2026-Q3").tasks] == [2, 4]


def test_the_dates_of_parts_count_beside_those_of_the_idea(intake: Callable[..., PlanningProblem]) -> None:
    parts = [
        {"id": "one", "title": "One", "duration": 3, "earliest": "2026-Q2", "deadline": "2026-Q4"},
        {"id": "two", "title": "Two", "duration": 3, "pinned": "2027-Q1"},
        {"id": "three", "title": "Three", "duration": 3, "earliest": "2027-Q2", "deadline": "2027-Q4"},
    ]
    idea = {"id": "a", "subprojects": parts, "earliest": "2026-Q3", "deadline": "2027-Q3"}
    tasks = intake(idea).tasks
    assert [(task.earliest, task.pinned, task.deadline) for task in tasks] == [(2, None, 3), (0, 4, None), (5, None, 6)]
    (first, *_) = intake({**idea, "earliest": "2026-Q1", "pinned": "2026-Q4"}).tasks
    assert (first.earliest, first.pinned) == (1, 3)


def test_groups_want_a_quick_win_among_the_ideas_that_are_theirs(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [
        {"id": "a", "duration": 3, "target_groups": ["young"], "units": ["hall"]},
        {"id": "b", "duration": 3, "target_groups": ["young", "old"], "effort": {"house": 1}},
        {"id": "c", "subprojects": [{"id": "x", "title": "X", "duration": 3, "effort": {"hall": 1, "ict": 1}}]},
        {"id": "gone", "status": "rejected", "target_groups": ["old"], "units": ["hall"]},
    ]
    units = [
        {"id": "house", "kind": "location"},
        {"id": "hall", "kind": "location"},
        {"id": "ict", "kind": "team"},
        {"id": "shed", "kind": "location", "status": "archived"},
    ]
    made = dossier(ideas, units=units, quick_wins={"at_least": 0, "for_each": ["locations", "target_groups"]})
    groups = {
        id_: TargetGroup.model_validate({"id": id_, "title": id_, "status": status})
        for id_, status in (("old", None), ("young", "agreed"), ("none", "archived"))
    }
    whole = Dossier(made.settings, {"ideas": made.of("ideas"), "units": made.of("units"), "target_groups": groups})
    found = problem_from(whole, ranking()).problem.quick_wins_for
    assert [(group.kind, group.id, group.title, sorted(group.ideas)) for group in found] == [
        ("units", "house", "Unit house", ["b"]),
        ("units", "hall", "Unit hall", ["a", "c"]),
        ("target_groups", "old", "old", ["b"]),
        ("target_groups", "young", "young", ["a", "b"]),
    ]
