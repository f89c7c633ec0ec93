"""What has begun or is done is a fact: it stays on the roadmap, and what contradicts it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienstvisie.diagnostics import Address
from dienstvisie.planning import plan
from dienstvisie.planning.planner import roadmap_of
from dienstvisie.planning.problem import PlanningProblem
from dienstvisie.planning.problem_from import problem_from
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.planning.search import search as schedule
from dienstvisie.planning.verify import verify
from dienstvisie.reporting.tables.roadmap import roadmap_tables
from dienstvisie.schema import Dossier
from dienstvisie.scoring.ranking import Ranking

MakeDossier = Callable[..., Dossier]
MakeRanking = Callable[..., Ranking]
Planned = Callable[..., Roadmap]

ICT = {"id": "ict", "capacity": {"days": 10}}
QUARTERS = [f"{year}-Q{quarter}" for year in (2025, 2026, 2027, 2028) for quarter in (1, 2, 3, 4)]


@pytest.fixture(scope="session")
def planned(dossier: MakeDossier, ranking: MakeRanking) -> Planned:
    def make(*ideas: Mapping[str, Any], **rest: Any) -> Roadmap:
        return plan(dossier(ideas, **rest), ranking())

    return make


def begun(started: str, **row: Any) -> dict[str, Any]:
    return {"progress": [{"date": "2026-02-01", "started": started, **row}]}


def parts_of(*months: int, **extra: Any) -> dict[str, Any]:
    return {"subprojects": [{"id": f"p{n}", "title": f"P{n}", "duration": m, **extra} for n, m in enumerate(months, 1)]}


def spans(roadmap: Roadmap) -> dict[str, tuple[int, int]]:
    return {row.task.id: (row.start, row.end) for row in roadmap.placements}


def told(roadmap: Roadmap) -> list[tuple[str, str]]:
    return [(rule.code, str(problem.message)) for rule, problem in roadmap.problems]


def test_work_lasts_until_it_is_expected_and_pushes_what_waits_for_it(planned: Planned) -> None:
    waits = {"id": "b", "duration": 3, "depends_on": ["a"]}
    late = planned({"id": "a", "duration": 6, "effort": {"ict": 12}, **begun("2026-Q1", expected="2026-Q4")}, waits)
    assert spans(late) == {"a": (0, 3), "b": (4, 4)}
    assert late.of_idea("a")[0].task.effort == {"ict": (3, 3, 3, 3)}
    early = planned({"id": "a", "duration": 12, **begun("2026-Q1", expected="2026-05")}, waits)
    assert spans(early) == {"a": (0, 1), "b": (2, 2)}


def test_the_newest_expectation_counts_and_what_is_done_is_done(planned: Planned) -> None:
    rows = [
        {"date": "2026-02-01", "started": "2026-Q1", "expected": "2026-Q2"},
        {"date": "2026-05-01", "expected": "2026-Q3"},
        {"date": "2026-06-01", "content": "delayed"},
    ]
    assert spans(planned({"id": "a", "duration": 3, "progress": rows})) == {"a": (0, 2)}
    rows.append({"date": "2027-01-01", "finished": "2026-Q4"})
    assert spans(planned({"id": "a", "duration": 3, "progress": rows})) == {"a": (0, 3)}


@pytest.mark.parametrize(
    ("status", "expected", "end"),
    [(None, None, 1), ("2026-Q1", None, 1), ("2026-Q4", None, 3), ("2026-Q4", "2026-Q2", 3), ("2026-Q2", "2027-Q1", 4)],
)
def test_what_is_not_done_cannot_have_been_done_before_the_status_date(
    planned: Planned, status: str | None, expected: str | None, end: int
) -> None:
    made = planned({"id": "a", "duration": 6, **begun("2026-Q1", expected=expected)}, status_date=status)
    assert spans(made) == {"a": (0, end)}


@pytest.mark.parametrize(
    ("months", "status", "expected", "ends"),
    [
        ((3, 3, 3), None, "2027-Q1", [0, 1, 4]),
        ((3, 3, 3), "2026-Q2", "2027-Q1", [0, 3, 4]),
        ((3, 3, 3), "2026-Q4", None, [0, 1, 3]),
        ((6, 6, 3), None, "2026-Q4", [1, 2, 3]),
        ((6, 6, 3), None, "2026-Q1", [0, 1, 2]),
        ((6, 6, 3), None, "2026-Q3", [0, 1, 2]),
    ],
)
def test_more_time_goes_to_the_part_under_way_and_less_is_taken_from_the_last(
    planned: Planned, months: tuple[int, ...], status: str | None, expected: str | None, ends: list[int]
) -> None:
    made = planned({"id": "a", **parts_of(*months), **begun("2026-Q1", expected=expected)}, status_date=status)
    assert [row.end for row in made.of_idea("a")] == ends
    assert all(row.task.begun for row in made.of_idea("a"))


def test_parts_after_the_status_date_are_still_free_to_find_their_place(planned: Planned) -> None:
    idea = {"id": "a", **parts_of(3, 3, effort={"ict": 8}), **begun("2026-Q1")}
    other = {"id": "b", "duration": 3, "effort": {"ict": 8}, **begun("2026-Q2")}
    free = planned(idea, other, units=[ICT])
    assert spans(free) == {"a/p1": (0, 0), "a/p2": (2, 2), "b": (1, 1)}
    assert told(free) == []
    fixed = planned(idea, other, units=[ICT], status_date="2026-Q2")
    assert spans(fixed) == {"a/p1": (0, 0), "a/p2": (1, 1), "b": (1, 1)}
    assert [code for code, _ in told(fixed)] == ["DV520"]


def test_a_part_that_finds_no_place_at_all_follows_at_once(planned: Planned) -> None:
    made = planned({"id": "a", **parts_of(3, 3, effort={"ict": 12}), **begun("2026-Q1")}, units=[ICT])
    assert spans(made) == {"a/p1": (0, 0), "a/p2": (1, 1)}
    assert told(made) == [
        ("DV520", f"“Unit ict” has 10 days in 2026-Q{n}, but work that has begun or is done takes 12: 2 too many.")
        for n in (1, 2)
    ]


def test_the_room_of_facts_is_theirs_alone_and_what_was_stated_is_kept(planned: Planned) -> None:
    ideas = [
        {"id": "a", "duration": 3, "effort": {"ict": 9}, **begun("2026-Q2")},
        {"id": "b", "duration": 3, "effort": {"ict": 6}, **begun("2026-Q2", finished="2026-Q2")},
        {"id": "c", "duration": 3, "effort": {"ict": 10}, "must": True, "deadline": "2026-Q2"},
        {"id": "d", "duration": 3, "effort": {"ict": 1}, "must": True},
    ]
    made = planned(*ideas, units=[ICT])
    assert spans(made) == {"a": (1, 1), "b": (1, 1), "c": (0, 0), "d": (2, 2)}
    (lane,) = made.problem.lanes
    assert (lane.capacity, lane.stated, lane.room) == ((10, 15, *[10] * 6), (10,) * 8, (10,) * 8)
    ((_, problem),) = made.problems
    assert problem.address == Address("units", "ict", ("capacity",))
    assert [(str(message), address) for message, address in problem.related] == [
        ("“Idea a” takes 9 days.", Address("ideas", "a", ("progress",))),
        ("“Idea b” takes 6 days.", Address("ideas", "b", ("progress",))),
    ]
    rows = {(row[0], row[1]): row[2:] for table in roadmap_tables(made) if table.name == "load" for row in table.rows}
    assert rows["ict", 2026] == (26, 40)


def test_a_budget_that_facts_overspend_keeps_what_was_stated(planned: Planned) -> None:
    costs = {"costs": [{"amount": 70}, {"amount": 5, "kind": "investment"}]}
    ideas = [{"id": id_, "duration": 3, **costs, **begun("2026-Q1")} for id_ in ("a", "b")]
    more = {"id": "c", "duration": 3, "costs": [{"amount": 1}]}
    made = planned(*ideas, more, budgets={2026: {"operating": 100, "investment": 10}, 2027: {"operating": 9}})
    assert spans(made) == {"a": (0, 0), "b": (0, 0), "c": (4, 4)}
    assert made.problem.stated_budgets == {(2026, "operating"): 100}
    assert made.problem.budgets[2026, "operating"] == 140
    assert made.problem.rooms == {(2026, "operating"): 100, (2026, "investment"): 10, (2027, "operating"): 9}
    ((rule, problem),) = made.problems
    assert (rule.code, problem.address) == (
        "DV520",
        Address("settings", None, ("planning", "budgets", 2026, "operating")),
    )
    assert str(problem.message) == (
        "The operating budget of 2026 is 100 euros, but work that has begun or is done costs 140: 40 too many."
    )


@pytest.mark.parametrize("own", [True, False])
def test_more_facts_than_a_unit_can_do_at_once_are_told_where_the_limit_is(planned: Planned, *, own: bool) -> None:
    ideas = [{"id": id_, "duration": 3, "effort": {"ict": 1}, **begun("2026-Q2")} for id_ in ("a", "b")]
    other = {"id": "c", "duration": 6, "effort": {"ict": 2}}
    limit = {"running_at_most": 1}
    made = planned(*ideas, other, units=[{"id": "ict", **(limit if own else {})}], **({} if own else limit))
    assert spans(made) == {"a": (1, 1), "b": (1, 1), "c": (2, 3)}
    ((rule, problem),) = made.problems
    place = Address("units", "ict", ("running_at_most",)) if own else Address("settings", None, ("planning", *limit))
    assert (rule.code, problem.address) == ("DV520", place)
    assert str(problem.message) == (
        "“Unit ict” works in 2026-Q2 on 2 ideas that have begun or are done; 1 at most is the limit."
    )


def test_work_past_the_end_is_cut_there_and_nothing_can_wait_for_it(planned: Planned) -> None:
    idea = {"id": "a", "duration": 12, "effort": {"ict": 8}, "quick_win": True, **begun("2027-Q2")}
    made = planned(idea, {"id": "b", "duration": 3, "depends_on": ["a"]})
    assert spans(made) == {"a": (5, 7)}
    (row,) = made.of_idea("a")
    assert (row.task.effort, row.task.value, row.task.quick_win) == ({"ict": (2, 2, 2)}, 0, False)
    assert [entry.idea for entry in made.left_out] == ["b"]
    assert [code for code, _ in told(made)] == ["DV521"]


def test_parts_past_the_end_are_not_shown(planned: Planned) -> None:
    made = planned({"id": "a", **parts_of(3, 6, 3), **begun("2027-Q3")})
    assert spans(made) == {"a/p1": (6, 6), "a/p2": (7, 7)}
    assert told(made) == [
        ("DV521", "“Idea a” takes until 2028-Q2, after the end of the roadmap: only what falls up to 2027-Q4 is shown.")
    ]


def test_facts_that_exclude_each_other_both_stay_and_a_plan_gives_way(planned: Planned) -> None:
    ideas = [
        {"id": "a", "duration": 3, **begun("2026-Q1")},
        {"id": "b", "duration": 3, "excludes": ["a"], **begun("2026-Q2")},
        {"id": "c", "duration": 3, "excludes": ["a"]},
    ]
    made = planned(*ideas)
    assert spans(made) == {"a": (0, 0), "b": (1, 1)}
    assert [entry.idea for entry in made.left_out] == ["c"]
    assert told(made) == [("DV523", "“Idea a” and “Idea b” exclude each other, but both have begun or are done.")]


def test_work_that_began_in_the_quarter_in_which_the_other_was_done_is_no_matter(planned: Planned) -> None:
    ideas = [
        {"id": "a", "duration": 3, **begun("2026-Q1")},
        {"id": "b", "duration": 3, "depends_on": ["a"], **begun("2026-Q1")},
    ]
    assert told(planned(*ideas)) == []


IDS = ("a", "b", "c", "d", "e")


@st.composite
def ideas_with_facts(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for id_ in IDS:
        idea: dict[str, Any] = {"id": id_}
        effort = st.dictionaries(st.sampled_from(("ict", "desk")), st.integers(0, 20), max_size=2)
        months = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
        euros = st.integers(0, 60)
        idea["subprojects"] = [
            {"id": f"p{n}", "title": "P", "duration": m, "effort": draw(effort), "costs": [{"amount": draw(euros)}]}
            for n, m in enumerate(months)
        ]
        idea["depends_on"] = draw(st.lists(st.sampled_from(IDS), max_size=1))
        idea["excludes"] = draw(st.lists(st.sampled_from(IDS), max_size=1))
        idea["must"] = draw(st.booleans())
        if draw(st.booleans()):
            row = {"date": "2026-02-01", "started": draw(st.sampled_from(QUARTERS[:12]))}
            ends = draw(st.sets(st.sampled_from(("expected", "finished"))))
            row |= {key: draw(st.sampled_from(QUARTERS)) for key in sorted(ends)}
            idea["progress"] = [row]
        found.append(idea)
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    ideas_with_facts(),
    st.sampled_from((None, *QUARTERS[:10])),
    st.integers(0, 12),
    st.sampled_from((None, 1, 2)),
    st.integers(0, 80),
)
def test_whatever_has_begun_within_the_calendar_is_on_every_roadmap(
    dossier: MakeDossier,
    ranking: MakeRanking,
    ideas: list[dict[str, Any]],
    status: str | None,
    capacity: int,
    at_most: int | None,
    budget: int,
) -> None:
    units = [{"id": "ict", "capacity": {"days": capacity}}, {"id": "desk", "running_at_most": at_most}]
    made = dossier(
        ideas, units=units, status_date=status, running_at_most=at_most, budgets={2026: {"operating": budget}}
    )
    intake = problem_from(made, ranking())
    starts = schedule(intake.problem)
    assert verify(intake.problem, starts) == ()
    facts = [task for task in intake.problem.tasks if task.begun]
    assert all(starts[task.id] == task.pinned for task in facts)
    assert all((task.pinned or 0) >= 0 and starts[task.id] + task.duration <= 8 for task in facts)
    begun_ideas = {idea["id"] for idea in ideas if "progress" in idea}
    over = {entry.idea for entry in intake.left_out}
    there = {task.idea for task in intake.problem.tasks if task.id in starts}
    assert begun_ideas - over <= there
    for lane in intake.problem.lanes:
        rows = zip(lane.capacity or (), lane.room or (), strict=True)
        assert all(most >= stated for most, stated in rows)
    roadmap_of(intake, starts)


def test_without_facts_nothing_is_lifted(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [{"id": "a", "duration": 3, "effort": {"ict": 99}, "must": True}]
    problem: PlanningProblem = problem_from(dossier(ideas, units=[ICT]), ranking()).problem
    assert [(lane.stated, lane.running_facts) for lane in problem.lanes] == [(None, ())]
    assert problem.stated_budgets == {}
