"""Why an idea does not begin earlier, in a few lines: what blocks the same way is said once, with its periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Blocker
from dienstvisie.reporting.idea_model import Reason
from dienstvisie.reporting.labels import COSTS
from dienstvisie.reporting.sources import Sources


def reasons(sources: Sources, blockers: Iterable[Blocker]) -> tuple[Reason, ...]:
    """Each reason once, in the order of the first period that it blocks; stretches of periods are joined."""
    periods: dict[str, list[int]] = {}
    for blocker in sorted(blockers, key=lambda blocker: blocker.period):
        found = periods.setdefault(_text(sources, blocker), [])
        if blocker.period not in found:
            found.append(blocker.period)
    return tuple(Reason(_stretches(sources, found), text) for text, found in periods.items())


def _text(sources: Sources, blocker: Blocker) -> str:
    """What is lacking differs from period to period; that it lacks does not."""
    say = sources.writer.say
    if blocker.cause == "capacity" and blocker.by:
        return say(Message("“{unit}” has too few days left.", {"unit": _unit(sources, blocker)}))
    if blocker.cause == "running" and blocker.by:
        return say(Message("“{unit}” works on enough ideas already.", {"unit": _unit(sources, blocker)}))
    if blocker.cause == "budget" and len(blocker.by) > 1 and blocker.by[1] in COSTS:
        year, kind = blocker.by[:2]
        values = {"kind": COSTS[kind], "year": year}
        return say(Message("{kind} budget of {year}: too little is left.", values))
    return say(blocker.message)


def _unit(sources: Sources, blocker: Blocker) -> str:
    return sources.mention("units", blocker.by[0]).title


def _stretches(sources: Sources, periods: Sequence[int]) -> str:
    stretches: list[list[int]] = []
    for period in periods:
        if stretches and period <= stretches[-1][1] + 1:
            stretches[-1][1] = period
        else:
            stretches.append([period, period])
    return ", ".join(sources.span(*stretch) for stretch in stretches)
