"""A dossier becomes a planning problem: months, shares, dates, progress, and what is not to be planned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dienstvisie.planning import is_planned, plan
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.schema import Dossier, Settings
from dienstvisie.scoring.ranking import Ranking

MakeDossier = Callable[..., Dossier]
MakeRanking = Callable[..., Ranking]


@pytest.fixture(scope="session")
def intake(dossier: MakeDossier, ranking: MakeRanking) -> Callable[..., PlanningProblem]:
    def make(*ideas: Mapping[str, Any], scores: Mapping[str, float] | None = None, **rest: Any) -> PlanningProblem:
        return problem_from(dossier(ideas, **rest), ranking(scores)).problem

    return make


def _only(problem: PlanningProblem) -> Task:
    (task,) = problem.tasks
    return task


@pytest.mark.parametrize(
    ("planning", "first", "last", "count"),
    [
        ({"start": "2026-Q3", "end": "2028-Q2"}, "2026-Q3", "2028-Q2", 8),
        ({"start": "2026", "end": "2031"}, "2026-Q1", "2031-Q4", 24),
        ({"start": "2026-05", "end": "2026-05"}, "2026-Q2", "2026-Q2", 1),
        ({"start": "2026-05", "end": "2027-Q1", "period": "month"}, "2026-05", "2027-03", 11),
        ({"start": "2027", "end": "2026"}, "2027-Q1", "2026-Q4", 0),
    ],
)
def test_the_calendar_runs_from_the_first_to_the_last_period(
    intake: Callable[..., PlanningProblem], planning: dict[str, str], first: str, last: str, count: int
) -> None:
    calendar = intake(**planning).calendar
    assert (calendar.label(0), calendar.label(count - 1), calendar.count) == (first, last, count)


@pytest.mark.parametrize(
    ("months", "period", "periods"),
    [(1, "quarter", 1), (3, "quarter", 1), (4, "quarter", 2), (12, "quarter", 4), (5, "month", 5)],
)
def test_months_are_rounded_up_to_periods(
    intake: Callable[..., PlanningProblem], months: int, period: str, periods: int
) -> None:
    before = {"id": "a", "duration": 1}
    problem = intake(
        before, {"id": "b", "duration": months, "depends_on": [{"idea": "a", "lag": months}]}, period=period
    )
    task = problem.tasks[1]
    assert (task.duration, task.predecessors) == (periods, (("a", periods),))


def test_effort_and_costs_are_spread_flat_with_the_remainder_first(intake: Callable[..., PlanningProblem]) -> None:
    costs = [
        {"amount": 1001},
        {"amount": 10, "kind": "investment"},
        {"amount": 7, "recurs": "yearly"},
        {"amount": 5, "recurs": "yearly"},
    ]
    task = _only(intake({"id": "a", "duration": 12, "effort": {"ict": 11, "desk": 0}, "costs": costs}))
    assert task.effort == {"ict": (3, 3, 3, 2)}
    assert task.once == {"operating": (251, 250, 250, 250), "investment": (3, 3, 2, 2)}
    assert task.yearly == {"operating": 12}


def test_subprojects_are_chained_and_the_idea_keeps_dates_and_value_at_its_ends(
    intake: Callable[..., PlanningProblem],
) -> None:
    parts = [{"id": id_, "title": id_.title(), "duration": months} for id_, months in (("one", 4), ("two", 3))]
    idea = {"id": "a", "subprojects": parts, "earliest": "2026-Q2", "deadline": "2027", "must": True}
    problem = intake(idea, {"id": "b", "duration": 3, "depends_on": ["a"]}, scores={"a": 61.234})
    one, two, b = problem.tasks
    assert [(task.id, task.idea, task.subproject, task.title) for task in (one, two)] == [
        ("a/one", "a", "one", "One"),
        ("a/two", "a", "two", "Two"),
    ]
    assert (one.predecessors, two.predecessors, b.predecessors) == ((), (("a/one", 0),), (("a/two", 0),))
    assert (one.earliest, one.deadline, one.value) == (1, None, 0)
    assert (two.earliest, two.deadline, two.value) == (0, 7, 6123)
    assert one.must
    assert two.must
    assert two.address.keys == ("subprojects", 1)


def test_what_subprojects_leave_of_the_whole_is_spread_over_all_of_them(
    intake: Callable[..., PlanningProblem],
) -> None:
    parts = [
        {"id": "one", "title": "One", "duration": 3, "effort": {"ict": 4}},
        {"id": "two", "title": "Two", "duration": 6, "costs": [{"amount": 30}, {"amount": 4, "recurs": "yearly"}]},
    ]
    costs = [{"amount": 20}, {"amount": 9, "recurs": "yearly"}]
    one, two = intake({"id": "a", "effort": {"ict": 11, "desk": 1}, "costs": costs, "subprojects": parts}).tasks
    assert (one.effort, two.effort) == ({"ict": (4 + 3,), "desk": (1,)}, {"ict": (2, 2)})
    assert (one.once, two.once) == ({}, {"operating": (15, 15)})
    assert (one.yearly, two.yearly) == ({}, {"operating": 9})


@pytest.mark.parametrize(
    ("period", "earliest", "deadline", "pinned", "expected"),
    [
        ("quarter", "2027", "2027", "2027", (4, 7, 4)),
        ("quarter", "2027-Q2", "2027-Q3", "2027-Q2", (5, 6, 5)),
        ("quarter", "2027-04", "2027-09", "2027-04", (5, 6, 5)),
        ("quarter", "2027-02", "2027-01", "2027-06", (5, 3, 5)),
        ("quarter", "2027-03", "2027-02", "2027-05", (5, 3, 5)),
        ("month", "2027-03", "2027-01", "2027-06", (14, 12, 17)),
        ("month", "2027-Q2", "2027-Q2", "2027-Q2", (15, 17, 15)),
        ("month", "2027", "2027", "2027", (12, 23, 12)),
    ],
)
def test_a_wish_in_another_measure_is_kept_by_whole_periods(
    intake: Callable[..., PlanningProblem],
    period: str,
    earliest: str,
    deadline: str,
    pinned: str,
    expected: tuple[int, int, int],
) -> None:
    idea = {"id": "a", "duration": 1, "earliest": earliest, "deadline": deadline, "pinned": pinned}
    task = _only(intake(idea, period=period))
    assert (task.earliest, task.deadline, task.pinned) == expected


def test_work_that_has_begun_misses_a_deadline_within_its_last_quarter(
    dossier: MakeDossier, ranking: MakeRanking
) -> None:
    begun = {"id": "a", "duration": 6, "progress": [{"date": "2026-02-01", "started": "2026-Q1"}]}
    kept, missed = (plan(dossier([{**begun, "deadline": day}]), ranking()) for day in ("2026-06", "2026-05"))
    assert kept.problems == ()
    assert [rule.code for rule, _ in missed.problems] == ["DV514"]


def test_dates_before_the_calendar_only_matter_where_they_forbid(intake: Callable[..., PlanningProblem]) -> None:
    task = _only(intake({"id": "a", "duration": 3, "earliest": "2024", "deadline": "2025", "pinned": "2025-Q4"}))
    assert (task.earliest, task.deadline, task.pinned) == (0, -1, -1)


def test_dependencies_take_the_longest_lag_and_pass_over_what_is_not_there(
    intake: Callable[..., PlanningProblem],
) -> None:
    needs: list[Any] = ["b", {"idea": "b", "lag": 6}, "gone"]
    for written in (needs, needs[::-1]):
        problem = intake({"id": "a", "duration": 3, "depends_on": written}, {"id": "b", "duration": 3})
        assert problem.tasks[0].predecessors == (("b", 2),)


@pytest.mark.parametrize(
    ("extra", "score", "expected"),
    [
        ({"duration": 6, "effort": {"ict": 30}}, 50, True),
        ({"duration": 7, "effort": {"ict": 30}}, 50, False),
        ({"duration": 6, "effort": {"ict": 30, "desk": 1}}, 50, False),
        ({"duration": 6}, 49.9, False),
        ({"duration": 6}, None, False),
        ({"duration": 24, "quick_win": True}, None, True),
        ({"duration": 1, "quick_win": False}, 99, False),
        ({}, 99, False),
    ],
)
def test_a_quick_win_is_as_stated_else_short_light_and_good(
    intake: Callable[..., PlanningProblem], extra: dict[str, Any], score: float | None, expected: bool
) -> None:
    problem = intake({"id": "a", **extra}, scores={} if score is None else {"a": score})
    assert _only(problem).quick_win is expected


@pytest.mark.parametrize(
    ("idea", "part", "expected"),
    [
        ({}, {}, [True, False]),
        ({}, {"quick_win": False}, [False, False]),
        ({"quick_win": False}, {}, [False, False]),
        ({"quick_win": False}, {"quick_win": True}, [True, False]),
        ({"quick_win": True}, {"quick_win": False}, [False, True]),
    ],
)
def test_a_subproject_can_be_a_quick_win_of_its_own(
    intake: Callable[..., PlanningProblem], idea: dict[str, Any], part: dict[str, Any], expected: list[bool]
) -> None:
    parts = [
        {"id": "one", "title": "One", "duration": 3, **part},
        {"id": "two", "title": "Two", "duration": 12},
    ]
    problem = intake({"id": "a", "subprojects": parts, **idea}, scores={"a": 80})
    assert [task.quick_win for task in problem.tasks] == expected


def test_capacity_follows_the_most_precise_exception_and_is_not_shared(
    intake: Callable[..., PlanningProblem],
) -> None:
    exceptions = {"2026": 5, "2026-Q2": 7, "2026-04": 9, "2027-Q1": 0}
    units = [
        {"id": "ict", "capacity": {"days": 20, "exceptions": exceptions}},
        {"id": "helpdesk", "part_of": "ict", "capacity": {"days": 3}},
        {"id": "desk"},
    ]
    lanes = {lane.id: lane.capacity for lane in intake(units=units).lanes}
    assert lanes == {"ict": (5, 9, 5, 5, 0, 20, 20, 20), "helpdesk": (3,) * 8, "desk": None}


def test_an_exception_for_a_quarter_counts_for_each_of_its_months(intake: Callable[..., PlanningProblem]) -> None:
    units = [{"id": "ict", "capacity": {"days": 2, "exceptions": {"2026-Q1": 1, "2026-02": 0}}}]
    (lane,) = intake(units=units, start="2026-01", end="2026-04", period="month").lanes
    assert lane.capacity == (1, 0, 1, 2)


def test_budgets_phases_and_limits_come_from_the_settings(intake: Callable[..., PlanningProblem]) -> None:
    problem = intake(
        budgets={2026: {"operating": 10, "investment": 0}, 2027: {}},
        phases=[
            {"id": "now", "title": "Now", "until": "2026-Q2"},
            {"id": "odd", "title": "Odd", "until": "2026-Q1"},
            {"id": "then", "title": "Then", "until": "2027-Q1"},
        ],
        quick_wins={"at_least": 4},
        running_at_most=3,
        units=[{"id": "desk"}],
    )
    assert problem.budgets == {(2026, "operating"): 10, (2026, "investment"): 0}
    assert [(phase.id, phase.first, phase.last) for phase in problem.phases] == [
        ("now", 0, 1),
        ("odd", 2, 0),
        ("then", 2, 7),
    ]
    assert problem.quick_wins == 4
    assert {lane.running_at_most for lane in problem.lanes} == {3}


def test_exclusions_count_whichever_idea_says_so_and_once(intake: Callable[..., PlanningProblem]) -> None:
    ideas = [
        {"id": "a", "excludes": ["b", "gone", "a"]},
        {"id": "b", "excludes": ["a"]},
        {"id": "c", "excludes": ["a"]},
    ]
    assert intake(*({**idea, "duration": 1} for idea in ideas)).exclusions == (("a", "b"), ("a", "c"))


def _progress(**row: Any) -> dict[str, Any]:
    return {"progress": [{"date": "2026-01-15", **row}]}


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ({"status": "rejected"}, "It was rejected."),
        ({"status": "archived"}, "It is archived."),
        (_progress(content="stopped"), "It was stopped."),
        (_progress(content="done"), "It is done."),
        (_progress(content="done", finished="2025-11"), "It is done, since 2025-11."),
        (_progress(content="done", finished="2025"), "It is done, since 2025."),
        ({"status": "archived", **_progress(content="done")}, "It is done."),
    ],
)
def test_what_is_over_is_left_off_with_that_reason(
    dossier: MakeDossier, ranking: MakeRanking, extra: dict[str, Any], reason: str
) -> None:
    made = plan(dossier([{"id": "a", "duration": 3, **extra}, {"id": "b", "duration": 3}]), ranking())
    assert [(entry.idea, str(entry.reason)) for entry in made.left_out] == [("a", reason)]
    assert [placement.task.id for placement in made.placements] == ["b"]


def test_done_ideas_hold_nothing_up_and_rejected_ones_do(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [
        {"id": "done", **_progress(content="done")},
        {"id": "rejected", "status": "rejected"},
        {"id": "a", "duration": 3, "depends_on": ["done"]},
        {"id": "b", "duration": 3, "depends_on": ["done", "rejected"]},
        {"id": "c", "duration": 3, "excludes": ["done"]},
    ]
    made = plan(dossier(ideas), ranking())
    assert [placement.task.id for placement in made.placements] == ["a"]
    reasons = {entry.idea: str(entry.reason) for entry in made.left_out}
    assert reasons["b"] == "It waits for “Idea rejected”, which is not to be planned."
    assert reasons["c"] == "It cannot go together with “Idea done”, which is done."


def test_work_that_has_begun_stays_where_it_began(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [
        {"id": "late", "duration": 12},
        {"id": "a", "duration": 6, "depends_on": ["late"], "earliest": "2027", "deadline": "2026-Q2", "pinned": "2027",
         **_progress(content="on-track", started="2026-05")},
        {"id": "b", "duration": 3, "depends_on": ["a"]},
    ]  # fmt: skip
    made = plan(dossier(ideas), ranking())
    (a,), (b,) = made.of_idea("a"), made.of_idea("b")
    assert (a.start, a.end, b.start) == (1, 2, 3)
    assert str(a.explanation.headline) == "Its work began in 2026-Q2."
    assert [(rule.code, str(problem.message)) for rule, problem in made.problems] == [
        ("DV514", "“Idea a” has begun, but takes until 2026-Q3: its deadline is 2026-Q2."),
        ("DV522", "“Idea a” began in 2026-Q2, but “Idea late”, which it waits for, has not begun."),
    ]


def test_the_newest_progress_that_says_it_counts(intake: Callable[..., PlanningProblem]) -> None:
    rows = [
        {"date": "2026-01-15", "started": "2026-Q1"},
        {"date": "2026-05-15", "started": "2026-Q2"},
        {"date": "2026-08-15", "content": "delayed"},
    ]
    assert _only(intake({"id": "a", "duration": 3, "progress": rows})).pinned == 1


def test_of_work_that_began_before_the_calendar_the_rest_is_planned(intake: Callable[..., PlanningProblem]) -> None:
    parts = [
        {"id": id_, "title": id_, "duration": months, "effort": {"ict": days}}
        for id_, months, days in (("one", 3, 5), ("two", 9, 8), ("three", 3, 6))
    ]
    two, three = intake({"id": "a", "subprojects": parts, **_progress(started="2025-Q2")}).tasks
    assert (two.id, two.duration, two.effort, two.pinned, two.predecessors) == ("a/two", 1, {"ict": (2,)}, 0, ())
    assert (three.id, three.duration, three.pinned, three.predecessors) == ("a/three", 1, None, (("a/two", 0),))


def test_work_that_should_have_been_done_long_ago_has_one_period_to_come(
    intake: Callable[..., PlanningProblem],
) -> None:
    task = _only(intake({"id": "a", "duration": 6, "effort": {"ict": 9}, **_progress(started="2020")}))
    assert (task.duration, task.effort, task.pinned, task.begun) == (1, {"ict": (4,)}, 0, True)


@pytest.mark.parametrize(
    ("row", "start", "effort"),
    [
        ({"started": "2026-Q2", "finished": "2026-Q3"}, 1, (5, 5)),
        ({"started": "2025-Q4", "finished": "2026-Q2"}, 0, (3, 3)),
        ({"finished": "2026-Q4"}, 2, (5, 5)),
        ({"started": "2026-Q3", "finished": "2026-Q2"}, 1, (10,)),
        ({"started": "2025", "finished": "2026-Q1"}, 0, (2,)),
    ],
)
def test_work_done_within_the_calendar_stands_as_it_was(
    intake: Callable[..., PlanningProblem], row: dict[str, str], start: int, effort: tuple[int, ...]
) -> None:
    parts = [{"id": id_, "title": id_, "duration": 3, "effort": {"ict": 5}} for id_ in ("one", "two")]
    idea = {"id": "a", "subprojects": parts, **_progress(content="done", **row)}
    first, after = intake(idea, {"id": "b", "duration": 3, "depends_on": ["a"]}).tasks
    assert (first.id, first.pinned, first.effort["ict"], first.subproject) == ("a", start, effort, None)
    assert after.predecessors == (("a", 0),)


def test_without_planning_in_the_settings_all_is_left_out(ranking: MakeRanking, dossier: MakeDossier) -> None:
    bare = Settings.model_validate({"title": "T", "client": {"name": "Olen"}})
    ideas = dossier([{"id": "b"}, {"id": "a", "must": True}])
    unplanned = Dossier(bare, {"ideas": ideas.of("ideas")})
    assert (is_planned(ideas), is_planned(unplanned)) == (True, False)
    made = plan(unplanned, ranking())
    assert [(entry.idea, str(entry.reason)) for entry in made.left_out] == [
        ("a", "The settings say nothing about planning."),
        ("b", "The settings say nothing about planning."),
    ]
    assert (made.placements, made.problem.calendar.years, made.load, made.spent, made.problems) == ((), (), {}, {}, ())


def test_a_calendar_that_ends_before_it_begins_plans_nothing(dossier: MakeDossier, ranking: MakeRanking) -> None:
    made = plan(dossier([{"id": "a", "duration": 3}], start="2027", end="2026"), ranking())
    assert [str(entry.reason) for entry in made.left_out] == ["The roadmap has no periods, or more than 240."]


@pytest.mark.parametrize(
    ("span", "count"),
    [
        ({"start": "2026", "end": "2085"}, 240),
        ({"start": "2026", "end": "2086-Q1"}, 0),
        ({"start": "2026", "end": "2045", "period": "month"}, 240),
        ({"start": "1990", "end": "2199", "period": "month"}, 0),
    ],
)
def test_a_roadmap_of_ages_is_not_planned(
    dossier: MakeDossier, ranking: MakeRanking, span: dict[str, str], count: int
) -> None:
    made = plan(dossier([{"id": "a", "duration": 3, "quick_win": True}], **span), ranking())
    assert made.problem.calendar.count == count
    assert len(made.placements) == bool(count)
    assert len(made.left_out) == (not count)


def test_an_empty_dossier_has_an_empty_roadmap(dossier: MakeDossier, ranking: MakeRanking) -> None:
    made = plan(dossier([]), ranking())
    assert (made.placements, made.left_out, made.problems) == ((), (), ())


def test_higher_scores_come_first_and_unranked_ideas_last(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [{"id": id_, "duration": 3, "effort": {"ict": 10}} for id_ in ("a", "b", "c", "d")]
    made = plan(
        dossier(ideas, units=[{"id": "ict", "capacity": {"days": 10}}]), ranking({"b": 40.0, "c": 90.5, "d": 90.4})
    )
    assert [placement.task.id for placement in made.placements] == ["c", "d", "b", "a"]
    assert made.load == {"ict": (10, 10, 10, 10, 0, 0, 0, 0)}


def test_spending_is_told_for_all_years_and_kinds(dossier: MakeDossier, ranking: MakeRanking) -> None:
    costs = [{"amount": 100, "kind": "financing"}, {"amount": 7, "recurs": "yearly"}]
    made = plan(dossier([{"id": "a", "duration": 3, "costs": costs}], end="2028-Q1"), ranking())
    assert {key: amount for key, amount in made.spent.items() if amount} == {
        (2026, "financing"): 100,
        (2027, "operating"): 7,
        (2028, "operating"): 7,
    }
    assert len(made.spent) == 9
