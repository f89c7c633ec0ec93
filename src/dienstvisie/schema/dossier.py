"""The dossier: the settings and all items, read-only."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from dienstvisie.schema.agreed_roadmap import AgreedRoadmap
from dienstvisie.schema.base import Entity
from dienstvisie.schema.kinds import KIND_OF, KINDS
from dienstvisie.schema.settings import Settings
from dienstvisie.schema.theme import Logo, Theme
from dienstvisie.schema.vocabulary import VOCABULARIES

E = TypeVar("E", bound=Entity)
_NONE: Mapping[str, Entity] = MappingProxyType({})


class TableTurn(NamedTuple):
    """One rater's part in one session, in a table of ratings.

    `id` is the pseudonym; `session` is None where none is known. `row` is the first row of the file in which it stands,
    the header being row 0, and `given` the number of scores and abstentions.
    """

    id: str
    group: str
    session: str | None
    row: int
    given: int


class TableWord(NamedTuple):
    """An item or a criterion that a table names: its id, and the row and column of the first cell that names it."""

    id: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class RatingTable:
    """The ratings of one CSV file in columns, without an object per rating. Nobody may change it.

    Each of the arrays `turn`, `item`, `criterion` and `score` has one number per rating in the order of the file: the
    index of what it says in `turns`, `items`, `criteria` and `scores`. `row` is the row of each rating in the file, and
    `cell` the column of its score, both from 0; the header is row 0. `columns` says in which column `rater`, `group`
    and, where they are there, `session`, `item`, `criterion` and `score` stand. All that is named stands in some row,
    with a score or without.
    """

    file: str
    columns: Mapping[str, int]
    turns: tuple[TableTurn, ...]
    items: tuple[TableWord, ...]
    criteria: tuple[TableWord, ...]
    scores: tuple[int | Literal["abstain"], ...]
    turn: array[int]
    item: array[int]
    criterion: array[int]
    score: array[int]
    row: array[int]
    cell: array[int]

    def ratings_with(self, score: int) -> Iterator[int]:
        """The ratings with this index of a score, in the order of the file."""
        found = -1
        while True:
            try:
                found = self.score.index(score, found + 1)
            except ValueError:
                return
            yield found


class _Everything(frozenset[str]):
    """Holds any id: a part of the kind could not be read, so no reference to it can be called wrong."""

    def __contains__(self, _: object) -> bool:
        return True


class Dossier:
    """The settings and the items by kind and id, in the order of their files.

    `broken` names the (kind, id) of items that are in the files but could not be read, with the id `*` where any item
    may have been lost. Referring to them is no mistake of its own, and a kind that has them is not complete.
    `rating_tables` are the ratings that stand in CSV files, beside those in the rating sheets. `agreed` is the roadmap
    in `roadmap.yaml`; None where none was agreed, or where not all kinds were asked for. `theme` is that in
    `theme.yaml`, and `logo` the picture that it names, likewise.
    """

    __slots__ = ("_items", "agreed", "broken", "logo", "rating_tables", "settings", "theme")

    def __init__(
        self,
        settings: Settings,
        items: Mapping[str, Mapping[str, Entity]],
        broken: Iterable[tuple[str, str]] = (),
        rating_tables: Iterable[RatingTable] = (),
        agreed: AgreedRoadmap | None = None,
        theme: Theme | None = None,
        logo: Logo | None = None,
    ) -> None:
        self.settings = settings
        self._items = {kind.name: MappingProxyType(dict(items.get(kind.name, _NONE))) for kind in KINDS}
        self.broken = frozenset(broken)
        self.rating_tables = tuple(rating_tables)
        self.agreed = agreed
        self.theme = theme
        self.logo = logo

    def changed(
        self, settings: Settings | None = None, items: Mapping[str, Mapping[str, Entity]] | None = None
    ) -> Dossier:
        """The same dossier with other settings, or with other items of the kinds that `items` names."""
        return Dossier(
            settings or self.settings,
            {**self._items, **(items or {})},
            self.broken,
            self.rating_tables,
            self.agreed,
            self.theme,
            self.logo,
        )

    def all(self, kind: type[E]) -> Mapping[str, E]:
        """All items of a kind by their id, such as `dossier.all(Idea)`."""
        return self._items[KIND_OF[kind].name]  # type: ignore[return-value]

    def of(self, kind: str) -> Mapping[str, Entity]:
        """All items of the kind with this name, such as `dossier.of("ideas")`."""
        return self._items[kind]

    def ids(self, target: str) -> frozenset[str]:
        """What a reference to `target` (a kind, a vocabulary or `criteria`) may say."""
        if ("settings", "*") in self.broken and (target == "criteria" or target in VOCABULARIES):
            return _Everything()
        if target == "criteria":
            return frozenset(criterion.id for criterion in self.settings.scoring.criteria)
        if target in VOCABULARIES:
            own = self.settings.vocabularies.get(target, ())  # type: ignore[call-overload]
            return frozenset(VOCABULARIES[target]) | {term.id for term in own}
        broken = {id_ for kind, id_ in self.broken if kind == target}
        return _Everything() if "*" in broken else frozenset(self._items[target]) | broken

    def is_complete(self, kind: type[Entity]) -> bool:
        """Whether every item of the kind in the files could be read."""
        return not any(name == KIND_OF[kind].name for name, _ in self.broken)

    def find(self, id_: str) -> tuple[tuple[str, Entity], ...]:
        """All items with this id, with the name of their kind."""
        return tuple((name, items[id_]) for name, items in self._items.items() if id_ in items)
