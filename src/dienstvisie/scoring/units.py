"""What units would choose, each by its own ratings and weights, and what a choice of all units together would be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dienstvisie.language import Message
from dienstvisie.schema.decision import ChoiceProcess
from dienstvisie.scoring.agreement import Concordance
from dienstvisie.scoring.ranking import LocalText, RankedKind

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier

By = Literal["unit", "branch", "district", "department", "team", "location"]
"""Which units choose: `unit` are those with a scenario of their own, where there are two; else the highest that
rated."""

TOP = 10
"""A unit chooses half of the items, rounded up, but never more than this many, unless one asks otherwise."""

PROCESSES: Mapping[ChoiceProcess, Message] = {
    "equal": Message("Each unit one voice"),
    "by-size": Message("Units by size"),
    "national": Message("National weights"),
    "consensus": Message("Consensus first"),
}
"""In the order in which they stand side by side."""


@dataclass(frozen=True, slots=True)
class ChoosingUnit:
    """A unit that chooses: who rated in its sessions and those of its parts, and what it would choose.

    `parts` are the units below it in whose sessions anything was rated. `employees` is None where it is not known.
    `weights` are sentences on what its own scenario changes. `ranks` and `scores` (points of 100) are its own, of the
    items that all units ranked; `chosen` are those within the top, best first. `best` is the mean score of as many
    items as the top has places, the best ones: no choice is worth more to the unit.
    """

    id: str
    title: LocalText
    parts: tuple[str, ...]
    raters: int
    employees: int | None
    scenario: str | None
    weights: tuple[Message, ...]
    ranks: Mapping[str, int]
    scores: Mapping[str, float]
    chosen: tuple[str, ...]
    best: float


@dataclass(frozen=True, slots=True)
class UnheardUnit:
    """A unit that has a say but of which nothing can be ranked, and why."""

    id: str
    title: LocalText
    raters: int
    reason: Message


@dataclass(frozen=True, slots=True)
class UnitPair:
    """How alike two units choose.

    `tau` is Kendall's tau-b of their orders, -1 to 1; None where one of them puts no item above another. `overlap` is
    the share (0 to 1) of the larger top that both have.
    """

    first: str
    second: str
    tau: float | None
    overlap: float


@dataclass(frozen=True, slots=True)
class ChosenItem:
    """An item in the eyes of all units: `chosen_by` are those that have it in their top, in their order."""

    id: str
    title: LocalText
    chosen_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UniformChoice:
    """What all units would do together by one process.

    `ranks` of the items; `chosen` are those within the top, best first. `regrets` per unit, in the order of the units:
    how many points of 100 an item of this choice is worth less to the unit, on average, than one of its own choice
    (Savage 1951). Where the process cannot be followed, all are empty and `reason` says why.
    """

    process: ChoiceProcess
    ranks: Mapping[str, int]
    chosen: tuple[str, ...]
    regrets: tuple[float, ...]
    reason: Message | None = None

    @property
    def max_regret(self) -> float | None:
        """The regret of the unit that loses most."""
        return max(self.regrets, default=None)


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """Units beside one another, and the uniform choices.

    `items` are those that every unit and the ranking of all together rank, by how many units choose them and then by
    the rank of each unit one voice; `missing` are the others. `concordance` takes units as judges of the items.
    `minimax` are the processes of which the largest regret is least. `top` is how many places the top has.
    """

    kind: RankedKind
    by: By
    top: int
    units: tuple[ChoosingUnit, ...]
    unheard: tuple[UnheardUnit, ...]
    items: tuple[ChosenItem, ...]
    missing: tuple[str, ...]
    concordance: Concordance
    pairs: tuple[UnitPair, ...]
    processes: tuple[UniformChoice, ...]
    minimax: tuple[ChoiceProcess, ...]
    notes: tuple[Message, ...] = ()

    @property
    def contested(self) -> tuple[ChosenItem, ...]:
        """The items that some units choose and others do not."""
        return tuple(item for item in self.items if 0 < len(item.chosen_by) < len(self.units))

    def of(self, process: ChoiceProcess) -> UniformChoice:
        """The choice by a process."""
        return next(one for one in self.processes if one.process == process)

    def pair(self, first: str, second: str) -> UnitPair | None:
        """How alike two units choose, in whatever order they are named."""
        return next((pair for pair in self.pairs if {pair.first, pair.second} == {first, second}), None)


def units_choose(
    dossier: Dossier,
    kind: RankedKind = "ideas",
    top: int | None = None,
    by: By = "unit",
    only: Collection[str] | None = None,
    at_least: int = 0,
) -> UnitChoice:
    """What the units of a dossier would choose, each by itself and all together.

    A unit's ratings are those that were given in its sessions and in those of its parts. Its weights and voices are
    those of the first scenario with its name in `unit`, else those of the settings. `top` is how many places the top
    has; see `TOP`. `only` are the ids of the items that count, where not all do; their ranks are those among them.
    A unit in which fewer than `at_least` people rated is not heard.
    Raises `UserError` for a kind that is not ranked.
    """
    from dienstvisie.scoring.choosing import Terms, choose  # numpy is imported only when something is ranked

    return choose(dossier, kind, Terms(top, by, only, at_least))


def have_own_process(dossier: Dossier) -> bool:
    """Whether two units or more have a scenario of their own: then their choices are set beside one another."""
    from dienstvisie.scoring.choosing_units import own_scenarios

    return len(own_scenarios(dossier)) > 1
