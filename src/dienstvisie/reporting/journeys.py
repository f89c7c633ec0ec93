"""Journeys in short: one customer's question, and how many steps, handovers and days it takes now and later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.measuring.journeys import journey_figures, questions
from dienstvisie.reporting.analysis_model import Travelled, Way
from dienstvisie.reporting.known import known
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Journey, live

MOMENTS: Mapping[str, Message] = {"before": Message("Today"), "after": Message("Later")}


def journeys(sources: Sources) -> tuple[Travelled, ...]:
    """Each question with the way of today, and the ways of later beside it where they are drawn."""
    return tuple(_travelled(sources, ways) for ways in questions(live(sources.dossier, Journey)))


def _travelled(sources: Sources, ways: Sequence[Journey]) -> Travelled:
    first = ways[0]
    return Travelled(
        question=sources.writer.text(first.question),
        target_groups=known(sources, "target_groups", first.target_groups),
        yearly=sources.writer.number(first.cases_per_year) if first.cases_per_year is not None else None,
        ways=tuple(_way(sources, journey) for journey in ways),
    )


def _way(sources: Sources, journey: Journey) -> Way:
    number, figures = sources.writer.number, journey_figures(journey)
    return Way(
        state=sources.writer.say(MOMENTS[journey.moment]),
        steps=number(figures.steps),
        handovers=number(figures.handovers),
        minutes=number(figures.minutes),
        waiting=number(figures.waiting_days, 1),
    )
