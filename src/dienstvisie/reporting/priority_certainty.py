"""How sure the order is, and how far people agree, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.analyses import KindAnalysis
from dienstvisie.reporting.priority_bars import acceptability_bars, agreement_words
from dienstvisie.reporting.priority_model import Certain
from dienstvisie.reporting.priority_table import told
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.agreement import ItemAgreement
from dienstvisie.scoring.certainty import GroupLeftOut, WeightInterval
from dienstvisie.scoring.ranking import Ranking

STEADY = 0.9
NEAR = 0.25
"""A weight that has to move less than this to change the winner is worth a sentence."""
NOTHING = 1e-9


def certain(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Certain:
    """What other weights, other groups and other raters would change."""
    say = sources.writer.say
    sentences = (
        *_top(sources, ranking, analysis),
        *_winner(sources, ranking, analysis),
        *_groups(sources, ranking, analysis),
    )
    return Certain(tuple(say(one) for one in sentences), acceptability_bars(sources, ranking, analysis))


def agreed(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> tuple[str, ...]:
    """How far people agree: over all items, and on which most and least."""
    sentences = (*_extremes(sources, ranking, analysis), *_overall(sources, analysis), *_left_aside(sources))
    return tuple(sources.writer.say(one) for one in sentences)


def steady(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> tuple[str, ...]:
    """The told items of the first k that stay there in nine of ten ways to weigh."""
    shares = {item.id: item.top_share for item in analysis.certainty.items}
    return tuple(
        item.id
        for item in told(sources, ranking)
        if item.rank <= analysis.certainty.top and shares.get(item.id, 0.0) >= STEADY
    )


def _top(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterable[Message]:
    top, known = analysis.certainty.top, [item.id for item in told(sources, ranking)]
    if not known or top >= len(ranking.items):
        return
    kept = steady(sources, ranking, analysis)
    yield counted(
        "{kept} of the first {number} stays there in at least nine of ten ways to weigh the criteria.",
        "{kept} of the first {number} stay there in at least nine of ten ways to weigh the criteria.",
        top,
        {"kept": len(kept)},
    )
    if any(item.top_spans is None for item in analysis.certainty.items):
        return
    always = [
        item.id
        for item in analysis.certainty.items
        if item.id in known
        and item.top_spans
        and item.top_spans[0][0] <= NOTHING
        and item.top_spans[0][1] >= 1 - NOTHING
    ]
    yield counted(
        "{number} is among the first {top} however citizen and organisation are weighed against each other.",
        "{number} are among the first {top} however citizen and organisation are weighed against each other.",
        len(always),
        {"top": top},
    )


def _winner(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterable[Message]:
    """The weights that could soon make another item first; nothing is told of a winner that is withheld."""
    open_ = {item.id: item for item in told(sources, ranking)}
    spans = [one for one in analysis.certainty.stability if one.winner in open_ and one.low is not None]
    if not spans or len({one.winner for one in spans}) > 1:
        return
    winner = sources.writer.text(open_[spans[0].winner].title)
    near = [one for one in spans if _room(one) < NEAR]
    if not near:
        yield Message(
            "“{winner}” stays first even if the weight of any one criterion changes much.", {"winner": winner}
        )
    for one in near:
        yield _bounds(sources, one, winner)


def _room(one: WeightInterval) -> float:
    """How far the weight can move before another item is first; a weight never leaves 0 to 1."""
    low, high = one.low or 0.0, 1.0 if one.high is None else one.high
    down = one.weight - low if low > NOTHING else 1.0
    return min(down, high - one.weight if high < 1 - NOTHING else 1.0)


def _bounds(sources: Sources, one: WeightInterval, winner: str) -> Message:
    low, high = one.low or 0.0, 1.0 if one.high is None else one.high
    values = {
        "winner": winner,
        "criterion": sources.writer.text(one.title),
        "low": sources.writer.percent(low),
        "high": sources.writer.percent(high),
        "weight": sources.writer.percent(one.weight),
    }
    if low <= NOTHING:
        return Message(
            "“{winner}” is first as long as “{criterion}” counts for at most {high}; now it counts for {weight}.",
            values,
        )
    if high >= 1 - NOTHING:
        return Message(
            "“{winner}” is first as long as “{criterion}” counts for at least {low}; now it counts for {weight}.",
            values,
        )
    return Message(
        "“{winner}” is first as long as “{criterion}” counts for {low} to {high}; now it counts for {weight}.", values
    )


def _groups(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterable[Message]:
    """What becomes of the top without each group; of a group below the threshold nothing is told."""
    if analysis.certainty.top >= len(ranking.items):
        return
    threshold = sources.dossier.settings.privacy.threshold
    large = {group.id for group in ranking.groups if group.raters >= threshold}
    known = [one for one in analysis.certainty.left_out if one.group in large and one.overlap is not None]
    same = [one for one in known if not one.enters and not one.leaves]
    top = analysis.certainty.top
    if same:
        names = sources.writer.listed(sources.writer.text(one.title) for one in same)
        yield counted(
            "Without this group the first {top} are the same items: {groups}.",
            "Without any one of these groups the first {top} are the same items: {groups}.",
            len(same),
            {"top": top, "groups": names},
        )
    for one in known:
        if one not in same:
            yield _change(sources, ranking, one, top)
    small = len(ranking.groups) - len(large)
    if small:
        yield counted(
            "{number} group has fewer than {threshold} raters: what it decides is not told.",
            "{number} groups have fewer than {threshold} raters: what they decide is not told.",
            small,
            {"threshold": threshold},
        )


def _change(sources: Sources, ranking: Ranking, one: GroupLeftOut, top: int) -> Message:
    values = {
        "group": sources.writer.text(one.title),
        "top": top,
        "enters": titles(sources, ranking, one.enters),
        "leaves": titles(sources, ranking, one.leaves),
    }
    if not one.enters:
        return Message("Without the group {group}, {leaves} would not be among the first {top}.", values)
    if not one.leaves:
        return Message("Without the group {group}, {enters} would also be among the first {top}.", values)
    return Message(
        "Without the group {group}, {enters} would be among the first {top}, and {leaves} would not.", values
    )


def titles(sources: Sources, ranking: Ranking, ids: Iterable[str]) -> str:
    """The titles of items, each in quotes, as a list in words."""
    return sources.writer.listed(f"“{sources.mention(ranking.kind, id_).title}”" for id_ in ids)


def extremes(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> tuple[ItemAgreement, ItemAgreement] | None:
    """The told items on which people agree most and least; None where these are not two."""
    found = [analysis.agreement.item(item.id) for item in told(sources, ranking)]
    items = [item for item in found if item is not None and item.agreement is not None and item.raters > 1]
    if len(items) < 2:
        return None
    most = max(items, key=lambda item: (item.agreement or 0.0, -(item.rank or 0)))
    least = min(items, key=lambda item: (item.agreement or 0.0, item.rank or 0))
    return None if most.agreement == least.agreement else (most, least)


def _extremes(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Iterable[Message]:
    found = extremes(sources, ranking, analysis)
    if found:
        most, least = found
        yield Message(
            "People agree most on “{most}” ({most_words}) and least on “{least}” ({least_words}).",
            {
                "most": sources.writer.text(most.title),
                "most_words": agreement_words(most.agreement or 0.0),
                "least": sources.writer.text(least.title),
                "least_words": agreement_words(least.agreement or 0.0),
            },
        )


def _left_aside(sources: Sources) -> Iterable[Message]:
    if sources.floor is not None:
        only_one = Message(
            "Where only one person of a group scored an idea, that group and at least one more are left out of how its "
            "scores lie and of who disagrees, so that nobody's answer can be worked out."
        )
        several = Message(
            "Where fewer than {number} people of a group scored an idea, that group and at least one more are left out "
            "of how its scores lie and of who disagrees, so that nobody's answer can be worked out.",
            {"number": sources.floor},
        )
        yield only_one if sources.floor == 2 else several


def _overall(sources: Sources, analysis: KindAnalysis) -> Iterable[Message]:
    groups, raters = analysis.agreement.groups, analysis.agreement.overall
    if groups.value is not None:
        yield Message(
            "The groups put the items in the same order to {value} on a scale of 0 (not at all) to 1 (wholly); this is "
            "Kendall's W.",
            {"value": sources.writer.number(groups.value, 2)},
        )
    if raters.value is not None:
        yield Message(
            "For single raters, whatever their group, it is {value}.", {"value": sources.writer.number(raters.value, 2)}
        )
