"""What people want of a plan, wish by wish with the place where it is written, and the problem without some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from dienstvisie.diagnostics import Address
from dienstvisie.language import Message, counted
from dienstvisie.planning.graph import Graph
from dienstvisie.planning.phases import early_quick_wins
from dienstvisie.planning.problem import PlanningProblem, Task
from dienstvisie.planning.roadmap import Wish

QUICK_WINS = Address("settings", None, ("planning", "quick_wins"))


def wishes_of(problem: PlanningProblem) -> tuple[Wish, ...]:
    """The wishes: musts, pins, deadlines, the number of quick wins, and the groups that want one; each kind by id.

    Work that has begun is a fact and no wish. Deadlines are those of what has to be there: musts, pins and facts, and
    all that these wait for. Any other idea that misses its deadline stays out, and that breaks no wish.
    """
    graph = Graph(problem)
    wanted = graph.with_ancestors(task.idea for task in problem.tasks if task.must or task.pinned is not None)
    return (
        *(_must(problem, idea) for idea, parts in graph.parts.items() if any(part.must for part in parts)),
        *(_pin(problem, part) for parts in graph.parts.values() for part in parts if _is_wish(part)),
        *(
            _deadline(problem, parts)
            for idea, parts in graph.parts.items()
            if idea in wanted and _last(parts) is not None
        ),
        *_early(problem),
    )


def is_kept(problem: PlanningProblem, wish: Wish, starts: Mapping[str, int]) -> bool:
    """Whether a plan keeps a wish of a problem; a deadline of what is not there is not broken."""
    if wish.kind in ("quick_wins", "quick_wins_for"):
        early = early_quick_wins(problem, starts)
        if wish.kind == "quick_wins":
            return len(early) >= problem.quick_wins
        return any(not group.ideas.isdisjoint(early) for group in problem.quick_wins_for if group.id == wish.group)
    own = [task for task in problem.tasks if task.idea == wish.idea]
    if wish.kind == "must":
        return all(task.id in starts for task in own)
    if wish.kind == "pinned":
        return all(starts.get(task.id) == task.pinned for task in own if _is_wish(task))
    return all(
        starts[task.id] + task.duration - 1 <= task.deadline
        for task in own
        if task.deadline is not None and task.id in starts
    )


def keeps_all(problem: PlanningProblem, starts: Mapping[str, int]) -> bool:
    """Whether a plan keeps all wishes."""
    return all(is_kept(problem, wish, starts) for wish in wishes_of(problem))


def without(problem: PlanningProblem, dropped: Collection[Wish]) -> PlanningProblem:
    """The problem without some of its wishes; without that for a number of quick wins, none is asked for."""
    gone = {(wish.kind, wish.idea or wish.group) for wish in dropped}
    return replace(
        problem,
        tasks=tuple(
            _freed(task, {kind for kind, id_ in gone if id_ == task.idea}, problem.calendar.count)
            for task in problem.tasks
        ),
        quick_wins=0 if ("quick_wins", None) in gone else problem.quick_wins,
        quick_wins_for=tuple(group for group in problem.quick_wins_for if ("quick_wins_for", group.id) not in gone),
    )


def _freed(task: Task, gone: Collection[str], count: int) -> Task:
    """A task without these wishes. One that is pinned outside the calendar is not meant for this roadmap at all."""
    if not gone:
        return task
    is_inside = task.pinned is not None and 0 <= task.pinned < count
    return replace(
        task,
        must=task.must and "must" not in gone,
        pinned=None if "pinned" in gone and is_inside and _is_wish(task) else task.pinned,
        deadline=None if "deadline" in gone else task.deadline,
    )


def _is_wish(task: Task) -> bool:
    return task.pinned is not None and not task.begun


def _last(parts: tuple[Task, ...]) -> int | None:
    return min((part.deadline for part in parts if part.deadline is not None), default=None)


def _must(problem: PlanningProblem, idea: str) -> Wish:
    message = Message("“{idea}” has to be on the roadmap.", {"idea": problem.title(idea)})
    return Wish("must", idea, Address("ideas", idea, ("must",)), message)


def _pin(problem: PlanningProblem, task: Task) -> Wish:
    values = {"idea": problem.title(task.idea), "period": problem.calendar.label(task.pinned or 0)}
    address = Address("ideas", task.idea, ("pinned",))
    return Wish("pinned", task.idea, address, Message("“{idea}” has to start in {period}.", values))


def _deadline(problem: PlanningProblem, parts: tuple[Task, ...]) -> Wish:
    idea = parts[0].idea
    values = {"idea": problem.title(idea), "period": problem.calendar.label(_last(parts) or 0)}
    message = Message("“{idea}” has to be done by {period}.", values)
    return Wish("deadline", idea, Address("ideas", idea, ("deadline",)), message)


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
        yield Wish("quick_wins_for", None, QUICK_WINS, message, group.id)
