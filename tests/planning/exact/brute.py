"""Tiny problems, and all of their plans by trying everything: what the solver's answers are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import product
from random import Random

from tests.planning.test_planning_properties import generated

from dienstvisie.planning.board import Board
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PhaseSpan, PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.roadmap import Wish
from dienstvisie.planning.solution import find
from dienstvisie.planning.verify import verify
from dienstvisie.planning.wish import wishes_of, without

Starts = dict[str, int]
Name = tuple[str, str | None]


def tiny(seed: int) -> PlanningProblem:
    """Four ideas over four periods, with everything that can stand in the way."""
    dice = Random(seed)  # noqa: S311
    problem, periods = generated(4, seed), 4
    lanes = tuple(replace(lane, capacity=lane.capacity and lane.capacity[:periods]) for lane in problem.lanes)
    ideas = sorted({task.idea for task in problem.tasks})
    groups = [QuickWinGroup("units", "desk", "Desk", frozenset(dice.sample(ideas, 2)))] if dice.random() < 0.4 else []
    return replace(
        problem,
        calendar=replace(problem.calendar, count=periods),
        tasks=tuple(_shorter(dice, task) for task in problem.tasks),
        lanes=lanes,
        phases=(PhaseSpan("one", "One", 0, 1), PhaseSpan("two", "Two", 2, periods - 1)),
        quick_wins=dice.randint(0, 2),
        quick_wins_for=tuple(groups),
    )


def wished(seed: int) -> PlanningProblem:
    """A tiny problem with more wishes than usually hold."""
    dice = Random(seed)  # noqa: S311
    problem = tiny(seed)
    must = {idea for idea in sorted({task.idea for task in problem.tasks}) if dice.random() < 0.6}
    return replace(problem, tasks=tuple(replace(task, must=task.idea in must) for task in problem.tasks))


def _shorter(dice: Random, task: Task) -> Task:
    """At most two periods long, now and then with a deadline of its own."""
    length = min(task.duration, 2)
    return replace(
        task,
        duration=length,
        effort={unit: days[:length] for unit, days in task.effort.items()},
        once={kind: euros[:length] for kind, euros in task.once.items()},
        deadline=dice.randint(0, 3) if dice.random() < 0.15 else task.deadline,
        quick_win=length == 1,
    )


def some_plan(problem: PlanningProblem) -> Starts:
    """A plan that a short search finds."""
    return dict(find(problem, rounds=10))


def plans(problem: PlanningProblem) -> Iterator[Starts]:
    """All plans that break no rule; each has passed the independent checker."""
    board = Board(problem)
    for starts in _from(board, board.graph.order):
        if not verify(problem, starts):
            yield starts


def _from(board: Board, ideas: tuple[str, ...]) -> Iterator[Starts]:
    if not ideas:
        yield dict(board.starts)
        return
    yield from _from(board, ideas[1:])
    parts = board.graph.parts[ideas[0]]
    for starts in product(*(range(board.problem.calendar.count) for _ in parts)):
        done: list[Task] = []
        for part, start in zip(parts, starts, strict=True):
            if start + part.duration > board.problem.calendar.count or not board.usage.fits(part, start):
                break
            board.put(part, start)
            done.append(part)
        if len(done) == len(parts):
            yield from _from(board, ideas[1:])
        for part in done:
            board.lift(part)


def optimum(problem: PlanningProblem, like: Mapping[str, int]) -> int:
    """The most early value of a plan that keeps every wish that this one keeps."""
    must = {task.idea for task in problem.tasks if task.id in like and (task.must or task.pinned is not None)}
    early = set(early_quick_wins(problem, like))
    groups = [group.ideas for group in problem.quick_wins_for if group.ideas & early]
    wanted = problem.quick_wins if len(early) >= problem.quick_wins else 0
    return max(
        early_value(problem, starts)
        for starts in plans(problem)
        if must <= {task.idea for task in problem.tasks if task.id in starts}
        and len(found := set(early_quick_wins(problem, starts))) >= wanted
        and all(group & found for group in groups)
    )


def name(wish: Wish) -> Name:
    return wish.kind, wish.task or wish.idea or wish.group


def keepable(problem: PlanningProblem) -> set[frozenset[Name]]:
    """The sets of wishes that plans keep, each as far as one plan keeps them; facts come first."""
    wishes = wishes_of(problem)
    bare = without(problem, wishes)
    every = list(plans(bare))
    facts: set[str] = set()
    begun = sorted({task.idea for task in problem.tasks if task.begun})
    if any(_has(problem, starts, begun) for starts in every):
        facts = set(begun)
    else:
        for idea in begun:
            if any(_has(problem, starts, {*facts, idea}) for starts in every):
                facts.add(idea)
    return {
        frozenset(name(wish) for wish in wishes if _keeps(problem, starts, wish))
        for starts in every
        if _has(problem, starts, facts)
    }


def _has(problem: PlanningProblem, starts: Starts, ideas: Collection[str]) -> bool:
    return all(task.id in starts for task in problem.tasks if task.idea in ideas)


def _keeps(problem: PlanningProblem, starts: Starts, wish: Wish) -> bool:
    parts = [task for task in problem.tasks if task.idea == wish.idea]
    early = set(early_quick_wins(problem, starts))
    if wish.kind == "must":
        return all(part.id in starts for part in parts)
    task = next((task for task in parts if task.id == wish.task), None)
    if task is not None and wish.kind == "pinned":
        return starts.get(task.id) == task.pinned
    if task is not None and wish.kind == "deadline":
        return task.deadline is None or starts.get(task.id, -9) + task.duration - 1 <= task.deadline
    if wish.kind == "quick_wins":
        return len(early) >= problem.quick_wins
    own = [group for group in problem.quick_wins_for if (group.kind, group.id) == (wish.group_kind, wish.group)]
    return any(group.ideas & early for group in own)
