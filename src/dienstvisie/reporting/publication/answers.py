"""Measurements under which too few answers lie: for no audience, in no document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dienstvisie.measuring import Effects
from dienstvisie.measuring.effects import IndicatorEffect, SubjectEffect
from dienstvisie.schema import Dossier, Indicator, Measurement
from dienstvisie.schema.base import Entity


def without_few(dossier: Dossier) -> Dossier:
    """The dossier without the measurements on fewer answers than its `privacy.threshold`.

    What is aimed at is no answer, so targets stay. A measurement that does not say how many answered stays too.
    """
    fewest = dossier.settings.privacy.threshold
    made: dict[str, Entity] = {id_: _told(one, fewest) for id_, one in dossier.all(Indicator).items()}
    return dossier.changed(items={"indicators": made})


def without_few_figures(found: Effects, told: Dossier) -> Effects:
    """What the measurements say, resting on the indicators of a dossier that `without_few` made.

    That a figure is there and why it is not told stays, and how many answered; not what they answered.
    """
    known = told.all(Indicator)

    def effect(one: IndicatorEffect) -> IndicatorEffect:
        return replace(one, indicator=known[one.indicator.id])

    def subject(one: SubjectEffect) -> SubjectEffect:
        return replace(one, indicators=tuple(map(effect, one.indicators)))

    return replace(
        found,
        indicators=tuple(map(effect, found.indicators)),
        themes=tuple(map(subject, found.themes)),
        principles=tuple(map(subject, found.principles)),
    )


def _told(indicator: Indicator, fewest: int) -> Indicator:
    def few(row: Measurement | None) -> bool:
        return row is not None and any(count is not None and count < fewest for count in (row.n, row.asked))

    if not any(few(row) for row in (indicator.baseline, *indicator.measurements)):
        return indicator
    changed: Mapping[str, object] = {
        "baseline": None if few(indicator.baseline) else indicator.baseline,
        "measurements": tuple(row for row in indicator.measurements if not few(row)),
    }
    return indicator.model_copy(update=changed)
