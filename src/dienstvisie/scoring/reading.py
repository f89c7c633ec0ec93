"""Reads the ratings of a dossier into arrays, and says which of them cannot count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Rater, RatingSheet, Session
from dienstvisie.scoring.matrix import Ratings
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import LOST, OFF_SCALE, RATED_TWICE, Note
from dienstvisie.scoring.scale import ABSTAINED, OFF

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Ints

NOWHERE = -(2**40)
"""Stands for the cell of an item or a criterion that is not there; two of them still are below 0."""


class Turn(NamedTuple):
    """One rater's part in one sheet, and its index in the sheet."""

    sheet: str
    number: int
    rater: Rater


class Said(NamedTuple):
    """All that was said, one row per score or abstention, in order of time.

    `turn` is the index of the turn; `cell` is item * criteria + criterion, below 0 where there is none; `step` is the
    steps above the lowest score, or ABSTAINED or OFF.
    """

    turn: Ints
    cell: Ints
    step: Ints


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
    items, groups = tuple(sorted(dossier.of(kind))), sorted(dossier.ids("stakeholders"))
    turns = list(_turns(dossier))
    said = _listen(turns, kind, items, criteria, steps)
    raters, rater_of, group_of = _raters(turns, groups)
    rater = rater_of[said.turn]
    verdict = _judge(said, rater, group_of[rater] >= 0, len(items) * len(criteria))
    item, criterion = np.divmod(said.cell[verdict.counts], len(criteria))
    kept, speaker = np.unique(rater[verdict.counts], return_inverse=True)
    heard, group = np.unique(group_of[kept], return_inverse=True)
    withheld = np.bincount(said.cell[verdict.withheld] // len(criteria), minlength=len(items))
    ratings = Ratings(
        items=items,
        criteria=criteria,
        groups=tuple(groups[index] for index in heard),
        raters=tuple(raters[index] for index in kept),
        group_of=group,
        rater=speaker,
        item=item,
        criterion=criterion,
        step=said.step[verdict.counts],
        span=max(steps.values()),
        abstentions=withheld,
    )
    return ratings, list(_notes(_Places(kind, turns, said), verdict))


def _judge(said: Said, rater: Ints, known: Flags, cells: int) -> Verdict:
    there = known & (said.cell >= 0)
    scored, abstained = there & (said.step >= 0), there & (said.step == ABSTAINED)
    key = rater * cells + said.cell
    idle = abstained & np.isin(key, key[scored])
    counts = _latest(key, scored)
    return Verdict(
        counts=counts,
        withheld=_latest(key, abstained & ~idle),
        lost=~there,
        off=there & (said.step == OFF),
        replaced=scored & ~counts,
        idle=idle,
        key=key,
    )


def _turns(dossier: Dossier) -> Iterator[Turn]:
    """The raters' turns in order of time: by the date of the session, then by the order of sheets."""
    sessions = dossier.all(Session)

    def when(sheet: RatingSheet) -> date:
        return sessions[sheet.session].date if sheet.session in sessions else date.min

    for sheet in sorted(dossier.all(RatingSheet).values(), key=when):
        yield from (Turn(sheet.id, index, rater) for index, rater in enumerate(sheet.raters))


def _listen(
    turns: list[Turn], kind: RankedKind, items: tuple[str, ...], criteria: tuple[str, ...], steps: Mapping[object, int]
) -> Said:
    item_at = {id_: index * len(criteria) for index, id_ in enumerate(items)}.get
    criterion_at = {id_: index for index, id_ in enumerate(criteria)}.get
    rows: list[int] = []
    columns: list[int] = []
    given: list[int] = []
    sizes: list[int] = []
    ends = [0]
    for turn in turns:  # no loop of Python's own below this one: there can be a million scores
        scores: dict[str, dict[str, object]] = getattr(turn.rater, kind)
        rows += map(item_at, scores, repeat(NOWHERE))
        sizes += map(len, scores.values())
        columns += map(criterion_at, chain.from_iterable(scores.values()), repeat(NOWHERE))
        given += map(steps.get, chain.from_iterable(map(dict.values, scores.values())), repeat(OFF))
        ends.append(len(columns))
    turn_of = np.repeat(np.arange(len(turns)), np.diff(ends))
    cell = np.repeat(np.array(rows, dtype=np.int64), sizes) + np.array(columns, dtype=np.int64)
    return Said(turn_of, cell, np.array(given, dtype=np.int64))


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

    def __init__(self, kind: RankedKind, turns: list[Turn], said: Said) -> None:
        self.kind, self.turns, self.said = kind, turns, said

    def __call__(self, row: int) -> Address:
        turn = self.turns[self.said.turn[row]]
        offset = row - int(np.searchsorted(self.said.turn, self.said.turn[row]))
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
