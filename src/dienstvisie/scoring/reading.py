"""Reads the ratings of a dossier into arrays, and says which of them cannot count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Rater, RatingSheet, RatingTable, Session, TableTurn
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.matrix import Ratings
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import LOST, OFF_SCALE, RATED_TWICE, Note
from dienstvisie.scoring.scale import ABSTAINED, OFF

if TYPE_CHECKING:
    from array import array

    from dienstvisie.scoring.arrays import Flags, Ints

NOWHERE = -(2**40)
"""Stands for the cell of an item or a criterion that is not there; two of them still are below 0."""
PASSED = 8 * NOWHERE
"""Stands for the cell of an item that is rejected or archived: what was said of it neither counts nor is wrong."""


class Turn(NamedTuple):
    """One rater's part in one sheet or table, and its index there."""

    sheet: str
    number: int
    rater: Rater | TableTurn


class Said(NamedTuple):
    """All that was said, one row per score or abstention, in order of time.

    `turn` is the index of the turn; `cell` is item * criteria + criterion, below 0 where there is none; `step` is the
    steps above the lowest score, or ABSTAINED or OFF.
    """

    turn: Ints
    cell: Ints
    step: Ints


class Part(NamedTuple):
    """What raters said at one time: in sheets, or in one session of a table; then `turns` are those of that session."""

    turns: list[Turn]
    table: RatingTable | None = None


class Heard(NamedTuple):
    """A part in rows. Where it stands in a table, `ratings` are the indices of the rows there."""

    said: Said
    table: RatingTable | None = None
    ratings: Ints | None = None


class Verdict(NamedTuple):
    """What becomes of each row: each field is of shape (rows,).

    `counts`: a score that counts. `withheld`: an abstention that is counted as one. `lost`: of nothing that is there.
    `off`: off the scale. `replaced`: a score given again later. `idle`: an abstention beside a score of the same rater.
    `key` is the same for all that a rater said of an item on a criterion.
    """

    counts: Flags
    withheld: Flags
    lost: Flags
    off: Flags
    replaced: Flags
    idle: Flags
    key: Ints


