"""How sure a ranking is, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.reporting.tables.table import NOT_DEFINED, Column, Row, Table
from dienstvisie.scoring.certainty import Certainty, ItemCertainty

ID = Column("id", Message("Id"), keep=True, wide=True)
TITLE = Column("title", Message("Title"), below="id")


def percent(share: float) -> float:
    """A share of 0..1 as points of 100, as the tables show it."""
    return 100 * share


def span(low: int | None, high: int | None) -> str | None:
    """Two ranks as people write them: `3-7`; None where they are not defined."""
    if low is None or high is None:
        return None
    return str(low) if low == high else f"{low}-{high}"


def spans(item: ItemCertainty) -> str | None:
    """The citizen weights for which an item is in the top, in percent: `0-35, 60-100`."""
    if item.top_spans is None:
        return None
    return ", ".join(f"{percent(low):.0f}-{percent(high):.0f}" for low, high in item.top_spans) or "-"


def certainty_tables(certainty: Certainty) -> tuple[Table, ...]:
    """The items with their certainty, the weights that the winner bears, and what each group decides."""
    return _items(certainty), _stability(certainty), _groups(certainty), _acceptability(certainty)


def _items(certainty: Certainty) -> Table:
    columns = (
        Column("rank", Message("Rank"), numeric=True, keep=True),
        ID,
        TITLE,
        Column("interval", Message("90% ranks"), keep=True, none=NOT_DEFINED),
        Column("top_share", Message("In the top, %"), digits=0, numeric=True, keep=True),
        Column("citizen_weights", Message("Citizen weight for the top, %"), none=NOT_DEFINED),
        Column("first_share", Message("First, %"), digits=0, numeric=True, keep=True),
        Column("confidence", Message("Confidence, %"), digits=0, numeric=True, wide=True, none=NOT_DEFINED),
    )
    rows = tuple(
        (
            item.rank,
            item.id,
            item.title,
            span(item.low, item.high),
            percent(item.top_share),
            spans(item),
            percent(item.acceptability[0]) if item.acceptability else None,
            None if item.confidence is None else percent(item.confidence),
        )
        for item in certainty.items
    )
    return Table(certainty.kind, Message("How sure each rank is"), columns, rows, tuple(_notes(certainty)))


def _notes(certainty: Certainty) -> Iterator[Message]:
    if certainty.top:
        yield Message("The top is the first {top}.", {"top": certainty.top})
    yield from certainty.notes


def _stability(certainty: Certainty) -> Table:
    columns = (
        Column("winner", Message("First now")),
        Column("criterion", Message("Criterion")),
        Column("weight", Message("Weight now, %"), digits=0, numeric=True, keep=True),
        Column("low", Message("From, %"), digits=1, numeric=True, keep=True, none=NOT_DEFINED),
        Column("high", Message("To, %"), digits=1, numeric=True, keep=True, none=NOT_DEFINED),
        Column("reason", Message("Why not defined")),
    )
    rows = tuple(
        (
            one.winner,
            one.title,
            percent(one.weight),
            None if one.low is None else percent(one.low),
            None if one.high is None else percent(one.high),
            one.reason,
        )
        for one in certainty.stability
    )
    return Table("stability", Message("Weights for which the first stays first"), columns, rows)


def _groups(certainty: Certainty) -> Table:
    columns = (
        Column("group", Message("Without"), wide=True, keep=True),
        Column("title", Message("Group"), below="group"),
        Column("tau", Message("Same order (tau-b)"), digits=2, numeric=True, none=NOT_DEFINED),
        Column("overlap", Message("Same top, %"), digits=0, numeric=True, none=NOT_DEFINED),
        Column("shift", Message("Largest shift")),
        Column("enters", Message("Comes in")),
        Column("leaves", Message("Falls out")),
        Column("reason", Message("Why not defined"), wide=True),
    )
    rows: list[Row] = []
    for one in certainty.left_out:
        moved = {"item": one.shift.item, "before": one.shift.before, "after": one.shift.after} if one.shift else None
        shift = Message("{item}: {before} to {after}", moved) if moved else None
        overlap = None if one.overlap is None else percent(one.overlap)
        rows.append(
            (one.group, one.title, one.tau, overlap, shift, ", ".join(one.enters), ", ".join(one.leaves), one.reason)
        )
    return Table("without_group", Message("What changes without a group"), columns, tuple(rows))


def _acceptability(certainty: Certainty) -> Table:
    """For machines and small rankings: the share of all weightings per rank, only where it is not nothing."""
    columns = (
        Column("id", Message("Id"), keep=True),
        Column("rank", Message("Rank"), numeric=True, keep=True),
        Column("share", Message("Share of weightings, %"), digits=1, numeric=True, keep=True),
    )
    rows = tuple(
        (item.id, rank, percent(share))
        for item in certainty.items
        for rank, share in enumerate(item.acceptability, 1)
        if share > 0
    )
    return Table("acceptability", Message("Ranks over all weightings"), columns, rows, data_only=True)
