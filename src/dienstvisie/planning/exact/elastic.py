"""The fewest wishes to give up: each may be, at a price."""

from __future__ import annotations

from collections.abc import Mapping

from dienstvisie.planning.exact.model import Model, build, early_columns
from dienstvisie.planning.exact.oracle import Oracle
from dienstvisie.planning.roadmap import Wish
from dienstvisie.planning.wish import is_of

WEIGHT = {"quick_wins_for": 0, "quick_wins": 0, "pinned": 1, "deadline": 2, "must": 3}
"""What decides between as many wishes: the lighter ones are given up."""


def fewest_dropped(oracle: Oracle) -> tuple[Wish, ...] | None:
    """The fewest wishes without which the others hold; None where the search finds no answer."""
    from dienstvisie.planning.exact.solver import search  # only where something contradicts

    model = _model(oracle)
    each = 1 + max(WEIGHT.values()) * len(oracle.wishes)
    given_up = {wish.key: model.add_block([-each - WEIGHT[wish.kind]]) for wish in oracle.wishes}
    for wish in oracle.wishes:
        _ask(model, oracle, wish, given_up[wish.key])
    found = search(model, oracle.nodes)
    if found.columns is None:
        return None
    return tuple(wish for wish in oracle.wishes if found.columns[given_up[wish.key]])


def _model(oracle: Oracle) -> Model:
    """The model in which no wish binds: pinned tasks may start anywhere, deadlines are past the end."""
    return build(oracle.windows(oracle.wishes, bare=True), lambda _task, _start: 0)


def _ask(model: Model, oracle: Oracle, wish: Wish, given_up: int) -> None:
    """The rows of a wish, which do not bind when it is given up."""
    if wish.kind in {"quick_wins", "quick_wins_for"}:
        ideas = next((group.ideas for group in oracle.problem.quick_wins_for if is_of(group, wish)), None)
        number = oracle.problem.quick_wins if ideas is None else 1
        columns = early_columns(model, ideas)
        model.add_row({**dict.fromkeys(columns, 1), given_up: number}, number, None)
        return
    if wish.kind == "must":
        column = model.comes(wish.idea or "")
        model.add_row({given_up: 1} if column is None else {given_up: 1, column: 1}, 1, None)
        return
    task = oracle.ground.graph.tasks[wish.task or ""]
    if wish.kind == "pinned" and task.pinned is not None:
        model.add_row({**_starts_in(model, task.id, task.pinned), given_up: 1}, 1, None)
    if wish.kind == "deadline" and task.deadline is not None and task.id in model.base:
        before = model.by(task.id, task.deadline - task.duration + 1)
        late = {model.last(task.id): 1}
        if before is not None:
            late[before] = late.get(before, 0) - 1
        model.add_row({**late, given_up: -1}, None, 0)


def _starts_in(model: Model, task: str, start: int) -> Mapping[int, int]:
    """That a task starts in a period, as columns; nothing where it cannot."""
    column = model.by(task, start) if start in model.windows.starts.get(task, ()) else None
    if column is None:
        return {}
    return {column: 1} if column == model.base[task] else {column: 1, column - 1: -1}
