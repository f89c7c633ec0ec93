"""The guide for employees: the principles as do and don't on one sheet, and what helps when in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.compass import heaviest
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.principles import loose, values
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision_model import PrincipleTold
from dienstvisie.schema import Decision, Principle, live

QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class GuideValue:
    """A value with the principles that are told with it; `value` is None for those of no value."""

    value: Mention | None
    principles: tuple[PrincipleTold, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to ask oneself: whether something fits a principle, which the guideline explains."""

    principle: Mention
    guideline: str | None


@dataclass(frozen=True, slots=True)
class GuideReport:
    """The guide. `weighed` says that the questions come from the compass: they weighed most in decisions so far."""

    imprint: Imprint
    values: tuple[GuideValue, ...]
    doubts: tuple[Doubt, ...]
    weighed: bool
    further: tuple[Mention, ...]


def guide_report(sources: Sources) -> GuideReport:
    """The guide on the live principles; values without a principle are not in it."""
    told = [
        GuideValue(sources.mention("values", value.id), value.principles)
        for value in values(sources)
        if value.principles
    ]
    if without := loose(sources):
        told.append(GuideValue(None, without))
    return GuideReport(
        imprint=sources.imprint,
        values=tuple(told),
        doubts=tuple(_doubt(sources, id_) for id_ in heaviest(sources, QUESTIONS)),
        weighed=any(option.principles for one in live(sources.dossier, Decision) for option in one.options),
        further=documents(sources, ("vision", "analysis", "roadmap", "summary")),
    )


def _doubt(sources: Sources, id_: str) -> Doubt:
    guideline = sources.dossier.all(Principle)[id_].guideline
    return Doubt(sources.mention("principles", id_), sources.writer.text(guideline) if guideline else None)
