"""What if: questions are read precisely, put to the problem alone, and never written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.errors import UserError
from dienstvisie.planning.alternatives import what_if
from dienstvisie.planning.problem_from import Intake, problem_from
from dienstvisie.planning.variants import shared_out
from dienstvisie.planning.what_if import Amount, Capacity, Choice, Money, Pin, asked_of, read_question

Make = Callable[..., Any]
UNITS = (
    {"id": "ict", "capacity": {"days": 10, "exceptions": {"2026-Q2": 1}}},
    {"id": "team-2", "capacity": {"days": 4}},
    {"id": "hall"},
)
IDEAS = (
    {"id": "a", "effort": {"ict": 6}, "costs": [{"amount": 60}]},
    {"id": "b", "subprojects": [{"id": "x", "title": "X", "duration": 3}, {"id": "y", "title": "Y", "duration": 3}]},
    {"id": "c", "depends_on": ["a"], "excludes": ["d"], "effort": {"team-2": 4}},
    {"id": "d", "effort": {"ict": 1}},
    {"id": "gone", "status": "rejected"},
    {"id": "run", "progress": [{"date": "2026-01-31", "started": "2026-Q1"}]},
)
BUDGETS = {2026: {"operating": 100, "investment": 50}, 2027: {"operating": 40}}


@pytest.fixture
def intake(dossier: Make, ranking: Make) -> Intake:
    return problem_from(dossier(IDEAS, units=UNITS, budgets=BUDGETS), ranking({"a": 60.0, "c": 50.0}))


def asked(intake: Intake, *questions: str) -> Intake:
    return asked_of(intake, map(read_question, questions))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("ict+20d/2027", Capacity("ict+20d/2027", "ict", Amount(20, is_percent=False), "2027")),
        (" ict-5d ", Capacity(" ict-5d ", "ict", Amount(-5, is_percent=False), None)),
        ("ict+10%/2027-Q1", Capacity("ict+10%/2027-Q1", "ict", Amount(10, is_percent=True), "2027-Q1")),
        ("team-2-20d/2027-03", Capacity("team-2-20d/2027-03", "team-2", Amount(-20, is_percent=False), "2027-03")),
        ("budget+1d", Capacity("budget+1d", "budget", Amount(1, is_percent=False), None)),
        ("-idea:a-1", Choice("-idea:a-1", "a-1", wanted=False)),
        ("+idea:a", Choice("+idea:a", "a", wanted=True)),
        ("idea:a@2027-Q1", Pin("idea:a@2027-Q1", "a", "2027-Q1")),
        ("idea:b/x@2027", Pin("idea:b/x@2027", "b/x", "2027")),
        ("budget:2027+50000", Money("budget:2027+50000", "operating", 2027, Amount(50000, is_percent=False))),
        (
            "budget-investment:2027-5",
            Money("budget-investment:2027-5", "investment", 2027, Amount(-5, is_percent=False)),
        ),
        ("budget-20%", Money("budget-20%", "operating", None, Amount(-20, is_percent=True))),
    ],
)
def test_questions_are_read(text: str, question: object) -> None:
    assert read_question(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "ict", "ict+20", "ict+d", "+20d", "ict+20d/", "ict+20d/27", "ict+20d/2027-Q5", "ict+2.5d", "ict + 2 d",
        "idea:a", "+idea:", "idea:a@soon", "budget:27+5", "budget:2027", "budget:2027+5k", "ict+99999999d", "ict+٣d",
        "ict+1d\nict+1d",
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_question(text)
    assert str(refused.value.message) == f"`{text}` is no question that can be answered."
    assert "ict" not in str(refused.value.hint)
    assert "unit+20d/2027" in str(refused.value.hint)


@given(st.text(max_size=30) | st.from_regex(r"(\+|-)?(idea|budget|ict)[:+@/%d0-9a-z-]{0,12}", fullmatch=True))
def test_any_text_is_a_question_or_is_refused(text: str) -> None:
    try:
        question = read_question(text)
    except UserError:
        return
    assert question.asked == text


@given(st.lists(st.integers(0, 30), min_size=1, max_size=13), st.integers(-300, 300))
def test_days_are_shared_out_and_none_is_lost(now: list[int], days: int) -> None:
    then = shared_out(now, days)
    if sum(now) + days < 0:
        assert then is None
        return
    assert then is not None
    assert sum(then) == sum(now) + days
    assert min(then) >= 0
    if days >= 0:
        more = [after - before for before, after in zip(now, then, strict=True)]
        assert max(more) - min(more) <= 1
        assert more == sorted(more, reverse=True)
    else:
        assert all(after <= before for before, after in zip(now, then, strict=True))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("ict+6d/2026", (12, 3, 11, 11, 10, 10, 10, 10)),
        ("ict-9d/2026", (7, 0, 7, 8, 10, 10, 10, 10)),
        ("ict+3d/2027-Q1", (10, 1, 10, 10, 13, 10, 10, 10)),
        ("ict-1d/2026-05", (10, 0, 10, 10, 10, 10, 10, 10)),
        ("ict+4d", (11, 2, 11, 11, 11, 11, 11, 11)),
        ("ict-100%/2027", (10, 1, 10, 10, 0, 0, 0, 0)),
        ("ict+50%", (15, 2, 15, 15, 15, 15, 15, 15)),
    ],
)
def test_other_days_of_a_unit(intake: Intake, question: str, days: tuple[int, ...]) -> None:
    found = asked(intake, question).problem
    assert {lane.id: lane.capacity for lane in found.lanes} == {"ict": days, "team-2": (4,) * 8, "hall": None}
    assert found.tasks == intake.problem.tasks


def test_other_budgets(intake: Intake) -> None:
    found = asked(intake, "budget+10%", "budget:2027-44", "budget-investment:2026+7").problem
    assert found.budgets == {(2026, "operating"): 110, (2027, "operating"): 0, (2026, "investment"): 57}


def test_an_idea_less_takes_what_waits_for_it_along(intake: Intake) -> None:
    found = asked(intake, "-idea:d", "-idea:a")
    assert [task.id for task in found.problem.tasks] == ["b/x", "b/y", "c", "run"]
    assert found.problem.exclusions == ()
    assert found.problem.titles == intake.problem.titles
    assert {one.idea: str(one.reason) for one in found.left_out} == {
        "gone": "It was rejected.",
        "d": "The question leaves it out.",
        "a": "The question leaves it out.",
    }


def test_an_idea_more_and_a_pin(intake: Intake) -> None:
    tasks = {task.id: task for task in asked(intake, "+idea:b", "idea:a@2027-Q2", "idea:b/y@2027-11").problem.tasks}
    assert [tasks[id_].must for id_ in ("a", "b/x", "b/y")] == [False, True, True]
    assert [tasks[id_].pinned for id_ in ("a", "b/x", "b/y")] == [5, None, 7]
    assert next(task for task in asked(intake, "idea:b@2026").problem.tasks if task.idea == "b").pinned == 0


@pytest.mark.parametrize(
    ("question", "message", "hint"),
    [
        ("itc+1d", "No unit is called `itc`.", "Did you mean `ict`?"),
        ("a+1d", "No unit is called `a`.", "Known here: hall, ict, team-2."),
        (
            "hall+1d",
            "The days of “Unit hall” are not limited, so more or fewer change nothing.",
            "Limited are: ict, team-2.",
        ),
        ("ict-32d/2026", "“Unit ict” has 31 days there, too few for `ict-32d/2026`.", "Take away fewer days."),
        ("ict-101%", "More than 100% cannot be taken away: `ict-101%`.", None),
        ("ict+1d/2028", "The roadmap runs from 2026-Q1 to 2027-Q4: 2028 lies outside it.", None),
        ("ict+1d/2025-Q4", "The roadmap runs from 2026-Q1 to 2027-Q4: 2025-Q4 lies outside it.", None),
        ("-idea:runn", "No idea is called `runn`.", "Did you mean `-idea:run`?"),
        ("+idea:zzz", "No idea is called `zzz`.", None),
        ("+idea:gone", "“Idea gone” is not to be planned. It was rejected.", None),
        ("-idea:gone", "“Idea gone” is not to be planned. It was rejected.", None),
        ("idea:b/z@2026", "“Idea b” has no part `z`.", "Known here: x, y."),
        ("idea:a@2028", "The roadmap runs from 2026-Q1 to 2027-Q4: 2028 lies outside it.", None),
        ("idea:run@2027", "“Idea run” has begun, in 2026-Q1: its start is a fact.", None),
        ("budget:2028+1", "The roadmap runs from 2026-Q1 to 2027-Q4: 2028 lies outside it.", None),
        (
            "budget-investment:2027+1",
            "The investment budget of 2027 is not limited, so more or less changes nothing.",
            "It is limited in 2026.",
        ),
        ("budget-financing+1", "The financing budget is not limited, so more or less changes nothing.", None),
        (
            "budget:2027-41",
            "The operating budget of 2027 is 40 euros, too little for `budget:2027-41`.",
            "Take away less.",
        ),
        (
            "budget-invest:2027+1",
            "There is no budget `invest` in `budget-invest:2027+1`.",
            "Did you mean `investment`?",
        ),
    ],
)
def test_what_cannot_be_asked_is_said(intake: Intake, question: str, message: str, hint: str | None) -> None:
    with pytest.raises(UserError) as refused:
        asked(intake, question)
    assert (str(refused.value.message), str(refused.value.hint) if refused.value.hint else None) == (message, hint)


def test_out_and_in_at_once_is_refused(intake: Intake) -> None:
    with pytest.raises(UserError, match=r"“Idea a” is not to be planned\. The question leaves it out\."):
        asked(intake, "-idea:a", "+idea:a")


def test_a_question_that_changes_nothing_leaves_the_plan(dossier: Make, ranking: Make) -> None:
    one = dossier(IDEAS, units=UNITS, budgets=BUDGETS)
    found = what_if(one, ranking({"a": 60.0, "c": 50.0}), ["ict+0d", "budget:2027+0%"])
    assert found.plans[0].roadmap.placements == found.base.roadmap.placements
    assert (found.plans[0].moves, found.plans[0].problems, found.plans[0].value) == ((), (), found.base.value)


def test_the_effect_of_a_question(dossier: Make, ranking: Make) -> None:
    one = dossier(IDEAS, units=UNITS, budgets=BUDGETS)
    found = what_if(one, ranking({"a": 60.0, "c": 50.0}), ["-idea:a"])
    then = found.plans[0]
    assert (then.joined, then.left) == (("d",), ("a", "c"))
    assert (found.base.value, then.value) == (6000 * 8 + 5000 * 7, 0)
    assert {(load.unit, load.year): load.used for load in then.loads if load.used} == {("ict", 2026): 1}


def test_a_wish_that_the_question_breaks_is_told(dossier: Make, ranking: Make) -> None:
    one = dossier([{"id": "a"}, {"id": "b", "depends_on": ["a"], "must": True}])
    found = what_if(one, ranking(), ["-idea:a"])
    assert [f"{rule.code} {problem.message}" for rule, problem in found.plans[0].problems] == [
        "DV511 “Idea b” has to be on the roadmap, but is left out. It waits for “Idea a”, which is not to be planned."
    ]


def test_without_a_roadmap_nothing_can_be_asked(dossier: Make, ranking: Make) -> None:
    with pytest.raises(UserError, match="has no roadmap to compare with"):
        what_if(dossier([{"id": "a"}], start="2027", end="2026"), ranking(), ["-idea:a"])
