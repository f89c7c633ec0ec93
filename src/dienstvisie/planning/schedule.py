"""The planner: a serial schedule on a priority list, in three tiers, then everything as early as it can be.

Serial schedule generation after Kelley (1963); the tiers and the priority are ours: first what has to be, by its
latest start, then quick wins into the first phase, then by value against load.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from dienstvisie.planning.board import Board
from dienstvisie.planning.facts import place_facts
from dienstvisie.planning.phases import early_quick_wins, first_phase_end
from dienstvisie.planning.priority import by_density, by_promise
from dienstvisie.planning.problem import PlanningProblem


def schedule(problem: PlanningProblem) -> dict[str, int]:
    """The start of every task that has a place, by its id. The same problem gives the same plan, in any order."""
    board = Board(problem)
    place_facts(board)
    _place_pins(board)
    _place_needed(board)
    _drop_orphans(board)
    _shift(board)
    _place_quick_wins(board)
    ranked = by_promise(board.graph)
    while _fill(board, ranked):
        _shift(board)
    return dict(sorted(board.starts.items()))


def _place_pins(board: Board) -> None:
    """Pins are rigid, so they are there right after the facts; what they wait for has to fit in before them."""
    graph = board.graph
    pins = [(idea, part) for idea in graph.order for part in graph.parts[idea] if part.pinned is not None]
    for idea, _ in sorted(pins, key=lambda pin: (not pin[1].begun, not pin[1].must)):
        if not board.has(idea) and not board.excluded_by(idea):
            board.place(idea)


def _place_needed(board: Board) -> None:
    """Musts, pins and their ancestors, by latest start."""
    graph = board.graph
    wanted = (task.idea for task in board.problem.tasks if task.must or task.pinned is not None)
    needed = graph.with_ancestors(wanted) & frozenset(graph.order)
    latest = graph.latest(needed)
    for idea in sorted(needed, key=lambda idea: (latest[graph.parts[idea][0].id], idea)):
        if board.is_ready(idea):
            board.place(idea, latest)


def _drop_orphans(board: Board) -> None:
    """Pins of which an ancestor found no place in time, and what waits for them, leave the board."""
    for idea in board.graph.order:
        if board.has(idea) and not all(map(board.has, board.graph.before[idea])):
            board.remove(idea)


def _place_quick_wins(board: Board) -> None:
    """The densest quick wins, each with what it waits for, until the first phase has as many as it wants."""
    problem = board.problem
    quick = {task.idea for task in problem.tasks if task.quick_win}
    found = set(early_quick_wins(problem, board.starts))
    for idea in by_density(board.graph):
        if len(found) >= problem.quick_wins:
            return
        if idea in quick and not board.has(idea) and _place_early(board, idea):
            found = set(early_quick_wins(problem, board.starts))


def _place_early(board: Board, idea: str) -> bool:
    """Place an idea with what it waits for, if a quick win of it is then finished in the first phase."""
    graph, end = board.graph, first_phase_end(board.problem)
    wins = [part for part in graph.parts[idea] if part.quick_win]
    if not any(graph.earliest.get(part.id, end) + part.duration - 1 <= end for part in wins):
        return False
    bundle = sorted(graph.with_ancestors([idea]), key=lambda member: (graph.depth[member], member))
    done = [member for member in bundle if board.is_ready(member) and board.place(member)]
    if any(part.id in board.starts and board.starts[part.id] + part.duration - 1 <= end for part in wins):
        return True
    for member in done:
        board.remove(member)
    return False


def _fill(board: Board, ranked: Sequence[str]) -> bool:
    """Place whatever still fits, the first of `ranked` first, each after all that it waits for; whether any did."""
    graph, place = board.graph, {idea: number for number, idea in enumerate(ranked)}
    waiting = {
        idea: sum(not board.has(other) for other in graph.before[idea]) for idea in ranked if not board.has(idea)
    }
    heap = [place[idea] for idea, number in waiting.items() if number == 0]
    heapify(heap)
    any_placed = False
    while heap:
        idea = ranked[heappop(heap)]
        if board.excluded_by(idea) or not board.place(idea):
            continue
        any_placed = True
        for follower in graph.after[idea]:
            if follower in waiting:
                waiting[follower] -= 1
                if waiting[follower] == 0:
                    heappush(heap, place[follower])
    return any_placed


def _shift(board: Board) -> None:
    """Move single tasks earlier, the first on the board first, until none can: each move lowers the sum of starts."""
    tasks = board.graph.tasks
    moved = True
    while moved:
        moved = False
        for id_ in sorted(board.starts, key=lambda id_: (board.starts[id_], id_)):
            task, start = tasks[id_], board.starts[id_]
            if start <= board.window(task).start:
                continue
            board.lift(task)
            earliest = board.first_fit(task, start)
            board.put(task, start if earliest is None else earliest)
            moved = moved or board.starts[id_] < start
