"""The agreed roadmap: kept as long as nothing changes, held against later plans, each shift with its cause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.test_planning_properties import generated

from dienstvisie.planning import plan
from dienstvisie.planning.agreed import agreed_from, agreed_in, agreed_starts, kept_starts, to_agree
from dienstvisie.planning.fingerprint import fingerprint
from dienstvisie.planning.planner import PROVEN, roadmap_of
from dienstvisie.planning.problem import Calendar, PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.problem_from import Intake
from dienstvisie.planning.roadmap import Agreed, LeftOut, Roadmap
from dienstvisie.planning.search import search as schedule
from dienstvisie.planning.solution import find
from dienstvisie.schema import AgreedRoadmap, Dossier

Make = Callable[..., Any]
problems = st.builds(generated, st.integers(2, 14), st.integers(0, 10**6))


def agreed_on(*entries: tuple[str, str, str], **fields: Any) -> AgreedRoadmap:
    """An agreed roadmap with tasks such as `("a/x", "2026-Q1", "2026-Q2")`."""
    tasks = [
        {"idea": id_.partition("/")[0], "part": id_.partition("/")[2] or None, "start": start, "end": end}
        for id_, start, end in entries
    ]
    head = {"method": "m", "version": "1", "objective": "early-value", "value": 0, "basis": "x", "period": "quarter"}
    titles = [{**task, "title": f"Idea {str(task['idea']).upper()}"} for task in tasks]
    return AgreedRoadmap.model_validate(
        {**head, "start": "2026-Q1", "end": "2027-Q4", "tasks": tuple(titles), **fields}
    )


def told(roadmap: Roadmap) -> dict[str, tuple[Any, Any, str]]:
    return {one.move.task.id: (one.move.before, one.move.now, str(one.cause)) for one in roadmap.shifts}


def against(problem: PlanningProblem, starts: Mapping[str, int], agreed: Agreed, *left: LeftOut) -> Roadmap:
    return roadmap_of(Intake(problem, left), starts, agreed)


# In the calendar of today


@pytest.mark.parametrize(
    ("calendar", "span"),
    [
        (Calendar(2026, 0, 8, 4), (4, 5)),
        (Calendar(2027, 0, 8, 4), (0, 1)),
        (Calendar(2028, 2, 8, 4), (-6, -5)),
        (Calendar(2026, 0, 24, 12), (12, 17)),
        (Calendar(2027, 4, 24, 12), (-4, 1)),
        (Calendar(2025, 0, 4, 4), (8, 9)),
    ],
)
def test_quarters_in_another_calendar(calendar: Calendar, span: tuple[int, int]) -> None:
    found = agreed_in(agreed_on(("a", "2027-Q1", "2027-Q2"), left_out=("b",)), calendar)
    assert found == Agreed({"a": span}, {"a": "Idea A"}, frozenset({"b"}))


def test_months_become_the_quarters_that_they_touch() -> None:
    agreed = agreed_on(("a", "2026-03", "2026-04"), ("b", "2026-11", "2026-11"), period="month")
    assert agreed_in(agreed, Calendar(2026, 0, 8, 4)).spans == {"a": (0, 1), "b": (3, 3)}


def test_of_two_entries_the_first_counts_and_no_span_runs_backwards() -> None:
    agreed = agreed_on(("a", "2026-Q2", "2026-Q1"), ("a", "2026-Q4", "2026-Q4"), left_out=("a",))
    found = agreed_in(agreed, Calendar(2026, 0, 8, 4))
    assert (found.spans, found.left_out) == ({"a": (1, 1)}, frozenset())


def test_starts_for_the_search_are_those_of_ideas_with_the_same_parts(task: Make, problem: Make) -> None:
    one = problem(task("a"), task("b/x"), task("b/y", after={"b/x": 0}), task("c/x"), task("new"))
    spans = {"a": (-2, -1), "b/x": (0, 0), "b/y": (99, 99), "c/x": (1, 1), "c/y": (2, 2), "gone": (0, 0)}
    assert agreed_starts(one, Agreed(spans, {})) == {"a": -2, "b/x": 0, "b/y": 99}


# Unchanged


@given(problems)
def test_a_plan_against_itself_shifts_nothing(problem: PlanningProblem) -> None:
    starts = schedule(problem)
    roadmap = roadmap_of(Intake(problem), starts)
    saved = to_agree(roadmap, "m")
    assert kept_starts(problem, saved) == starts
    assert against(problem, starts, agreed_in(saved, problem.calendar)).shifts == ()
    assert against(problem, starts, agreed_from(roadmap)).shifts == ()


@given(problems, st.randoms(use_true_random=False))
def test_the_order_of_things_changes_no_fingerprint(problem: PlanningProblem, random: Any) -> None:
    def mixed(rows: Any) -> tuple[Any, ...]:
        return tuple(random.sample(list(rows), len(rows)))

    ideas = mixed(dict.fromkeys(one.idea for one in problem.tasks))
    tasks = tuple(
        replace(one, effort=dict(mixed(one.effort.items())), predecessors=mixed(one.predecessors), title="Other")
        for idea in ideas
        for one in problem.tasks
        if one.idea == idea
    )
    other = replace(
        problem,
        tasks=tasks,
        lanes=mixed(problem.lanes),
        budgets=dict(mixed(problem.budgets.items())),
        exclusions=mixed(problem.exclusions),
        titles={},
    )
    assert fingerprint(other) == fingerprint(problem)
    assert schedule(other) == schedule(problem)


def _with_first(fields: Mapping[str, Any], one: PlanningProblem) -> PlanningProblem:
    return replace(one, tasks=(replace(one.tasks[0], **fields), *one.tasks[1:]))


CHANGES: Mapping[str, Callable[[PlanningProblem], PlanningProblem]] = {
    "start": lambda one: replace(one, calendar=replace(one.calendar, first=1)),
    "count": lambda one: replace(one, calendar=replace(one.calendar, count=9)),
    "months": lambda one: replace(one, calendar=replace(one.calendar, per_year=12)),
    "capacity": lambda one: replace(one, lanes=(replace(one.lanes[0], capacity=(4,) * 7 + (5,)),)),
    "no limit": lambda one: replace(one, lanes=(replace(one.lanes[0], capacity=None),)),
    "running": lambda one: replace(one, lanes=(replace(one.lanes[0], running_at_most=2),)),
    "unit": lambda one: replace(one, lanes=(replace(one.lanes[0], id="desk"),)),
    "budget": lambda one: replace(one, budgets={(2026, "operating"): 11}),
    "no budget": lambda one: replace(one, budgets={}),
    "phase": lambda one: replace(one, phases=(replace(one.phases[0], last=3),)),
    "quick wins": lambda one: replace(one, quick_wins=1),
    "a quick win for": lambda one: replace(
        one, quick_wins_for=(QuickWinGroup("units", "ict", "ICT", frozenset({"a"})),)
    ),
    "objective": lambda one: replace(one, objective="makespan"),
    "exclusion": lambda one: replace(one, exclusions=(("a", "b"),)),
    "a task more": lambda one: replace(one, tasks=(*one.tasks, replace(one.tasks[0], id="c", idea="c"))),
    "a task less": lambda one: replace(one, tasks=one.tasks[:1]),
    **{
        name: partial(_with_first, {name: value})
        for name, value in {
            "id": "a/x",
            "idea": "d",
            "duration": 2,
            "effort": {"ict": (2,)},
            "once": {"operating": (1,)},
            "yearly": {"operating": 1},
            "predecessors": (("b", 1),),
            "earliest": 1,
            "deadline": 5,
            "pinned": 0,
            "must": True,
            "value": 3,
            "quick_win": True,
            "begun": True,
        }.items()
    },
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_ingredient_changes_the_fingerprint(name: str, task: Make, problem: Make) -> None:
    one = problem(
        task("a", effort={"ict": (1,)}), task("b"), units={"ict": 4}, phases=(2,), budgets={(2026, "operating"): 10}
    )
    assert fingerprint(CHANGES[name](one)) != fingerprint(one)
    assert len(fingerprint(one)) == 16


def test_the_agreed_plan_is_given_back_though_a_better_one_is_found(dossier: Make, ranking: Make) -> None:
    ideas = [{"id": "a", "duration": 3}, {"id": "b", "duration": 3}]
    one, scores = dossier(ideas), ranking({"a": 60.0, "b": 50.0})
    first = plan(one, scores)
    starts = {"a": 0, "b": 5}
    other = to_agree(roadmap_of(Intake(first.problem), starts), "by hand")
    kept = plan(Dossier(one.settings, {"ideas": one.of("ideas")}, agreed=other), scores)
    assert {row.task.id: row.start for row in kept.placements} == starts
    assert (kept.shifts, first.agreed) == ((), None)
    for tampered in ({"value": other.value + 1}, {"tasks": other.tasks[:1]}, {"basis": "0"}):
        again = plan(one_with(one, other.model_copy(update=tampered)), scores)
        assert {row.task.id: row.start for row in again.placements} == {"a": 0, "b": 0}
        assert again.shifts


def one_with(dossier: Dossier, agreed: AgreedRoadmap) -> Dossier:
    return Dossier(dossier.settings, {"ideas": dossier.of("ideas")}, agreed=agreed)


def test_without_periods_nothing_was_agreed(dossier: Make, ranking: Make) -> None:
    bare = dossier([{"id": "a"}], start="2027-Q1", end="2026-Q1")
    roadmap = plan(one_with(bare, agreed_on(("a", "2026-Q1", "2026-Q1"))), ranking())
    assert (roadmap.agreed, roadmap.shifts) == (None, ())


def test_notes_stay_with_their_idea_and_part(task: Make, problem: Make) -> None:
    one = problem(task("a"), task("b/x"), task("b/y"))
    roadmap = roadmap_of(Intake(one), find(one))
    before = to_agree(roadmap, "m")
    noted = before.model_copy(
        update={
            "note": "Beslist",
            "tasks": tuple(row.model_copy(update={"note": f"over {row.idea} {row.part}"}) for row in before.tasks),
        }
    )
    again = to_agree(roadmap, "m", noted)
    assert again == noted
    assert [row.note for row in again.tasks] == ["over a None", "over b x", "over b y"]
    assert (again.start, again.end, again.period, again.objective) == ("2026-Q1", "2027-Q4", "quarter", "early-value")


def test_a_kept_plan_is_saved_as_what_it_was(task: Make, problem: Make) -> None:
    one = problem(task("a"), task("b", duration=2))
    before = to_agree(roadmap_of(Intake(one), {"a": 0, "b": 3}), "an older way").model_copy(update={"version": "0.0.9"})
    same, other = (roadmap_of(Intake(one), {"a": 0, "b": start}) for start in (3, 0))
    assert to_agree(same, "a newer way", before) == before
    assert to_agree(other, "a newer way", before).method == "a newer way"
    assert to_agree(other, "a newer way", before).version != "0.0.9"


def test_a_proven_plan_says_that_it_is(dossier: Make, ranking: Make) -> None:
    one, scores = dossier([{"id": "a", "duration": 3}, {"id": "b", "duration": 3}]), ranking({"a": 60.0, "b": 50.0})
    found, sure = plan(one, scores), plan(one, scores, prove=True)
    assert (found.method, sure.method) == (None, PROVEN)
    before = to_agree(found, "the search")
    assert before.method == "the search"
    proof = to_agree(sure, "the search", before)
    assert proof.method == "proven best by branch and bound"
    assert proof.model_copy(update={"method": before.method}) == before
    kept = plan(one_with(one, proof), scores)
    assert to_agree(kept, "the search", proof) == proof


# Shifts and their causes


def test_what_is_new_gone_in_and_out(task: Make, problem: Make) -> None:
    one = problem(
        task("came"),
        task("new"),
        task("pin", pinned=2),
        task("must", must=True),
        task("late", effort={"ict": (9,)}),
        task("went", begun=True, pinned=1),
        units={"ict": 4},
    )
    agreed = Agreed(
        {"late": (1, 1), "lost": (0, 1), "no": (2, 2), "past": (-3, -1)},
        {"lost": "Lost", "no": "No", "late": "Late"},
        frozenset({"came", "pin", "must", "went"}),
    )
    starts = {"came": 0, "new": 0, "pin": 2, "must": 0, "went": 1}
    roadmap = against(one, starts, agreed, LeftOut("no", "No", one_message("It was rejected.")))
    found = told(roadmap)
    assert found.pop("late")[:2] == ((1, 1), None)
    assert found == {
        "came": (None, (0, 0), "It had no place then, and has one now."),
        "new": (None, (0, 0), "It is new since then."),
        "pin": (None, (2, 2), "It is pinned to 2026-Q3."),
        "must": (None, (0, 0), "It has to be on the roadmap."),
        "went": (None, (1, 1), "Its work began in 2026-Q2."),
        "lost": ((0, 1), None, "It is no longer in the dossier."),
        "no": ((2, 2), None, "It was rejected."),
    }
    assert told(roadmap)["late"][2] == "It needs 9 days of “ICT” in one period, and “ICT” never has more than 4."
    assert [one.move.task.id for one in roadmap.shifts] == ["came", "lost", "must", "new", "late", "went", "no", "pin"]
    assert {one.move.task.title for one in roadmap.shifts} >= {"Lost", "Idea CAME"}


def one_message(text: str) -> Any:
    from dienstvisie.language import Message

    return Message("{text}", {"text": text})


LATER: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "earliest": ({"earliest": 2}, "It may not start before 2026-Q3."),
    "pinned": ({"pinned": 2}, "It is pinned to 2026-Q3."),
    "waits": ({"after": {"x": 0}}, "It waits for “Idea X” until 2026-Q3. That has shifted too."),
    "lag": ({"after": (("z", 1),)}, "It waits for “Idea Z” and 1 period more, until 2026-Q3."),
    "full": ({"effort": {"ict": (3,)}}, "“ICT” is full in 2026-Q1 with “Idea Z”: 1 day short."),
    "rival": (
        {"effort": {"desk": (3,)}},
        "“DESK” is full in 2026-Q1 with “Idea X”: 3 days short. It makes room for “Idea X”.",
    ),
    "no room": ({"effort": {"new": (3,)}}, "It needs 3 days of “NEW” in 2026-Q1, which has 0."),
    "budget": ({"once": {"operating": 30}}, "The operating budget of 2026 is spent on “Idea Z”: 5 euros short."),
    "begun": ({"begun": True, "pinned": 2}, "Its work began in 2026-Q3."),
    "for nothing": ({}, "The plan as a whole is better this way."),
}


@pytest.mark.parametrize("name", LATER)
def test_why_it_starts_later(name: str, task: Make, problem: Make) -> None:
    fields, cause = LATER[name]
    start = 4 if name == "budget" else 2
    one = problem(
        task("a", **fields),
        task("x", effort={"desk": (3,)}, duration=2),
        task("z", effort={"ict": (2,)}, once={"operating": 25}),
        units={"ict": 4, "desk": (3, 3, 9, 9, 9, 9, 9, 9), "new": (0, 0, 9, 9, 9, 9, 9, 9)},
        budgets={(2026, "operating"): 50},
    )
    if name == "rival":
        one = replace(
            one, tasks=tuple(replace(row, effort={"desk": (3, 3)}) if row.id == "x" else row for row in one.tasks)
        )
    agreed = Agreed({"a": (0, 0), "x": (1, 2), "z": (0, 0)}, {})
    roadmap = against(one, {"a": start, "x": 0, "z": 0}, agreed)
    assert told(roadmap)["a"] == ((0, 0), (start, start), cause)


def test_why_it_starts_earlier(task: Make, problem: Make) -> None:
    one = problem(
        task("a", effort={"ict": (3,)}),
        task("b", effort={"desk": (3,)}, after={"x": 0}),
        task("c", effort={"desk": (1,)}),
        task("p", pinned=0),
        task("x"),
        task("z", effort={"ict": (2,)}),
        units={"ict": 4, "desk": 4},
    )
    agreed = Agreed(
        {"a": (2, 2), "b": (5, 5), "c": (3, 3), "p": (1, 1), "x": (3, 3), "z": (0, 0), "w": (2, 2)}, {"w": "W"}
    )
    found = told(against(one, {"a": 0, "b": 1, "c": 1, "p": 0, "x": 0, "z": 2}, agreed))
    assert {id_: cause for id_, (_, _, cause) in found.items()} == {
        "a": "There is room now that “Idea Z” has left its place.",
        "b": "“Idea X”, which it waits for, is done sooner.",
        "c": "There is room earlier now.",
        "p": "It is pinned to 2026-Q1.",
        "x": "There is room earlier now.",
        "z": "“ICT” is full in 2026-Q1 with “Idea A”: 1 day short. It makes room for “Idea A”.",
        "w": "It is no longer in the dossier.",
    }


def test_room_of_several_that_left(task: Make, problem: Make) -> None:
    others = [task(f"z{number}", effort={"ict": (1,)}) for number in range(5)]
    one = problem(task("a", effort={"ict": (4,)}), *others, units={"ict": 9})
    spans = {"a": (2, 2), **{f"z{number}": (0, 0) for number in range(5)}}
    starts = {"a": 0, **{f"z{number}": 1 for number in range(5)}}
    cause = told(against(one, starts, Agreed(spans, {})))["a"][2]
    assert cause == "There is room now that “Idea Z0”, “Idea Z1”, “Idea Z2” and 2 other ideas have left their places."


def test_longer_shorter_and_cut_otherwise(task: Make, problem: Make) -> None:
    one = problem(
        task("long", duration=3),
        task("late", duration=2, earliest=1),
        task("cut/x"),
        task("cut/y", after={"cut/x": 0}),
        task("whole", duration=2),
        task("kept/x"),
        task("moved/x"),
    )
    spans = {"long": (0, 1), "late": (0, 2), "cut": (0, 2), "whole/x": (0, 0), "whole/y": (1, 1), "kept/x": (0, 0)}
    agreed = Agreed({**spans, "moved/y": (0, 0)}, {})
    starts = {"long": 0, "late": 1, "cut/x": 0, "cut/y": 1, "whole": 0, "kept/x": 0, "moved/x": 1}
    assert told(against(one, starts, agreed)) == {
        "long": ((0, 1), (0, 2), "It takes 3 periods; agreed was 2."),
        "late": ((0, 2), (1, 2), "It takes 2 periods; agreed was 3. It may not start before 2026-Q2."),
        "cut": ((0, 2), (0, 1), "It takes 2 periods; agreed was 3."),
        "moved": (
            (0, 0),
            (1, 1),
            "It is cut into other parts than agreed. The plan as a whole is better this way.",
        ),
    }


def test_what_lies_before_the_calendar(task: Make, problem: Make) -> None:
    one = problem(
        task("running", begun=True, pinned=0, duration=2),
        task("longer", begun=True, pinned=0, duration=3),
        task("waited"),
        task("parts/y", begun=True, pinned=0),
        task("overdue", begun=True, pinned=0),
    )
    spans = {
        "running": (-2, 1),
        "longer": (-1, 1),
        "waited": (-2, -2),
        "parts/x": (-3, -1),
        "parts/y": (0, 0),
        "done": (-4, -3),
        "overdue": (-4, -3),
    }
    starts = {"running": 0, "longer": 0, "waited": 0, "parts/y": 0, "overdue": 0}
    assert told(against(one, starts, Agreed(spans, {}))) == {
        "longer": ((-1, 1), (0, 2), "Its work takes until 2026-Q3, not 2026-Q2."),
        "waited": (
            (-2, -2),
            (0, 0),
            "It was to start in 2025-Q3, before this roadmap begins, and it has not begun.",
        ),
        "overdue": ((-4, -3), (0, 0), "Its work takes until 2026-Q1, not 2025-Q2."),
    }


def test_done_work_against_its_agreed_parts(dossier: Make, ranking: Make) -> None:
    parts = [{"id": "x", "title": "X", "duration": 3}, {"id": "y", "title": "Y", "duration": 3}]
    began = [{"date": "2026-08-01", "started": "2026-Q1", "finished": "2026-Q2"}]
    ideas = [
        {"id": "done", "subprojects": parts, "progress": began},
        {"id": "slow", "subprojects": parts, "progress": [{**began[0], "finished": "2026-Q3"}]},
        {"id": "gone", "status": "rejected"},
    ]
    entries = [
        (f"{id_}/{part}", when, when) for id_ in ("done", "slow") for part, when in (("x", "2026-Q1"), ("y", "2026-Q2"))
    ]
    agreed = agreed_on(*entries, ("gone", "2026-Q4", "2026-Q4"))
    assert told(plan(one_with(dossier(ideas), agreed), ranking())) == {
        "slow": ((0, 1), (0, 2), "Its work takes until 2026-Q3, not 2026-Q2."),
        "gone": ((3, 3), None, "It was rejected."),
    }


@given(problems, st.integers(0, 10**6))
def test_every_shift_is_told_once_with_a_cause(problem: PlanningProblem, seed: int) -> None:
    other = generated(max(2, len(problem.tasks)), seed)
    spans = {
        task.id: (start - 2, start - 3 + task.duration)
        for start, task in enumerate(other.tasks[: 2 * len(other.tasks) // 3])
    }
    agreed = Agreed(spans, {}, frozenset(task.idea for task in other.tasks if task.id not in spans))
    starts = schedule(problem)
    shifts = against(problem, starts, agreed).shifts
    ids = [one.move.task.id for one in shifts]
    assert len(ids) == len(set(ids))
    assert all(str(one.cause).strip().endswith(".") for one in shifts)
    assert all(one.move.before != one.move.now for one in shifts)
    moved = {one.move.task.id for one in shifts} | {one.move.task.idea for one in shifts if "/" not in one.move.task.id}
    for task in problem.tasks:
        now = (starts[task.id], starts[task.id] + task.duration - 1) if task.id in starts else None
        if spans.get(task.id) != now and not task.begun:
            assert {task.id, task.idea} & moved or _same_as_a_whole(problem, task, starts, spans)


def _same_as_a_whole(problem: PlanningProblem, task: Task, starts: Any, spans: Any) -> bool:
    """Cut otherwise, but from the same beginning to the same end."""
    now = [
        (starts[one.id], starts[one.id] + one.duration - 1)
        for one in problem.tasks
        if one.idea == task.idea and one.id in starts
    ]
    then = [span for id_, span in spans.items() if id_.partition("/")[0] == task.idea]
    return (
        bool(now)
        and bool(then)
        and (min(now)[0], max(end for _, end in now)) == (min(then)[0], max(e for _, e in then))
    )
