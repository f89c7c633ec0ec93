"""How far raters agree: on each item, on all of them together, and between two parties."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dienstvisie.language import Message
from dienstvisie.scoring.ranking import LocalText, RankedKind, Ranking

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier

Label = Literal["promising", "discuss", "park", "divided"]
"""High and agreed; high and not agreed; low and agreed; low and not agreed."""

Judges = Literal["raters", "groups", "units"]

AGREED = 0.5
"""From this agreement on an item is agreed: halfway between an even spread over the whole scale (0) and everybody at
the same score (1). On a scale of five it is the agreement of an even spread over three scores next to each other."""

MOST_POINTS = 101
"""Agreement is worked out for scales of at most so many points: 0 to 100 is the longest that people rate on."""

TOP = 10
"""How many items the top of a ranking has."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """How far judges put items in the same order: Kendall's W, 0 (no agreement) to 1 (the same order).

    `items` is how many items were compared, `ratings` the mean number of judges per item (k). `chi2` = k*(n - 1)*W on
    `df` = n - 1 degrees of freedom tests whether W differs from 0; `p` is its upper tail, good for n of 8 or more
    (Kendall & Babington Smith 1939; ties: Kendall 1948).
    `method` is `complete` where every judge judged every item; `pairwise` where judgements are missing: W =
    (1 + rho*(k - 1))/k with rho the mean of Spearman's correlation over pairs of judges, weighted by the number of
    items they share (Brueckl 2011); `own-ranks` where there are too many judges for pairs: the same, with each judge's
    ranks over all own items. Where nothing can be told `value`, `chi2`, `df` and `p` are None, and `reason` says why.
    """

    judges: Judges
    number: int
    items: int
    ratings: float
    value: float | None
    chi2: float | None = None
    df: int | None = None
    p: float | None = None
    method: Literal["complete", "pairwise", "own-ranks"] | None = None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha: 1 is perfect reliability, 0 is chance, below 0 is worse than chance (2004; 2011).

    Units are items; alpha is worked out for each criterion, and these are their means by the weights of the criteria
    (of those on which it is defined). All three are None where it is not defined, and `reason` says why.
    """

    nominal: float | None
    ordinal: float | None
    interval: float | None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """The agreement on an item on one criterion; the same fields as those of `ItemAgreement`."""

    criterion: str
    raters: int
    agreement: float | None
    histogram: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class ItemAgreement:
    """How far people agree on an item. High scores are good: criteria to be minimised are turned round.

    All figures are worked out per criterion and then averaged by the weights of the criteria that count:

    - `agreement`: van der Eijk's A (2001) on the histogram that gives groups their voice, -1 (half at either end) over
      0 (evenly spread) to 1 (everybody at the same score), on criteria with two raters or more;
    - `polarisation`: (1 - A)/2, 0 to 1;
    - `between`: eta squared, the share (0 to 1) of the variance between raters that lies between groups (Fisher 1925);
      variances are summed over criteria by weight before they are divided;
    - `support`: cross-group support, 0 to 1: the geometric mean over groups of (agree + 1/2)/(n + 1), `agree` of n
      scores lying strictly above the midpoint of the scale; each group counts alike, whatever its voice.

    `histogram` has the share of each score of the scale, lowest first, adding up to 1, averaged over criteria: only
    where at least `privacy.threshold` raters scored the item. `criteria` has the same per criterion.
    `rank` and `score` (of 100) are those of the ranking; None for an item that is not ranked. `raters` and
    `abstentions` count as there; abstentions are in no figure. What is not defined is None, and then `reason` says why
    there is no agreement or no label.
    """

    id: str
    title: LocalText
    rank: int | None
    score: float | None
    raters: int
    abstentions: int
    agreement: float | None
    polarisation: float | None
    between: float | None
    support: float | None
    label: Label | None
    histogram: tuple[float, ...] | None = None
    criteria: tuple[CriterionAgreement, ...] = ()
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on all challenges or all ideas: `items` in rank order, those without a rank after them by id.

    `scale` holds the scores of the histograms, lowest and highest. `overall` takes raters as judges: a rater's value
    of an item is the mean of the criteria by weight, and an item counts where the rater scored it on all criteria that
    this rater uses. `groups` takes groups as judges, by the mean of their raters, and `units` the units in which the
    sessions were held; it is None where fewer than two units are named by the sessions with ratings.
    An item is high when its score is at or above `median`, that of all ranked items; None where scores do not differ.
    `notes` are sentences on how the labels are made and what was worked out otherwise than usual.
    """

    kind: RankedKind
    scale: tuple[int, int]
    items: tuple[ItemAgreement, ...]
    overall: Concordance
    groups: Concordance
    units: Concordance | None
    alpha: Alpha
    median: float | None = None
    notes: tuple[Message, ...] = ()

    def item(self, id_: str) -> ItemAgreement | None:
        """The agreement on the item with this id."""
        return next((item for item in self.items if item.id == id_), None)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a comparison: some groups, or all who rated in the sessions of a unit.

    `name` is as asked for; `groups` are those of them that scored anything; `raters` counts distinct pseudonyms.
    """

    name: str
    title: LocalText | Message
    groups: tuple[str, ...]
    raters: int


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """What two parties think of an item: `means` are points of the scale, high is good; `raters` scored it.

    Means go over groups by voice and over criteria by weight, on the criteria on which both parties scored the item.
    `ranks` are the places in each party's own order of the compared items.
    """

    id: str
    title: LocalText
    rank: int | None
    means: tuple[float, float]
    raters: tuple[int, int]
    ranks: tuple[int, int]

    @property
    def difference(self) -> float:
        """How many points of the scale the first party is above the second."""
        return self.means[0] - self.means[1]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How the top of the ranking changes without a party: ids that fall out, and ids that come in, best first.

    `reason` says why it cannot be told.
    """

    party: str
    falls: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    reason: Message | None = None

    @property
    def changes(self) -> bool:
        """Whether the top has other items without the party."""
        return bool(self.falls or self.enters)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two parties share and what divides them; on items that enough raters of both scored, `items`, by rank.

    `shared` are the items in the upper half of both parties' orders, best first by the lower of both means. `divides`
    has the items by the distance between the means, largest first, without those where there is none.
    `tau_b` is Kendall's rank correlation of both orders, -1 to 1 (1945); None where it is not defined.
    `left_out` says for each party how the top ten changes without it. `withheld` counts items that fewer raters than
    `privacy.threshold` of either party scored. A party with fewer raters than that gives no figures at all, only a
    `reason`.
    """

    kind: RankedKind
    first: Party
    second: Party
    items: tuple[ComparedItem, ...] = ()
    shared: tuple[ComparedItem, ...] = ()
    divides: tuple[ComparedItem, ...] = ()
    tau_b: float | None = None
    left_out: tuple[LeftOut, ...] = ()
    withheld: int = 0
    reason: Message | None = None


