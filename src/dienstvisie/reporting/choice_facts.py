"""Facts beside perception, challenge by challenge, and where they contradict one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from dienstvisie.language import Message, counted
from dienstvisie.reporting.choice_model import FactRow
from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.findings import found
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import Challenge, Finding, is_live, live

BOTH = ("●", Message("Felt and measured"))
ONLY_FELT = ("▲", Message("Felt, not measured"))
ONLY_MEASURED = ("◆", Message("Measured, not felt"))
LOWER = ("○", Message("Known, and rated lower"))
UNRATED = ("–", Message("Not rated"))


def fact_rows(sources: Sources) -> tuple[FactRow, ...]:
    """All challenges, contradictions first, then by rank."""
    rows = [_row(sources, challenge) for challenge in live(sources.dossier, Challenge)]
    ranks = {id_: item.rank for id_, item in sources.ranked_challenges.items()}
    return tuple(sorted(rows, key=lambda row: (not row.clash, ranks.get(row.challenge.id, len(rows) + 1))))


def clashes(rows: Sequence[FactRow]) -> Iterator[Message]:
    """What the contradictions ask for."""
    felt = sum(row.clash and bool(row.high) for row in rows)
    measured = sum(row.clash and not row.high for row in rows)
    if felt:
        yield counted(
            "{number} challenge is rated high without any figure under it: count before you choose.",
            "{number} challenges are rated high without any figure under them: count before you choose.",
            felt,
        )
    if measured:
        yield counted(
            "{number} challenge has figures, but nobody told of it and it is rated low: tell it before you drop it.",
            "{number} challenges have figures, but nobody told of them and they are rated low: tell them before you "
            "drop them.",
            measured,
        )


def is_high(sources: Sources, challenge: str) -> bool | None:
    """Whether a challenge scores at or above the median of all that are ranked; None where its place is not told."""
    ranked = sources.ranked_challenges
    if challenge not in sources.told_challenges:
        return None
    return ranked[challenge].score >= median(item.score for item in ranked.values())


def _row(sources: Sources, challenge: Challenge) -> FactRow:
    findings = [one for id_ in challenge.findings if (one := sources.dossier.all(Finding).get(id_))]
    kept = [finding for finding in findings if is_live(finding)]
    facts = [finding for finding in kept if finding.nature == "fact"]
    told = [finding for finding in kept if finding.nature == "perception"]
    high = is_high(sources, challenge.id)
    sign, verdict = _verdict(high=high, facts=bool(facts), told=bool(told))
    rank = sources.ranked_challenges[challenge.id].rank if high is not None else None
    return FactRow(
        challenge=sources.mention("challenges", challenge.id),
        rank=None if rank is None else sources.writer.number(rank),
        high=high,
        facts=tuple(_fact(sources, finding) for finding in facts),
        perceptions=sources.mentions("findings", (finding.id for finding in told)),
        sign=sign,
        verdict=sources.writer.say(verdict),
        clash=sign in (ONLY_FELT[0], ONLY_MEASURED[0]),
    )


def _fact(sources: Sources, finding: Finding) -> tuple[Mention, str | None]:
    under = found(sources, finding).proof
    figure = None if under is None else sources.writer.amount(under.value, under.unit)
    return sources.mention("findings", finding.id), figure


def _verdict(*, high: bool | None, facts: bool, told: bool) -> tuple[str, Message]:
    if high is None:
        return UNRATED
    if high:
        return BOTH if facts else ONLY_FELT
    return ONLY_MEASURED if facts and not told else LOWER
