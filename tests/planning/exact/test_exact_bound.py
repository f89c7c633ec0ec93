"""The bound is over every plan, the proof ends at the best one: against all plans of tiny problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.exact.brute import optimum, plans, some_plan, tiny
from tests.planning.test_planning_properties import problems

from dienstvisie.planning.exact.bound import bound
from dienstvisie.planning.exact.proof import prove
from dienstvisie.planning.objective import early_value, makespan
from dienstvisie.planning.problem import Calendar, PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.verify import verify

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
seeds = st.integers(0, 2**32 - 1)


@given(seeds)
@settings(max_examples=120, deadline=None)
def test_the_proof_finds_the_best_of_all_plans_and_the_bound_is_never_under_it(seed: int) -> None:
    problem = tiny(seed)
    starts = some_plan(problem)
    best = optimum(problem, starts)
    proof = prove(problem, starts)
    assert verify(problem, proof.starts) == ()
    assert bound(problem, starts) >= best
    assert (early_value(problem, proof.starts), proof.bound, proof.proven) == (best, best, True)


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_from_an_empty_plan_no_wish_is_asked_for(seed: int) -> None:
    problem = tiny(seed)
    best = max(early_value(problem, starts) for starts in plans(problem))
    wished = bool(problem.quick_wins_for)
    assert bound(problem, {}) >= (0 if problem.quick_wins or wished else best)
    assert prove(replace(problem, quick_wins=0, quick_wins_for=()), {}).bound == best


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_the_shortest_plan_with_the_same_ideas_is_found(seed: int) -> None:
    problem = replace(tiny(seed), objective="makespan")
    starts = some_plan(problem)
    proof = prove(problem, starts)
    same = [found for found in plans(problem) if set(found) == set(starts) and prove_keeps(problem, starts, found)]
    best = min(makespan(problem, found) for found in same)
    assert bound(problem, starts) <= best
    assert (makespan(problem, proof.starts), proof.bound, proof.proven) == (best, best, True)
    assert set(proof.starts) == set(starts)
    assert verify(problem, proof.starts) == ()


def prove_keeps(problem: PlanningProblem, like: dict[str, int], found: dict[str, int]) -> bool:
    """Whether a plan keeps the quick wins that another keeps."""
    from dienstvisie.planning.phases import early_quick_wins

    early, now = set(early_quick_wins(problem, like)), set(early_quick_wins(problem, found))
    enough = len(now) >= problem.quick_wins or len(early) < problem.quick_wins
    return enough and all(group.ideas & now for group in problem.quick_wins_for if group.ideas & early)


@given(problems)
@settings(max_examples=120, deadline=None)
def test_the_bound_is_never_below_a_plan(problem: PlanningProblem) -> None:
    starts = some_plan(problem)
    assert bound(problem, starts) >= early_value(problem, starts)
    shorter = replace(problem, objective="makespan")
    assert bound(shorter, starts) <= makespan(problem, starts)


@given(problems, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_ideas_does_not_matter(problem: PlanningProblem, random: Random) -> None:
    ideas = sorted({task.idea for task in problem.tasks})
    random.shuffle(ideas)
    turned = replace(problem, tasks=tuple(task for idea in ideas for task in problem.tasks if task.idea == idea))
    starts = some_plan(problem)
    assert bound(problem, starts) == bound(turned, starts)
    assert prove(problem, starts) == prove(turned, starts)


@given(seeds, st.sampled_from(["days", "hands", "euros"]))
@settings(max_examples=60, deadline=None)
def test_more_room_never_lowers_the_proven_optimum(seed: int, what: str) -> None:
    problem = replace(tiny(seed), quick_wins=0, quick_wins_for=())
    bare = replace(problem, tasks=tuple(replace(task, must=False, begun=False) for task in problem.tasks))
    lanes = tuple(
        replace(
            lane,
            capacity=lane.capacity and tuple(days + (what == "days") * 3 for days in lane.capacity),
            running_at_most=lane.running_at_most and lane.running_at_most + (what == "hands"),
        )
        for lane in bare.lanes
    )
    budgets = {key: most + (what == "euros") * 15 for key, most in bare.budgets.items()}
    more = replace(bare, lanes=lanes, budgets=budgets)
    assert prove(more, {}).bound >= prove(bare, {}).bound


def test_a_tight_unit_is_bounded_below_the_sum_of_all(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(name, 1, effort={"ict": 10}, value=100) for name in "abcd"]
    tight = problem(*tasks, periods=4, units={"ict": 10})
    starts = some_plan(tight)
    assert bound(tight, starts) == early_value(tight, starts) == 100 * (4 + 3 + 2 + 1)
    assert bound(problem(*tasks, periods=4), {}) == 100 * 4 * 4


def test_the_makespan_bound_counts_chains_days_and_hands(task: MakeTask, problem: MakeProblem) -> None:
    chain = (task("a", 2), task("b", 3, after=[("a", 1)]))
    rows = [task(name, 2, effort={"ict": 5}) for name in "cdef"]
    tail = (*rows, task("g", 3, after=["c", "d", "e", "f"]))
    assert _least(problem(*chain, periods=12, objective="makespan")) == 6
    assert _least(problem(*rows, periods=12, units={"ict": 5}, objective="makespan")) == 8
    assert _least(problem(*tail, periods=14, units={"ict": 10}, objective="makespan")) == 7
    large = [task(name, 2, effort={"ict": 6}) for name in "cdef"]
    assert _least(problem(*large, periods=12, units={"ict": 11}, objective="makespan")) == 8
    assert _least(problem(*rows, periods=12, units={"ict": None}, running_at_most=2, objective="makespan")) == 4


def _least(problem: PlanningProblem) -> int:
    starts = some_plan(problem)
    assert len(starts) == len(problem.tasks)
    proof = prove(problem, starts)
    assert proof.proven
    assert bound(problem, starts) == proof.bound == makespan(problem, proof.starts)
    return proof.bound


def test_what_the_plan_does_not_keep_is_asked_of_none(task: MakeTask, problem: MakeProblem) -> None:
    one = task("a", 1, effort={"ict": 10}, value=1, must=True)
    other = task("b", 1, effort={"ict": 10}, value=100)
    tight = problem(one, other, periods=1, units={"ict": 10}, quick_wins=3)
    assert bound(tight, {"b": 0}) == 100
    assert bound(tight, {"a": 0}) == 1
    assert prove(tight, {"a": 0}).starts == {"a": 0}
    assert prove(tight, {}).starts == {"b": 0}


def test_a_group_that_has_its_quick_win_keeps_it(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(name, 1, effort={"ict": 10}, value=value, quick_win=True) for name, value in (("a", 9), ("b", 1))]
    group = QuickWinGroup("units", "branch", "Branch", frozenset({"b"}))
    tight = problem(*tasks, periods=2, units={"ict": (10, 0)}, phases=(0, 1), quick_wins_for=(group,))
    assert prove(tight, {"b": 0}).starts == {"b": 0}
    assert prove(tight, {"a": 0}).starts == {"a": 0}
    assert bound(tight, {"b": 0}) == 2


def test_of_an_idea_with_several_quick_wins_one_is_enough(task: MakeTask, problem: MakeProblem) -> None:
    parts = (task("a/one", 1, quick_win=True), task("a/two", 1, after=["a/one"], quick_win=True, value=5))
    dear = task("b", 1, effort={"ict": 1}, value=50)
    both = problem(*parts, dear, periods=3, units={"ict": 1}, phases=(0, 2), quick_wins=1)
    proof = prove(both, {"a/one": 0, "a/two": 2})
    assert proof.starts == {"a/one": 0, "a/two": 1, "b": 0}
    assert proof.bound == 5 * 2 + 50 * 3


def test_what_can_never_come_has_no_part_in_the_bound(task: MakeTask, problem: MakeProblem) -> None:
    circle = (task("a", after=["b"], value=10), task("b", after=["a"], value=10))
    orphan = task("c", after=["gone"], value=10)
    itself = task("d", value=10)
    late = task("e", 3, deadline=1, value=10)
    never = problem(*circle, orphan, itself, late, periods=4, exclusions=(("d", "d"),))
    assert bound(never, {}) == 0
    assert prove(never, {}).proven


def test_empty_problems_have_a_bound_of_nothing(task: MakeTask, problem: MakeProblem) -> None:
    for objective in ("early-value", "makespan"):
        nothing = problem(objective=objective)
        timeless = replace(nothing, calendar=Calendar(2026, 0, 0, 4), tasks=(task("a", value=9),))
        for empty in (nothing, timeless):
            assert bound(empty, {}) == 0
            assert prove(empty, {}).proven


def test_no_room_at_all_is_bounded_by_nothing(task: MakeTask, problem: MakeProblem) -> None:
    one = task("a", effort={"ict": 1}, value=9)
    assert bound(problem(one, units={"ict": 0}), {}) == 0
    dear = task("a", once={"operating": 1}, value=9)
    assert bound(problem(dear, budgets={(2026, "operating"): 0, (2027, "operating"): 0}), {}) == 0


def test_sums_of_money_of_any_size_stay_exact(task: MakeTask, problem: MakeProblem) -> None:
    price = 10**12 + 1
    tasks = [task(name, 1, once={"investment": price}, value=9_999) for name in "abc"]
    dear = problem(*tasks, periods=4, budgets={(2026, "investment"): 2 * price - 1})
    starts = some_plan(dear)
    assert early_value(dear, starts) == 9_999 * 4
    assert prove(dear, starts).proven
    assert bound(dear, starts) >= 9_999 * 4


def test_a_search_without_nodes_keeps_the_plan_and_its_bound(task: MakeTask, problem: MakeProblem) -> None:
    tasks = [task(name, 2, effort={"ict": 3 + number % 3}, value=50 + number) for number, name in enumerate("abcdefgh")]
    tight = problem(*tasks, periods=9, units={"ict": 7})
    starts = some_plan(tight)
    proof = prove(tight, starts, nodes=0)
    assert proof.bound >= early_value(tight, proof.starts) >= early_value(tight, starts)
    assert proof.bound <= bound(tight, starts)