def agreement(dossier: Dossier, ranking: Ranking, without: Collection[tuple[str, str]] = ()) -> Agreement:
    """How far the raters of a dossier agree on the items of its ranking.

    `without` has pairs of a group and an item: what that group said of that item does not count.
    """
    from dienstvisie.scoring.agreeing import agreement as run  # numpy is imported only when something is worked out

    return run(dossier, ranking, without)


def compare(
    dossier: Dossier, ranking: Ranking, first: str, second: str, without: Collection[tuple[str, str]] = ()
) -> Comparison:
    """Two parties beside one another: `majority`, `opposition`, `citizens`, `employees`, or the id of a group or unit.

    `citizens` are the groups with the role citizens, customers, companies or associations, `employees` those with
    staff or management. `role:NAME`, `group:ID` and `unit:ID` tell equal names apart. Where a party is left out
    everything is weighed anew, and the items that are ranked now stay, at the middle where nobody else scored them.
    `without` has pairs of a group and an item: what that group said of that item does not count on either side.
    Raises `UserError` for a party that is not there, for two that have groups in common, and for a unit beside groups.
    """
    from dienstvisie.scoring.comparing import compare as run

    return run(dossier, ranking, first, second, without)


def likeness(items: Sequence[ComparedItem]) -> float | None:
    """How alike the orders of two parties are over some of the items that were compared, as `Comparison.tau_b`."""
    from dienstvisie.scoring.comparing import order_likeness

    return order_likeness(items)
