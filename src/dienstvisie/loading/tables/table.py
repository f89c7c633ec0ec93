"""The rows of a table become ratings: words are judged, scores understood, and all of it is put in columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Position, Related
from dienstvisie.language import Message, counted
from dienstvisie.loading import rules
from dienstvisie.loading.tables.arrays import as_array, distinct, first_of_each
from dienstvisie.loading.tables.findings import Findings, Said
from dienstvisie.loading.tables.grid import Column, Grid, Ragged
from dienstvisie.loading.tables.layout import Layout
from dienstvisie.loading.tables.rules import FORMULA, QUOTES, RAGGED
from dienstvisie.loading.tables.words import Wrong, clean, score, wrong_word
from dienstvisie.schema import RatingTable, TableTurn, TableWord

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]
    Flags = NDArray[np.bool_]

MISSING = -1
_WRONG_SCORES = (FORMULA, rules.LONG_NUMBER, rules.WRONG_TYPE, rules.NOT_ALLOWED)
"""What can be wrong with a score; MISSING - 1 - index stands for it in arrays."""


class Known(NamedTuple):
    """What the rest of the dossier holds: the ids of challenges and ideas, and those of sessions."""

    items: Collection[str]
    sessions: Collection[str]


class Words(NamedTuple):
    """Items or criteria that a table names, and the place among them of each index in `Scores`."""

    words: tuple[TableWord, ...]
    place: Codes


class Scores(NamedTuple):
    """The ratings in the order of the file, each field of shape (ratings,), and the scores that `score` numbers."""

    row: Codes
    cell: Codes
    item: Codes
    criterion: Codes
    score: Codes
    words: tuple[int | Literal["abstain"], ...]


class TableReader:
    """One reading of the rows of one table. Rows are numbered from 1; an index of a row is one less."""

    def __init__(self, path: str, layout: Layout, grid: Grid, findings: Findings, known: Known) -> None:
        self.path, self.layout, self.grid, self.findings, self.known = path, layout, grid, findings, known
        self.columns = [_cleaned(column) for column in grid.columns]
        self.filled = self._not_blank()
        self.good = self.filled.copy()

    def read(self) -> RatingTable | None:
        """The table, without what is wrong in it; None where no row can be used."""
        self._say_shapes()
        for name in ("rater", "group", "session", "item", "criterion"):
            if name in self.layout.fixed:
                self._judge_words(name, self.layout.fixed[name])
        for column in self.layout.unnamed:
            self._judge_unnamed(column)
        if not self.filled.any() and not self.findings.told:
            text = Message("This file holds nothing.")
            self.findings.say(rules.EMPTY, Position(int(self.findings.source.lines[0]), 1), text)
        scores = self._wide_scores() if self.layout.items else self._long_scores()
        turns, turn_of = self._turns()
        return self._table(scores, turns, turn_of[scores.row]) if turns else None

    def _not_blank(self) -> Flags:
        """The rows in which something stands."""
        blank = np.ones(len(self.grid.lines), dtype=np.bool_)
        for column in self.columns:
            if "" not in column.values:
                return np.ones(len(self.grid.lines), dtype=np.bool_)
            blank &= column.codes == column.values.index("")
        return ~blank

    def _say_shapes(self) -> None:
        self.findings.say_each(QUOTES, self.grid.broken, self._broken)
        self.findings.say_each(RAGGED, self.grid.ragged, self._ragged)

    def _broken(self, line: int) -> Said:
        text, hint = Message("The quotes that open here are never closed."), Message("Look for a missing quote.")
        return Said(self.findings.source.broken_quotes(line), text, hint)

    def _ragged(self, row: Ragged) -> Said:
        width = self.layout.width
        text = counted(
            "This row has {number} cell; the header has {width}.",
            "This row has {number} cells; the header has {width}.",
            row.cells,
            {"width": width},
        )
        place = self.findings.source.cell(row.line, width if row.cells > width else 0)
        return Said(place, text, Message("Put text that holds the separator in quotes."))

    def _judge_words(self, name: str, number: int) -> None:
        column = self.columns[number]
        wrong = {code: found for code, value in enumerate(column.values) if (found := wrong_word(value, name))}
        if not wrong:
            return
        first = first_of_each(np.where(self.filled, column.codes, len(column.values)), len(column.values) + 1)
        self.good &= ~np.isin(column.codes, list(wrong))
        for code in sorted((code for code in wrong if first[code] >= 0), key=first.__getitem__):
            found, rows = wrong[code], [int(first[code]) + 1]
            if self.findings.left(found.rule):
                rows = (np.flatnonzero((column.codes == code) & self.filled) + 1).tolist()
            self.findings.say_often(found.rule, [(row, number) for row in rows], found.message, found.hint)

    def _judge_unnamed(self, number: int) -> None:
        column = self.columns[number]
        if any(column.values):
            text = Message("This column has no name, but something stands in it.")
            self.findings.say(rules.MISSING_KEY, (0, number), text)

    def _scores(self, number: int, words: dict[int | Literal["abstain"], int]) -> Codes:
        """For each row the index of its score in this column among `words`, or what stands for none."""
        column = self.columns[number]
        meant = [score(value) for value in column.values]
        index = [
            MISSING - 1 - _WRONG_SCORES.index(one.rule)
            if isinstance(one, Wrong)
            else MISSING
            if one is None
            else words.setdefault(one, len(words))
            for one in meant
        ]
        return np.array(index, dtype=np.int32)[column.codes] if index else np.empty(0, dtype=np.int32)

    def _long_scores(self) -> Scores:
        number, words = self.layout.fixed["score"], dict[int | Literal["abstain"], int]()
        given = self._scores(number, words)
        self._say_wrong_scores(np.where(self.filled, given, MISSING), [number])
        rows = np.flatnonzero(self.good & (given >= 0)).astype(np.int32)
        item, criterion = (self.columns[self.layout.fixed[name]].codes[rows] for name in ("item", "criterion"))
        return Scores(rows, np.full(len(rows), number, dtype=np.int32), item, criterion, given[rows], tuple(words))

    def _wide_scores(self) -> Scores:
        words = dict[int | Literal["abstain"], int]()
        numbers = np.array([one.column for one in self.layout.items], dtype=np.int32)
        given = np.stack([self._scores(one.column, words) for one in self.layout.items], axis=1)
        heard = np.array([one.item in self.known.items for one in self.layout.items], dtype=np.bool_)
        self._say_wrong_scores(np.where(self.filled[:, np.newaxis] & heard, given, MISSING), numbers.tolist())
        rows, cells = np.nonzero(self.good[:, np.newaxis] & (given >= 0))
        if "criterion" in self.layout.fixed:
            criterion = self.columns[self.layout.fixed["criterion"]].codes[rows]
        else:
            criterion = _numbered([one.criterion or "" for one in self.layout.items])[1][cells]
        item = _numbered([one.item for one in self.layout.items])[1][cells]
        return Scores(rows.astype(np.int32), numbers[cells], item, criterion, given[rows, cells], tuple(words))

    def _say_wrong_scores(self, given: Codes, numbers: Sequence[int]) -> None:
        """Say which scores are wrong; `given` holds those of the columns with these numbers."""

        def said(place: int) -> Said:
            row, number = place // len(numbers), numbers[place % len(numbers)]
            column = self.columns[number]
            wrong = score(column.values[column.codes[row]])
            if not isinstance(wrong, Wrong):
                raise TypeError(column.values[column.codes[row]])
            return Said((row + 1, number), wrong.message, wrong.hint)

        if given.size and given.min() < MISSING:
            for index, rule in enumerate(_WRONG_SCORES):
                self.findings.say_each(rule, np.flatnonzero(given == MISSING - 1 - index).tolist(), said)

    def _item_words(self) -> Words:
        if "item" in self.layout.fixed:
            return self._words_in(self.layout.fixed["item"])
        return self._words_above([one.item for one in self.layout.items])

    def _criterion_words(self) -> Words:
        if "criterion" in self.layout.fixed:
            return self._words_in(self.layout.fixed["criterion"])
        return self._words_above([one.criterion or "" for one in self.layout.items])

    def _words_in(self, number: int) -> Words:
        column, rows = self.columns[number], np.flatnonzero(self.good)
        first = first_of_each(column.codes[rows], len(column.values))
        named = [code for code in np.argsort(first, kind="stable").tolist() if first[code] >= 0]
        index = np.full(len(column.values), -1, dtype=np.int32)
        index[named] = np.arange(len(named))
        words = (TableWord(column.values[code], int(rows[first[code]]) + 1, number) for code in named)
        return Words(tuple(words), index)

    def _words_above(self, names: list[str]) -> Words:
        words, codes = _numbered(names)
        first = {code: number for number, code in reversed(list(enumerate(codes.tolist())))}
        found = (TableWord(word, 0, self.layout.items[first[code]].column) for code, word in enumerate(words))
        return Words(tuple(found), np.arange(len(words), dtype=np.int32))

    def _turns(self) -> tuple[list[TableTurn], Codes]:
        """The raters' parts in sessions, in the order of their first rows; and for each row the index of its own."""
        rater, group = (self.columns[self.layout.fixed[name]] for name in ("rater", "group"))
        rows, sessions = np.flatnonzero(self.good), self._sessions()
        key = rater.codes[rows].astype(np.int64) * len(group.values) + group.codes[rows]
        turn, first = distinct(key * len(sessions.values) + sessions.codes[rows])
        turn_of = np.full(len(self.good), -1, dtype=np.int32)
        turn_of[rows] = turn
        turns = []
        for row in rows[first].tolist():
            who, which = rater.values[rater.codes[row]], group.values[group.codes[row]]
            turns.append(TableTurn(who, which, sessions.values[sessions.codes[row]] or None, row + 1, 0))
        return turns, turn_of

    def _sessions(self) -> Column:
        """The session of each row: what it says, else the one with the name of the file, else an empty one."""
        own = PurePosixPath(self.path).stem
        own = own if own in self.known.sessions else ""
        if "session" not in self.layout.fixed:
            return Column([own], np.zeros(len(self.good), dtype=np.int32))
        column = self.columns[self.layout.fixed["session"]]
        values, index = _numbered([value or own for value in column.values])
        return Column(values, index[column.codes])

    def _table(self, scores: Scores, turns: list[TableTurn], turn: Codes) -> RatingTable:
        items, criteria = self._item_words(), self._criterion_words()
        item, criterion = items.place[scores.item], criteria.place[scores.criterion]
        once = self._once((turn.astype(np.int64) * len(items.words) + item) * len(criteria.words) + criterion, scores)
        given = np.bincount(turn[once], minlength=len(turns))
        return RatingTable(
            file=self.path,
            columns=dict(self.layout.fixed),
            turns=tuple(one._replace(given=number) for one, number in zip(turns, given.tolist(), strict=True)),
            items=items.words,
            criteria=criteria.words,
            scores=scores.words,
            turn=as_array(turn[once]),
            item=as_array(item[once]),
            criterion=as_array(criterion[once]),
            score=as_array(scores.score[once]),
            row=as_array(scores.row[once] + 1),
            cell=as_array(scores.cell[once]),
        )

    def _once(self, key: NDArray[np.int64], scores: Scores) -> Flags | slice:
        """Which ratings to keep: all but those that were given before in the same table and session."""
        if len(key) == 0:
            return slice(None)
        number, first = distinct(key)
        if len(first) == len(key):
            return slice(None)
        again: Flags = first[number] != np.arange(len(key))

        def said(rating: int) -> Said:
            here, there = ((int(scores.row[one]) + 1, int(scores.cell[one])) for one in (rating, first[number[rating]]))
            place = Related(Message("The first one is here."), self.path, self.findings.source.position(there))
            text = Message("The same rater scored this item on this criterion before.")
            return Said(here, text, Message("Keep one of the two."), (place,))

        self.findings.say_each(rules.DUPLICATE_KEY, np.flatnonzero(again).tolist(), said)
        return ~again


def _cleaned(column: Column) -> Column:
    """A column without the blanks around its values; values that are then the same have one number."""
    words: dict[str, int] = {}
    index = np.array([words.setdefault(clean(value), len(words)) for value in column.values], dtype=np.int32)
    return Column(list(words), column.codes if len(words) == len(column.values) else index[column.codes])


def _numbered(names: list[str]) -> tuple[list[str], Codes]:
    """The distinct names in order, and the number of each name."""
    words: dict[str, int] = {}
    codes = np.array([words.setdefault(name, len(words)) for name in names], dtype=np.int32)
    return list(words), codes
