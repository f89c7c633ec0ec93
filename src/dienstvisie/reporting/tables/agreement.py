"""How far people agree, as tables: per item, over all items, and between two parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dienstvisie.language import Message, counted
from dienstvisie.reporting.tables.table import NOT_DEFINED, Column, Row, Table
from dienstvisie.scoring.agreement import Agreement, ComparedItem, Comparison, Concordance, Label, LeftOut

LABELS: Mapping[Label, Message] = {
    "promising": Message("promising"),
    "discuss": Message("discuss"),
    "park": Message("park"),
    "divided": Message("divided"),
}
_JUDGES = {
    "raters": Message("Kendall's W, raters as judges"),
    "groups": Message("Kendall's W, groups as judges"),
    "units": Message("Kendall's W, units as judges"),
}


def _figure(key: str, label: Message) -> Column:
    return Column(key, label, digits=2, numeric=True, keep=True, none=NOT_DEFINED)


ITEMS = (
    Column("rank", Message("Rank"), numeric=True, keep=True),
    Column("id", Message("Id"), keep=True, wide=True),
    Column("title", Message("Title"), below="id"),
    Column("label", Message("Label"), keep=True),
    _figure("agreement", Message("Agreement (A)")),
    Column("polarisation", Message("Polarisation"), digits=2, numeric=True, wide=True, none=NOT_DEFINED),
    Column("between", Message("Between groups"), digits=2, numeric=True, wide=True, none=NOT_DEFINED),
    _figure("support", Message("Support")),
    Column("raters", Message("Raters"), numeric=True, keep=True),
    Column("reason", Message("Why not defined"), wide=True),
)


def agreement_tables(agreement: Agreement) -> tuple[Table, ...]:
    """The items with their figures, and the figures over all items."""
    rows = tuple(
        (
            item.rank,
            item.id,
            item.title,
            LABELS[item.label] if item.label else None,
            item.agreement,
            item.polarisation,
            item.between,
            item.support,
            item.raters,
            item.reason,
        )
        for item in agreement.items
    )
    notes = (
        Message("Agreement (A) runs from -1 (half at either end) over 0 (evenly spread) to 1 (all the same)."),
        Message("Support runs from 0 to 1 and is high only where every group is in favour."),
        *agreement.notes,
    )
    items = Table(agreement.kind, Message("How far people agree on each item"), ITEMS, rows, notes)
    return items, _overall(agreement)


def _overall(agreement: Agreement) -> Table:
    columns = (
        Column("figure", Message("Figure")),
        _figure("value", Message("Value")),
        Column("items", Message("Items"), numeric=True, keep=True),
        Column("judges", Message("Judges"), numeric=True, keep=True),
        Column("reason", Message("Why not defined")),
    )
    ordered = [one for one in (agreement.overall, agreement.groups, agreement.units) if one is not None]
    alpha = agreement.alpha
    rows: list[Row] = [_concordance(one) for one in ordered]
    for name, value in (
        (Message("Krippendorff's alpha, nominal"), alpha.nominal),
        (Message("Krippendorff's alpha, ordinal"), alpha.ordinal),
        (Message("Krippendorff's alpha, interval"), alpha.interval),
    ):
        rows.append((name, value, None, None, alpha.reason if value is None else None))
    return Table("overall", Message("Over all items"), columns, tuple(rows))


def _concordance(one: Concordance) -> Row:
    return _JUDGES[one.judges], one.value, one.items, one.number, one.reason


def comparison_tables(comparison: Comparison) -> tuple[Table, ...]:
    """What two parties share, what divides them, and who would change the top ten if left out."""
    first, second = comparison.first, comparison.second
    columns = (
        Column("rank", Message("Rank"), numeric=True, keep=True),
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        Column("first", Message("{party}", {"party": first.title}), digits=2, numeric=True),
        Column("second", Message("{party}", {"party": second.title}), digits=2, numeric=True),
        Column("difference", Message("Difference"), digits=2, numeric=True, keep=True),
    )
    return (
        Table("shared", Message("What they agree on"), columns, _rows(comparison.shared)),
        Table(
            "divides", Message("What divides them most"), columns, _rows(comparison.divides), tuple(_told(comparison))
        ),
    )


def _rows(items: tuple[ComparedItem, ...]) -> tuple[Row, ...]:
    return tuple((one.rank, one.id, one.title, *one.means, one.difference) for one in items[:10])


def _told(comparison: Comparison) -> Iterator[Message]:
    if comparison.reason is not None:
        yield comparison.reason
        return
    if comparison.tau_b is None:
        yield Message("How far both put the items in the same order is not defined.")
    else:
        yield Message(
            "Both put the items in the same order as far as Kendall's tau-b of {tau} says (-1 to 1).",
            {"tau": comparison.tau_b},
        )
    for one, party in zip(comparison.left_out, (comparison.first, comparison.second), strict=False):
        yield _without(one, Message("{party}", {"party": party.title}))
    if comparison.withheld:
        yield counted(
            "{number} item is left out: too few raters of either party scored it.",
            "{number} items are left out: too few raters of either party scored them.",
            comparison.withheld,
        )


def _without(one: LeftOut, party: Message) -> Message:
    if one.reason is not None:
        return one.reason
    if not one.changes:
        return Message("Without {party} the top ten keeps the same items.", {"party": party})
    values = {"party": party, "falls": one.falls, "enters": one.enters}
    return Message("Without {party} these fall out of the top ten: {falls}; these come in: {enters}.", values)
