"""What rankings say beside one another: scenarios, the weight that flips a pair, and other methods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dienstvisie.diagnostics import Problem, Rule
from dienstvisie.language import Message
from dienstvisie.scoring.ranking import LocalText, RankedKind, Ranking

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier

TOP = 10
"""How many places the top of a list has, unless one asks otherwise."""
OpinionMethod = Literal["additive", "topsis", "borda", "schulze"]


@dataclass(frozen=True, slots=True)
class ScenarioColumn:
    """A scenario: what it changes, in words, and what went wrong in it.

    `ranked` counts the items that have a rank in it. `changes` is empty where a scenario changes nothing that ranks
    are made from. `notes` say what it asks that does not count here, such as other budgets. `problems` are only those
    that the ranking as agreed does not have.
    """

    id: str
    title: LocalText
    changes: tuple[Message, ...] = ()
    ranked: int = 0
    notes: tuple[Message, ...] = ()
    problems: tuple[tuple[Rule, Problem], ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """An item in the ranking as agreed (the base) and in each scenario; the tuples are in the order of the columns.

    Scores and regrets are points of 100. A rank, score and regret is None where the item has no rank; `reasons` then
    says why, and is None where it has one. The regret is the best score in that scenario minus the item's score, never
    negative. `max_regret` is the largest, the base included; None where the item has no rank somewhere.
    """

    id: str
    title: LocalText
    base_rank: int | None
    base_score: float | None
    base_regret: float | None
    ranks: tuple[int | None, ...] = ()
    scores: tuple[float | None, ...] = ()
    regrets: tuple[float | None, ...] = ()
    max_regret: float | None = None
    reasons: tuple[Message | None, ...] = ()
    base_reason: Message | None = None


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """Scenarios side by side; `rows` in the order of the base, then by id.

    The base counts as one of the ways to weigh. `always_top`: the items that are in the top `top` of the base and of
    every scenario; `never_top`: in none of them. `minimax`: the items with the least maximum regret, so that the most
    one can lose by choosing them is smallest (Savage 1951, JASA 46, 55-67). A scenario without any rank is left out of
    all three. All are in the order of the rows.
    """

    kind: RankedKind
    top: int
    scenarios: tuple[ScenarioColumn, ...]
    rows: tuple[ScenarioRow, ...]
    always_top: tuple[str, ...] = ()
    never_top: tuple[str, ...] = ()
    minimax: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    problems: tuple[tuple[Rule, Problem], ...] = ()

    def row(self, id_: str) -> ScenarioRow | None:
        """The row of an item."""
        return next((row for row in self.rows if row.id == id_), None)


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of the citizen weight that changes the order of two items.

    Weights are shares, 0..1; `present` is the citizen weight now. At the weight `at` the two are equal, and beyond it
    their order is the other one; `change` is `at - present`. Both are None where no weight changes the order, and
    `reason` says why; it also says so where they are equal already. `first` is ahead now, or equal.
    """

    first: str
    second: str
    present: float
    at: float | None = None
    reason: Message | None = None

    @property
    def change(self) -> float | None:
        """How far the weight has to move, with its sign."""
        return None if self.at is None else self.at - self.present


@dataclass(frozen=True, slots=True)
class Place:
    """An item's rank by a method, and its points of 100: for `borda` the share of duels won; `schulze` has none."""

    id: str
    title: LocalText
    rank: int
    score: float | None


@dataclass(frozen=True, slots=True)
class MethodOpinion:
    """The ranking by one method, in rank order, equal ranks by id. Empty with a reason where it is not defined."""

    method: OpinionMethod
    title: Message
    items: tuple[Place, ...] = ()
    reason: Message | None = None

    @property
    def winners(self) -> tuple[str, ...]:
        """The items that share the first rank."""
        return tuple(place.id for place in self.items if place.rank == 1)

    def rank_of(self, id_: str) -> int | None:
        """The rank of an item."""
        return next((place.rank for place in self.items if place.id == id_), None)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What other methods make of the same ratings; the method of the ranking itself stands first.

    `differs` where a method has other winners than the ranking; `sentence` says which, or that all agree. `notes` say
    how the ballots were made.
    """

    kind: RankedKind
    methods: tuple[MethodOpinion, ...]
    differs: bool
    sentence: Message
    notes: tuple[Message, ...] = ()

    def by(self, method: OpinionMethod) -> MethodOpinion:
        """The ranking by a method."""
        return next(opinion for opinion in self.methods if opinion.method == method)


def scenarios(dossier: Dossier, kind: RankedKind = "ideas", top: int = TOP, names: Sequence[str] = ()) -> ScenarioTable:
    """The ranks in the scenarios of the dossier beside the ranking as agreed.

    `names` are the ids of the scenarios, in that order; without any it is all that are not rejected or archived.
    Raises `UserError` for a scenario or a kind that is not there, and for a `top` below 1.
    """
    from dienstvisie.scoring.scenarios import compare  # numpy is imported only when something is ranked

    return compare(dossier, kind, top, names)


def second_opinion(dossier: Dossier, ranking: Ranking) -> SecondOpinion:
    """What TOPSIS, Borda and Schulze (and the additive value) make of the ratings behind a ranking of this dossier."""
    from dienstvisie.scoring.opinion import opinion_on

    return opinion_on(dossier, ranking)


def flip(ranking: Ranking, first: str, second: str) -> Flip:
    """The smallest change of the citizen weight that changes the order of two items, from the weight now.

    Raises `UserError` for an item that is not in the ranking.
    """
    from dienstvisie.scoring.flip import flip_of

    return flip_of(ranking, first, second)
