"""Indicators through the years: baseline, measurements, target, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import ceil, floor, log10

from dienstvisie.language import Message, counted
from dienstvisie.measuring.figures import figure, is_share
from dienstvisie.reporting.figures.model import TrendFigure, TrendMark, TrendPoint
from dienstvisie.reporting.labels import DIRECTIONS
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Indicator, Measurement

Span = tuple[int, int]


def trend_figure(sources: Sources, indicator: Indicator, marks: Sequence[TrendMark] = ()) -> TrendFigure | None:
    """One indicator over its own years; None where nothing was measured yet. `marks` within these years are shown."""
    own = _span(indicator)
    made = _figure(sources, indicator, own) if own else None
    return made and replace(made, marks=tuple(mark for mark in marks if made.first < mark.day < made.last))


def _span(indicator: Indicator) -> Span | None:
    """From the first day of the year of the first measurement to the end of the year of the last day."""
    if indicator.baseline is None and not indicator.measurements:
        return None
    days = [part.date for part in _parts(indicator)]
    last = max(days).year
    end = date(last + 1, 1, 1).toordinal() if last < date.max.year else date.max.toordinal()
    return date(min(days).year, 1, 1).toordinal(), end


def _parts(indicator: Indicator) -> Iterable[Measurement]:
    ends = (indicator.baseline, indicator.target)
    return (*(part for part in ends if part), *indicator.measurements)


def _figure(sources: Sources, indicator: Indicator, span: Span) -> TrendFigure:
    write = sources.writer
    baseline = [_point(sources, indicator, indicator.baseline, "baseline")] if indicator.baseline else []
    since = [_point(sources, indicator, part, "measurement") for part in indicator.measurements]
    points = tuple(sorted((*baseline, *since), key=lambda point: point.day))
    target = _point(sources, indicator, indicator.target, "target") if indicator.target else None
    values = [point.value for point in points] + ([target.value] if target else [])
    values += [end for point in points for end in (point.low, point.high) if end is not None]
    title = write.text(indicator.title)
    progress = " ".join(write.say(message) for message in _progress(sources, indicator, points, target))
    return TrendFigure(
        id=f"trend-{indicator.id}",
        item=sources.mention("indicators", indicator.id),
        unit=indicator.unit,
        direction=write.say(DIRECTIONS[indicator.direction]),
        alternative=write.say(Message("{title}: {progress}", {"title": title, "progress": progress})),
        progress=progress,
        points=points,
        target=target,
        ticks=tuple((value, write.number(value, digits)) for value, digits in _ticks(values)),
        years=tuple((date(year, 1, 1).toordinal(), str(year)) for year in _years(span)),
        first=span[0],
        last=span[1],
    )


def _point(sources: Sources, indicator: Indicator, part: Measurement, kind: str) -> TrendPoint:
    write = sources.writer
    number = write.number(part.value, 2)
    text = write.amount(number, "%") if is_share(indicator) else number
    answers = counted("n = {number}", "n = {number}", part.n) if part.n is not None else None
    fewest = sources.dossier.settings.privacy.threshold
    span = figure(part, indicator, fewest).interval if kind != "target" else None
    return TrendPoint(
        kind=kind,  # type: ignore[arg-type]
        day=part.date.toordinal(),
        value=part.value,
        date=write.date(part.date),
        text=text,
        answers=write.say(answers) if answers else None,
        note=write.text(part.note) if part.note else None,
        low=span.low if span else None,
        high=span.high if span else None,
        interval=interval_words(sources, indicator, span.low, span.high) if span else None,
    )


def interval_words(sources: Sources, indicator: Indicator, low: float, high: float) -> str:
    """From where to where a figure may lie, with its unit where that is a share: `47,4–56,6%`."""
    digits = 1 if is_share(indicator) else 2
    ends = [sources.writer.fixed(end, digits) for end in (low, high)]
    if low < 0:
        return sources.writer.say(Message("{low} to {high}", {"low": ends[0], "high": ends[1]}))
    return sources.writer.amount(f"{ends[0]}–{ends[1]}", "%" if is_share(indicator) else None)


def _progress(
    sources: Sources, indicator: Indicator, points: Sequence[TrendPoint], target: TrendPoint | None
) -> Iterator[Message]:
    """How it went since the baseline: what was measured before that is drawn, and is no progress."""
    begin = indicator.baseline.date.toordinal() if indicator.baseline else points[0].day
    since = [point for point in points if point.day >= begin]
    first, newest = since[0], since[-1]
    values = {"value": _amount(sources, indicator, newest), "date": newest.date}
    if len(since) == 1 and newest.kind == "baseline":
        yield Message("There is only the baseline: {value} on {date}.", values)
    elif len(since) == 1:
        yield Message("There is one measurement so far: {value} on {date}.", values)
    else:
        values |= {"before": _amount(sources, indicator, first), "start": first.date}
        yield Message("From {before} on {start} to {value} on {date}.", values)
    if target is None:
        yield Message("There is no target.")
        return
    aim = {"target": _amount(sources, indicator, target), "date": target.date}
    yield Message("The target is {target} by {date}.", aim)
    if _reached(indicator, newest.value, target.value):
        yield Message("It is reached.")
    elif len(since) > 1 and first.value != target.value:
        share = (newest.value - first.value) / (target.value - first.value)
        if share > 0:
            yield Message("That is {share} of the way.", {"share": sources.writer.percent(share)})
        elif share < 0:
            yield Message("It is further away than at the start.")
        else:
            yield Message("Nothing has changed yet.")


def _amount(sources: Sources, indicator: Indicator, point: TrendPoint) -> str:
    return sources.writer.amount(sources.writer.number(point.value, 2), indicator.unit)


def _reached(indicator: Indicator, value: float, target: float) -> bool:
    return value >= target if indicator.direction == "higher" else value <= target


def _ticks(values: Sequence[float]) -> tuple[tuple[float, int], ...]:
    """Three to six round values around all values, each with the decimals that it needs."""
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1.0
    step = _round_step(room / 3)
    first, last = floor((low - room * 0.08) / step), ceil((high + room * 0.08) / step)
    if low >= 0 and first < 0:
        first = 0
    digits = max(0, -floor(log10(step))) if step < 1 else 0
    return tuple((number * step, digits) for number in range(first, last + 1))


def _round_step(length: float) -> float:
    """The least of 1, 2, 2.5, 5 and 10 times a power of ten that is no shorter."""
    power = 10.0 ** floor(log10(length))
    steps = [power * part for part in (1.0, 2.0, 5.0, 10.0)]
    return next((step for step in steps if step >= length * (1 - 1e-9)), steps[-1])


def _years(span: Span) -> tuple[int, ...]:
    """The years that begin in the span; of many, every second, fifth or tenth and so on."""
    first, last = (date.fromordinal(day).year for day in span)
    count = last - first + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if count / step <= 8)
    return tuple(year for year in range(first, last + 1) if (year - first) % step == 0)
