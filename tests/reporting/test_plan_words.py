"""What a plan says of itself: sentences that a councillor understands, with honest figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import small

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message
from dienstvisie.planning.problem import Calendar, Task
from dienstvisie.planning.roadmap import Bottleneck, Conflict, Displacement, Move, Quality, Roadmap, Shift, Wish
from dienstvisie.reporting.plan_words import (
    IdeaShift,
    bottleneck_words,
    conflict_words,
    displacement_words,
    idea_shifts,
    plan_value,
    quality_words,
    relief_words,
    shift_words,
    way,
)

QUARTERS = Calendar(2027, 0, 8, 4)
MONTHS = Calendar(2027, 0, 24, 12)


def roadmap() -> Roadmap:
    found = small().roadmap
    assert found is not None
    return found


def said(quality: Quality, calendar: Calendar = QUARTERS) -> str:
    return " ".join(map(str, quality_words(quality, calendar)))


@pytest.mark.parametrize(
    ("value", "bound", "proven", "words"),
    [
        (970, 1000, False, "at most 3% below what the best possible"),
        (9999, 10_000, False, "at most 1% below"),
        (1000, 1000, False, "No better plan exists"),
        (970, 1000, True, "No better plan exists"),
        (0, 0, False, "There is no value to deliver"),
    ],
)
def test_how_far_a_plan_is_from_the_best(value: int, bound: int, proven: bool, words: str) -> None:
    assert words in said(Quality("early-value", value, bound, proven))


def test_how_long_a_plan_takes() -> None:
    long = Quality("makespan", 8, 7)
    assert said(long) == (
        "All that is planned is done in 8 quarters. No plan can do it in less than 7 quarters; this one takes at most "
        f"{long.gap}% longer."
    )
    assert said(Quality("makespan", 1, 1), MONTHS).startswith("All that is planned is done in 1 month. No better plan")


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_the_gap_is_never_told_smaller_than_it_is(bound: int, short: int) -> None:
    value = max(0, bound - short)
    words = said(Quality("early-value", value, bound))
    told = 0 if "No better plan" in words else int(words.split("at most ")[1].split("%")[0])
    assert told * bound >= 100 * (bound - value) > (told - 1) * bound or told == 0 == bound - value


def unit(worth: int | None, relief: int = 20, **more: int) -> Bottleneck:
    return Bottleneck("unit", "ict", "ICT", more.get("year", 2027), 40, 40, more.get("blocked", 3), relief, worth)


def test_a_bottleneck_says_what_relief_is_worth() -> None:
    assert list(map(str, bottleneck_words(unit(21), 1000))) == [
        "ICT in 2027: 40 of 40 person-days are used.",
        "3 ideas stand later, or are left out, because of it.",
        "With 20 person-days more of “ICT” in 2027 the plan would deliver 2% more.",
    ]
    assert [relief_words(unit(None), 1000), relief_words(unit(0), 1000), relief_words(unit(5), 0)] == [None] * 3
    assert len(bottleneck_words(unit(0), 1000)) == 2
    assert str(relief_words(unit(10, 1), 1000)).startswith("With 1 person-day more of")


def test_a_budget_is_named_by_its_kind() -> None:
    one = Bottleneck("budget", "investment", Message("investment budget"), 2028, 900, 1000, 0, 1000, 5)
    assert list(map(str, bottleneck_words(one, 1000))) == [
        "Investment budget in 2028: 900 of 1000 euros are used.",
        "With 1000 euros more in 2028 the plan would deliver 1% more.",
    ]


def task(idea: str, part: str | None = None) -> Task:
    id_ = f"{idea}/{part}" if part else idea
    return Task(id_, idea, part, part or "", Address("ideas", idea), 1, {}, {}, {})


def test_the_parts_of_an_idea_shift_as_one() -> None:
    late, full = Message("It waits."), Message("It is full.")
    shifts = (
        Shift(Move(task("a", "one"), (0, 1), (1, 2)), late),
        Shift(Move(task("b"), None, (3, 3)), late),
        Shift(Move(task("a", "two"), (2, 3), (4, 5)), full),
        Shift(Move(task("a", "three"), (4, 4), (6, 6)), late),
    )
    assert idea_shifts(shifts) == (
        IdeaShift("a", (0, 4), (1, 6), (late, full)),
        IdeaShift("b", None, (3, 3), (late,)),
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ((0, 1), (1, 2), "comes later: 2027-Q2 – 2027-Q3 instead of 2027-Q1 – 2027-Q2."),
        ((1, 1), (0, 0), "comes sooner: 2027-Q1 instead of 2027-Q2."),
        ((1, 2), (1, 3), "takes longer: 2027-Q2 – 2027-Q4 instead of 2027-Q2 – 2027-Q3."),
        ((1, 3), (1, 2), "takes less long: 2027-Q2 – 2027-Q3 instead of 2027-Q2 – 2027-Q4."),
        ((1, 3), (1, 3), "stands in 2027-Q2 – 2027-Q4, as agreed; only parts of it moved."),
        ((1, 3), (0, 5), "comes sooner: 2027-Q1 – 2028-Q2 instead of 2027-Q2 – 2027-Q4."),
        (None, (7, 7), "is new: 2028-Q4."),
        ((-1, 0), None, "has no place any more; agreed was 2026-Q4 – 2027-Q1."),
        (None, None, "has no place, as before."),
    ],
)
def test_a_shift_says_from_where_to_where(
    before: tuple[int, int] | None, now: tuple[int, int] | None, words: str
) -> None:
    assert words in str(shift_words(roadmap().problem, IdeaShift("quick-desk", before, now, ())))


@given(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.tuples(st.integers(0, 7), st.integers(0, 7)))
def test_nothing_stands_instead_of_itself(before: tuple[int, int], now: tuple[int, int]) -> None:
    before, now = (min(before), max(before)), (min(now), max(now))
    shift = IdeaShift("quick-desk", before, now, ())
    assert ("instead of" in str(shift_words(roadmap().problem, shift))) == (before != now)
    back = IdeaShift("quick-desk", now, before, ())
    opposite = {"later": "sooner", "longer": "shorter", "parts": "parts", "sooner": "later", "shorter": "longer"}
    assert way(back) == opposite[way(shift)]


def test_what_an_idea_displaces_is_said_by_title() -> None:
    plan = filled(roadmap())
    (displaced,) = plan.displacements.values()
    words = " ".join(map(str, displacement_words(plan, displaced)))
    assert words.startswith("It could stand in 2028-Q3 – 2028-Q4. Then these move: “")
    assert "from 2028-Q1 to 2027-Q4" in words or "from 2028-Q" in words


@pytest.mark.parametrize(("lost", "words"), [(1, "less"), (0, "no less"), (-5, "no less")])
def test_what_the_whole_would_lose(lost: int, words: str) -> None:
    assert str(displacement_words(roadmap(), Displacement("mobile-desk", (0, 1), (), (), lost))[-1]).endswith(
        f"deliver {words}."
    )
    assert plan_value(roadmap()) == 0


def test_a_conflict_is_called_proven_only_where_it_is() -> None:
    wish = Wish("must", "a", Address("ideas", "a", ("must",)), Message("A has to be done."))
    assert str(conflict_words(Conflict((wish, wish), proven=True))) == "These 2 wishes cannot all hold."
    assert str(conflict_words(Conflict((wish,), proven=False))) == "No plan was found that keeps 1 wish."
