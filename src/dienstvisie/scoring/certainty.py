"""How sure a ranking is: what other weights, other raters and other groups would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dienstvisie.language import Message
from dienstvisie.scoring.ranking import LocalText, RankedKind, Ranking

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier

TOP, DRAWS, SEED = 10, 10_000, 1
"""The defaults of `certainty`."""


@dataclass(frozen=True, slots=True)
class ItemCertainty:
    """How sure the place of one item is. All shares are 0..1; what is not defined is None, never 0.

    `low` and `high` are the best and worst rank (1 is best, `low <= rank <= high`) that 90% of the resampled panels of
    raters give it; None, with the `reason`, where there are no raters to resample.
    `acceptability[r - 1]` is the share of all weightings of the criteria that give it rank r; tied items share their
    ranks evenly. They are ranks 1 to n and add up to 1; of more than 1,000 items only the ranks of the top are there.
    `top_share` is the share of all weightings in which it is in the top k.
    `top_spans` are the exact closed intervals of the weight of the citizen on [0, 1] in which its rank is k or better,
    in rising order; empty where there is none; an interval may be one point, where items tie. None where the criteria
    do not belong to two perspectives.
    `central` is the typical weight (adding up to 1) per criterion of those weightings that make it first; None where
    no weighting drawn does. `confidence` is the share of the resampled panels in which it is first under these weights;
    None without central weights, or without raters to resample.
    `beats` gives, for its neighbours in the ranking, the share of all weightings in which it stands above them.
    """

    id: str
    title: LocalText
    rank: int
    low: int | None
    high: int | None
    reason: Message | None
    acceptability: tuple[float, ...]
    top_share: float
    top_spans: tuple[tuple[float, float], ...] | None
    confidence: float | None
    central: Mapping[str, float] | None
    beats: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The closed interval of the weight of a criterion, within [0, 1], in which the winner has the highest score.

    The other criteria keep their proportions. `weight` is the weight now. `low` and `high` are None, with the `reason`,
    where the other criteria have no weight to divide. Where several items share rank 1 each has its own intervals.
    """

    criterion: str
    title: LocalText
    winner: str
    weight: float
    low: float | None
    high: float | None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """An item that moves from one rank (`before`) to another (`after`)."""

    item: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class GroupLeftOut:
    """What becomes of the ranking, of the same items, when a group is left out.

    `tau` is Kendall's tau-b (-1..1) of both rankings; None where it is not defined: see `reason`. `overlap` is the part
    of the top k that stays in it. `shift` is the largest one (of equal ones that of the best rank before); None where
    no rank changes. `enters` and `leaves` are the ids that come into the top k and go out of it, by rank. Where the
    ranking cannot be made without the group, `overlap` is None too and nothing moves.
    """

    group: str
    title: LocalText
    tau: float | None
    reason: Message | None
    overlap: float | None
    shift: Shift | None
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the ranking of a kind is.

    `top` is k: at most the number of items. `draws` weightings and `replicates` panels of raters (0 where none could be
    resampled) were drawn from `seed`; the same seed gives the same figures. `items` are in the order of the ranking,
    `left_out` in order of group, `stability` by winner and then in order of the settings. `notes` say how the figures
    were made, and which are not defined and why.
    """

    kind: RankedKind
    top: int
    draws: int
    seed: int
    replicates: int
    items: tuple[ItemCertainty, ...]
    stability: tuple[WeightInterval, ...]
    left_out: tuple[GroupLeftOut, ...]
    notes: tuple[Message, ...]

    def item(self, id_: str) -> ItemCertainty | None:
        """The certainty of the ranked item with this id."""
        return next((item for item in self.items if item.id == id_), None)


def certainty(dossier: Dossier, ranking: Ranking, *, top: int = TOP, draws: int = DRAWS, seed: int = SEED) -> Certainty:
    """How sure a ranking is that was made of this dossier by `prioritise`.

    `top` is the size of the list that people look at, `draws` how many weightings of the criteria are tried. Raises
    `UserError` where either is below 1 or the seed is negative.
    """
    from dienstvisie.scoring.robustness import certainty as run  # numpy is imported only when it is needed

    return run(dossier, ranking, top=top, draws=draws, seed=seed)
