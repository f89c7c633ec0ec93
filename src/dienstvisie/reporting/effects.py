"""The effect measurement report (effectmeting): what was done, what became different, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dienstvisie.language import Message, counted
from dienstvisie.measuring import IndicatorEffect, SubjectEffect
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.effects_indicators import here, indicator_told, verdict_told
from dienstvisie.reporting.effects_model import EffectsReport, IndicatorTold, SubjectTold
from dienstvisie.reporting.effects_programmes import programmes, years_of
from dienstvisie.reporting.effects_restarts import restarts
from dienstvisie.reporting.effects_rule import notes, rule
from dienstvisie.reporting.places import place
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.measuring import VERDICTS
from dienstvisie.schema import KIND_OF


def has_effects(sources: Sources) -> bool:
    """Whether there is a programme, or a measurement that can be judged."""
    found = sources.measured
    return bool(found.programmes) or any(one.now.verdict != "not-enough-answers" for one in found.indicators)


def effects_report(sources: Sources) -> EffectsReport:
    """The report in the language of the sources' writer. Every indicator is told once, at the first of its subjects."""
    found = sources.measured
    told = {one.indicator.id: indicator_told(sources, one) for one in found.indicators}
    left = dict(told)
    themes = tuple(_subject(sources, one, left) for one in found.themes)
    principles = tuple(_subject(sources, one, left) for one in found.principles)
    trends = [one.trend for one in told.values() if one.trend]
    marked = any(trend.marks for trend in trends)
    return EffectsReport(
        imprint=sources.imprint,
        in_short=tuple(sources.writer.say(message) for message in _in_short(sources)),
        themes=themes,
        principles=principles,
        loose=tuple(left.values()),
        programmes=programmes(sources),
        restarts=restarts(sources),
        rule=rule(sources),
        notes=notes(sources),
        key=any(trend.whiskers for trend in trends),
        mark=sources.writer.say(Message("A restart")) if marked else None,
    )


def _subject(sources: Sources, one: SubjectEffect, left: dict[str, IndicatorTold]) -> SubjectTold:
    kind = KIND_OF[type(one.subject)].name
    shown = tuple(left.pop(each.indicator.id) for each in one.indicators if each.indicator.id in left)
    ids = {each.id for each in shown}
    return SubjectTold(
        id=f"{kind}-{one.subject.id}",
        item=Mention(one.subject.id, sources.writer.text(one.subject.title), place(kind, one.subject.id)),
        verdict=verdict_told(sources, one.verdict, one.why),
        standing=tuple((here(sources, each), _standing(sources, each)) for each in one.indicators),
        shown=shown,
        elsewhere=tuple(here(sources, each) for each in one.indicators if each.indicator.id not in ids),
    )


def _standing(sources: Sources, one: IndicatorEffect) -> str:
    last = next((figure for figure in reversed(one.figures) if figure.value is not None), None)
    if last is None or last.value is None:
        return sources.writer.say(Message("nothing to tell yet"))
    number = sources.writer.number(last.value, 2)
    return sources.writer.amount(number, one.indicator.unit)


def _in_short(sources: Sources) -> Iterator[Message]:
    found = sources.measured
    if found.themes:
        yield counted(
            "{number} theme: {counts}.", "{number} themes: {counts}.", len(found.themes), _counts(found.themes)
        )
    if found.principles:
        yield counted(
            "{number} principle: {counts}.",
            "{number} principles: {counts}.",
            len(found.principles),
            _counts(found.principles),
        )
    days = [figure.date for one in found.indicators for figure in one.figures]
    if days:
        values = {"first": min(days), "last": max(days), "indicators": _measured(found.indicators)}
        yield (
            Message("{indicators} were measured from {first} to {last}.", values)
            if len(set(days)) > 1
            else Message("{indicators} were measured on {last}.", values)
        )
    for programme in found.programmes:
        yield from _reach(sources, programme.id)
    begun: list[date] = sorted({one.restart.date for one in found.restarts})
    if begun:
        yield counted(
            "There was a restart on {dates}; since then everything is measured anew.",
            "There were {number} restarts, on {dates}; since each of them everything is measured anew.",
            len(begun),
            {"dates": tuple(begun)},
        )


def _measured(indicators: Sequence[IndicatorEffect]) -> Message:
    number = sum(bool(one.figures) for one in indicators)
    return counted("{number} indicator", "{number} indicators", number)


def _counts(found: Sequence[SubjectEffect]) -> dict[str, object]:
    """How many of each verdict, in the order of the verdicts, without those that none has."""
    parts = []
    for verdict, word in VERDICTS.items():
        number = sum(one.verdict == verdict for one in found)
        if number:
            parts.append(Message("{number} {verdict}", {"number": number, "verdict": word}))
    return {"counts": tuple(parts)}


def _reach(sources: Sources, id_: str) -> Iterator[Message]:
    """The last year of which the reach is known."""
    programme = next(one for one in sources.measured.programmes if one.id == id_)
    known = [year for year in years_of(programme) if any(year in line.reached for line in programme.lines)]
    if known:
        year = known[-1]
        lines = [line for line in programme.lines if year in line.reached]
        yield Message(
            "In {year}, {reached} of {planned} planned participations took place in “{programme}”.",
            {
                "year": year,
                "reached": sum(line.reached[year] for line in lines),
                "planned": sum(line.planned.get(year, 0) for line in lines),
                "programme": sources.writer.text(programme.title),
            },
        )
