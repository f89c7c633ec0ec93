"""Wishes that the plan does not keep become problems with a rule and a place; and the phases of a roadmap."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from dienstvisie.diagnostics import Address, Severity
from dienstvisie.planning import plan
from dienstvisie.planning.phases import by_phase, phase_in, quick_wins_in_first_phase
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.planning.rules import PLANNING_RULES
from dienstvisie.schema import Dossier
from dienstvisie.scoring.ranking import Ranking

MakeDossier = Callable[..., Dossier]
MakeRanking = Callable[..., Ranking]
Plan = Callable[[PlanningProblem], Roadmap]

ARCHIVE = {"id": "archive", "capacity": {"days": 0}}
PHASES = [{"id": "p", "title": "P", "until": "2026"}, {"id": "q", "title": "Q", "until": "2027"}]
BEGUN = [{"date": "2026-02-01", "started": "2026-Q1"}]
BIG = {"duration": 3, "effort": {"ict": 20}}

WISHES: dict[str, tuple[list[dict[str, Any]], dict[str, Any], Address, str]] = {
    "DV510": (
        [{"id": "a", "duration": 3, "quick_win": True}, {"id": "b", "duration": 24, "quick_win": True}],
        {"quick_wins": {"at_least": 2}, "phases": PHASES},
        Address("settings", None, ("planning", "quick_wins")),
        "1 quick win is finished in the first phase; 2 are wanted.",
    ),
    "DV511": (
        [{"id": "a", **BIG, "must": True}],
        {},
        Address("ideas", "a", ("must",)),
        (
            "“Idea a” has to be on the roadmap, but is left out. "
            "It needs 20 days of “Unit ict” in one period, and “Unit ict” never has more than 10."
        ),
    ),
    "DV512": (
        [{"id": "a", "duration": 3, "pinned": "2029"}],
        {},
        Address("ideas", "a", ("pinned",)),
        "“Idea a” cannot keep its place. It is pinned to 2029-Q1, which is outside the roadmap.",
    ),
    "DV513": (
        [{"id": "a", "duration": 3, "depends_on": ["a"]}],
        {},
        Address("ideas", "a", ("depends_on",)),
        "“Idea a” waits for itself.",
    ),
    "DV514": (
        [{"id": "a", "duration": 6, "deadline": "2026-Q1"}],
        {},
        Address("ideas", "a", ("deadline",)),
        "“Idea a” is left out. It takes 2 periods, too long for its deadline, 2026-Q1.",
    ),
    "DV515": (
        [{"id": "a", "duration": 3, "effort": {"archive": 2}}],
        {},
        Address("ideas", "a", ("effort", "archive")),
        "It needs 2 days of “Unit archive”, which has no time at all.",
    ),
    "DV516": (
        [{"id": "a"}],
        {},
        Address("ideas", "a"),
        "“Idea a” does not say how long it takes; one period is taken.",
    ),
    "DV517": (
        [{"id": "a", "duration": 3, "pinned": "2026-06"}],
        {},
        Address("ideas", "a", ("pinned",)),
        "“Idea a” is pinned to 2026-06, and is planned in 2026-Q2.",
    ),
    "DV518": (
        [
            {"id": "a", "duration": 3, "effort": {"ict": 8}, "pinned": "2026-Q2"},
            {"id": "b", "duration": 3, "effort": {"ict": 7}, "pinned": "2026-Q2"},
        ],
        {},
        Address("ideas", "a", ("pinned",)),
        "These wishes cannot all hold. “Idea a” has to start in 2026-Q2.",
    ),
    "DV519": (
        [{"id": "a", "duration": 6, "must": True, "deadline": "2026-Q1"}],
        {},
        Address("ideas", "a", ("deadline",)),
        "“Idea a” has to be done by 2026-Q1. It gave way: the work is done in 2026-Q2.",
    ),
    "DV520": (
        [
            {"id": "a", "duration": 3, "effort": {"ict": 8}, "progress": BEGUN},
            {"id": "b", "duration": 3, "effort": {"ict": 7}, "progress": BEGUN},
        ],
        {},
        Address("units", "ict", ("capacity",)),
        "“Unit ict” has 10 days in 2026-Q1, but work that has begun or is done takes 15: 5 too many.",
    ),
    "DV521": (
        [{"id": "a", "duration": 12, "progress": [{"date": "2027-05-01", "started": "2027-Q2"}]}],
        {},
        Address("ideas", "a", ("progress",)),
        "“Idea a” takes until 2028-Q1, after the end of the roadmap: only what falls up to 2027-Q4 is shown.",
    ),
    "DV522": (
        [
            {"id": "a", "duration": 6, "progress": BEGUN},
            {"id": "b", "duration": 3, "depends_on": ["a"], "progress": BEGUN},
        ],
        {},
        Address("ideas", "b", ("depends_on", 0)),
        "“Idea b” began in 2026-Q1, but “Idea a”, which it waits for, takes until 2026-Q2.",
    ),
    "DV523": (
        [
            {"id": "a", "duration": 6, "progress": BEGUN},
            {"id": "b", "duration": 3, "excludes": ["a"], "progress": [{"date": "2026-02-01", "content": "done"}]},
        ],
        {},
        Address("ideas", "a"),
        "“Idea a” and “Idea b” exclude each other, but both have begun or are done.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", WISHES)
def test_a_wish_that_is_not_kept_is_one_problem_at_its_place(
    code: str, dossier: MakeDossier, ranking: MakeRanking
) -> None:
    ideas, planning, address, sentence = WISHES[code]
    made = plan(dossier(ideas, units=[{"id": "ict", "capacity": {"days": 10}}, ARCHIVE], **planning), ranking())
    rows = {rule.code: (rule, problem) for rule, problem in made.problems}
    assert set(rows) == ({"DV512", code} if code == "DV518" else {code})
    rule, problem = rows[code]
    assert (rule.code, problem.address, str(problem.message)) == (code, address, sentence)


def test_a_contradiction_names_each_wish_where_it_is_written_and_what_would_help(
    dossier: MakeDossier, ranking: MakeRanking
) -> None:
    ideas, _, _, _ = WISHES["DV518"]
    made = plan(dossier(ideas, units=[{"id": "ict", "capacity": {"days": 10}}]), ranking({"a": 50, "b": 60}))
    (told,) = [problem for rule, problem in made.problems if rule.code == "DV518"]
    assert [(str(message), address) for message, address in told.related] == [
        ("“Idea b” has to start in 2026-Q2.", Address("ideas", "b", ("pinned",)))
    ]
    assert "5 days of “Unit ict” in 2026-Q2" in str(told.hint)
    assert [[wish.idea for wish in conflict.wishes] for conflict in made.conflicts] == [["a", "b"]]
    placed = {placement.task.id: placement.start for placement in made.placements}
    assert set(placed) == {"a", "b"}, "the pin that gives way leaves its idea on the roadmap"
    assert 1 in placed.values()


def test_each_rule_is_tested_here_and_has_a_whole_page() -> None:
    assert [rule.code for rule in PLANNING_RULES] == list(WISHES) == sorted(WISHES)
    for rule in PLANNING_RULES:
        assert re.fullmatch(r"[A-Z][^\n]+\.", rule.title)
        for heading in ("**What it does.**", "**Why it is bad.**", "**Example.**", "**Use instead.**"):
            assert rule.page.count(heading) == 1


def test_promises_are_errors_and_the_rest_is_advice_that_does_not_stop_a_build() -> None:
    errors = {rule.code for rule in PLANNING_RULES if rule.severity is Severity.ERROR}
    assert errors == {"DV511", "DV512", "DV513", "DV518", "DV519"}


@pytest.mark.parametrize(
    ("extra", "code", "keys"),
    [
        ({"must": True, "pinned": "2029"}, "DV512", ("pinned",)),
        ({"must": True, "deadline": "2025"}, "DV519", ("deadline",)),
        ({"progress": [{"date": "2026-02-01", "started": "2030"}]}, "DV512", ("progress",)),
        ({"must": True, "status": "rejected"}, "DV511", ("must",)),
    ],
)
def test_an_idea_that_breaks_several_wishes_is_told_once(
    extra: dict[str, Any], code: str, keys: tuple[str, ...], dossier: MakeDossier, ranking: MakeRanking
) -> None:
    made = plan(dossier([{"id": "a", "duration": 3, **extra}]), ranking())
    assert [(rule.code, problem.address.keys) for rule, problem in made.problems] == [(code, keys)]


def test_a_deadline_at_the_end_of_the_roadmap_is_no_tighter_than_that_end(
    dossier: MakeDossier, ranking: MakeRanking
) -> None:
    ideas = [{"id": "a", "duration": 21}, {"id": "b", "duration": 6, "depends_on": ["a"], "deadline": "2027"}]
    made = plan(dossier(ideas), ranking())
    assert str(made.left_out[0].reason) == (
        "It is not done before the roadmap ends, in 2027-Q4. It waits for “Idea a” until 2027-Q4."
    )
    assert made.problems == ()


def test_a_must_that_is_done_breaks_no_promise(dossier: MakeDossier, ranking: MakeRanking) -> None:
    progress = [{"date": "2026-02-01", "content": "done"}]
    assert plan(dossier([{"id": "a", "must": True, "progress": progress}]), ranking()).problems == ()


def test_effort_in_a_subproject_is_blamed_there(dossier: MakeDossier, ranking: MakeRanking) -> None:
    parts = [
        {"id": "one", "title": "One", "duration": 3},
        {"id": "two", "title": "Two", "duration": 3, "effort": {"archive": 1}},
    ]
    ((_, problem),) = plan(dossier([{"id": "a", "subprojects": parts}], units=[ARCHIVE]), ranking()).problems
    assert problem.address == Address("ideas", "a", ("subprojects", 1, "effort", "archive"))


def test_problems_stand_in_order_of_code_and_idea(dossier: MakeDossier, ranking: MakeRanking) -> None:
    ideas = [{"id": "z"}, {"id": "y", "duration": 3, "deadline": "2025"}, {"id": "a"}]
    made = plan(dossier(ideas, quick_wins={"at_least": 1}), ranking())
    assert [(rule.code, problem.address.id) for rule, problem in made.problems] == [
        ("DV510", None),
        ("DV514", "y"),
        ("DV516", "a"),
        ("DV516", "z"),
    ]


def test_a_task_belongs_to_the_phase_that_it_starts_in(
    task: Callable[..., Task], problem: Callable[..., PlanningProblem], roadmap: Plan
) -> None:
    tasks = (task("a", 4, quick_win=True), task("b", 2, earliest=1, quick_win=True), task("c", 1, earliest=7))
    plan = roadmap(problem(*tasks, phases=(2, 5)))
    found = [(phase.id, [placement.task.id for placement in rows]) for phase, rows in by_phase(plan)]
    assert found == [("phase-1", ["a", "b"]), ("phase-2", ["c"])]
    assert [placement.task.id for placement in quick_wins_in_first_phase(plan)] == ["b"]


def test_without_phases_the_whole_roadmap_is_the_first(
    task: Callable[..., Task], problem: Callable[..., PlanningProblem], roadmap: Plan
) -> None:
    plan = roadmap(problem(task("a", 4, quick_win=True)))
    assert by_phase(plan) == ()
    assert phase_in(plan.problem, 0) is None
    assert [placement.task.id for placement in quick_wins_in_first_phase(plan)] == ["a"]


def test_several_quick_wins_of_one_idea_count_once(
    task: Callable[..., Task], problem: Callable[..., PlanningProblem], roadmap: Plan
) -> None:
    parts = (task("a/one", 1, quick_win=True), task("a/two", 1, after=["a/one"], quick_win=True))
    plan = roadmap(problem(*parts, phases=(3, 7), quick_wins=2))
    ((_, found),) = plan.problems
    assert str(found.message) == "1 quick win is finished in the first phase; 2 are wanted."
