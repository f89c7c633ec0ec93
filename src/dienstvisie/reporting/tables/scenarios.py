"""Scenarios side by side, and what other methods say, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.language import Message
from dienstvisie.reporting.tables.table import Column, Row, Table
from dienstvisie.scoring.comparison import ScenarioColumn, ScenarioTable, SecondOpinion

LEFT_OUT = Message("left out")


def scenario_tables(table: ScenarioTable) -> tuple[Table, ...]:
    """Ranks per scenario with the largest regret, and what each scenario changes."""
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        Column("base", Message("Now"), numeric=True, none=LEFT_OUT),
        *(
            Column(one.id, Message("{title}", {"title": one.title}), numeric=True, none=LEFT_OUT)
            for one in table.scenarios
        ),
        Column("max_regret", Message("Largest regret"), digits=1, numeric=True, none=Message("not defined")),
    )
    rows = tuple((row.id, row.title, row.base_rank, *row.ranks, row.max_regret) for row in table.rows)
    ranks = Table(table.kind, Message("Ranks per scenario"), columns, rows, tuple(_notes(table)))
    return ranks, _changes(table.scenarios)


def _notes(table: ScenarioTable) -> Iterator[Message]:
    values = {"top": table.top, "ids": table.always_top}
    if table.always_top:
        yield Message("In the first {top} whatever the scenario: {ids}.", values)
    elif table.scenarios:
        yield Message("Nothing is in the first {top} of every scenario.", values)
    if table.minimax:
        yield Message("Least to regret, whatever the scenario: {ids}.", {"ids": table.minimax})
    yield from table.notes


def _changes(scenarios: tuple[ScenarioColumn, ...]) -> Table:
    columns = (
        Column("scenario", Message("Scenario"), keep=True, wide=True),
        Column("title", Message("Title"), below="scenario"),
        Column("change", Message("What it changes")),
    )
    rows: list[Row] = [(one.id, one.title, change) for one in scenarios for change in (*one.changes, *one.notes)]
    return Table("changes", Message("What each scenario changes"), columns, tuple(rows))


def opinion_table(opinion: SecondOpinion) -> Table:
    """The rank of each item by each method."""
    ids = [place.id for place in opinion.methods[0].items]
    titles = {place.id: place.title for one in opinion.methods for place in one.items}
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Title"), below="id"),
        *(Column(one.method, one.title, numeric=True, none=Message("not defined")) for one in opinion.methods),
    )
    rows = tuple((id_, titles[id_], *(one.rank_of(id_) for one in opinion.methods)) for id_ in ids)
    reasons = tuple(one.reason for one in opinion.methods if one.reason is not None)
    return Table("methods", Message("A second opinion"), columns, rows, (opinion.sentence, *reasons, *opinion.notes))
