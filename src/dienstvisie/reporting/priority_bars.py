"""Rows of shares: how often an item has which rank, and how the scores of an item lie over the scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from dienstvisie.language import Message
from dienstvisie.reporting.analyses import KindAnalysis
from dienstvisie.reporting.priority_model import BarRow, Bars, Segment
from dienstvisie.reporting.priority_table import told
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.agreement import AGREED, ItemAgreement
from dienstvisie.scoring.certainty import ItemCertainty
from dienstvisie.scoring.ranking import Ranking

MOST_BINS = 11
EDGES = (5, 10, 20)
"""The last ranks of the classes of ranks, but for the last class."""
WORDS = (
    (0.75, Message("of one mind")),
    (AGREED, Message("largely agreed")),
    (0.25, Message("mixed")),
    (0.0, Message("divided opinions")),
)
"""From which agreement on which words hold; `AGREED` is where the labels draw their line."""
STRONGLY = Message("strongly divided")


def acceptability_bars(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Bars | None:
    """For each told item how large a part of all weightings gives it which ranks."""
    found = [analysis.certainty.item(item.id) for item in told(sources, ranking)]
    items = [item for item in found if item is not None and item.acceptability]
    if not items:
        return None
    say, top = sources.writer.say, analysis.certainty.top
    classes = _classes(len(ranking.items), len(items[0].acceptability))
    return Bars(
        id=f"{ranking.kind}-ranks",
        title=say(Message("How often each rank, over all ways to weigh the criteria")),
        alternative=say(_ranks_alternative(sources, items, top)),
        classes=tuple(_class_title(sources, first, last) for first, last in classes),
        note=say(Message("Weight of the citizen for the first {top}", {"top": top})),
        rows=tuple(_ranks_row(sources, ranking, item, classes) for item in items),
    )


def agreement_bars(sources: Sources, ranking: Ranking, analysis: KindAnalysis) -> Bars | None:
    """For each told item how the scores lie over the scale, each group with its voice, and how far people agree."""
    found = [analysis.agreement.item(item.id) for item in told(sources, ranking)]
    items = [item for item in found if item is not None and item.histogram is not None and item.agreement is not None]
    if not items:
        return None
    say = sources.writer.say
    low, high = analysis.agreement.scale
    bins = _bins(high - low + 1)
    return Bars(
        id=f"{ranking.kind}-agreement",
        title=say(Message("How the scores lie over the scale")),
        alternative=say(_agreement_alternative(sources, items, (low, high))),
        classes=tuple(str(low + first) if first == last else f"{low + first}–{low + last}" for first, last in bins),
        note=say(Message("Agreement")),
        rows=tuple(_agreement_row(sources, ranking, item, bins) for item in items),
    )


def agreement_words(value: float) -> Message:
    """An agreement between -1 and 1 in words."""
    return next((words for least, words in WORDS if value >= least - 1e-9), STRONGLY)


def share_text(sources: Sources, share: float) -> str:
    """A share in whole percents that never says 0% or 100% of what is only nearly so."""
    if 1e-9 < share < 0.005:
        return "<1%"
    if 0.995 < share < 1 - 1e-9:
        return ">99%"
    return sources.writer.percent(share)


def weights_text(sources: Sources, spans: tuple[tuple[float, float], ...] | None) -> str:
    """For which weights of the citizen, in words."""
    write = sources.writer
    if spans is None:
        return write.say(Message("not defined"))
    if not spans:
        return write.say(Message("no weight"))
    if spans[0][0] <= 1e-9 and spans[0][1] >= 1 - 1e-9:
        return write.say(Message("every weight"))
    return write.listed(_span_text(sources, low, high) for low, high in spans)


def _span_text(sources: Sources, low: float, high: float) -> str:
    first, last = sources.writer.percent(low), sources.writer.percent(high)
    return first if first == last else f"{first}–{last}"


def _classes(count: int, known: int) -> tuple[tuple[int, int], ...]:
    """First and last ranks of classes that cover ranks 1 to `count`; the acceptability of `known` ranks is known."""
    last = [*range(1, count)] if count <= EDGES[0] else [edge for edge in EDGES if edge < min(count, known + 1)]
    edges = [0, *last, count]
    return tuple((first + 1, end) for first, end in pairwise(edges))


def _class_title(sources: Sources, first: int, last: int) -> str:
    say = sources.writer.say
    if first == last:
        return say(Message("rank {first}", {"first": first}))
    return say(Message("ranks {first} to {last}", {"first": first, "last": last}))


def _ranks_row(sources: Sources, ranking: Ranking, item: ItemCertainty, classes: Sequence[tuple[int, int]]) -> BarRow:
    shares = [fsum(item.acceptability[first - 1 : last]) for first, last in classes[:-1]]
    shares.append(max(0.0, 1.0 - fsum(shares)))
    segments = tuple(Segment(share, share_text(sources, share)) for share in shares)
    return BarRow(sources.mention(ranking.kind, item.id), item.rank, segments, weights_text(sources, item.top_spans))


def _bins(points: int) -> tuple[tuple[int, int], ...]:
    """The points of the scale, by themselves where they are few, else in ten bins that differ by one at most."""
    if points <= MOST_BINS:
        return tuple((point, point) for point in range(points))
    edges = [points * part // 10 for part in range(11)]
    return tuple((first, end - 1) for first, end in pairwise(edges))


def _agreement_row(sources: Sources, ranking: Ranking, item: ItemAgreement, bins: Sequence[tuple[int, int]]) -> BarRow:
    shares = [fsum((item.histogram or ())[first : last + 1]) for first, last in bins]
    value = item.agreement or 0.0
    note = Message("{words} ({figure})", {"words": agreement_words(value), "figure": sources.writer.number(value, 2)})
    segments = tuple(Segment(share, share_text(sources, share)) for share in shares)
    return BarRow(sources.mention(ranking.kind, item.id), item.rank or 0, segments, sources.writer.say(note))


def _ranks_alternative(sources: Sources, items: Sequence[ItemCertainty], top: int) -> Message:
    best = max(items, key=lambda item: (item.acceptability[0], -item.rank))
    sure = sum(item.top_share >= 0.9 for item in items)
    return Message(
        "A bar for each item, cut by the ranks that it has over all ways to weigh the criteria. “{title}” is first "
        "most "
        "often: in {share} of them. {sure} of {number} items are among the first {top} in at least 90% of them. The "
        "table says the same.",
        {
            "title": sources.writer.text(best.title),
            "share": share_text(sources, best.acceptability[0]),
            "sure": sure,
            "number": len(items),
            "top": top,
        },
    )


def _agreement_alternative(sources: Sources, items: Sequence[ItemAgreement], scale: tuple[int, int]) -> Message:
    most = max(items, key=lambda item: (item.agreement or 0.0, -(item.rank or 0)))
    least = min(items, key=lambda item: (item.agreement or 0.0, item.rank or 0))
    return Message(
        "For each item a column for each score from {low} to {high}, as high as the share of people who gave it. "
        "People "
        "agree most on “{most}” and least on “{least}”. The table says the same.",
        {
            "low": scale[0],
            "high": scale[1],
            "most": sources.writer.text(most.title),
            "least": sources.writer.text(least.title),
        },
    )
