"""The plan in a terminal: every idea at its periods, in any width, with signs that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import Case, generated, loads, place, small, spendings

from dienstvisie.language import Message, translator
from dienstvisie.planning.problem import Calendar, Lane
from dienstvisie.planning.roadmap import Move, Roadmap, Shift
from dienstvisie.reporting.tables.cells import cell_width, cut, padded
from dienstvisie.reporting.tables.gantt import Gantt, gantt, gantt_key, gantt_lines
from dienstvisie.reporting.tables.heat import HeatRow, Use, budget_rows, heat_key, heat_lines, load_rows
from dienstvisie.reporting.tables.plan_page import explanation_page, plan_page
from dienstvisie.reporting.tables.scale import Scale, scale_for
from dienstvisie.reporting.tables.signs import ASCII, UNICODE, Line, Signs, signs_for

SAY = translator("en")


def of(case: Case) -> Roadmap:
    assert case.roadmap is not None
    problem = case.roadmap.problem
    titles = {id_: idea.title for id_, idea in case.dossier.of("ideas").items()}
    return replace(case.roadmap, problem=replace(problem, titles=titles))


def text(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in lines]


def drawn(roadmap: Roadmap, width: int, signs: Signs = UNICODE) -> tuple[Gantt, list[str]]:
    picture = gantt(roadmap, width, SAY, signs)
    return picture, text(gantt_lines(picture, SAY, signs))


PLANS = {"small": of(small()), "forty": of(generated(40)), "filled": filled(of(generated(40)))}


def in_months(roadmap: Roadmap) -> Roadmap:
    """The same ideas on an axis of 72 months, in the first of the months of their quarters."""
    problem = replace(roadmap.problem, calendar=Calendar(2026, 0, 72, 12))
    placements = tuple(place(row.task, row.start * 3, row.explanation.headline) for row in roadmap.placements)
    lanes = tuple(replace(lane, capacity=None if lane.capacity is None else (30,) * 72) for lane in problem.lanes)
    problem = replace(problem, lanes=lanes)
    return replace(
        roadmap,
        problem=problem,
        placements=placements,
        load=loads(problem, placements),
        spent=spendings(problem, placements),
    )


PLANS["months"] = in_months(PLANS["forty"])


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_everything_keeps_to_the_width(name: str, width: int, signs: Signs) -> None:
    lines = [line for section in plan_page(PLANS[name], width, SAY, signs) for line in text(section.lines)]
    assert len(lines) > 10
    assert max(map(cell_width, lines)) <= width


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("width", [40, 80, 140, 200])
def test_a_bar_stands_at_its_periods_and_nowhere_else(name: str, width: int) -> None:
    roadmap = PLANS[name]
    picture, lines = drawn(roadmap, width)
    scale, left = picture.frame.scale, picture.frame.left
    for idea in picture.ideas:
        (line,) = [line for line in lines if line.startswith(padded(idea.id, picture.frame.id))]
        filled_in = {column for column, sign in enumerate(line[left:]) if sign in (UNICODE.bar, UNICODE.other)}
        periods = {period for row in roadmap.of_idea(idea.id) for period in range(row.start, row.end + 1)}
        assert filled_in == {column for period in periods for column in range(scale.first(period), scale.end(period))}


def test_parts_can_be_told_apart_and_pauses_seen() -> None:
    _, lines = drawn(PLANS["small"], 80)
    (line,) = [line for line in lines if line.startswith("integrated-reception")]
    assert line.split("▶")[-1].rstrip().endswith("████▓▓▓▓────████████")


def test_signs_say_what_colour_says() -> None:
    picture, lines = drawn(PLANS["filled"], 140)
    by_id = {idea.id: next(line for line in lines if line.startswith(idea.id)) for idea in picture.ideas}
    quick = {row.task.idea for row in PLANS["filled"].placements if row.task.quick_win}
    assert quick
    assert {id_ for id_, line in by_id.items() if "★" in line} == quick
    moved = {shift.move.task.idea: shift.move for shift in PLANS["filled"].shifts}
    for id_, line in by_id.items():
        move = moved.get(id_)
        expected = "" if move is None else "+" if move.before is None else "→" if move.now > move.before else "←"  # type: ignore[operator] # both are there
        assert {sign for sign in "→←+" if sign in line[picture.frame.id : picture.frame.left]} == set(expected)
    assert any("░" in line for line in by_id.values())


def test_where_it_was_agreed_is_drawn_only_where_it_differs() -> None:
    plan = PLANS["forty"]
    same = {row.task.id: (row.start, row.end) for row in plan.placements}
    agreed = filled(plan).agreed
    assert agreed is not None
    _, lines = drawn(replace(plan, agreed=replace(agreed, spans=same)), 140)
    assert not any("░" in line for line in lines)


def test_what_has_begun_is_marked() -> None:
    plan = PLANS["small"]
    begun = plan.placements[0].task.idea
    rows = tuple(replace(row, task=replace(row.task, begun=row.task.idea == begun)) for row in plan.placements)
    picture, lines = drawn(replace(plan, placements=rows), 80)
    assert [line.split()[0] for line in lines if "▶" in line] == [begun]
    assert "▶ has begun" in " ".join(text(gantt_key(picture, 80, SAY, UNICODE)))


def test_a_narrow_terminal_has_ids_and_a_wide_one_titles_too() -> None:
    plan = PLANS["forty"]
    title = str(SAY.text(plan.problem.title("idea-013")))
    assert not any(title[:12] in line for line in drawn(plan, 60)[1])
    assert any("idea-013" in line and title[:20] in line for line in drawn(plan, 140)[1])


def test_a_title_that_is_cut_says_so() -> None:
    plan = PLANS["forty"]
    titles = {**plan.problem.titles, "idea-001": "woord " * 40}
    _, lines = drawn(replace(plan, problem=replace(plan.problem, titles=titles)), 140)
    assert any("woord woord" in line and "…" in line for line in lines if line.startswith("idea-001"))


def test_the_heading_has_phases_years_and_quarters_above_their_columns() -> None:
    picture, lines = drawn(PLANS["forty"], 140)
    left, scale = picture.frame.left, picture.frame.scale
    phases, years, quarters = (line[left:] for line in lines[:3])
    for phase in PLANS["forty"].problem.phases:
        assert phases[scale.first(phase.first)] == "│"
        assert phases[scale.first(phase.first) + 1 :].startswith(SAY.text(phase.title)[:5])
    for year, column in scale.year_columns:
        assert years[column : column + 5] == f"│{year}"
    assert quarters.replace("│", " ").split() == [str(number % 4 + 1) for number in range(24)]


def test_seventy_two_months_fit_into_eighty_columns() -> None:
    picture, lines = drawn(PLANS["months"], 80)
    assert picture.frame.scale.step == 2
    assert "One column is 2 months." in text(gantt_key(picture, 80, SAY, UNICODE))
    assert all(str(year) in lines[1] for year in range(2026, 2032))


def test_a_plan_of_nothing_draws_nothing() -> None:
    plan = PLANS["small"]
    empty = replace(plan, placements=(), load={}, spent={}, left_out=())
    assert plan_page(empty, 80, SAY, UNICODE) == ()
    nothing = replace(empty, problem=replace(plan.problem, calendar=Calendar(0, 0, 0, 4), tasks=(), lanes=()))
    assert plan_page(nothing, 80, SAY, UNICODE) == ()


@given(st.integers(1, 120), st.sampled_from([4, 12]), st.integers(0, 11), st.integers(1, 250))
def test_a_scale_has_a_column_for_every_period(count: int, per_year: int, first: int, room: int) -> None:
    calendar = Calendar(2026, first % per_year, count, 4 if per_year == 4 else 12)
    scale = scale_for(calendar, room)
    assert scale.columns <= room
    assert scale.wide == 1 or scale.step == 1
    for period in range(count):
        assert all(period in scale.periods(column) for column in range(scale.first(period), scale.end(period)))
    assert sorted({period for column in range(scale.columns) for period in scale.periods(column)}) == list(range(count))
    assert len(scale.years("│")) == scale.columns
    assert len(scale.ticks("│") or " " * scale.columns) == scale.columns


def row(*uses: tuple[int, int | None]) -> HeatRow:
    limits = [room for _, room in uses]
    total = None if None in limits else sum(room or 0 for room in limits)
    return HeatRow("ICT", tuple(Use(*use) for use in uses), Use(sum(used for used, _ in uses), total))


def signs_of(made: HeatRow, signs: Signs = UNICODE, step: int = 1) -> str:
    scale = Scale(Calendar(2026, 0, len(made.uses), 4), 1, step)
    frame = replace(drawn(PLANS["small"], 80)[0].frame, scale=scale)
    (line,) = text(heat_lines([made], frame, signs))
    return line[frame.left :]


def test_blocks_say_how_much_is_used() -> None:
    made = row((0, 80), (1, 80), (10, 80), (11, 80), (79, 80), (80, 80), (81, 80), (0, 0), (5, 0), (5, None), (0, None))
    assert signs_of(made) == " ▁▁▁▇█▲×▲~ "
    assert signs_of(made, ASCII) == " 1229#!x!~ "


def test_periods_in_one_column_are_taken_together_but_too_much_is_never_hidden() -> None:
    assert signs_of(row((0, 10), (10, 10), (5, 10), (15, 10), (0, 0), (5, 10)), step=2) == "▄▲▄"


@given(st.lists(st.tuples(st.integers(0, 300), st.one_of(st.none(), st.integers(0, 200))), min_size=1, max_size=30))
def test_more_than_there_is_always_looks_different(uses: list[tuple[int, int | None]]) -> None:
    for (used, room), sign in zip(uses, signs_of(row(*uses)), strict=True):
        assert (sign == "▲") == (room is not None and used > room)
        assert (sign == "█") == (bool(room) and used == room)
        assert (sign == " ") == (used == 0 and room != 0)


def test_load_and_budgets_have_their_rows() -> None:
    plan = PLANS["small"]
    units = {made.title: made for made in load_rows(plan, SAY)}
    assert [use.used for use in units["Reception"].uses] == list(plan.load["reception"])
    assert units["ICT"].total.room is None
    budgets = {made.title: made for made in budget_rows(plan, SAY)}
    assert set(budgets) == {"Operating budget", "Investment budget"}
    assert [use.used for use in budgets["Investment budget"].uses] == [0] * 4 + [plan.spent[2028, "investment"]] * 4
    scale = drawn(plan, 80)[0].frame.scale
    assert "~ used, without a limit" in " ".join(text(heat_key(load_rows(plan, SAY), scale, 80, SAY, UNICODE)))


def test_a_unit_without_work_or_days_has_no_row() -> None:
    plan = PLANS["small"]
    idle = Lane("idle", "Idle", (0,) * 8)
    made = replace(plan, problem=replace(plan.problem, lanes=(*plan.problem.lanes, idle)))
    assert "Idle" not in {one.title for one in load_rows(made, SAY)}


def points(roadmap: Roadmap) -> dict[str, list[str]]:
    return {
        SAY.say(section.title): [" ".join(SAY.say(one) for one in point) for point in section.points]
        for section in plan_page(roadmap, 80, SAY, UNICODE)
    }


def test_the_lists_say_what_a_full_planner_knows() -> None:
    found = points(PLANS["filled"])
    assert list(found) == [
        "Roadmap",
        "Load of units and budgets",
        "How good this plan is",
        "Where it is tight",
        "What changed since it was agreed",
        "What contradicts",
        "Not on the roadmap",
    ]
    assert len(found["What changed since it was agreed"]) == len(
        {shift.move.task.idea for shift in PLANS["filled"].shifts}
    )
    assert "cannot all hold" in found["What contradicts"][0]
    assert "It has a deadline." in found["What contradicts"][0]
    assert "It could stand in" in found["Not on the roadmap"][0]


def test_what_is_not_known_is_not_shown() -> None:
    assert list(points(PLANS["forty"])) == ["Roadmap", "Load of units and budgets", "Not on the roadmap"]


def test_an_idea_is_explained_in_sentences() -> None:
    plan = PLANS["filled"]
    (section,) = explanation_page(plan, "idea-010")
    words = " ".join(SAY.say(one) for point in section.points for one in point)
    assert "has no place any more" in words
    assert "It could stand in" in words
    (placed,) = explanation_page(plan, plan.placements[-1].task.idea)
    assert SAY.say(placed.points[0][0]) == "By its dates and what it waits for alone it could begin in 2026-Q1."
    assert explanation_page(replace(plan, quality=None), "nobody") == ()


@pytest.mark.parametrize(
    ("encoding", "signs"),
    [("utf-8", UNICODE), ("UTF-16", UNICODE), ("latin-1", ASCII), ("ascii", ASCII), ("no-such", ASCII), (None, ASCII)],
)
def test_a_terminal_gets_signs_that_it_can_show(encoding: str | None, signs: Signs) -> None:
    assert signs_for(encoding) == signs


@settings(max_examples=60)
@given(st.text(max_size=40), st.integers(1, 30))
def test_a_text_is_cut_to_its_room(words: str, room: int) -> None:
    assert cell_width(cut(words, room)) <= room
    assert cell_width(padded(words, room)) == room
    if cell_width(" ".join(words.split())) <= room:
        assert cut(words, room) == " ".join(words.split())


def test_wide_signs_take_two_columns() -> None:
    assert (cell_width("漢字"), cut("漢字漢字", 5), padded("e\u0301", 3)) == (4, "漢字…", "e\u0301  ")


@pytest.mark.parametrize(
    ("parts", "sign", "words"),
    [
        ([((0, 1), (1, 2))], UNICODE.later, "later than agreed"),
        ([((0, 1), (0, 2))], UNICODE.later, "done later"),
        ([((2, 3), (2, 2))], UNICODE.sooner, "done sooner"),
        ([((2, 3), (1, 4))], UNICODE.sooner, "sooner than agreed"),
        ([((0, 0), (1, 1)), ((0, 3), (0, 3))], UNICODE.moved, "only parts moved"),
        ([(None, (1, 1))], UNICODE.new, "new"),
    ],
)
def test_a_sign_says_which_way_an_idea_moved(
    parts: list[tuple[tuple[int, int] | None, tuple[int, int]]], sign: str, words: str
) -> None:
    plan = PLANS["small"]
    task = plan.placements[0].task
    shifts = tuple(Shift(Move(task, before, now), Message("So.")) for before, now in parts)
    picture = gantt(replace(plan, shifts=shifts), 100, SAY, UNICODE)
    ways = {UNICODE.later, UNICODE.sooner, UNICODE.moved, UNICODE.new}
    assert {idea.id: idea.marks & ways for idea in picture.ideas if idea.marks & ways} == {task.idea: {sign}}
    key = " ".join(text(gantt_key(picture, 100, SAY, UNICODE)))
    assert sign in key
    assert words in key


def test_more_than_there_is_can_be_seen_where_work_that_runs_takes_it() -> None:
    """The room that is shown is what people stated, not what was made for facts."""
    plan = PLANS["small"]
    lane = next(lane for lane in plan.problem.lanes if any(plan.load[lane.id]))
    used = plan.load[lane.id]
    period = next(period for period, days in enumerate(used) if days)
    stated = tuple(days - (number == period) for number, days in enumerate(used))
    made = replace(lane, capacity=used, stated=stated)
    key = (plan.problem.calendar.years[0], "operating")
    problem = replace(
        plan.problem,
        lanes=tuple(made if one is lane else one for one in plan.problem.lanes),
        budgets={**plan.problem.budgets, key: 70},
        stated_budgets={key: 60},
    )
    lifted = replace(plan, problem=problem, spent={**plan.spent, key: 70})
    row = next(row for row in load_rows(lifted, SAY) if row.title == SAY.text(lane.title))
    assert [(use.used, use.room) for use in row.uses] == list(zip(used, stated, strict=True))
    assert (row.total.used, row.total.room) == (sum(used), sum(used) - 1)
    (money,) = (row for row in budget_rows(lifted, SAY) if row.title == "Operating budget")
    assert money.uses[0] == Use(70, 60)
    picture = gantt(lifted, 100, SAY, UNICODE)
    assert [UNICODE.over in line for line in text(heat_lines((row, money), picture.frame, UNICODE))] == [True, True]
