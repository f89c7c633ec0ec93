"""Whether a plan keeps every rule: written apart from the planner, from the problem and the starts alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from dienstvisie.language import Message
from dienstvisie.planning.problem import PlanningProblem, Task

Starts = Mapping[str, int]
Found = Iterator[Message]


class PlanError(AssertionError):
    """A plan that breaks a rule: a fault of ours, never the user's."""

    def __init__(self, violations: tuple[Message, ...]) -> None:
        super().__init__("; ".join(map(str, violations)))
        self.violations = violations


def verify(problem: PlanningProblem, starts: Starts) -> tuple[Message, ...]:
    """Every rule that the plan breaks; nothing where it breaks none. `starts` are the periods by task id."""
    known = {task.id: task for task in problem.tasks}
    strangers = tuple(Message("There is no task {task}.", {"task": id_}) for id_ in starts if id_ not in known)
    placed = [task for task in problem.tasks if task.id in starts]
    outside = tuple(chain.from_iterable(_dates(problem, task, starts[task.id]) for task in placed))
    if strangers or any(not _is_inside(problem, task, starts[task.id]) for task in placed):
        return strangers + outside
    return outside + tuple(
        chain(
            _whole(problem, starts),
            chain.from_iterable(_order(task, known, starts) for task in placed),
            _together(problem, placed),
            _days(problem, placed, starts),
            _euros(problem, placed, starts),
            _running(problem, placed, starts),
        )
    )


def _is_inside(problem: PlanningProblem, task: Task, start: int) -> bool:
    return start >= 0 and start + task.duration <= problem.calendar.count


def _dates(problem: PlanningProblem, task: Task, start: int) -> Found:
    if not _is_inside(problem, task, start):
        yield Message("{task} lies outside the calendar.", {"task": task.id})
    if start < task.earliest:
        yield Message("{task} starts before its earliest date.", {"task": task.id})
    if task.deadline is not None and start + task.duration > task.deadline + 1:
        yield Message("{task} ends after its deadline.", {"task": task.id})
    if task.pinned is not None and start != task.pinned:
        yield Message("{task} does not start where it is pinned.", {"task": task.id})


def _whole(problem: PlanningProblem, starts: Starts) -> Found:
    there: dict[str, set[bool]] = defaultdict(set)
    for task in problem.tasks:
        there[task.idea].add(task.id in starts)
    for idea, states in there.items():
        if len(states) > 1:
            yield Message("Only a part of {idea} is planned.", {"idea": idea})


def _order(task: Task, known: Mapping[str, Task], starts: Starts) -> Found:
    for before, lag in task.predecessors:
        values = {"task": task.id, "before": before}
        if before not in starts:
            yield Message("{task} waits for {before}, which is not planned.", values)
        elif starts[before] + known[before].duration + lag > starts[task.id]:
            yield Message("{task} starts too soon after {before}.", values)


def _together(problem: PlanningProblem, placed: list[Task]) -> Found:
    ideas = {task.idea for task in placed}
    for one, other in problem.exclusions:
        if one in ideas and other in ideas:
            yield Message("{one} and {other} exclude each other.", {"one": one, "other": other})


def _days(problem: PlanningProblem, placed: list[Task], starts: Starts) -> Found:
    used: dict[tuple[str, int], int] = defaultdict(int)
    for task in placed:
        for unit, days in task.effort.items():
            for step, number in enumerate(days):
                used[unit, starts[task.id] + step] += number
    for lane in problem.lanes:
        for period, most in enumerate(lane.capacity or ()):
            if used[lane.id, period] > most:
                values = {"unit": lane.id, "period": problem.calendar.label(period)}
                yield Message("{unit} has too few days in {period}.", values)


def _euros(problem: PlanningProblem, placed: list[Task], starts: Starts) -> Found:
    last = problem.calendar.count - 1
    spent: dict[tuple[int, str], int] = defaultdict(int)
    for task in placed:
        start = starts[task.id]
        for kind, amounts in task.once.items():
            for step, amount in enumerate(amounts):
                spent[problem.calendar.year(start + step), kind] += amount
        for kind, amount in task.yearly.items():
            year = problem.calendar.year(start + task.duration - 1) + 1
            while year <= problem.calendar.year(last):
                spent[year, kind] += amount
                year += 1
    for (year, kind), most in problem.budgets.items():
        if spent[year, kind] > most:
            yield Message("The {kind} budget of {year} is overspent.", {"kind": kind, "year": year})


def _running(problem: PlanningProblem, placed: list[Task], starts: Starts) -> Found:
    busy: dict[tuple[str, int], int] = defaultdict(int)
    for task in placed:
        for unit, days in task.effort.items():
            for period in range(starts[task.id], starts[task.id] + task.duration) if sum(days) > 0 else ():
                busy[unit, period] += 1
    for lane in problem.lanes:
        for period in range(problem.calendar.count) if lane.running_at_most is not None else ():
            if busy[lane.id, period] > (lane.most_running(period) or 0):
                values = {"unit": lane.id, "period": problem.calendar.label(period)}
                yield Message("{unit} works on too many ideas in {period}.", values)
