"""The vision document: why, what we stand for, how we work, what that asks of people, and the compass."""

from __future__ import annotations

from dienstvisie.reporting.compass import decisions
from dienstvisie.reporting.contents import documents
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
        tally=tally(sources),
        tested=tuple(voice(sources, entry) for entry in feedback if entry.values or entry.principles),
        further=documents(sources, ("guide", "analysis", "priorities", "roadmap")),
    )


def _competency(sources: Sources, competency: Competency) -> CompetencyTold:
    write, levels = sources.writer, competency.behaviour
    needing = (one.id for one in live(sources.dossier, Principle) if competency.id in one.competencies)
    order = dict.fromkeys((*(level for level in VOCABULARIES["levels"] if level in levels), *levels))
    return CompetencyTold(
        id=competency.id,
        title=write.text(competency.title),
        description=write.prose(competency.description),
        behaviour=tuple(
            Behaviour(sources.term("levels", level), write.texts(levels[level])) for level in order if levels[level]
        ),
        principles=known(sources, "principles", (*competency.principles, *needing)),
    )
