"""The search by hand: what a plan scores, which wishes come first, what excludes and what is perfect."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.search import search, usual_price, usual_rounds
from dienstvisie.planning.search.model import Fields, Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]


def _state(model: Model, **starts: int) -> State:
    state = State(model)
    for id_, start in starts.items():
        state.put(model.index[id_], start)
    return state


def test_numbers_share_one_integer_without_touching_each_other() -> None:
    fields = Fields({"a": 5, "b": 1})
    used = fields.used({"a": 3, "b": 1})
    two = fields.pack({"a": 2})
    three, one = fields.pack({"a": 3, "b": 1}), fields.pack({"a": 1})
    assert two is not None and three is not None and one is not None  # noqa: PT018 - for the type checker
    assert not used + three & fields.guard
    assert used + three + one & fields.guard
    assert not used + two + one & fields.guard
    assert fields.pack({"a": 6}) is None
    assert fields.pack({"unlimited": 99}) == 0


def test_a_plan_scores_its_early_value_then_its_early_starts(task: MakeTask, problem: MakeProblem) -> None:
    """Eight periods: `a` is worth 30 in each of 8 periods, `b` 7 in each of 5; starts add up to 3."""
    model = Model(problem(task("a", 1, value=30), task("b", 2, value=7)))
    score = Score(model)
    both = score.of(_state(model, a=0, b=2))
    assert both == (30 * 8 + 7 * 5 + 1) * score.unit - 2
    assert score.of(_state(model, a=0, b=1)) == both + 7 * score.unit + 1
    assert score.of(_state(model, a=0)) == (30 * 8 + 1) * score.unit


def test_a_wish_weighs_more_than_all_value(task: MakeTask, problem: MakeProblem) -> None:
    model = Model(problem(task("a", value=1, must=True), task("b", value=10_000), task("c", value=10_000)))
    score = Score(model)
    assert score.of(_state(model, a=7)) > score.of(_state(model, b=0, c=0))
    missed = score.of(_state(model, b=0, c=0))
    assert score.lenient(missed, 5) == missed + score.wish - 5


def test_each_idea_that_moves_costs_its_price_once(task: MakeTask, problem: MakeProblem) -> None:
    tasks = (task("a/one"), task("a/two", after=["a/one"], value=10), task("b", value=10))
    model = Model(problem(*tasks))
    score = Score(model, {"a/one": 0, "a/two": 1, "b": 0}, 1000)

    def scored(one: int, two: int, b: int) -> int:
        return score.of(_state(model, **{"a/one": one, "a/two": two, "b": b}))

    assert scored(0, 1, 0) - scored(1, 2, 0) == (1000 + 10) * score.unit + 2
    assert scored(0, 1, 0) - scored(0, 1, 1) == (1000 + 10) * score.unit + 1


def test_a_must_has_its_place_whatever_its_value(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(f"i{n}", 2, effort={"ict": 10}, value=1000 + n) for n in range(6)]
    starts = search(problem(*tasks, task("m", 4, effort={"ict": 10}, must=True), units={"ict": 10}))
    assert "m" in starts
    assert sorted(starts) == ["i4", "i5", "m"]


def test_each_group_has_a_quick_win_of_its_own(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [
        task(id_, effort={"ict": 10}, value=value, quick_win=True) for id_, value in zip("abc", (9, 8, 1), strict=True)
    ]
    limits = {"units": {"ict": 10}, "phases": (1, 7), "quick_wins": 2}
    assert search(problem(*tasks, **limits)) == {"a": 0, "b": 1, "c": 2}
    group = QuickWinGroup("target_groups", "young", "Young", frozenset("c"))
    assert search(replace(problem(*tasks, **limits), quick_wins_for=(group,))) == {"a": 0, "b": 2, "c": 1}


def test_what_is_excluded_by_something_better_stays_out(task: MakeTask, problem: MakeProblem) -> None:
    """`b` alone is worth more than `a`, but not more than `a` and `c` are together."""
    tasks = (task("a", value=6), task("b", value=9), task("c", value=6))
    assert search(problem(*tasks, exclusions=(("a", "b"), ("b", "c")))) == {"a": 0, "c": 0}


def test_all_that_has_begun_comes_before_other_parts(task: MakeTask, problem: MakeProblem) -> None:
    """The second part of `a` would take the days of `b`, which has begun too."""
    tasks = (
        task("a/one", 1, pinned=0, begun=True),
        task("a/two", 1, after=["a/one"], effort={"ict": 10}),
        task("b", 2, effort={"ict": 10}, pinned=1, begun=True),
    )
    assert search(problem(*tasks, units={"ict": 10})) == {"a/one": 0, "a/two": 3, "b": 1}


def test_what_nobody_needs_comes_last(task: MakeTask, problem: MakeProblem) -> None:
    """Money for one of the two enablers: the one that something valuable waits for."""
    money = {"once": {"operating": 10}, "value": 0}
    tasks = (task("a", **money), task("b", **money), task("c", after=["b"], value=5))
    assert search(problem(*tasks, budgets={(2026, "operating"): 10, (2027, "operating"): 0})) == {"b": 0, "c": 1}


def test_an_agreed_idea_gives_way_only_for_more_than_its_price(task: MakeTask, problem: MakeProblem) -> None:
    """Changing places gains 1 period of 90 points for 2 ideas that move."""
    tasks = (task("a", effort={"ict": 10}, value=10), task("b", effort={"ict": 10}, value=100))
    asked, agreed = problem(*tasks, units={"ict": 10}), {"a": 0, "b": 1}
    assert search(asked, agreed, 46) == agreed
    assert search(asked, agreed, 44) == {"a": 1, "b": 0}


def test_new_ideas_find_room_beside_what_is_agreed(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(id_, effort={"ict": 10}, value=value) for id_, value in zip("abc", (1, 1, 100), strict=True)]
    assert search(problem(*tasks, units={"ict": 10}), {"a": 0, "b": 1}, 1000) == {"a": 0, "b": 1, "c": 2}


def test_the_usual_price_is_half_a_percent_and_never_nothing(task: MakeTask, problem: MakeProblem) -> None:
    asked = problem(task("a", value=1000))
    assert early_value(asked, {"a": 0}) == 8000
    assert usual_price(asked, {"a": 0}) == 40
    assert usual_price(asked, {}) == 1
    assert usual_price(replace(asked, objective="makespan"), {"a": 0}) == 1


def test_where_all_is_as_early_as_can_be_nothing_is_searched(task: MakeTask, problem: MakeProblem) -> None:
    """A million rounds would take minutes."""
    tasks = [task(f"i{n}", 1, value=n, after=[f"i{n - 1}"] if n else []) for n in range(7)]
    begin = time.process_time()
    starts = search(problem(*tasks, task("long", 9)), rounds=1_000_000)
    assert starts == {f"i{n}": n for n in range(7)}
    assert time.process_time() - begin < 5


def test_effort_grows_with_the_problem_and_has_an_end() -> None:
    assert usual_rounds(1) <= usual_rounds(10) < usual_rounds(40) <= usual_rounds(200)
    assert usual_rounds(1000) * 1000 <= 6_000_000
