"""Indicators in words: their figures with unit and day, and by which an item is measured."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.idea_model import Gauged
from dienstvisie.reporting.labels import DIRECTIONS
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Idea, Indicator, Measurement, live


def indicators_of_idea(sources: Sources, idea: Idea) -> tuple[Indicator, ...]:
    """Those that the idea names, then those that name it; each once, without those that do not count."""
    known = {indicator.id: indicator for indicator in live(sources.dossier, Indicator)}
    pointing = (id_ for id_, indicator in known.items() if idea.id in indicator.ideas)
    return tuple(known[id_] for id_ in dict.fromkeys((*idea.indicators, *pointing)) if id_ in known)


def indicators_of_item(sources: Sources, item: str) -> tuple[Indicator, ...]:
    """Those that measure an item of the multi-year plan."""
    return tuple(indicator for indicator in live(sources.dossier, Indicator) if item in indicator.objectives)


def gauged(sources: Sources, indicator: Indicator) -> Gauged:
    """An indicator with its baseline and its target."""
    return Gauged(
        item=sources.mention("indicators", indicator.id),
        unit=sources.writer.text(indicator.unit),
        baseline=measured(sources, indicator.baseline),
        target=measured(sources, indicator.target),
        direction=sources.writer.say(DIRECTIONS[indicator.direction]),
    )


def since_baseline(indicator: Indicator) -> tuple[Measurement, ...]:
    """The measurements after the baseline, by date: one from before it says nothing of how it went since."""
    baseline = indicator.baseline
    rows = (row for row in indicator.measurements if baseline is None or row.date > baseline.date)
    return tuple(sorted(rows, key=lambda row: row.date))


def measured(sources: Sources, figure: Measurement | None) -> str | None:
    """A figure with its day."""
    if figure is None:
        return None
    values = {"value": sources.writer.number(figure.value, 2), "date": sources.writer.date(figure.date)}
    return sources.writer.say(Message("{value} ({date})", values))


def with_unit(sources: Sources, figure: Measurement | None, unit: str) -> str | None:
    """A figure with its unit and its day."""
    if figure is None:
        return None
    values = {"value": sources.writer.number(figure.value, 2), "unit": unit, "date": sources.writer.date(figure.date)}
    return sources.writer.say(Message("{value} {unit} ({date})", values))
