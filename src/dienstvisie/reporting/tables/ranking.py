"""A ranking and the explanation of one item, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message, counted
from dienstvisie.reporting.tables.table import Column, Row, Table
from dienstvisie.scoring import ItemExplanation, RankedItem, Ranking, UnrankedItem
from dienstvisie.scoring.explanation import Neighbour, Part

TITLES = {"challenges": Message("Challenges by importance"), "ideas": Message("Ideas by impact")}
COLUMNS = (
    Column("rank", Message("Rank"), numeric=True, keep=True),
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("score", Message("Score"), digits=1, numeric=True, keep=True),
    Column("citizen", Message("Citizen"), digits=1, numeric=True, keep=True),
    Column("organisation", Message("Organisation"), digits=1, numeric=True, keep=True),
    Column("raters", Message("Raters"), numeric=True, keep=True),
    Column("basis", Message("Basis"), keep=True, wide=True),
)
BASES = {"ratings": Message("ratings"), "consensus": Message("consensus")}


def ranking_tables(ranking: Ranking, top: int | None = None) -> tuple[Table, ...]:
    """The ranked items, at most `top` ranks of them, and the ones that cannot be ranked yet."""
    kept = [item for item in ranking.items if top is None or item.rank <= top]
    ranked = Table(
        ranking.kind, TITLES[ranking.kind], COLUMNS, tuple(_row(item) for item in kept), tuple(_notes(ranking))
    )
    columns = (
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Title")),
        Column("reason", Message("Why")),
    )
    rows = tuple(_unranked(item) for item in ranking.unranked)
    return ranked, Table("not_yet_rankable", Message("Not yet rankable"), columns, rows)


def explanation_tables(ranking: Ranking, explained: ItemExplanation) -> tuple[Table, ...]:
    """The story of one item: its place, its points by criterion and by group, and its neighbours."""
    item = explained.item
    place = Table("item", Message("Place"), COLUMNS, (_row(item),), tuple(_story(ranking, explained)))
    return (
        place,
        _parts("by_criterion", Message("Points by criterion"), explained.base, explained.by_criterion, item.score),
        _parts("by_group", Message("Points by group"), explained.base, explained.by_group, item.score),
    )


def _row(item: RankedItem) -> Row:
    views = item.perspectives
    basis = BASES[item.source]
    return (
        item.rank,
        item.id,
        item.title,
        item.score,
        views.get("citizen"),
        views.get("organisation"),
        item.raters,
        basis,
    )


def _unranked(item: UnrankedItem) -> Row:
    return item.id, item.title, item.reason


def _notes(ranking: Ranking) -> Iterator[Message]:
    if ranking.items:
        yield Message("Scores are points of 100. Equal scores share a rank.")
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


def _strongest(message: Message, part: Part) -> Message:
    return Message(message.text, {"group": part.title, "points": abs(part.points)})


def _gap(message: Message, neighbour: Neighbour) -> Message:
    return Message(message.text, {"points": neighbour.distance, "title": neighbour.title, "rank": neighbour.rank})


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
