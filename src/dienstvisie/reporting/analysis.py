"""The analysis: sessions, findings by challenge and by phase, inspirations and journeys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analysis_model import AnalysisReport, Asked, Figure, Found, Learned, PhaseRow
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.contents import documents
from dienstvisie.reporting.figures.matrices import coverage_figure
from dienstvisie.reporting.findings import found
from dienstvisie.reporting.journeys import journeys
from dienstvisie.reporting.known import known
from dienstvisie.reporting.meetings import attendances, first_and_last, in_order, meetings, mix
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Challenge, Finding, Idea, Inspiration, live


def analysis_report(sources: Sources) -> AnalysisReport:
    """The analysis of what a dossier knows."""
    challenges = _in_order(sources)
    asked, told = [], set[str]()
    for challenge in challenges:
        asked.append(_asked(sources, challenge, told))
        told.update(challenge.findings)
    loose = [finding for finding in live(sources.dossier, Finding) if finding.id not in told]
    return AnalysisReport(
        imprint=sources.imprint,
        figures=_figures(sources),
        held=_held(sources),
        meetings=meetings(sources),
        mix=mix(sources),
        challenges=tuple(asked),
        ranked=any(challenge.rank for challenge in asked),
        loose_facts=_of_nature(sources, loose, "fact"),
        loose_perceptions=_of_nature(sources, loose, "perception"),
        phases=tuple(_phases(sources)),
        coverage=coverage_figure(sources),
        inspirations=tuple(_learned(sources, item) for item in live(sources.dossier, Inspiration)),
        journeys=journeys(sources),
        further=documents(sources, ("vision", "priorities", "roadmap", "red-thread", "learning")),
    )


def _figures(sources: Sources) -> tuple[Figure, ...]:
    findings = live(sources.dossier, Finding)
    facts = sum(finding.nature == "fact" for finding in findings)
    sessions = in_order(sources)
    counts = (
        (len(sessions), counted("session held", "sessions held", len(sessions))),
        (attendances(sessions), counted("attendance", "attendances", attendances(sessions))),
        (len(findings), counted("finding gathered", "findings gathered", len(findings))),
        (facts, counted("fact", "facts", facts)),
        (len(findings) - facts, counted("perception", "perceptions", len(findings) - facts)),
        (
            len(_in_order(sources)),
            counted("challenge seen in them", "challenges seen in them", len(_in_order(sources))),
        ),
    )
    return tuple(Figure(sources.writer.number(number), sources.writer.say(label)) for number, label in counts if number)


def _held(sources: Sources) -> str | None:
    sessions = in_order(sources)
    if not sessions:
        return None
    first, last = first_and_last(sessions)
    number, days = len(sessions), {"first": sources.writer.date(first), "last": sources.writer.date(last)}
    if first == last:
        held = counted("We held {number} session on {first}.", "We held {number} sessions on {first}.", number, days)
    else:
        held = Message("We held {number} sessions from {first} to {last}.", {"number": number, **days})
    return sources.writer.say(held)


def _in_order(sources: Sources) -> tuple[Challenge, ...]:
    """The challenges by the rank that may be told; those without one last, as the files have them."""
    known_ranks = sources.ranked_challenges

    def place(challenge: Challenge) -> tuple[bool, int]:
        told = challenge.id in sources.told_challenges
        return not told, known_ranks[challenge.id].rank if told else 0

    return tuple(sorted(live(sources.dossier, Challenge), key=place))


def _asked(sources: Sources, challenge: Challenge, told: set[str]) -> Asked:
    write, items = sources.writer, sources.dossier.all(Finding)
    ids = [item.id for item in known(sources, "findings", challenge.findings)]
    here = [items[id_] for id_ in ids if id_ not in told]
    return Asked(
        id=challenge.id,
        title=write.text(challenge.title),
        rank=_rank(sources, challenge.id),
        description=write.prose(challenge.description),
        facet=sources.term("facets", challenge.facet) if challenge.facet else None,
        phases=tuple(sources.term("phases", phase) for phase in challenge.phases),
        target_groups=known(sources, "target_groups", challenge.target_groups),
        facts=_of_nature(sources, here, "fact"),
        perceptions=_of_nature(sources, here, "perception"),
        elsewhere=sources.mentions("findings", (id_ for id_ in ids if id_ in told)),
        ideas=_ideas(sources, (idea for idea in live(sources.dossier, Idea) if challenge.id in idea.challenges)),
    )


def _rank(sources: Sources, id_: str) -> str | None:
    if id_ not in sources.told_challenges:
        return None
    item = sources.ranked_challenges[id_]
    values = {"rank": item.rank, "of": len(sources.challenges.items)}
    if item.tied:
        return sources.writer.say(Message("Shared rank {rank} of {of}", values))
    return sources.writer.say(Message("Rank {rank} of {of}", values))


def _of_nature(sources: Sources, findings: Iterable[Finding], nature: str) -> tuple[Found, ...]:
    return tuple(found(sources, finding) for finding in findings if finding.nature == nature)


def _phases(sources: Sources) -> Iterable[PhaseRow]:
    """The findings in each phase, in the order of the service; those without a phase last."""
    findings = live(sources.dossier, Finding)
    used = [finding.phase for finding in findings if finding.phase]
    if not used:
        return
    for phase in dict.fromkeys((*(phase for phase in VOCABULARIES["phases"] if phase in used), *used)):
        yield _phase(sources, sources.term("phases", phase), [one for one in findings if one.phase == phase])
    if without := [one for one in findings if one.phase is None]:
        yield _phase(sources, sources.writer.say(Message("Not of one phase")), without)


def _phase(sources: Sources, title: str, findings: Sequence[Finding]) -> PhaseRow:
    facts = sources.mentions("findings", (one.id for one in findings if one.nature == "fact"))
    perceptions = sources.mentions("findings", (one.id for one in findings if one.nature == "perception"))
    return PhaseRow(title, facts, perceptions)


def _learned(sources: Sources, item: Inspiration) -> Learned:
    return Learned(
        id=item.id,
        title=sources.writer.text(item.title),
        origin=sources.writer.text(item.origin),
        lesson=sources.writer.text(item.lesson),
        principles=known(sources, "principles", item.principles),
        ideas=_ideas(sources, (idea for idea in live(sources.dossier, Idea) if item.id in idea.inspirations)),
    )


def _ideas(sources: Sources, ideas: Iterable[Idea]) -> tuple[Mention, ...]:
    return sources.mentions("ideas", (idea.id for idea in ideas))
