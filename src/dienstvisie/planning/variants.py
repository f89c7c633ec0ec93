"""What was stated with something changed: what is asked of a plan that is not written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dienstvisie.language import Message
from dienstvisie.planning.problem import Task
from dienstvisie.planning.problem_from import Stated
from dienstvisie.planning.profiles import spread


def without(stated: Stated, reasons: Mapping[str, Message]) -> Stated:
    """Without the ideas that `reasons` name and have tasks, each with the reason; what waits for them never comes."""
    gone = {id_: reason for id_, reason in reasons.items() if id_ in stated.parts and id_ not in stated.out}
    return replace(stated, out={**stated.out, **gone})


def demanding(stated: Stated, idea: str) -> Stated:
    """With an idea that has to be on the roadmap."""
    return _with(stated, idea, tuple(replace(task, must=True) for task in stated.parts[idea]))


def pinning(stated: Stated, task: Task, period: int) -> Stated:
    """With a task that starts in that period."""
    parts = stated.parts[task.idea]
    return _with(stated, task.idea, tuple(replace(one, pinned=period) if one is task else one for one in parts))


def with_capacity(stated: Stated, unit: str, days: Mapping[int, int]) -> Stated:
    """With other days of a limited unit in some periods."""
    lanes = tuple(
        replace(lane, capacity=tuple(days.get(period, now) for period, now in enumerate(lane.capacity)))
        if lane.id == unit and lane.capacity is not None
        else lane
        for lane in stated.base.lanes
    )
    return replace(stated, base=replace(stated.base, lanes=lanes))


def with_budgets(stated: Stated, budgets: Mapping[tuple[int, str], int]) -> Stated:
    """With other euros in some years and kinds of budget."""
    return replace(stated, base=replace(stated.base, budgets={**stated.base.budgets, **budgets}))


def shared_out(now: Sequence[int], days: int) -> tuple[int, ...] | None:
    """The days of periods with so many more or fewer, in equal shares, the first one more where it does not come out.

    Where a period has fewer than its share, the others give up more; None where all together have too few.
    """
    if days >= 0:
        return tuple(map(sum, zip(now, spread(days, len(now)), strict=True)))
    if sum(now) < -days:
        return None
    left, short = list(now), -days
    by_room = sorted(range(len(now)), key=lambda at: (now[at], -at))
    for done, at in enumerate(by_room):
        taken = min(now[at], short // (len(now) - done))
        left[at] -= taken
        short -= taken
    return tuple(left)


def _with(stated: Stated, idea: str, parts: tuple[Task, ...]) -> Stated:
    return replace(stated, parts={**stated.parts, idea: parts})
