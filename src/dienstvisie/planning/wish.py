"""What people want of a plan, wish by wish with the place where it is written, and the problem without some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message, counted
from dienstvisie.planning.graph import Graph
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, QuickWinGroup, Task
from dienstvisie.planning.roadmap import Wish

QUICK_WINS = Address("settings", None, ("planning", "quick_wins"))


def wishes_of(problem: PlanningProblem) -> tuple[Wish, ...]:
    """The wishes: musts, pins, deadlines, the number of quick wins, and the groups that want one; each kind by id.

    A pin and a deadline are those of one task. Work that has begun is a fact and no wish. Deadlines are those of what
    has to be there: musts, pins and facts, and all that these wait for. Any other idea that misses its deadline stays
    out, and that breaks no wish.
    """
    graph = Graph(problem)
    wanted = graph.with_ancestors(task.idea for task in problem.tasks if task.must or task.pinned is not None)
    return (
        *(_must(problem, idea) for idea, parts in graph.parts.items() if any(part.must for part in parts)),
        *(_pin(problem, part) for parts in graph.parts.values() for part in parts if _is_wish(part)),
        *(
            _deadline(problem, part, part.deadline)
            for idea, parts in graph.parts.items()
            for part in (parts if idea in wanted else ())
            if part.deadline is not None
        ),
        *_early(problem),
    )


class Judge:
    """Which wishes of a problem a plan keeps."""

    def __init__(self, problem: PlanningProblem, starts: Mapping[str, int]) -> None:
        self._problem, self._starts = problem, starts
        self._tasks = {task.id: task for task in problem.tasks}
        self._out = {task.idea for task in problem.tasks if task.id not in starts}
        self._early = frozenset(early_quick_wins(problem, starts))

    def keeps(self, wish: Wish) -> bool:
        """Whether the plan keeps a wish; a deadline of what is not there is not broken."""
        if wish.kind == "quick_wins":
            return len(self._early) >= self._problem.quick_wins
        if wish.kind == "quick_wins_for":
            own = (group for group in self._problem.quick_wins_for if is_of(group, wish))
            return any(not group.ideas.isdisjoint(self._early) for group in own)
        if wish.kind == "must":
            return wish.idea not in self._out
        task = self._tasks.get(wish.task or "")
        start = None if task is None else self._starts.get(task.id)
        if task is None or start is None:
            return wish.kind == "deadline"
        if wish.kind == "pinned":
            return start == task.pinned
        return task.deadline is None or start + task.duration - 1 <= task.deadline


def is_kept(problem: PlanningProblem, wish: Wish, starts: Mapping[str, int]) -> bool:
    """Whether a plan keeps a wish of a problem; of many wishes, see `broken`."""
    return Judge(problem, starts).keeps(wish)


def broken(problem: PlanningProblem, starts: Mapping[str, int]) -> tuple[Wish, ...]:
    """The wishes that a plan does not keep."""
    judge = Judge(problem, starts)
    return tuple(wish for wish in wishes_of(problem) if not judge.keeps(wish))


def keeps_all(problem: PlanningProblem, starts: Mapping[str, int]) -> bool:
    """Whether a plan keeps all wishes."""
    return not broken(problem, starts)


def is_of(group: QuickWinGroup, wish: Wish) -> bool:
    """Whether a wish is that of this group; a target group and a location may have the same id."""
    return (group.kind, group.id) == (wish.group_kind, wish.group)


def without(problem: PlanningProblem, dropped: Collection[Wish]) -> PlanningProblem:
    """The problem without some of its wishes; without that for a number of quick wins, none is asked for."""
    if not dropped:
        return problem
    musts = {wish.idea for wish in dropped if wish.kind == "must"}
    dates = {(wish.kind, wish.task) for wish in dropped}
    return replace(
        problem,
        tasks=tuple(
            _freed(
                task,
                problem.calendar.count,
                is_must=task.must and task.idea not in musts,
                keeps_pin=("pinned", task.id) not in dates,
                keeps_deadline=("deadline", task.id) not in dates,
            )
            for task in problem.tasks
        ),
        quick_wins=0 if any(wish.kind == "quick_wins" for wish in dropped) else problem.quick_wins,
        quick_wins_for=tuple(
            group for group in problem.quick_wins_for if not any(is_of(group, wish) for wish in dropped)
        ),
    )


def _freed(task: Task, count: int, *, is_must: bool, keeps_pin: bool, keeps_deadline: bool) -> Task:
    """A task without these wishes. One that is pinned outside the calendar is not meant for this roadmap at all."""
    is_inside = task.pinned is not None and 0 <= task.pinned < count
    pinned = task.pinned if keeps_pin or not is_inside or not _is_wish(task) else None
    deadline = task.deadline if keeps_deadline else None
    if (is_must, pinned, deadline) == (task.must, task.pinned, task.deadline):
        return task
    return replace(task, must=is_must, pinned=pinned, deadline=deadline)


def _is_wish(task: Task) -> bool:
    return task.pinned is not None and not task.begun


def _must(problem: PlanningProblem, idea: str) -> Wish:
    message = Message("“{idea}” has to be on the roadmap.", {"idea": problem.title(idea)})
    return Wish("must", idea, Address("ideas", idea, ("must",)), message)


def _pin(problem: PlanningProblem, task: Task) -> Wish:
    values = {"idea": problem.title(task.idea), "period": problem.calendar.label(task.pinned or 0)}
    if _is_whole(task, "pinned"):
        message = Message("“{idea}” has to start in {period}.", values)
    else:
        values |= {"part": task.title}
        message = Message("Part “{part}” of “{idea}” has to start in {period}.", values)
    return Wish("pinned", task.idea, _written(task, "pinned"), message, task=task.id)


def _deadline(problem: PlanningProblem, task: Task, last: int) -> Wish:
    values = {"idea": problem.title(task.idea), "period": problem.calendar.label(last)}
    if _is_whole(task, "deadline"):
        message = Message("“{idea}” has to be done by {period}.", values)
    else:
        values |= {"part": task.title}
        message = Message("Part “{part}” of “{idea}” has to be done by {period}.", values)
    return Wish("deadline", task.idea, _written(task, "deadline"), message, task=task.id)


def _is_whole(task: Task, date: Literal["pinned", "deadline"]) -> bool:
    return task.subproject is None or date in task.of_idea


def _written(task: Task, date: Literal["pinned", "deadline"]) -> Address:
    """Where a date of a task is written: with the task itself, or with its idea."""
    keys = () if date in task.of_idea else task.address.keys
    return task.address._replace(keys=(*keys, date))


def _early(problem: PlanningProblem) -> Iterator[Wish]:
    if problem.quick_wins > 0:
        message = counted(
            "At least {number} quick win has to be finished in the first phase.",
            "At least {number} quick wins have to be finished in the first phase.",
            problem.quick_wins,
        )
        yield Wish("quick_wins", None, QUICK_WINS, message)
    for group in sorted(problem.quick_wins_for, key=lambda group: (group.kind, group.id)):
        message = Message("“{group}” has to have a quick win in the first phase.", {"group": group.title})
        yield Wish("quick_wins_for", None, QUICK_WINS, message, group.id, group.kind)
