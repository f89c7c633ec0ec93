"""The ranked table: place, score, certainty and label of each item, without what too few people rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import KindAnalysis
from dienstvisie.reporting.labels import PERSPECTIVES
from dienstvisie.reporting.priority_model import Judgement, Mark, NotRanked, RankRow, RankTable
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.tables.agreement import LABELS
from dienstvisie.scoring.agreement import Label
from dienstvisie.scoring.ranking import RankedItem, Ranking

MEANINGS: Mapping[Label, Message] = {
    "promising": Message("high score, and people agree"),
    "discuss": Message("high score, but people do not agree"),
    "park": Message("low score, and people agree"),
    "divided": Message("low score, and people do not agree"),
}
NO_LABEL = Message("no label")
NOT_LABELLED = Message(
    "no label: it cannot be told without showing what one person answered, or there are not enough scores to make one"
)


def rank_table(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> RankTable:
    """The table of a ranking; rows in its order."""
    write, shown = sources.writer, perspectives(ranking)
    return RankTable(
        perspectives=tuple(write.say(PERSPECTIVES[name]) for name in shown),
        rows=tuple(_row(sources, ranking, analysis, item) for item in ranking.items),
        labels=judgements(sources, [mark_of(sources, analysis, item) for item in ranking.items]),
        notes=tuple(write.say(note) for note in _notes(sources, ranking, analysis)),
    )


def perspectives(ranking: Ranking) -> tuple[str, ...]:
    """The perspectives that the ranking has criteria of, in order of the settings."""
    return tuple(dict.fromkeys(criterion.perspective for criterion in ranking.criteria))


def is_withheld(sources: Sources, item: RankedItem) -> bool:
    """Whether one person's answer could be read off its score; see `dienstvisie.reporting.disclosure`."""
    is_idea = sources.ranked.get(item.id) is item
    return item.id not in (sources.told if is_idea else sources.told_challenges)


def told(sources: Sources, ranking: Ranking) -> tuple[RankedItem, ...]:
    """The ranked items of which more than the rank may be told."""
    return tuple(item for item in ranking.items if not is_withheld(sources, item))


def mark_of(sources: Sources, analysis: KindAnalysis, item: RankedItem) -> Mark:
    """The sign of an item in table and pictures."""
    found = analysis.agreement.item(item.id)
    return "none" if found is None or found.label is None or is_withheld(sources, item) else found.label


def judgements(sources: Sources, marks: Iterable[Mark]) -> tuple[Judgement, ...]:
    """What the labels mean; the sign for none only where it is used."""
    say = sources.writer.say
    made = tuple(Judgement(label, say(LABELS[label]), say(MEANINGS[label])) for label in MEANINGS)
    return (*made, Judgement("none", say(NO_LABEL), say(NOT_LABELLED))) if "none" in set(marks) else made


def not_ranked(sources: Sources, ranking: Ranking) -> tuple[NotRanked, ...]:
    """The items that cannot be ranked yet."""
    say = sources.writer.say
    return tuple(NotRanked(sources.mention(ranking.kind, item.id), say(item.reason)) for item in ranking.unranked)


def _row(sources: Sources, ranking: Ranking, analysis: KindAnalysis, item: RankedItem) -> RankRow:
    write, withheld, mark = sources.writer, is_withheld(sources, item), mark_of(sources, analysis, item)
    parts = [None if withheld else item.perspectives.get(name) for name in perspectives(ranking)]
    return RankRow(
        item=sources.mention(ranking.kind, item.id),
        rank=None if withheld else item.rank,
        tied=item.tied and not withheld,
        score=None if withheld else write.score(item.score),
        perspectives=tuple(None if part is None else write.score(part) for part in parts),
        ranks=None if withheld else _ranks(analysis, item),
        label=None if mark == "none" else write.say(LABELS[mark]),
        mark=mark,
        raters=_raters(sources, item, withheld=withheld),
        withheld=withheld,
    )


def _ranks(analysis: KindAnalysis, item: RankedItem) -> str | None:
    found = analysis.certainty.item(item.id)
    if found is None or found.low is None or found.high is None:
        return None
    return str(found.low) if found.low == found.high else f"{found.low}–{found.high}"


def _raters(sources: Sources, item: RankedItem, *, withheld: bool) -> str:
    if item.source == "consensus":
        return sources.writer.say(Message("agreed in a session"))
    if withheld:
        threshold = sources.dossier.settings.privacy.threshold
        return sources.writer.say(Message("fewer than {threshold}", {"threshold": threshold}))
    return sources.writer.number(item.raters)


def _notes(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterable[Message]:
    yield Message(
        "90% ranks: let other people of the same groups rate again, and nine times out of ten the place lies within "
        "these ranks."
    )
    median, middle = analysis.agreement.median, _middle(ranking)
    if median is not None and any(is_withheld(sources, item) for item in middle):
        yield Message("High is a score at or above the middle one of all scores.")
    elif median is not None:
        yield Message("High is a score of at least {median}: the middle one of all scores.", {"median": median})
    marks = {mark_of(sources, analysis, item) for item in ranking.items}
    if ranking.kind == "ideas" and marks & {"park", "divided"}:
        yield Message(
            "A label says what the ratings say; it decides nothing. An idea with a low score can still be on the "
            "roadmap: because it has to be there, because it gives something early, or because there is room left for "
            "it."
        )
    hidden = len(ranking.items) - len(told(sources, ranking))
    if hidden:
        yield counted(
            "Of {number} row only the rank is told: fewer than {threshold} people rated it.",
            "Of {number} rows only the rank is told: fewer than {threshold} people rated them.",
            hidden,
            {"threshold": sources.dossier.settings.privacy.threshold},
        )


def _middle(ranking: Ranking) -> tuple[RankedItem, ...]:
    """The one or two items whose scores make the median: it would give away the score of one that is withheld."""
    count = len(ranking.items)
    return ranking.items[(count - 1) // 2 : count // 2 + 1]
