"""How indicators go: each against a straight line from its baseline to its target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dienstvisie.language import Message, counted
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.reporting.indicator_words import measured, since_baseline
from dienstvisie.reporting.labels import DIRECTIONS, INDICATOR_KINDS
from dienstvisie.reporting.progress_model import Course, Figure, IndicatorProgress, IndicatorSort
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Indicator, Measurement, live

COURSES: dict[Course, tuple[Message, str]] = {
    "reached": (Message("Target reached"), "✓"),
    "on-course": (Message("On course"), "●"),
    "behind": (Message("Behind"), "▲"),
    "unmeasured": (Message("Not measured yet"), "○"),
    "unknown": (Message("Cannot be said"), "?"),
}
"""The word and the sign of each course."""
_NEAR = 1e-9
"""Figures that differ by less are equal: they went through a computation."""


def indicator_sorts(sources: Sources) -> tuple[IndicatorSort, ...]:
    """The indicators of each kind that has any, in the order of the files."""
    found = live(sources.dossier, Indicator)
    sorts = (
        IndicatorSort(kind, sources.writer.say(title), tuple(_told(sources, one) for one in found if one.kind == kind))
        for kind, title in INDICATOR_KINDS.items()
    )
    return tuple(sort for sort in sorts if sort.indicators)


def last_of(indicator: Indicator) -> Measurement | None:
    """The newest measurement since the baseline."""
    return next(reversed(since_baseline(indicator)), None)


def expected(baseline: Measurement, target: Measurement, day: date) -> float:
    """What a straight line from the baseline to the target has on a day; the target from its own day on."""
    whole = (target.date - baseline.date).days
    passed = (day - baseline.date).days
    if whole <= 0 or passed >= whole:
        return target.value
    return baseline.value + (target.value - baseline.value) * max(0, passed) / whole


def course(indicator: Indicator) -> Course:
    """How an indicator goes by its newest measurement: the target is reached, or it is at least on the line."""
    last, baseline, target = last_of(indicator), indicator.baseline, indicator.target
    if last is None:
        return "unmeasured"
    if target is not None and _as_good(indicator, last.value, target.value):
        return "reached"
    if target is None or baseline is None:
        return "unknown"
    return "on-course" if _as_good(indicator, last.value, expected(baseline, target, last.date)) else "behind"


def is_stale(indicator: Indicator, edition: date | None) -> bool:
    """Whether it should have been measured again by the day of the edition; without that day nobody can say."""
    figures = [row for row in (indicator.baseline, *indicator.measurements) if row is not None]
    if edition is None or not figures:
        return False
    last = max(row.date for row in figures)
    months = (edition.year - last.year) * 12 + edition.month - last.month
    return months > indicator.every or (months == indicator.every and edition.day > last.day)


def _as_good(indicator: Indicator, value: float, other: float) -> bool:
    gain = value - other if indicator.direction == "higher" else other - value
    return gain >= -_NEAR


def since_restart(sources: Sources, indicator: Indicator) -> tuple[Indicator, date | None]:
    """The indicator as measured anew since the last restart of its programmes, and the day of that; None without one.

    Its baseline is then the last measurement before the restart, as in the effect measurement.
    """
    found = next((one for one in sources.measured.indicators if one.indicator.id == indicator.id), None)
    if found is None or not found.restarts:
        return indicator, None
    day = found.restarts[-1]
    rows = sorted((row for row in (indicator.baseline, *indicator.measurements) if row), key=lambda row: row.date)
    before, since = [row for row in rows if row.date <= day], tuple(row for row in rows if row.date > day)
    base = before[-1] if before else indicator.baseline
    changed = {"baseline": base, "measurements": tuple(row for row in since if row is not base)}
    return indicator.model_copy(update=changed), day


def _told(sources: Sources, indicator: Indicator) -> IndicatorProgress:
    anew, restart = since_restart(sources, indicator)
    write, how = sources.writer, course(anew)
    word, sign = COURSES[how]
    rhythm = counted("measured every month", "measured every {number} months", indicator.every)
    return IndicatorProgress(
        id=indicator.id,
        title=write.text(indicator.title),
        description=write.prose(indicator.description),
        kind=write.say(INDICATOR_KINDS[indicator.kind]),
        unit=write.text(indicator.unit),
        service_norm=indicator.service_norm,
        lower=indicator.direction == "lower",
        direction=write.say(DIRECTIONS[indicator.direction]),
        rhythm=write.say(rhythm),
        baseline=measured(sources, anew.baseline),
        target=measured(sources, indicator.target),
        last=measured(sources, last_of(anew)),
        change=_change(sources, anew),
        course=how,
        course_word=write.say(word),
        course_sign=sign,
        verdict=write.say(_verdict(sources, anew, how)),
        restart=write.say(Message("Measured anew since the restart of {date}.", {"date": restart}))
        if restart
        else None,
        stale=_stale(sources, indicator),
        figures=tuple(_figures(sources, indicator)),
        trend=trend_figure(sources, indicator),
        measures=(
            *sources.mentions("principles", indicator.principles),
            *sources.mentions("competencies", indicator.competencies),
            *sources.mentions("policy_plan", indicator.objectives),
        ),
        ideas=sources.mentions("ideas", indicator.ideas),
    )


def _verdict(sources: Sources, indicator: Indicator, how: Course) -> Message:
    last, baseline, target = last_of(indicator), indicator.baseline, indicator.target
    if last is None:
        return Message("It was not measured yet since the baseline.") if baseline else Message("Not measured yet.")
    values = {"value": sources.writer.number(last.value, 2), "date": sources.writer.date(last.date)}
    if how == "reached" and target is not None:
        values["target"] = sources.writer.number(target.value, 2)
        return Message("The target of {target} is reached: {value} on {date}.", values)
    if target is None:
        return Message("It has no target, so nobody can say whether {value} is enough.", values)
    if baseline is None:
        return Message("It has no baseline, so nobody can say whether {value} is on the way to the target.", values)
    values["expected"] = sources.writer.number(expected(baseline, target, last.date), 1)
    if how == "on-course":
        return Message("On {date} it was {value}, and the straight line to the target has {expected}.", values)
    return Message("On {date} it was {value}, where the straight line to the target has {expected}.", values)


def _change(sources: Sources, indicator: Indicator) -> str | None:
    """How far the newest measurement is from the baseline, with its sign, and whether that is better."""
    last, baseline = last_of(indicator), indicator.baseline
    if last is None or baseline is None:
        return None
    gain = last.value - baseline.value
    size = sources.writer.number(abs(gain), 2)
    if abs(gain) <= _NEAR:
        return sources.writer.say(Message("unchanged"))
    values = {"change": f"+{size}" if gain > 0 else f"−{size}"}
    better = (gain > 0) == (indicator.direction == "higher")
    return sources.writer.say(Message("{change}, better", values) if better else Message("{change}, worse", values))


def _stale(sources: Sources, indicator: Indicator) -> str | None:
    if not is_stale(indicator, sources.dossier.settings.documents.date):
        return None
    return sources.writer.say(
        counted(
            "The last figure is older than the month after which it should be measured again.",
            "The last figure is older than the {number} months after which it should be measured again.",
            indicator.every,
        )
    )


def _figures(sources: Sources, indicator: Indicator) -> Iterator[Figure]:
    rows = [("baseline", Message("Baseline"), indicator.baseline), ("target", Message("Target"), indicator.target)]
    rows += [("measurement", Message("Measurement"), row) for row in indicator.measurements]
    there = [(role, label, row) for role, label, row in rows if row is not None]
    for role, label, row in sorted(there, key=lambda entry: (entry[2].date, entry[0] == "target")):
        yield Figure(
            role=role,  # type: ignore[arg-type]
            day=row.date,
            value=row.value,
            label=sources.writer.say(label),
            date=sources.writer.date(row.date),
            text=sources.writer.number(row.value, 2),
            answers=None if row.n is None else sources.writer.number(row.n),
            note=sources.writer.text(row.note) if row.note else None,
        )
