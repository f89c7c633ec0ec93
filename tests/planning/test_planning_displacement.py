"""What an idea that is left out would take: where it would stand, and what goes or moves for it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from tests.planning.test_planning_properties import problems

from dienstvisie.planning.displacement import displacement, displacements
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Roadmap

MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]
Plan = Callable[[PlanningProblem], Roadmap]


def _starts(roadmap: Roadmap) -> dict[str, int]:
    return {placement.task.id: placement.start for placement in roadmap.placements}


def test_the_idea_that_is_worth_least_goes_for_it(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    one = problem(
        task("a", 2, effort={"ict": 5}, value=900),
        task("b", 2, effort={"ict": 5}, value=500),
        task("c", 2, effort={"ict": 5}, value=700),
        periods=4,
        units={"ict": 5},
    )
    made = roadmap(one)
    assert {entry.idea for entry in made.left_out} == {"b"}
    found = displacements(made)["b"]
    assert (found.out, found.span, found.moved) == (("c",), (2, 3), ())
    assert found.lost == 700 - 500


def test_what_it_waits_for_comes_along(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    one = problem(
        task("a", 1, effort={"ict": 5}, value=900),
        task("b", 1, effort={"ict": 5}),
        task("c", 1, effort={"ict": 5}, value=100, after=["b"]),
        task("d", 1, effort={"ict": 5}, value=800),
        periods=2,
        units={"ict": 5},
    )
    made = roadmap(one)
    assert {entry.idea for entry in made.left_out} == {"b", "c"}
    found = displacement(made.problem, _starts(made), "c")
    assert found is not None
    assert (found.span, found.out) == ((1, 1), ("a", "d"))


def test_what_can_never_be_had_is_not_told(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    made = roadmap(problem(task("a", 1, effort={"ict": 9}, value=5), task("b", 5), periods=4, units={"ict": 5}))
    assert {entry.idea for entry in made.left_out} == {"a", "b"}
    assert displacements(made) == {}


@given(problems)
@settings(max_examples=25, deadline=None)
def test_what_is_told_adds_up(roadmap: Plan, problem: PlanningProblem) -> None:
    made = roadmap(problem)
    starts = _starts(made)
    placed = {placement.task.idea for placement in made.placements}
    for idea, found in displacements(made).items():
        assert idea not in placed
        assert set(found.out) <= placed
        assert 0 <= found.span[0] <= found.span[1] < problem.calendar.count
        assert found.lost <= early_value(made.problem, starts)
        for move in found.moved:
            assert move.before != move.now
            assert move.task.idea not in found.out
