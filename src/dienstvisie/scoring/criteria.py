"""The weights of criteria, from the settings and from what was scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, get_args

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Criterion, Scoring
from dienstvisie.schema.settings import Perspective
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import UNSCORED_CRITERION, WEIGHTLESS_PERSPECTIVE, WEIGHTS, Note
from dienstvisie.scoring.weights import normalised, rank_order_centroid

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats

KIND_NAMES: Mapping[RankedKind, Message] = {"challenges": Message("challenges"), "ideas": Message("ideas")}


class WeighedCriteria(NamedTuple):
    """Criteria with their weights, both of shape (criteria,).

    `weights` add up to 1; `within` adds up to 1 in each of the `perspectives`: those with a criterion of weight.
    """

    criteria: tuple[Criterion, ...]
    within: Floats
    weights: Floats
    perspectives: tuple[Perspective, ...]

    @property
    def minimise(self) -> Flags:
        """Where a low score is good."""
        return np.array([criterion.objective == "minimise" for criterion in self.criteria], dtype=np.bool_)

    @property
    def derived(self) -> Flags:
        """Which of them nobody rates."""
        return np.array([criterion.derived is not None for criterion in self.criteria], dtype=np.bool_)

    def of(self, perspective: Perspective) -> Flags:
        """Which criteria belong to a perspective."""
        return np.array([criterion.perspective == perspective for criterion in self.criteria], dtype=np.bool_)


def applicable(scoring: Scoring, kind: RankedKind) -> tuple[Criterion, ...]:
    """The criteria that count for a kind of item, those derived included; of equal ids the first."""
    found: dict[str, Criterion] = {}
    for criterion in scoring.criteria:
        if kind in criterion.applies_to and (kind == "ideas" or criterion.derived is None):
            found.setdefault(criterion.id, criterion)
    return tuple(found.values())


def weigh_criteria(scoring: Scoring, criteria: tuple[Criterion, ...]) -> tuple[WeighedCriteria | None, list[Note]]:
    """The weights w_c = W_perspective * weight_c / sum within the perspective; None where they cannot be told.

    Perspectives without criteria, or with only criteria of weight 0, leave their share to the other one.
    """
    if any(criterion.weight < 0 for criterion in criteria) or min(scoring.perspectives.values(), default=0) < 0:
        return None, [Note(WEIGHTS, Problem(_negative(scoring), Message("A weight cannot be negative.")))]
    within = np.zeros(len(criteria))
    found: dict[Perspective, Flags] = {}
    for perspective in get_args(Perspective):
        mine = np.array([criterion.perspective == perspective for criterion in criteria], dtype=np.bool_)
        shares = _within(scoring, [criterion for criterion in criteria if criterion.perspective == perspective])
        if shares is not None:
            within[mine], found[perspective] = shares, mine
    if not found:
        return None, [_no_weight(scoring, criteria)]
    totals = normalised(np.array([scoring.perspectives.get(perspective, 0.0) for perspective in found]))
    if totals is None:
        return None, [_no_perspective(tuple(found))]
    weights = within.copy()
    for total, mine in zip(totals, found.values(), strict=True):
        weights[mine] *= total
    return WeighedCriteria(criteria, within, weights, tuple(found)), list(_weightless(scoring, criteria, tuple(found)))


def unscored(scoring: Scoring, kind: RankedKind, criteria: tuple[Criterion, ...], used: Flags) -> Iterator[Note]:
    """A note on each criterion with weight that is rated, and drops out because nothing was scored on it."""
    left = {criterion.perspective for criterion, use in zip(criteria, used, strict=True) if use}
    for criterion, use in zip(criteria, used, strict=True):
        if use or criterion.derived or not has_weight(scoring, criterion):
            continue
        values = {"kind": KIND_NAMES[kind], "criterion": criterion.id, "perspective": criterion.perspective}
        if criterion.perspective in left:
            text = Message(
                "`{criterion}` does not count for the {kind}, as nobody scored them on it; "
                "its weight goes to the other criteria of the perspective `{perspective}`.",
                values,
            )
        else:
            text = Message(
                "`{criterion}` does not count for the {kind}, as nobody scored them on it; the perspective "
                "`{perspective}` has no other criterion, so its weight goes to the other perspective.",
                values,
            )
        yield Note(UNSCORED_CRITERION, Problem(address_of(scoring, criterion, "id"), text))


def has_weight(scoring: Scoring, criterion: Criterion) -> bool:
    """Whether the settings give a criterion any weight within its perspective."""
    return scoring.weighting == "rank-order" or criterion.weight > 0


def address_of(scoring: Scoring, criterion: Criterion, key: str) -> Address:
    """The place of a key of a criterion in the settings."""
    index = next(number for number, other in enumerate(scoring.criteria) if other.id == criterion.id)
    return Address("settings", None, ("scoring", "criteria", index, key))


def _within(scoring: Scoring, criteria: list[Criterion]) -> Floats | None:
    if scoring.weighting == "rank-order":
        return rank_order_centroid(len(criteria)) if criteria else None
    return normalised(np.array([criterion.weight for criterion in criteria]))


def _weightless(scoring: Scoring, criteria: tuple[Criterion, ...], found: tuple[Perspective, ...]) -> Iterator[Note]:
    address = Address("settings", None, ("scoring", "perspectives"))
    for perspective in get_args(Perspective):
        values = {"perspective": perspective}
        mine = [criterion for criterion in criteria if criterion.perspective == perspective]
        if mine and perspective not in found and scoring.perspectives.get(perspective, 0) > 0:
            text = Message(
                "All criteria of the perspective `{perspective}` have weight 0, so its weight goes to the other one.",
                values,
            )
            yield Note(WEIGHTLESS_PERSPECTIVE, Problem(address_of(scoring, mine[0], "weight"), text))
        if mine and perspective not in scoring.perspectives:
            text = Message("The perspective `{perspective}` is given no weight, so its criteria do not count.", values)
            yield Note(WEIGHTLESS_PERSPECTIVE, Problem(address, text))


def _no_weight(scoring: Scoring, criteria: tuple[Criterion, ...]) -> Note:
    text = Message("All criteria that were scored have weight 0: give at least one a weight above 0.")
    return Note(WEIGHTS, Problem(address_of(scoring, criteria[0], "weight"), text))


def _no_perspective(found: tuple[Perspective, ...]) -> Note:
    text = Message(
        "The perspectives that were scored ({perspectives}) all have weight 0: give at least one a weight above 0.",
        {"perspectives": found},
    )
    return Note(WEIGHTS, Problem(Address("settings", None, ("scoring", "perspectives")), text))


def _negative(scoring: Scoring) -> Address:
    for criterion in scoring.criteria:
        if criterion.weight < 0:
            return address_of(scoring, criterion, "weight")
    negative = next(name for name, weight in scoring.perspectives.items() if weight < 0)
    return Address("settings", None, ("scoring", "perspectives", negative))
