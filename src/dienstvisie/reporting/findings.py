"""A finding as documents tell it: with its figure, where it was found and by whom."""

from __future__ import annotations

from dienstvisie.reporting.analysis_model import Found, Proof
from dienstvisie.reporting.known import known, known_one
from dienstvisie.reporting.labels import NATURES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Finding


def found(sources: Sources, finding: Finding) -> Found:
    """All that is known of a finding."""
    write = sources.writer
    session = known_one(sources, "sessions", finding.session)
    return Found(
        id=finding.id,
        title=write.text(finding.title),
        nature=write.say(NATURES[finding.nature]),
        description=write.prose(finding.description),
        proof=_proof(sources, finding),
        where=_where(sources, finding),
        target_groups=known(sources, "target_groups", finding.target_groups),
        session=session.title if session else None,
        origin=write.texts(finding.sources),
    )


def _proof(sources: Sources, finding: Finding) -> Proof | None:
    write, evidence = sources.writer, finding.evidence
    if evidence is None:
        return None
    number = write.number(evidence.value, 2)
    if evidence.unit == "%":
        return Proof(write.text(evidence.measure), write.amount(number, "%"), None, write.date(evidence.date))
    return Proof(write.text(evidence.measure), number, write.text(evidence.unit), write.date(evidence.date))


def _where(sources: Sources, finding: Finding) -> tuple[str, ...]:
    unit = known_one(sources, "units", finding.unit)
    words = (
        sources.term("phases", finding.phase) if finding.phase else None,
        sources.term("channels", finding.channel) if finding.channel else None,
        unit.title if unit else None,
    )
    return tuple(word for word in words if word)
