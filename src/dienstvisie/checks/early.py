"""Which ideas can be an early success in the first phase of the roadmap."""

from __future__ import annotations

from dienstvisie.checks.periods import Periods
from dienstvisie.schema import Idea, Planning, QuickWins, Subproject


def can_be_early(idea: Idea, planning: Planning) -> bool:
    """Whether an idea, or a part of it, can be an early success by its dates, its length and its effort."""
    count = Periods(planning)
    end = count.last(planning.phases[0].until if planning.phases else planning.end)
    starts = [count.first(idea.pinned)] if idea.pinned else [count.first_whole(idea.earliest)] if idea.earliest else []
    if starts and max(starts) > end:
        return False
    if idea.quick_win is not None:
        return idea.quick_win or any(part.quick_win for part in idea.subprojects)
    parts: tuple[Idea | Subproject, ...] = idea.subprojects or (idea,)
    return any(_is_small(part, planning.quick_wins) for part in parts)


def _is_small(part: Idea | Subproject, rule: QuickWins) -> bool:
    if part.quick_win is not None:
        return part.quick_win
    return (
        part.duration is not None
        and part.duration <= rule.max_duration
        and sum(part.effort.values()) <= rule.max_effort
    )
