"""What becomes of a ranking without the voice of one group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.language import Message
from dienstvisie.scoring.assessment import Assessment, assess
from dienstvisie.scoring.certainty import GroupLeftOut, Shift
from dienstvisie.scoring.leaving_out import without_groups
from dienstvisie.scoring.means import all_groups
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.rank_correlation import tau_b
from dienstvisie.scoring.ranking import Ranking, WeightedGroup
from dienstvisie.scoring.ranks import competition_ranks

if TYPE_CHECKING:
    from dienstvisie.schema import Dossier
    from dienstvisie.scoring.arrays import Floats, Ints


def leave_one_out(
    dossier: Dossier, ranking: Ranking, assessment: Assessment, group: WeightedGroup, ranks: Ints, top: int
) -> GroupLeftOut:
    """The same items ranked by the other groups, beside their ranks now (in the order of the matrix).

    Everything is weighed anew: the middle, the voices, what is derived from the challenges, and the weights where only
    this group scored a criterion. Items that no other group scored stay, at the middle.
    """
    after = _ranks_without(dossier, ranking, assessment, group.id)
    if isinstance(after, Message):
        return GroupLeftOut(group.id, group.title, None, after, None, None, (), ())
    tau = tau_b(ranks, after)
    reason = None if tau is not None else Message("All items share one rank, so there is no order to compare.")
    names = assessment.matrix.items
    before, now = _in_top(names, ranks, top), _in_top(names, after, top)
    return GroupLeftOut(
        group=group.id,
        title=group.title,
        tau=tau,
        reason=reason,
        overlap=sum(1 for id_ in before if id_ in now) / len(before),
        shift=_largest_shift(names, ranks, after),
        enters=tuple(id_ for id_ in now if id_ not in before),
        leaves=tuple(id_ for id_ in before if id_ not in now),
    )


def _ranks_without(dossier: Dossier, ranking: Ranking, assessment: Assessment, group: str) -> Ints | Message:
    evidence, _ = without_groups(dossier, ranking.kind, assessment.evidence, (group,))
    if not evidence.ratings.groups:
        return Message("No other group gave scores, so nothing is left to rank by.")
    others, _ = assess(dossier, evidence)
    if others is None:
        return Message("What is left without this group has no weight, so there is nothing to rank by.")
    scores = METHODS[ranking.method].score(_values(assessment, others), others.criteria.weights)
    if scores is None:
        return Message("Without this group the items do not differ, so they cannot be ranked.")
    return competition_ranks(scores)[0]


def _values(assessment: Assessment, others: Assessment) -> Floats:
    """The values of the items that are ranked now, in the eyes of the other groups."""
    ranked = assessment.by_ratings | assessment.by_consensus
    agreed, derived = assessment.by_consensus[ranked], others.derived[ranked]
    columns = [assessment.matrix.criteria.index(id_) for id_ in others.matrix.criteria]
    values = all_groups(others.means, others.voices)[ranked]
    values[agreed] = assessment.matrix.values[agreed][:, columns]
    return np.where(derived >= 0, derived, values)


def _in_top(names: tuple[str, ...], ranks: Ints, top: int) -> dict[str, int]:
    """The items of which the rank is in the top, by rank and then by id, with their ranks."""
    found = sorted((rank, id_) for id_, rank in zip(names, ranks.tolist(), strict=True) if rank <= top)
    return {id_: rank for rank, id_ in found}


def _largest_shift(names: tuple[str, ...], before: Ints, after: Ints) -> Shift | None:
    shifts = [Shift(*row) for row in zip(names, before.tolist(), after.tolist(), strict=True)]
    shift = min(shifts, key=lambda found: (-abs(found.after - found.before), found.before, found.item))
    return shift if shift.after != shift.before else None
