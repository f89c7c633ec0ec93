"""What has begun or is done stays on the roadmap; where there is no room for it, room is made, and that is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dienstvisie.diagnostics import Address, Problem, Rule
from dienstvisie.language import Message, counted
from dienstvisie.planning import rules
from dienstvisie.planning.begun import as_fact, cut_at_end
from dienstvisie.planning.board import Board
from dienstvisie.planning.problem import Lane, LocalText, PlanningProblem, Task
from dienstvisie.planning.usage import spending

Found = Iterator[tuple[Rule, Problem]]
Shares = Mapping[str, int]
"""How much each idea takes."""


@dataclass(frozen=True, slots=True)
class FactUse:
    """What the facts use: days per (unit, period), ideas at work per (unit, period), euros per (year, budget)."""

    days: Mapping[tuple[str, int], Shares]
    running: Mapping[tuple[str, int], Shares]
    euros: Mapping[tuple[int, str], Shares]


def settled(problem: PlanningProblem) -> PlanningProblem:
    """Work that has begun, with room for what is a fact. Parts that are still to come find their place later.

    Where such a part would find none at all, beside the facts and the parts before it, it follows at once: a fact too.
    The problem holds the tasks of ideas that have begun or are done, and no others.
    """
    ideas: dict[str, tuple[Task, ...]] = {}
    for task in problem.tasks:
        ideas[task.idea] = (*ideas.get(task.idea, ()), task)
    while True:
        with_room = lifted(replace(problem, tasks=tuple(task for parts in ideas.values() for task in parts)))
        stuck = place_facts(Board(with_room))
        if not stuck or all(part.begun for part in ideas[stuck[0]]):
            return with_room
        ideas[stuck[0]] = cut_at_end(_in_a_row(ideas[stuck[0]]), problem.calendar)


def place_facts(board: Board) -> tuple[str, ...]:
    """Place what has begun or is done, on an empty board, then the parts of it that are still to come, by idea.

    The ideas that find no place; in a problem that was made from a dossier there are none.
    """
    begun = [idea for idea, parts in board.graph.parts.items() if parts[0].begun]
    stuck = [idea for idea in begun if not _put_all(board, [part for part in board.graph.parts[idea] if part.begun])]
    for idea in (idea for idea in begun if idea not in stuck):
        if not _put_all(board, [part for part in board.graph.parts[idea] if not part.begun]):
            for part in board.graph.parts[idea]:
                if part.id in board.starts:
                    board.lift(part)
            stuck.append(idea)
    return tuple(stuck)


def lifted(problem: PlanningProblem) -> PlanningProblem:
    """The problem with as much capacity, budget and running ideas as the facts need, where these need more."""
    use = fact_use(problem)
    budgets = {key: max(most, sum(use.euros.get(key, {}).values())) for key, most in problem.budgets.items()}
    stated = {key: most for key, most in problem.budgets.items() if budgets[key] > most}
    lanes = tuple(_lifted_lane(lane, use, problem.calendar.count) for lane in problem.lanes)
    return replace(problem, lanes=lanes, budgets=budgets, stated_budgets=stated)


def fact_use(problem: PlanningProblem) -> FactUse:
    """What the tasks that have begun or are done use, and which ideas these are."""
    days: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    running: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    euros: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for task in problem.tasks:
        if not task.begun or task.pinned is None:
            continue
        for unit, profile in task.effort.items():
            for step, number in enumerate(profile):
                days[unit, task.pinned + step][task.idea] += number
                running[unit, task.pinned + step][task.idea] += any(profile)
        for key, amount in spending(task, task.pinned, problem.calendar).items():
            euros[key][task.idea] += amount
    return FactUse(days, running, euros)


def overloads(problem: PlanningProblem, limited: Collection[str] = ()) -> Found:
    """Where facts use more than there is. `limited` are the units that say themselves how many ideas they can do."""
    use = fact_use(problem)
    for lane in problem.lanes:
        for period in range(problem.calendar.count):
            yield from _too_many_days(problem, lane, period, use.days.get((lane.id, period), {}))
            yield from _too_many_running(problem, lane, period, use.running.get((lane.id, period), {}), limited)
    for key, most in sorted(problem.stated_budgets.items()):
        yield rules.NO_ROOM_FOR_FACTS, _overspent(problem, key, most, use.euros[key])


def _lifted_lane(lane: Lane, use: FactUse, count: int) -> Lane:
    """Running ideas are counted by their tasks, as the planner does; an idea's own tasks never run side by side."""
    if lane.running_at_most is not None:
        busy = tuple(sum(use.running.get((lane.id, period), {}).values()) for period in range(count))
        lane = replace(lane, running_facts=busy if max(busy, default=0) > lane.running_at_most else ())
    if lane.capacity is None:
        return lane
    stated = lane.capacity
    needed = tuple(max(most, sum(use.days.get((lane.id, period), {}).values())) for period, most in enumerate(stated))
    return lane if needed == stated else replace(lane, capacity=needed, stated=stated)


