"""Journeys in short: one customer's question, and how many steps, handovers and days it takes now and later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.analysis_model import Travelled, Way
from dienstvisie.reporting.known import known
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Journey, live

MOMENTS: Mapping[str, Message] = {"before": Message("Today"), "after": Message("Later")}


def journeys(sources: Sources) -> tuple[Travelled, ...]:
    """Each question with the way of today, and the way of later beside it where that is drawn."""
    there = live(sources.dossier, Journey)
    ids = {journey.id for journey in there}
    roots = {journey.id for journey in there if journey.replaces not in ids}
    first = (journey for journey in there if journey.id in roots or journey.replaces not in roots)
    return tuple(
        _travelled(sources, [one, *(new for new in there if new.replaces == one.id and one.id in roots)])
        for one in first
    )


def _travelled(sources: Sources, ways: Sequence[Journey]) -> Travelled:
    first = ways[0]
    return Travelled(
        question=sources.writer.text(first.question),
        target_groups=known(sources, "target_groups", first.target_groups),
        yearly=sources.writer.number(first.cases_per_year) if first.cases_per_year is not None else None,
        ways=tuple(_way(sources, journey) for journey in ways),
    )


def _way(sources: Sources, journey: Journey) -> Way:
    number, steps = sources.writer.number, journey.steps
    return Way(
        state=sources.writer.say(MOMENTS[journey.moment]),
        steps=number(len(steps)),
        handovers=number(sum(step.handover for step in steps)),
        minutes=number(sum(step.minutes for step in steps)),
        waiting=number(sum(step.waiting_days for step in steps), 1),
    )
