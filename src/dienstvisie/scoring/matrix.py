"""The arrays that scoring works on: ratings in long form, their tally, and the decision matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


class Ratings(NamedTuple):
    """All scores that count, one per row: who (`rater`) scored what (`item`, `criterion`), and how high (`step`).

    `items` and `groups` are in order of id, so that no sum depends on the order of files; `criteria` in order of the
    settings. `raters` are pseudonyms; one that speaks in two groups stands there twice. `group_of[rater]` is its
    group. Only raters and groups that gave a score are there. `step` counts up from the lowest score, `span` is the
    highest step. `rater`, `item`, `criterion` and `step` have shape (rows,); `abstentions` (items,) counts
    abstentions apart.
    """

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    groups: tuple[str, ...]
    raters: tuple[str, ...]
    group_of: Ints
    rater: Ints
    item: Ints
    criterion: Ints
    step: Ints
    span: int
    abstentions: Ints

    def on(self, used: Flags) -> Ratings:
        """The same ratings on some of the criteria; those left out must have no scores."""
        kept = tuple(id_ for id_, use in zip(self.criteria, used, strict=True) if use)
        return self._replace(criteria=kept, criterion=(np.cumsum(used) - 1)[self.criterion])

    def among(self, criteria: tuple[str, ...]) -> Ratings:
        """The same ratings with more criteria, on which there are no scores; those rated must be among them."""
        place = np.array([criteria.index(id_) for id_ in self.criteria], dtype=np.int64)
        return self._replace(criteria=criteria, criterion=place[self.criterion])

    def raters_per_item(self) -> Ints:
        """How many distinct pseudonyms scored each item, shape (items,)."""
        people: dict[str, int] = {}
        person = np.array([people.setdefault(name, len(people)) for name in self.raters], dtype=np.int64)
        seen = np.zeros((len(people), len(self.items)), dtype=np.bool_)
        seen[person[self.rater], self.item] = True
        return np.asarray(seen.sum(axis=0), dtype=np.int64)

    def raters_per_group(self) -> Ints:
        """How many raters each group has, shape (groups,)."""
        return np.bincount(self.group_of, minlength=len(self.groups)).astype(np.int64)


class Tally(NamedTuple):
    """Per group, item and criterion: how many raters scored it, and the sum of their steps from the bad end.

    Both have shape (groups, items, criteria) and are whole numbers: sums are exact, whatever the order.
    """

    raters: Ints
    steps: Ints
    span: int


def tally(ratings: Ratings, minimise: Flags) -> Tally:
    """Counts and sums of steps; where a criterion is to be minimised, steps count down from the top of the scale."""
    shape = (len(ratings.groups), len(ratings.items), len(ratings.criteria))
    size = shape[0] * shape[1] * shape[2]
    flat = (ratings.group_of[ratings.rater] * shape[1] + ratings.item) * shape[2] + ratings.criterion
    count = np.bincount(flat, minlength=size).reshape(shape).astype(np.int64)
    steps = np.bincount(flat, weights=ratings.step, minlength=size).reshape(shape).astype(np.int64)
    return Tally(count, np.where(minimise, count * ratings.span - steps, steps), ratings.span)


class DecisionMatrix(NamedTuple):
    """The items that can be ranked and their value on each criterion: shape (items, criteria), 0 worst, 1 best."""

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Floats
