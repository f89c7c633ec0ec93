"""A ranking and the explanation of one item, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dienstvisie.language import Message, counted
from dienstvisie.reporting.tables.agreement import LABELS
from dienstvisie.reporting.tables.certainty import percent, span
from dienstvisie.reporting.tables.table import NOT_DEFINED, Column, Row, Table
from dienstvisie.scoring import ItemExplanation, RankedItem, Ranking, UnrankedItem
from dienstvisie.scoring.agreement import Agreement, ItemAgreement
from dienstvisie.scoring.certainty import Certainty, ItemCertainty
from dienstvisie.scoring.comparison import Flip
from dienstvisie.scoring.explanation import Neighbour, Part
from dienstvisie.scoring.ranking import NO_GROUP

TITLES = {"challenges": Message("Challenges by importance"), "ideas": Message("Ideas by impact")}
COLUMNS = (
    Column("rank", Message("Rank"), numeric=True, keep=True),
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("score", Message("Score"), digits=1, numeric=True, keep=True),
    Column("citizen", Message("Citizen"), digits=1, numeric=True, keep=True),
    Column("organisation", Message("Organisation"), digits=1, numeric=True, keep=True),
    Column("raters", Message("Raters"), numeric=True, keep=True),
    Column("interval", Message("90% ranks"), keep=True, none=NOT_DEFINED, below="label"),
    Column("label", Message("Label"), keep=True, wide=True, none=NOT_DEFINED),
    Column("basis", Message("Basis"), keep=True, wide=True),
)
BASES = {"ratings": Message("ratings"), "consensus": Message("consensus")}


class Assessed(NamedTuple):
    """What is known of a ranking besides its order; None for the ranking in a scenario, of which less is known."""

    ranking: Ranking
    certainty: Certainty | None = None
    agreement: Agreement | None = None

    def sure(self, id_: str) -> ItemCertainty | None:
        """How sure the place of an item is."""
        return None if self.certainty is None else self.certainty.item(id_)

    def agreed(self, id_: str) -> ItemAgreement | None:
        """How far people agree on an item."""
        return None if self.agreement is None else self.agreement.item(id_)


def ranking_tables(assessed: Assessed, top: int | None = None) -> tuple[Table, ...]:
    """The ranked items, at most `top` ranks of them, and the ones that cannot be ranked yet."""
    ranking = assessed.ranking
    kept = [item for item in ranking.items if top is None or item.rank <= top]
    rows = tuple(_row(item, assessed) for item in kept)
    ranked = Table(ranking.kind, TITLES[ranking.kind], COLUMNS, rows, tuple(_notes(assessed)))
    columns = (
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Title")),
        Column("reason", Message("Why")),
    )
    unranked = tuple(_unranked(item) for item in ranking.unranked)
    return ranked, Table("not_yet_rankable", Message("Not yet rankable"), columns, unranked)


def explanation_tables(assessed: Assessed, explained: ItemExplanation, flips: Sequence[Flip]) -> tuple[Table, ...]:
    """The story of one item: its place, how sure that is, who is divided, and its points by criterion and by group.

    `flips` are what it would take to change places with its neighbours.
    """
    item = explained.item
    ranking = assessed.ranking
    told = (*_story(ranking, explained), *_left_out(ranking, item))
    story = (*told, *_certainty(assessed, item.id), *_flips(item.id, flips))
    place = Table("item", Message("Place"), COLUMNS, (_row(item, assessed),), story)
    return (
        place,
        _parts("by_criterion", Message("Points by criterion"), explained.base, explained.by_criterion, item.score),
        _parts("by_group", Message("Points by group"), explained.base, explained.by_group, item.score),
        _pairs(explained),
    )


def _certainty(assessed: Assessed, id_: str) -> Iterator[Message]:
    sure, agreed = assessed.sure(id_), assessed.agreed(id_)
    if sure is not None and assessed.certainty is not None:
        yield from _sure(assessed.certainty, sure)
    if agreed is not None and agreed.agreement is not None:
        values = {"agreement": agreed.agreement, "label": LABELS[agreed.label] if agreed.label else NOT_DEFINED}
        yield Message("Agreement of the raters: {agreement} on a scale from -1 to 1 ({label}).", values)
    if agreed is not None and agreed.reason is not None:
        yield agreed.reason


def _sure(certainty: Certainty, sure: ItemCertainty) -> Iterator[Message]:
    values = {"share": percent(sure.top_share), "top": certainty.top}
    yield Message("In {share}% of all weightings of the criteria it is in the first {top}.", values)
    if sure.top_spans:
        spans = tuple(f"{percent(low):.0f}-{percent(high):.0f}%" for low, high in sure.top_spans)
        yield Message(
            "It is in the first {top} for a citizen weight of {spans}.", {"top": certainty.top, "spans": spans}
        )
    elif sure.top_spans is not None:
        yield Message("No citizen weight brings it into the first {top}.", {"top": certainty.top})
    if sure.low is not None and sure.high is not None:
        ranks = {"low": sure.low, "high": sure.high}
        if sure.low == sure.high:
            yield Message("Other raters from the same groups would put it at rank {low} too (90%).", ranks)
            return
        yield Message("Other raters from the same groups would put it between rank {low} and {high} (90%).", ranks)
    elif sure.reason is not None:
        yield sure.reason


def _flips(id_: str, flips: Sequence[Flip]) -> Iterator[Message]:
    for flip in flips:
        other = flip.second if flip.first == id_ else flip.first
        if flip.at is None:
            if flip.reason is not None:
                yield Message("Against {other}: {reason}", {"other": other, "reason": flip.reason})
        else:
            values = {"other": other, "present": percent(flip.present), "at": percent(flip.at)}
            yield Message("It changes places with {other} if the citizen weight goes from {present}% to {at}%.", values)


def _row(item: RankedItem, assessed: Assessed) -> Row:
    views = item.perspectives
    sure, agreed = assessed.sure(item.id), assessed.agreed(item.id)
    return (
        item.rank,
        item.id,
        item.title,
        item.score,
        views.get("citizen"),
        views.get("organisation"),
        item.raters,
        span(sure.low, sure.high) if sure else None,
        LABELS[agreed.label] if agreed and agreed.label else None,
        BASES[item.source],
    )


def _unranked(item: UnrankedItem) -> Row:
    return item.id, item.title, item.reason


def _notes(assessed: Assessed) -> Iterator[Message]:
    ranking = assessed.ranking
    if ranking.items:
        yield Message("Scores are points of 100. Equal scores share a rank.")
    if ranking.items and assessed.certainty is None:
        yield Message("How sure a rank is, is only worked out for the ranking as agreed, not for a scenario.")
    if ranking.groups:
        yield counted(
            "The voice of {number} group counts.", "The voices of {number} groups count.", len(ranking.groups)
        )


def _story(ranking: Ranking, explained: ItemExplanation) -> Iterator[Message]:
    if explained.base is not None:
        values = {"base": explained.base}
        yield Message(
            "An item that every group finds average would score {base}; the points below come on top.", values
        )
    if explained.item.source == "consensus":
        yield Message("A session agreed on this score; nobody rated the item one by one.")
    elif ranking.method == "topsis":
        yield Message("TOPSIS measures distances to the best and the worst: they do not split into points.")
    if explained.support is not None:
        yield _strongest(Message("Adds most: {group} ({points} points)."), explained.support)
    if explained.opposition is not None:
        yield _strongest(Message("Takes most: {group} ({points} points)."), explained.opposition)
    if explained.above is not None:
        yield _gap(Message("{points} points below {title} (rank {rank})."), explained.above)
    if explained.below is not None:
        yield _gap(Message("{points} points above {title} (rank {rank})."), explained.below)
    if explained.tied_with:
        yield Message("Shares its rank with {ids}.", {"ids": explained.tied_with})


def _left_out(ranking: Ranking, item: RankedItem) -> Iterator[Message]:
    """What was not said of an item."""
    views = len(ranking.groups) * sum(criterion.derived is None for criterion in ranking.criteria)
    if item.assumed:
        yield counted(
            "{number} of {views} views is assumed: a group did not score a criterion, so it counts as average.",
            "{number} of {views} views are assumed: a group did not score a criterion, so it counts as average.",
            len(item.assumed),
            {"views": views},
        )
    if item.abstentions:
        yield counted("{number} abstention is left out.", "{number} abstentions are left out.", item.abstentions)


def _strongest(message: Message, part: Part) -> Message:
    return Message(message.text, {"group": part.title, "points": abs(part.points)})


def _gap(message: Message, neighbour: Neighbour) -> Message:
    return Message(message.text, {"points": neighbour.distance, "title": neighbour.title, "rank": neighbour.rank})


def _pairs(explained: ItemExplanation) -> Table:
    """The points of each group on each criterion; of no group where a criterion is derived or a session agreed."""
    columns = (
        Column("group", Message("Group"), keep=True),
        Column("criterion", Message("Criterion"), keep=True),
        Column("raters", Message("Raters"), numeric=True, keep=True),
        Column("points", Message("Points"), digits=2, numeric=True, keep=True),
    )
    item = explained.item
    rows: list[Row] = [
        (None, one.criterion, None, one.points)
        if one.group == NO_GROUP
        else (one.group, one.criterion, one.raters, one.points)
        for one in item.contributions
    ]
    rows = rows or [(None, part.id, None, part.points) for part in explained.by_criterion]
    return Table("by_group_and_criterion", Message("Points by group and criterion"), columns, tuple(rows), main=True)


def _parts(name: str, title: Message, base: float | None, parts: tuple[Part, ...], score: float) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Title")),
        Column("points", Message("Points"), digits=2, numeric=True, keep=True),
    )
    rows: list[Row] = [(part.id, part.title, part.points) for part in parts]
    if parts:
        ground = [] if base is None else [("", Message("Base"), base)]
        rows = [*ground, *rows, ("", Message("Score"), score)]
    return Table(name, title, columns, tuple(rows))
