"""Scenarios side by side, and what other methods make of the same ratings."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.language import Message, counted
from dienstvisie.reporting.priority_certainty import titles
from dienstvisie.reporting.priority_model import Opinions, ScenarioHead, ScenarioLine, Scenarios
from dienstvisie.reporting.priority_table import is_withheld
from dienstvisie.reporting.sources import Sources
from dienstvisie.scoring.comparison import ScenarioColumn, ScenarioRow, ScenarioTable, SecondOpinion
from dienstvisie.scoring.ranking import Ranking

SHOWN = 10


def scenario_section(sources: Sources, table: ScenarioTable) -> Scenarios | None:
    """The scenarios of the ideas; None where the dossier has none."""
    if not table.scenarios or not table.rows:
        return None
    write, regrets = sources.writer, _tells_regrets(sources, table)
    lines = [(row, _line(sources, table, row, regrets=regrets)) for row in table.rows]
    return Scenarios(
        base=write.say(Message("As agreed")),
        heads=tuple(_head(sources, column) for column in table.scenarios),
        sentences=tuple(write.say(one) for one in _sentences(sources, table, regrets=regrets)),
        first=tuple(line for row, line in lines if _reaches_top(row, table.top)),
        others=tuple(line for row, line in lines if not _reaches_top(row, table.top)),
        regrets=regrets,
        notes=tuple(write.say(note) for note in table.notes),
    )


def opinion_section(sources: Sources, ranking: Ranking, opinion: SecondOpinion) -> Opinions:
    """The sentence, and the ranks of the first items by each method."""
    write = sources.writer
    first = [item.id for item in ranking.items[:SHOWN]]
    asked = [method for method in opinion.methods if method.items]
    return Opinions(
        sentence=write.say(opinion.sentence),
        methods=tuple(write.say(method.title) for method in asked),
        rows=tuple(
            (sources.mention(ranking.kind, id_), tuple(_rank(method.rank_of(id_)) for method in asked)) for id_ in first
        ),
        notes=tuple(write.say(note) for note in opinion.notes),
    )


def _rank(rank: int | None) -> str:
    return "–" if rank is None else str(rank)


def _head(sources: Sources, column: ScenarioColumn) -> ScenarioHead:
    changes = (*column.changes, *column.notes) or (Message("It changes nothing in the order of the ideas."),)
    return ScenarioHead(sources.writer.text(column.title), tuple(sources.writer.say(one) for one in changes))


def _line(sources: Sources, table: ScenarioTable, row: ScenarioRow, *, regrets: bool) -> ScenarioLine:
    regret = row.max_regret if regrets and row.id not in _hidden(sources) else None
    return ScenarioLine(
        item=sources.mention(table.kind, row.id),
        ranks=(row.base_rank, *row.ranks),
        always=_cuts(table) and row.id in table.always_top,
        regret=None if regret is None else sources.writer.score(regret),
    )


def _reaches_top(row: ScenarioRow, top: int) -> bool:
    return any(rank is not None and rank <= top for rank in (row.base_rank, *row.ranks))


def _hidden(sources: Sources) -> set[str]:
    return {item.id for item in sources.ideas.items if is_withheld(sources, item)}


def _tells_regrets(sources: Sources, table: ScenarioTable) -> bool:
    """A regret beside a score gives away the best score: not where the best is an item whose score is not told."""
    hidden = _hidden(sources)
    best = {row.id for row in table.rows if 1 in (row.base_rank, *row.ranks)}
    return not best & hidden and any(row.max_regret is not None for row in table.rows)


def _cuts(table: ScenarioTable) -> bool:
    """Whether being in the top says anything: not where all ideas are in it."""
    return table.top < len(table.rows)


def _always(table: ScenarioTable) -> Message:
    if not table.always_top:
        return Message("No idea is in the first {top} of all of them.", {"top": table.top})
    return counted(
        "{number} idea is in the first {top} as agreed and in every scenario.",
        "{number} ideas are in the first {top} as agreed and in every scenario.",
        len(table.always_top),
        {"top": table.top},
    )


def _sentences(sources: Sources, table: ScenarioTable, *, regrets: bool) -> Iterable[Message]:
    if _cuts(table):
        yield _always(table)
    if not regrets or not table.minimax:
        return
    rows = [row for row in table.rows if row.id in table.minimax and row.max_regret is not None]
    regret = max((row.max_regret or 0.0 for row in rows), default=0.0)
    names = titles(sources, sources.ideas, table.minimax)
    if regret <= 1e-9:
        yield counted(
            "{ideas} is the safest choice: nowhere does another idea score higher.",
            "{ideas} are the safest choices: nowhere does another idea score higher.",
            len(table.minimax),
            {"ideas": names},
        )
        return
    yield counted(
        "{ideas} is the safest choice: nowhere does it score more than {regret} points below the best.",
        "{ideas} are the safest choices: nowhere do they score more than {regret} points below the best.",
        len(table.minimax),
        {"ideas": names, "regret": regret},
    )
