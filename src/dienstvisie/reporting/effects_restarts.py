"""Restarts in the effect measurement: why, what changed, and the measurements before and after."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.measuring.restarts import Begun
from dienstvisie.reporting.effects_indicators import change_words, here, judged
from dienstvisie.reporting.effects_model import BeforeAfter, RestartTold
from dienstvisie.reporting.sources import Sources


def restarts(sources: Sources) -> tuple[RestartTold, ...]:
    """The restarts of all programmes, in the order of the files and then by date."""
    return tuple(_told(sources, one) for one in sources.measured.restarts)


def _told(sources: Sources, one: Begun) -> RestartTold:
    write = sources.writer
    return RestartTold(
        programme=sources.mention("programmes", one.programme.id),
        date=write.date(one.restart.date),
        reason=write.text(one.restart.reason),
        changes=write.texts(one.restart.changes),
        new=write.texts(line.title for line in one.new),
        gone=write.texts(line.title for line in one.gone),
        plan=write.say(_plan(one)) if one.before or one.after else None,
        rows=tuple(_rows(sources, one)),
    )


def _plan(one: Begun) -> Message:
    values = {"before": one.before, "after": one.after, "past": str(one.year - 1), "year": one.year}
    if one.after > one.before:
        return Message("The plan grew from {before} participations in {past} to {after} in {year}.", values)
    return Message("The plan went from {before} participations in {past} to {after} in {year}.", values)


def _rows(sources: Sources, begun: Begun) -> Iterator[BeforeAfter]:
    """The indicators that were compared on either side of the restart."""
    for one in sources.measured.indicators:
        if begun.restart.date not in one.restarts:
            continue
        number = one.restarts.index(begun.restart.date)
        before, after = one.earlier[number], (*one.earlier[number + 1 :], one.now)[0]
        if before.change is not None or after.change is not None:
            yield BeforeAfter(
                here(sources, one),
                change_words(sources, one.indicator, before),
                judged(sources, before),
                change_words(sources, one.indicator, after),
                judged(sources, after),
            )
