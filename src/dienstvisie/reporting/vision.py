"""The vision document: why, what we stand for, how we work, what that asks of people, and the compass."""

from __future__ import annotations

from dienstvisie.reporting.compass import decisions
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.figures.trace import whole_trace_figure
from dienstvisie.reporting.heard import tally, voice
from dienstvisie.reporting.known import known
from dienstvisie.reporting.principles import loose, values
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.vision_model import Behaviour, CompetencyTold, VisionReport
from dienstvisie.schema import VOCABULARIES, Competency, Feedback, Principle, live


def vision_report(sources: Sources) -> VisionReport:
    """The vision that a dossier holds."""
    feedback = live(sources.dossier, Feedback)
    return VisionReport(
        imprint=sources.imprint,
        why=sources.writer.prose(sources.dossier.settings.description),
        values=values(sources),
        loose=loose(sources),
        competencies=tuple(_competency(sources, one) for one in live(sources.dossier, Competency)),
        decisions=decisions(sources),
        trace=whole_trace_figure(sources),
        tally=tally(sources),
        tested=tuple(voice(sources, entry) for entry in feedback if entry.values or entry.principles),
        further=documents(sources, ("guide", "analysis", "priorities", "roadmap")),
    )


def _competency(sources: Sources, competency: Competency) -> CompetencyTold:
    write = sources.writer
    needing = (one.id for one in live(sources.dossier, Principle) if competency.id in one.competencies)
    return CompetencyTold(
        id=competency.id,
        title=write.text(competency.title),
        description=write.prose(competency.description),
        behaviour=behaviour(sources, competency),
        principles=known(sources, "principles", (*competency.principles, *needing)),
    )


def behaviour(sources: Sources, competency: Competency) -> tuple[Behaviour, ...]:
    """What shows a competency at each level, in the usual order of the levels."""
    levels = competency.behaviour
    order = dict.fromkeys((*(level for level in VOCABULARIES["levels"] if level in levels), *levels))
    return tuple(
        Behaviour(sources.term("levels", level), sources.writer.texts(levels[level]))
        for level in order
        if levels[level]
    )
