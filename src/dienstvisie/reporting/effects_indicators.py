"""An indicator in the effect measurement: its figures with their intervals, its verdict, its trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dienstvisie.language import Message
from dienstvisie.measuring import Figure, IndicatorEffect, Judgement, Verdict
from dienstvisie.measuring.figures import is_share
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.effects_model import FigureRow, IndicatorTold, VerdictTold
from dienstvisie.reporting.figures.model import TrendMark
from dienstvisie.reporting.figures.trends import interval_words, trend_figure
from dienstvisie.reporting.labels import DIRECTIONS
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.measuring import VERDICTS
from dienstvisie.schema import Indicator

SIGNS: Mapping[Verdict, str] = {
    "on-course": "●",
    "too-early": "◐",
    "no-effect": "▲",
    "restart": "■",
    "not-enough-answers": "○",
}
"""A sign beside the word, so that verdicts differ in shape too."""


def here(sources: Sources, one: IndicatorEffect) -> Mention:
    """An indicator where this report tells of it."""
    return Mention(one.indicator.id, sources.writer.text(one.indicator.title), f"effects#effect-{one.indicator.id}")


def verdict_told(sources: Sources, verdict: Verdict, why: Sequence[Message]) -> VerdictTold:
    """A verdict in words."""
    say = sources.writer.say
    return VerdictTold(verdict, say(VERDICTS[verdict]), SIGNS[verdict], tuple(say(message) for message in why))


def judged(sources: Sources, judgement: Judgement) -> VerdictTold:
    """A verdict with all sentences of its rule."""
    return verdict_told(sources, judgement.verdict, judgement.why)


def change_words(sources: Sources, indicator: Indicator, judgement: Judgement) -> str | None:
    """Between where and where the change lies, each end with its sign; None where it cannot be told."""
    if judgement.change is None:
        return None
    digits = 1 if is_share(indicator) else 2
    low, high = (_signed(sources, end, digits) for end in judgement.change)
    values = {"low": low, "high": high}
    if is_share(indicator):
        return sources.writer.say(Message("{low} to {high} points", values))
    return sources.writer.say(Message("{low} to {high}", values))


def indicator_told(sources: Sources, one: IndicatorEffect) -> IndicatorTold:
    """An indicator with everything that its measurements say; restarts are marked in its trend."""
    write, indicator = sources.writer, one.indicator
    told = sources.dossier.all(Indicator).get(indicator.id)
    marks = [TrendMark(day.toordinal(), write.say(Message("restart"))) for day in one.restarts]
    return IndicatorTold(
        id=indicator.id,
        title=write.text(indicator.title),
        unit=indicator.unit,
        direction=write.say(DIRECTIONS[indicator.direction]),
        question=indicator.survey.question[0] if indicator.survey else None,
        verdict=judged(sources, one.now),
        change=change_words(sources, indicator, one.now),
        line=_valued(sources, indicator, one.now.line, 1) if one.now.line is not None else None,
        earlier=tuple(
            (write.date(day), judged(sources, before))
            for day, before in zip(one.restarts, one.earlier, strict=True)
            if before.last is not None
        ),
        rows=tuple(_rows(sources, one)),
        trend=trend_figure(sources, told, marks) if told else None,
    )


def _rows(sources: Sources, one: IndicatorEffect) -> Iterator[FigureRow]:
    """Measurements by date, then the target."""
    write, indicator = sources.writer, one.indicator
    notes = {part.date: part.note for part in (indicator.baseline, *indicator.measurements) if part and part.note}
    first = indicator.baseline.date if indicator.baseline else None
    for figure in one.figures:
        what = Message("Baseline") if figure.date == first else Message("Measurement")
        note = write.text(notes[figure.date]) if figure.date in notes and figure.value is not None else None
        reason = write.say(figure.reason) if figure.reason and figure.value is None else None
        yield FigureRow(
            date=write.date(figure.date),
            what=write.say(what),
            value=_valued(sources, indicator, figure.value)
            if figure.value is not None
            else write.say(Message("not told")),
            interval=interval_words(sources, indicator, *figure.interval) if figure.interval else None,
            answers=_answers(sources, figure),
            notes=tuple(part for part in (note, reason) if part),
        )
    if indicator.target is not None:
        value = _valued(sources, indicator, indicator.target.value)
        yield FigureRow(
            write.date(indicator.target.date), write.say(Message("Target")), value, None, None, (), aim=True
        )


def _answers(sources: Sources, figure: Figure) -> str | None:
    if figure.n is None:
        return None
    number = sources.writer.number(figure.n)
    if figure.response is None or figure.asked is None:
        return number
    values = {
        "number": number,
        "asked": sources.writer.number(figure.asked),
        "percent": sources.writer.percent(figure.response),
    }
    return sources.writer.say(Message("{number} of {asked} ({percent})", values))


def _valued(sources: Sources, indicator: Indicator, value: float, digits: int = 2) -> str:
    number = sources.writer.number(value, digits)
    return sources.writer.amount(number, "%" if is_share(indicator) else None)


def _signed(sources: Sources, value: float, digits: int) -> str:
    text = sources.writer.fixed(value, digits)
    return f"+{text}" if round(value, digits) > 0 else text
