"""The golden thread of an idea, and its place in the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dienstvisie.language import Message, counted
from dienstvisie.reporting.idea_model import Gauge, Standing, Strand, Thread
from dienstvisie.reporting.labels import NATURES, PERSPECTIVES
from dienstvisie.reporting.priority_table import MEANINGS, mark_of
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.agreement import LABELS
from dienstvisie.schema import Challenge, Finding, Idea, Principle
from dienstvisie.scoring.ranking import RankedItem


def thread(sources: Sources, idea: Idea) -> Thread:
    """From the findings under its challenges to the values that it and its principles strengthen."""
    challenges, principles = sources.dossier.all(Challenge), sources.dossier.all(Principle)
    findings = (
        id_ for challenge in idea.challenges if challenge in challenges for id_ in challenges[challenge].findings
    )
    through = (id_ for principle in idea.principles if principle in principles for id_ in principles[principle].values)
    return Thread(
        findings=_findings(sources, findings),
        challenges=_challenges(sources, idea.challenges),
        principles=sources.mentions("principles", idea.principles),
        values=sources.mentions("values", (*idea.values, *through)),
    )


def standing(sources: Sources, idea: Idea) -> Standing | None:
    """Its rank and score, where these may be told (`disclosure.told`). None where it is not ranked."""
    item = sources.ranked.get(idea.id)
    if item is None:
        return None
    write = sources.writer
    told = idea.id in sources.told
    return Standing(
        rank=item.rank if told else None,
        tied=told and item.tied,
        of=len(sources.ideas.items),
        score=write.score(item.score) if told else None,
        gauges=tuple(_gauge(sources, *pair) for pair in item.perspectives.items()) if told else (),
        basis=write.say(_basis(sources, item, told=told)),
        certainty=tuple(write.say(message) for message in _certainty(sources, idea.id)) if told else (),
        agreement=_agreement(sources, item) if told else None,
    )


def _certainty(sources: Sources, idea: str) -> Iterator[Message]:
    """Within which ranks it stays were others to rate, and how often it is at the top under other weights."""
    found = sources.analyses.ideas.certainty if sources.analyses else None
    item = found.item(idea) if found else None
    if found is None or item is None:
        return
    if item.low is not None and item.high is not None:
        values = {"low": item.low, "high": item.high}
        if item.low == item.high:
            yield Message("If others of these groups had rated, its rank would nine times out of ten be {low}.", values)
        else:
            yield Message(
                "If others of these groups had rated, its rank would nine times out of ten be {low} to {high}.",
                values,
            )
    shares = {"share": sources.writer.percent(item.top_share), "top": found.top}
    yield Message("With other weights of the criteria it is among the first {top} in {share} of all ways.", shares)


def _agreement(sources: Sources, item: RankedItem) -> str | None:
    """Whether people agree on it, by the label of the priority report."""
    if sources.analyses is None:
        return None
    mark = mark_of(sources, sources.analyses.ideas, item)
    if mark == "none":
        return None
    values = {"label": LABELS[mark], "meaning": MEANINGS[mark]}
    return sources.writer.say(Message("Its label is “{label}”: {meaning}.", values))


def _basis(sources: Sources, item: RankedItem, *, told: bool) -> Message:
    if item.source == "consensus":
        return Message("A score that a session agreed on.")
    if not told:
        return Message(
            "Rank and score are told from {number} raters on, also for each criterion, and only where no smaller group "
            "has more than half of the voice.",
            {"number": sources.dossier.settings.privacy.threshold},
        )
    raters = counted("{number} rater", "{number} raters", item.raters)
    groups = counted("{number} group", "{number} groups", item.groups)
    return Message("Weighed by {raters} from {groups}.", {"raters": raters, "groups": groups})


def _gauge(sources: Sources, perspective: str, score: float) -> Gauge:
    share = min(max(score / 100, 0.0), 1.0)
    return Gauge(sources.writer.say(PERSPECTIVES[perspective]), sources.writer.score(score), share)


def _findings(sources: Sources, ids: Iterable[str]) -> tuple[Strand, ...]:
    known = sources.dossier.all(Finding)
    return tuple(
        Strand(item, sources.writer.say(NATURES[known[item.id].nature]) if item.id in known else None)
        for item in sources.mentions("findings", ids)
    )


def _challenges(sources: Sources, ids: Iterable[str]) -> tuple[Strand, ...]:
    return tuple(Strand(item, _challenge_rank(sources, item.id)) for item in sources.mentions("challenges", ids))


def _challenge_rank(sources: Sources, id_: str) -> str | None:
    if id_ not in sources.told_challenges:
        return None
    values = {"rank": sources.ranked_challenges[id_].rank, "of": len(sources.challenges.items)}
    return sources.writer.say(Message("Rank {rank} of {of}", values))
