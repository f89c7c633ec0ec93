"""Ideas that wait for one another, and chains as long as anyone could write."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from dienstvisie.planning.circles import circle_in, tangles
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.planning.rules import CIRCLE

Plan = Callable[[PlanningProblem], Roadmap]
MakeTask = Callable[..., Task]
MakeProblem = Callable[..., PlanningProblem]


def _said(plan: Roadmap) -> list[str]:
    return [str(problem.message) for rule, problem in plan.problems if rule is CIRCLE]


def test_a_circle_is_shown_whole_and_once_and_what_waits_for_it_says_so(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    tasks = (
        task("c", after=["b"]),
        task("b", after=["a"]),
        task("a", after=["c"], must=True),
        task("after", after=["c"]),
        task("free"),
    )
    plan = roadmap(problem(*tasks))
    shown = "“Idea A” → “Idea B” → “Idea C” → “Idea A”"
    assert _said(plan) == [f"These ideas wait for one another in a circle: {shown}."]
    reasons = {entry.idea: str(entry.reason) for entry in plan.left_out}
    for idea in "abc":
        assert reasons[idea] == f"It is in a circle of ideas that wait for one another: {shown}."
    assert reasons["after"] == "It waits for “Idea C”, which is itself left out."
    assert [placement.task.id for placement in plan.placements] == ["free"]


def test_the_problem_points_at_every_idea_of_the_circle(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    plan = roadmap(problem(task("b", after=["a"]), task("a", after=["b"])))
    ((rule, found),) = plan.problems
    assert rule.code == "DV513"
    assert (found.address.id, found.address.keys) == ("a", ("depends_on",))
    assert [address.id for _, address in found.related] == ["b"]


def test_two_circles_are_two_problems(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    pairs = (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"))
    plan = roadmap(problem(*(task(one, after=[other]) for one, other in pairs)))
    assert len(_said(plan)) == 2


def test_of_circles_that_hang_together_one_is_shown(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    plan = roadmap(problem(task("a", after=["b", "c"]), task("b", after=["a"]), task("c", after=["a"])))
    assert _said(plan) == ["These ideas wait for one another in a circle: “Idea A” → “Idea B” → “Idea A”."]
    assert {entry.idea: str(entry.reason) for entry in plan.left_out}["c"] == (
        "It waits for “Idea A”, which is itself left out."
    )


def test_a_circle_between_parts_of_ideas_is_one_too(task: MakeTask, problem: MakeProblem, roadmap: Plan) -> None:
    tasks = (task("a/one", after=["b"]), task("a/two", after=["a/one"]), task("b", after=["a/two"]))
    assert _said(roadmap(problem(*tasks))) == [
        "These ideas wait for one another in a circle: “Idea A” → “Idea B” → “Idea A”."
    ]


def test_a_circle_of_5000_ideas_is_found_shown_once_and_left_out(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    number = 5000
    ids = [f"i{index:04}" for index in range(number)]
    tasks = [task(id_, after=[ids[index - 1]]) for index, id_ in enumerate(ids)]
    plan = roadmap(problem(*tasks))
    (sentence,) = _said(plan)
    assert sentence.count("→") == number
    assert {str(entry.reason) for entry in plan.left_out} == {
        "It is one of 5000 ideas that wait for one another in a circle."
    }


def test_a_chain_of_5000_ideas_fills_the_calendar_and_leaves_the_rest_out(
    task: MakeTask, problem: MakeProblem, roadmap: Plan
) -> None:
    ids = [f"i{index:04}" for index in range(5000)]
    tasks = [task(id_, after=ids[index - 1 : index], value=1) for index, id_ in enumerate(ids)]
    plan = roadmap(problem(*reversed(tasks)))
    assert [(placement.task.id, placement.start) for placement in plan.placements] == list(
        zip(ids, range(8), strict=False)
    )
    reasons = [str(entry.reason) for entry in plan.left_out]
    assert reasons[0] == "It is not done before the roadmap ends, in 2027-Q4. It waits for “Idea I0007” until 2028-Q1."
    assert set(reasons[1:]) == {
        f"It waits for “Idea I{index:04}”, which is itself left out." for index in range(8, 4999)
    }


graphs = st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh"), max_size=3)).map(
    lambda found: {node: tuple(sorted(found.get(node, ()))) for node in "abcdefgh"}
)


@given(graphs)
def test_circles_are_what_reaches_itself(graph: dict[str, tuple[str, ...]]) -> None:
    """Against plain reachability: nodes are in one tangle exactly when each reaches the other."""
    reach = {node: set(graph[node]) for node in graph}
    for middle in graph:
        for node in graph:
            if middle in reach[node]:
                reach[node] |= reach[middle]
    found = tangles(graph)
    assert {node for group in found for node in group} == {node for node in graph if node in reach[node]}
    for group in found:
        for node in group:
            assert {other for other in graph if other in reach[node] and node in reach[other]} == set(group)
        circle = circle_in(group, graph)
        assert circle[0] == group[0]
        assert len(set(circle)) == len(circle)
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert other in graph[one]
