"""What the yearly measurements of a dossier say: of each indicator, each theme and each principle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dienstvisie.language import Message, counted
from dienstvisie.measuring.figures import Figure, figures
from dienstvisie.measuring.reach import reach
from dienstvisie.measuring.restarts import Begun, begun
from dienstvisie.measuring.verdict import Judgement, Span, Verdict, judge
from dienstvisie.schema import Competency, Dossier, Indicator, Principle, Programme, live

CAUTION: tuple[Verdict, ...] = ("restart", "no-effect", "too-early", "on-course")
"""Verdicts from the one that asks most attention; of several indicators the first of these counts."""


@dataclass(frozen=True, slots=True)
class IndicatorEffect:
    """An indicator with all its figures, its verdict now, and those on the spans before each restart.

    `restarts` are the days of those of its programmes; `earlier` has a verdict for each, on the span that ends there.
    """

    indicator: Indicator
    figures: tuple[Figure, ...]
    now: Judgement
    earlier: tuple[Judgement, ...] = ()
    restarts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectEffect:
    """The verdict on a theme or a principle, with the indicators that it rests on and why it is so."""

    subject: Competency | Principle
    verdict: Verdict
    why: tuple[Message, ...]
    indicators: tuple[IndicatorEffect, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """All that the measurements say. `restarts` are the fresh starts of the programmes, with what changed.

    `programmes` are those that count; `fewest` is the number of answers below which nothing is told.
    """

    indicators: tuple[IndicatorEffect, ...]
    themes: tuple[SubjectEffect, ...]
    principles: tuple[SubjectEffect, ...]
    restarts: tuple[Begun, ...]
    programmes: tuple[Programme, ...]
    fewest: int


def effects(dossier: Dossier) -> Effects:
    """What is measured of themes, principles and programmes, judged by the rule of `measuring.verdict`."""
    fewest = dossier.settings.privacy.threshold
    programmes = live(dossier, Programme)
    named = {id_ for programme in programmes for id_ in programme.indicators}
    measured = {
        one.id: _effect(one, [each for each in programmes if _has(each, one)], fewest)
        for one in live(dossier, Indicator)
        if one.competencies or one.principles or one.id in named
    }
    return Effects(
        tuple(measured.values()),
        tuple(_themes(dossier, programmes, measured)),
        tuple(_principles(dossier, measured)),
        tuple(row for programme in programmes for row in begun(programme)),
        programmes,
        fewest,
    )


def combined(found: Sequence[IndicatorEffect]) -> tuple[Verdict, tuple[Message, ...]]:
    """The verdict on several indicators, and how it came about.

    Those that tell nothing do not count, and of the rest the one that asks most attention does.
    """
    telling = [one for one in found if one.now.verdict != "not-enough-answers"]
    if len(found) == 1:
        return found[0].now.verdict, found[0].now.why
    if not telling:
        none = Message("None of its indicators can be compared yet.") if found else Message("No indicator measures it.")
        return "not-enough-answers", (none,)
    verdict = next(one for one in CAUTION if any(each.now.verdict == one for each in telling))
    saying = [one for one in telling if one.now.verdict == verdict]
    change, rest = saying[0].now.why[:1], tuple(_rest(len(found) - len(telling)))
    if len(telling) == 1:
        return verdict, (*change, *rest)
    values = {"same": len(saying), "telling": len(telling)}
    counts = Message("This is the verdict of {same} of {telling} indicators; the most cautious counts.", values)
    return verdict, (counts, *rest, *change)


def _rest(number: int) -> Iterator[Message]:
    if number:
        yield counted("{number} more cannot be compared yet.", "{number} more cannot be compared yet.", number)


def _has(programme: Programme, indicator: Indicator) -> bool:
    return indicator.id in programme.indicators or not set(indicator.competencies).isdisjoint(programme.themes)


def _effect(indicator: Indicator, programmes: Sequence[Programme], fewest: int) -> IndicatorEffect:
    """The verdict since the last restart, and those on each span before."""
    rows = figures(indicator, fewest)
    restarts = sorted({restart.date for programme in programmes for restart in programme.restarts})
    starts = [programme.start for programme in programmes if programme.start is not None]
    begins: list[date | None] = [min(starts, default=None), *restarts]
    spans = [
        _span(indicator, rows, programmes, begin, end) for begin, end in zip(begins, [*restarts, None], strict=True)
    ]
    judged = [judge(indicator, span) for span in spans]
    now = _now(judged[-1], begins[-1], anew=bool(restarts))
    return IndicatorEffect(indicator, rows, now, tuple(judged[:-1]), tuple(restarts))


def _span(
    indicator: Indicator, rows: Sequence[Figure], programmes: Sequence[Programme], begin: date | None, end: date | None
) -> Span:
    """The figures from the last one before `begin`, with which is compared, until `end`."""
    upto = [row for row in rows if end is None or row.date <= end]
    before = [index for index, row in enumerate(upto) if begin is not None and row.date <= begin]
    kept = upto[before[-1] :] if before else upto
    last = kept[-1].date if kept else end
    return Span(kept, begin, reach(programmes, indicator.competencies, begin, last))


def _now(judged: Judgement, begin: date | None, *, anew: bool) -> Judgement:
    """What was measured before a programme began cannot show its effect: without a figure since, it is too early."""
    if begin is None or judged.last is not None or judged.first is None or judged.first.date > begin:
        return judged
    values = {"date": begin}
    why = (
        Message("The programme began anew on {date}; it was not measured since.", values)
        if anew
        else Message("The programme began on {date}; it was not measured since.", values)
    )
    return Judgement("too-early", (why,), judged.first, reach=judged.reach)


def _themes(
    dossier: Dossier, programmes: Sequence[Programme], measured: Mapping[str, IndicatorEffect]
) -> Iterator[SubjectEffect]:
    meant = {theme for programme in programmes for theme in programme.themes}
    for theme in live(dossier, Competency):
        found = tuple(one for one in measured.values() if theme.id in one.indicator.competencies)
        if found or theme.id in meant:
            yield SubjectEffect(theme, *combined(found), found)


def _principles(dossier: Dossier, measured: Mapping[str, IndicatorEffect]) -> Iterator[SubjectEffect]:
    """Principles by their own indicators; one that has none by those of the competencies that it needs."""
    serving: dict[str, list[str]] = {}
    for one in live(dossier, Competency):
        for id_ in one.principles:
            serving.setdefault(id_, []).append(one.id)
    for principle in live(dossier, Principle):
        needed = {*principle.competencies, *serving.get(principle.id, ())}
        own = tuple(one for one in measured.values() if principle.id in one.indicator.principles)
        through = tuple(one for one in measured.values() if not needed.isdisjoint(one.indicator.competencies))
        found = own or through
        if found:
            verdict, why = combined(found)
            if not own:
                why = (Message("It has no indicator of its own; those of its themes count."), *why)
            yield SubjectEffect(principle, verdict, why, found)