def _put_all(board: Board, parts: Sequence[Task]) -> bool:
    """Place these parts, each as early as it can be; or none of them."""
    done: list[Task] = []
    for part in parts:
        start = board.first_fit(part)
        if start is None:
            for other in done:
                board.lift(other)
            return False
        board.put(part, start)
        done.append(part)
    return True


def _in_a_row(parts: Sequence[Task]) -> tuple[Task, ...]:
    """All parts as facts, each at once after the one before."""
    found: list[Task] = []
    start = 0
    for part in parts:
        start = start if part.pinned is None else part.pinned
        found.append(as_fact(part, start))
        start += part.duration
    return tuple(found)


def _too_many_days(problem: PlanningProblem, lane: Lane, period: int, shares: Shares) -> Found:
    used = sum(shares.values())
    if lane.stated is None or used <= lane.stated[period]:
        return
    values = {
        "unit": lane.title,
        "period": problem.calendar.label(period),
        "used": used,
        "more": used - lane.stated[period],
    }
    message = counted(
        "“{unit}” has {number} day in {period}, but work that has begun or is done takes {used}: {more} too many.",
        "“{unit}” has {number} days in {period}, but work that has begun or is done takes {used}: {more} too many.",
        lane.stated[period],
        values,
    )
    hint = Message("Correct the capacity, the effort, or when the work began and is done.")
    takes = _related(problem, shares, _takes_days)
    yield rules.NO_ROOM_FOR_FACTS, Problem(Address("units", lane.id, ("capacity",)), message, hint, takes)


def _too_many_running(
    problem: PlanningProblem, lane: Lane, period: int, shares: Shares, limited: Collection[str]
) -> Found:
    ideas = {idea: 1 for idea, number in shares.items() if number}
    if lane.running_at_most is None or len(ideas) <= lane.running_at_most:
        return
    values = {"unit": lane.title, "period": problem.calendar.label(period), "most": lane.running_at_most}
    message = counted(
        "“{unit}” works in {period} on {number} idea that has begun or is done; {most} at most is the limit.",
        "“{unit}” works in {period} on {number} ideas that have begun or are done; {most} at most is the limit.",
        len(ideas),
        values,
    )
    own = Address("units", lane.id, ("running_at_most",))
    address = own if lane.id in limited else Address("settings", None, ("planning", "running_at_most"))
    hint = Message("Correct the limit, or when the work began and is done.")
    yield rules.NO_ROOM_FOR_FACTS, Problem(address, message, hint, _related(problem, ideas, _works))


def _overspent(problem: PlanningProblem, key: tuple[int, str], most: int, shares: Shares) -> Problem:
    year, kind = key
    used = sum(shares.values())
    values = {"year": year, "used": used, "most": most, "more": used - most}
    message = (
        Message(
            "The investment budget of {year} is {most} euros, but work that has begun or is done costs {used}: {more} "
            "too many.",
            values,
        )
        if kind == "investment"
        else Message(
            "The operating budget of {year} is {most} euros, but work that has begun or is done costs {used}: {more} "
            "too many.",
            values,
        )
    )
    hint = Message("Correct the budget, the costs, or when the work began and is done.")
    address = Address("settings", None, ("planning", "budgets", year, kind))
    return Problem(address, message, hint, _related(problem, shares, _costs))


def _related(
    problem: PlanningProblem, shares: Shares, say: Callable[[LocalText, int], Message]
) -> tuple[tuple[Message, Address], ...]:
    """The ideas that take most, and where their progress is written; the largest first, ties by id."""
    order = sorted((idea for idea, number in shares.items() if number), key=lambda idea: (-shares[idea], idea))
    return tuple((say(problem.title(idea), shares[idea]), Address("ideas", idea, ("progress",))) for idea in order)


def _takes_days(title: LocalText, days: int) -> Message:
    return counted("“{idea}” takes {number} day.", "“{idea}” takes {number} days.", days, {"idea": title})


def _works(title: LocalText, _: int) -> Message:
    return Message("“{idea}” is one of them.", {"idea": title})


def _costs(title: LocalText, euros: int) -> Message:
    return Message("“{idea}” costs {euros} euros.", {"idea": title, "euros": euros})
