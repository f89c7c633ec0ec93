"""What stands elsewhere than in a roadmap before: idea by idea, or part by part where the parts are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dienstvisie.diagnostics import Address
from dienstvisie.planning.agreed import Spans, agreed_parts
from dienstvisie.planning.board import Board
from dienstvisie.planning.problem import Task
from dienstvisie.planning.roadmap import Agreed, Move

Span = tuple[int, int]


def moves(board: Board, before: Agreed) -> tuple[Move, ...]:
    """Every task in another place than before, in order of where it stands (or stood), then of idea and part.

    An idea that comes, goes, or is cut into other parts is told as a whole. What lay before the calendar and is not
    planned any more is no move, nor is the part of running work that lies there.
    """
    agreed = agreed_parts(before)
    found = [
        (number, move)
        for idea in sorted({*board.graph.parts, *agreed})
        for number, move in enumerate(
            _of_idea(board, before, idea, {id_: before.spans[id_] for id_ in agreed.get(idea, ())})
        )
    ]
    return tuple(move for _, move in sorted(found, key=_place))


def _place(row: tuple[int, Move]) -> tuple[int, str, int]:
    number, move = row
    return (move.now or move.before or (0, 0))[0], move.task.idea, number


def _of_idea(board: Board, before: Agreed, idea: str, then: Spans) -> Iterator[Move]:
    parts = board.graph.parts.get(idea, ())
    now = {part.id: _span(board, part) for part in parts if part.id in board.starts}
    if then and now and _are_same(parts, then):
        for part in parts:
            if not _is_in_place(part, then[part.id], now[part.id]):
                yield Move(part, then[part.id], now[part.id])
        return
    was, is_ = _around(then), _around(now)
    is_history = was is not None and was[1] < 0 and not parts
    if was != is_ and not is_history and not (was and is_ and _is_in_place(parts[0], was, is_)):
        yield Move(_whole(board, before, idea, is_ or was or (0, 0)), was, is_)


def _are_same(parts: tuple[Task, ...], then: Spans) -> bool:
    """Whether the parts are those of before, apart from what was to be done before the calendar."""
    ids = {part.id for part in parts}
    return ids <= then.keys() and all(then[id_][1] < 0 for id_ in then.keys() - ids)


def _is_in_place(part: Task, then: Span, now: Span) -> bool:
    """Whether nothing moved; running work shows from the beginning of the calendar at the earliest."""
    return now == ((max(0, then[0]), then[1]) if part.begun else then)


def _span(board: Board, part: Task) -> Span:
    start = board.starts[part.id]
    return start, start + part.duration - 1


def _around(spans: Spans) -> Span | None:
    if not spans:
        return None
    return min(start for start, _ in spans.values()), max(end for _, end in spans.values())


def _whole(board: Board, before: Agreed, idea: str, span: Span) -> Task:
    """All parts of an idea as one task; of one that is not planned any more there is only the name."""
    parts = board.graph.parts.get(idea)
    title = before.titles.get(idea, idea) if parts is None else board.problem.title(idea)
    length = span[1] - span[0] + 1
    if parts is None:
        return Task(idea, idea, None, title, Address("ideas", idea), length, {}, {}, {})
    return replace(parts[-1], id=idea, subproject=None, title=title, duration=length, begun=parts[0].begun)
