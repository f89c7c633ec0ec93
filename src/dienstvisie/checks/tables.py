"""Who scored what in the tables of a dossier, counted by array operations. Import it only where there are tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dienstvisie.schema import Dossier, RatingTable

Numbers = NDArray[np.int64]
DENSE = 2**26
"""Up to so many pairs there is room for one place each."""


class Scored(NamedTuple):
    """Pairs of an item and a number of who scored it, both of shape (pairs,)."""

    item: Numbers
    who: Numbers


class Numbered:
    """Words and their numbers, in the order in which they were met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, words: Iterable[str]) -> Numbers:
        """The number of each word."""
        return np.array([self.numbers.setdefault(word, len(self.numbers)) for word in words], dtype=np.int64)


def scored_criteria(table: RatingTable, items: frozenset[str]) -> set[str]:
    """The criteria on which some item of these has a score."""
    return {table.criteria[code].id for code in np.unique(_column(table.criterion)[_scores(table, items)]).tolist()}


def pairs_seen(table: RatingTable) -> list[tuple[int, int, int]]:
    """The (item, criterion) pairs of a table by index, each with its first rating, in the order of the file."""
    key = _column(table.item).astype(np.int64) * len(table.criteria) + _column(table.criterion)
    first = np.full(len(table.items) * len(table.criteria), -1, dtype=np.int64)
    first[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    pairs = np.flatnonzero(first >= 0)
    pairs = pairs[np.argsort(first[pairs])]
    return [(*divmod(pair, len(table.criteria)), int(first[pair])) for pair in pairs.tolist()]


def voters(
    dossier: Dossier, in_sheets: Mapping[str, Mapping[str, str]], criteria: frozenset[str], items: frozenset[str]
) -> dict[str, tuple[int, int]]:
    """For each item with a score on one of the criteria: how many raters scored it, and how many groups.

    `in_sheets` has the raters of each item in rating sheets with their groups; a rater who is there too counts once.
    """
    people, groups, named = Numbered(), Numbered(), Numbered()
    raters, voices = (
        [_of_sheets(in_sheets, named, people, by_group=False)],
        [_of_sheets(in_sheets, named, groups, by_group=True)],
    )
    for table in dossier.rating_tables:
        rows = _scores(table, items, criteria)
        item = named.of(one.id for one in table.items)[_column(table.item)[rows]]
        turn = _column(table.turn)[rows]
        raters.append(Scored(item, people.of(one.id for one in table.turns)[turn]))
        voices.append(Scored(item, groups.of(one.group for one in table.turns)[turn]))
    each_rater = _distinct(raters, len(named.numbers), len(people.numbers)).tolist()
    each_group = _distinct(voices, len(named.numbers), len(groups.numbers)).tolist()
    found = zip(named.numbers, each_rater, each_group, strict=True)
    return {id_: (number, heard) for id_, number, heard in found if number}


def _column(codes: Iterable[int]) -> NDArray[np.int32]:
    return np.frombuffer(codes, dtype=np.int32)  # type: ignore[call-overload, no-any-return] # array.array has a buffer


def _scores(table: RatingTable, items: frozenset[str], criteria: frozenset[str] | None = None) -> NDArray[np.intp]:
    """The ratings of these items, on these criteria, that are no abstention."""
    is_score = np.array([one != "abstain" for one in table.scores], dtype=np.bool_)
    asked = np.array([one.id in items for one in table.items], dtype=np.bool_)
    wanted = is_score[_column(table.score)] & asked[_column(table.item)]
    if criteria is not None:
        applies = np.array([one.id in criteria for one in table.criteria], dtype=np.bool_)
        wanted &= applies[_column(table.criterion)]
    return np.flatnonzero(wanted)


def _of_sheets(in_sheets: Mapping[str, Mapping[str, str]], named: Numbered, who: Numbered, *, by_group: bool) -> Scored:
    pairs = [
        (item, group if by_group else rater) for item, votes in in_sheets.items() for rater, group in votes.items()
    ]
    return Scored(named.of(item for item, _ in pairs), who.of(one for _, one in pairs))


def _distinct(scored: list[Scored], items: int, people: int) -> Numbers:
    """For each item how many different ones scored it, shape (items,)."""
    key = np.concatenate([one.item * people + one.who for one in scored])
    if items * people <= DENSE:
        seen = np.zeros(items * people, dtype=np.bool_)
        seen[key] = True
        return np.count_nonzero(seen.reshape(items, people), axis=1) if people else np.zeros(items, dtype=np.int64)
    return np.bincount(np.unique(key) // people, minlength=items)