def read_ratings(
    dossier: Dossier, kind: RankedKind, criteria: tuple[str, ...], steps: Mapping[object, int]
) -> tuple[Ratings, list[Note]]:
    """The ratings of all items of a kind on the given criteria (at least one), and notes on what does not count."""
    items, groups = tuple(sorted(scored_items(dossier, kind))), sorted(dossier.ids("stakeholders"))
    parts = list(_parts(dossier))
    turns = [turn for part in parts for turn in part.turns]
    ear = Ear(dossier, kind, items, criteria, steps)
    heard = list(_listen(parts, ear))
    said = Said(*(_joined([getattr(one.said, field) for one in heard]) for field in Said._fields))
    raters, rater_of, group_of = _raters(turns, groups)
    rater = rater_of[said.turn]
    verdict = _judge(said, rater, group_of[rater] >= 0, len(items) * len(criteria))
    item, criterion = np.divmod(said.cell[verdict.counts], len(criteria))
    kept, speaker = _distinct(rater[verdict.counts], len(raters))
    present, group = _distinct(group_of[kept], len(groups))
    withheld = np.bincount(said.cell[verdict.withheld] // len(criteria), minlength=len(items))
    ratings = Ratings(
        items=items,
        criteria=criteria,
        groups=tuple(groups[index] for index in present),
        raters=tuple(raters[index] for index in kept),
        group_of=group,
        rater=speaker,
        item=item,
        criterion=criterion,
        step=said.step[verdict.counts],
        span=max(steps.values()),
        abstentions=withheld,
    )
    return ratings, list(_notes(_Places(kind, turns, heard), verdict))


def _judge(said: Said, rater: Ints, known: Flags, cells: int) -> Verdict:
    there = known & (said.cell >= 0)
    scored, abstained = there & (said.step >= 0), there & (said.step == ABSTAINED)
    key = rater * cells + said.cell
    idle = abstained & np.isin(key, key[scored])
    counts = _latest(key, scored)
    return Verdict(
        counts=counts,
        withheld=_latest(key, abstained & ~idle),
        lost=~there & (said.cell > PASSED // 2),
        off=there & (said.step == OFF),
        replaced=scored & ~counts,
        idle=idle,
        key=key,
    )


def _parts(dossier: Dossier) -> Iterator[Part]:
    """What was said in order of time: by the date of the session, then by the order of sheets and of tables."""
    sessions = dossier.all(Session)

    def when(session: str | None) -> date:
        return sessions[session].date if session is not None and session in sessions else date.min

    parts = [
        (when(sheet.session), Part([Turn(sheet.id, index, rater) for index, rater in enumerate(sheet.raters)]))
        for sheet in dossier.all(RatingSheet).values()
    ]
    for table in dossier.rating_tables:
        turns: dict[str | None, list[Turn]] = {}
        for index, rater in enumerate(table.turns):
            turns.setdefault(rater.session, []).append(Turn(table.file, index, rater))
        parts += [(when(session), Part(own, table)) for session, own in turns.items()]
    yield from (part for _, part in sorted(parts, key=lambda part: part[0]))


class Ear(NamedTuple):
    """What is listened for."""

    dossier: Dossier
    kind: RankedKind
    items: tuple[str, ...]
    criteria: tuple[str, ...]
    steps: Mapping[object, int]


def _listen(parts: list[Part], ear: Ear) -> Iterator[Heard]:
    """Rows of all parts, in order; at least one piece of them."""
    sheets: list[Turn] = []
    first = 0
    for part in parts:
        if part.table is None:
            sheets += part.turns
        else:
            yield Heard(_from_sheets(sheets, first, ear))
            first, sheets = first + len(sheets), []
            yield _from_table(part.table, part.turns, first, ear)
            first += len(part.turns)
    yield Heard(_from_sheets(sheets, first, ear))


def _from_sheets(turns: list[Turn], first: int, ear: Ear) -> Said:
    """What was said in sheets; `first` is the index of the first of these turns among all."""
    item_at = _rows(ear).get
    criterion_at = {id_: index for index, id_ in enumerate(ear.criteria)}.get
    rows: list[int] = []
    columns: list[int] = []
    given: list[int] = []
    sizes: list[int] = []
    ends = [0]
    for turn in turns:  # no loop of Python's own below this one: there can be a million scores
        scores: dict[str, dict[str, object]] = getattr(turn.rater, ear.kind)
        rows += map(item_at, scores, repeat(NOWHERE))
        sizes += map(len, scores.values())
        columns += map(criterion_at, chain.from_iterable(scores.values()), repeat(NOWHERE))
        given += map(ear.steps.get, chain.from_iterable(map(dict.values, scores.values())), repeat(OFF))
        ends.append(len(columns))
    turn_of = np.repeat(np.arange(first, first + len(turns)), np.diff(ends))
    cell = np.repeat(np.array(rows, dtype=np.int64), sizes) + np.array(columns, dtype=np.int64)
    return Said(turn_of, cell, np.array(given, dtype=np.int64))


ELSEWHERE = -1
"""Stands for an item of the other kind, which a table may hold too."""


def _from_table(table: RatingTable, turns: list[Turn], first: int, ear: Ear) -> Heard:
    """What was said in one session of a table about this kind of item."""
    criterion_at = {id_: index for index, id_ in enumerate(ear.criteria)}
    row = _lookup(_items_of_table(table, ear), table.item)
    turn = np.full(len(table.turns), -1, dtype=np.int64)
    turn[[one.number for one in turns]] = np.arange(first, first + len(turns))
    turn = turn[np.frombuffer(table.turn, dtype=np.int32)]
    ratings = np.flatnonzero((turn >= 0) & (row != ELSEWHERE))
    if len(ratings) < len(row):
        row, turn = row[ratings], turn[ratings]
    cell = row + _lookup([criterion_at.get(one.id, NOWHERE) for one in table.criteria], table.criterion)[ratings]
    step = _lookup([ear.steps.get(one, OFF) for one in table.scores], table.score)[ratings]
    return Heard(Said(turn, cell, step), table, ratings)


def _items_of_table(table: RatingTable, ear: Ear) -> list[int]:
    """The row of cells of each item of a table; an id that two kinds have stands for neither."""
    other = "ideas" if ear.kind == "challenges" else "challenges"
    twins, foreign = ear.dossier.of(other), ear.dossier.ids(other)
    item_at = _rows(ear)
    found = []
    for item in table.items:
        mine = item_at.get(item.id)
        lost = mine is not None or item.id not in foreign
        found.append(mine if mine is not None and item.id not in twins else NOWHERE if lost else ELSEWHERE)
    return found


def _rows(ear: Ear) -> dict[str, int]:
    """Where the cells of each item begin that is in the dossier."""
    there = {id_: index * len(ear.criteria) for index, id_ in enumerate(ear.items)}
    return dict.fromkeys(ear.dossier.of(ear.kind), PASSED) | there


def _lookup(meant: Sequence[int], codes: array[int]) -> Ints:
    """What each code of a table stands for."""
    return np.array(meant, dtype=np.int64)[np.frombuffer(codes, dtype=np.int32)]


def _joined(arrays: list[Ints]) -> Ints:
    filled = [one for one in arrays if len(one)]
    return filled[0] if len(filled) == 1 else np.concatenate(arrays)


def _distinct(numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """The distinct numbers below `size` in order, and the index of each number among them."""
    there = np.zeros(size, dtype=np.bool_)
    there[numbers] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[numbers]


def _raters(turns: list[Turn], groups: list[str]) -> tuple[list[str], Ints, Ints]:
    """The pseudonyms, the rater of each turn, and the group of each rater: -1 where no such group is there."""
    raters: dict[tuple[str, str], int] = {}
    rater_of = [raters.setdefault((turn.rater.id, turn.rater.group), len(raters)) for turn in turns]
    index = {group: number for number, group in enumerate(groups)}
    group_of = [index.get(group, -1) for _, group in raters]
    return [id_ for id_, _ in raters], np.array(rater_of, dtype=np.int64), np.array(group_of, dtype=np.int64)


def _latest(key: Ints, among: Flags) -> Flags:
    """Of the rows `among`, the last one of each key."""
    rows = np.flatnonzero(among)
    _, last = np.unique(key[rows][::-1], return_index=True)
    latest = np.zeros(len(key), dtype=np.bool_)
    latest[rows[len(rows) - 1 - last]] = True
    return latest


class _Places:
    """Where a row was written."""

    def __init__(self, kind: RankedKind, turns: list[Turn], heard: list[Heard]) -> None:
        self.kind, self.turns, self.heard = kind, turns, heard
        self.starts = list(accumulate((len(one.said.turn) for one in heard), initial=0))

    def __call__(self, row: int) -> Address:
        part = bisect_right(self.starts, row) - 1
        heard, row = self.heard[part], row - self.starts[part]
        if heard.table is not None and heard.ratings is not None:
            rating = int(heard.ratings[row])
            return Address("ratings", heard.table.file, (heard.table.row[rating], heard.table.cell[rating]))
        turn = self.turns[heard.said.turn[row]]
        offset = row - int(np.searchsorted(heard.said.turn, heard.said.turn[row]))
        pairs = ((item, criterion) for item, scores in getattr(turn.rater, self.kind).items() for criterion in scores)
        item, criterion = next(islice(pairs, offset, None))
        return Address("ratings", turn.sheet, ("raters", turn.number, self.kind, item, criterion))


def _notes(place: _Places, verdict: Verdict) -> Iterator[Note]:
    """One note for each thing that is wrong, at its first place, with how often it occurs."""
    if verdict.lost.any():
        text = counted(
            "{number} rating does not count: its item or group is not there, or its criterion does not apply.",
            "{number} ratings do not count: their item or group is not there, or their criterion does not apply. "
            "This is the first.",
            int(verdict.lost.sum()),
        )
        yield Note(LOST, Problem(place(int(verdict.lost.argmax())), text))
    if verdict.off.any():
        text = counted(
            "{number} score lies off the scale and does not count.",
            "{number} scores lie off the scale and do not count. This is the first.",
            int(verdict.off.sum()),
        )
        yield Note(OFF_SCALE, Problem(place(int(verdict.off.argmax())), text))
    if verdict.replaced.any():
        text = counted(
            "{number} score was given again by the same rater; the latest one counts.",
            "{number} scores were given again by the same rater; the latest ones count. This is the first.",
            int(verdict.replaced.sum()),
        )
        yield _beside(place, verdict, verdict.replaced, text)
    if verdict.idle.any():
        text = counted(
            "{number} abstention has no effect, as the same rater gave a score too; the score counts.",
            "{number} abstentions have no effect, as the same rater gave a score too; the score counts. "
            "This is the first.",
            int(verdict.idle.sum()),
        )
        yield _beside(place, verdict, verdict.idle, text)


def _beside(place: _Places, verdict: Verdict, rows: Flags, text: Message) -> Note:
    """The first of the rows, and beside it the score that counts in its stead."""
    row = int(rows.argmax())
    stands = int((verdict.counts & (verdict.key == verdict.key[row])).argmax())
    related = ((Message("The score that counts."), place(stands)),)
    return Note(RATED_TWICE, Problem(place(row), text, None, related))
