"""Serial schedules of the same tasks from either end of time, the room for each task kept by the state.

Serial schedule generation after Kelley (1963); from the end backwards as in the justification of Valls, Ballestin &
Quintanilla (2005). A pass stops at the first task that cannot meet the limit, so it costs only what it tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from dienstvisie.planning.search.model import Model
from dienstvisie.planning.search.score import Score
from dienstvisie.planning.search.state import State


class Passes:
    """The tasks of a plan that may move, what bounds them, and how many placements were tried."""

    def __init__(self, model: Model, score: Score, plan: State) -> None:
        self.model = model
        self.tasks = [i for i, at in enumerate(plan.at) if at >= 0 and not model.tasks[i].begun]
        self.ground = plan.copy()
        for i in self.tasks:
            self.ground.lift(i)
        self.head, self.tail = _heads(model, plan), _tails(model, plan)
        self.least = max((at + model.duration[i] for i, at in enumerate(self.head) if plan.at[i] >= 0), default=0)
        """No plan of these tasks ends earlier."""
        self.last = list(model.last)
        for i, last in kept_early(model, score, plan):
            self.last[i] = min(self.last[i], last)
        self.tried = 0

    def early(self, state: State, keys: Sequence[int], limit: int) -> bool:
        """Place what has no place, the least key first, as early as it can be; whether all can end by `limit`."""
        tail, latest = self.tail, self.last
        for i in self._order(state, keys, self.model.before, self.model.after):
            self.tried += 1
            first, last = state.window(i)
            start = state.first_fit(i, first, min(last, latest[i], limit - tail[i]))
            if start < 0:
                return False
            state.put(i, start)
        return True

    def late(self, state: State, keys: Sequence[int], end: int, shift: int = 0) -> bool:
        """Place what has no place, the least key first, as late as it can be before `end`.

        Whether all can: none may begin earlier than `shift` periods after the first start that its chain allows.
        """
        head, latest, duration = self.head, self.last, self.model.duration
        for i in self._order(state, keys, self.model.after, self.model.before):
            self.tried += 1
            _, last = state.window(i)
            start = state.last_fit(i, head[i] + shift, min(last, latest[i], end - duration[i]))
            if start < 0:
                return False
            state.put(i, start)
        return True

    def _order(
        self,
        state: State,
        keys: Sequence[int],
        before: Sequence[Sequence[tuple[int, int]]],
        after: Sequence[Sequence[tuple[int, int]]],
    ) -> list[int]:
        """The tasks without a place, the least key first, each only after what comes before it in the pass."""
        waiting = {i: 0 for i in self.tasks if state.at[i] < 0}
        for i in waiting:
            waiting[i] = sum(j in waiting for j, _ in before[i])
        ready = [(keys[i], i) for i, number in waiting.items() if number == 0]
        heapify(ready)
        order = []
        while ready:
            i = heappop(ready)[1]
            order.append(i)
            for j, _ in after[i]:
                if j in waiting:
                    waiting[j] -= 1
                    if waiting[j] == 0:
                        heappush(ready, (keys[j], j))
        return order


def _heads(model: Model, plan: State) -> list[int]:
    """The first start of each task by dates and by all that it waits for; what has begun stays."""
    head = list(model.first)
    for i, task in enumerate(model.tasks):
        if task.begun and plan.at[i] >= 0:
            head[i] = plan.at[i]
        else:
            head[i] = max([head[i], *(head[j] + gap for j, gap in model.before[i] if plan.at[j] >= 0)])
    return head


def _tails(model: Model, plan: State) -> list[int]:
    """The periods from the start of each task to the end of all in the plan that waits for it."""
    tail = list(model.duration)
    for i in reversed(range(len(tail))):
        tail[i] = max([tail[i], *(gap + tail[j] for j, gap in model.after[i] if plan.at[j] >= 0)])
    return tail


def kept_early(model: Model, score: Score, plan: State) -> list[tuple[int, int]]:
    """Quick wins that stay in the first phase, with their last start: as few as the wishes that the plan keeps ask for.

    Those with the longest tails stay: they have to be early anyway.
    """
    if not score.wants_early:
        return []
    tail = _tails(model, plan)
    early = sorted(
        ((i, idea, last) for i, idea, last in score.quick if 0 <= plan.at[i] <= last),
        key=lambda row: (tail[row[0]], row),
    )
    missing = _missing(model, {idea for _, idea, _ in early})
    for row in tuple(early):
        rest = [other for other in early if other != row]
        if _missing(model, {idea for _, idea, _ in rest}) == missing:
            early = rest
    return [(i, last) for i, _, last in early]


def _missing(model: Model, early: set[int]) -> int:
    """How many quick wins and groups lack where these ideas are early."""
    return max(0, model.problem.quick_wins - len(early)) + sum(early.isdisjoint(group) for group in model.groups)
