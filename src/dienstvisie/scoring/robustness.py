"""From a dossier and its ranking to how sure that ranking is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.schema import Dossier
from dienstvisie.scoring.additive import additive
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.bootstrap import confidence, draw_panels, middle_ranks, panel_values, ranks_of
from dienstvisie.scoring.certainty import Certainty, GroupLeftOut, ItemCertainty, WeightInterval
from dienstvisie.scoring.doubts import doubts, why_no_interval
from dienstvisie.scoring.leave_one_out import leave_one_out
from dienstvisie.scoring.methods import METHODS, Method
from dienstvisie.scoring.narrowing import narrowed
from dienstvisie.scoring.perspective_spans import Spans, perspective_spans
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.smaa import Acceptability, pairwise_winning, rank_acceptability, weightings
from dienstvisie.scoring.voices import group_sizes
from dienstvisie.scoring.weight_stability import stability_interval

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

ALL_RANKS = 1_000
"""Up to so many items the acceptability of all ranks is kept; of more, that of the top."""


class Case(NamedTuple):
    """A ranking and the assessment that it was made of; `ranks` are in the order of the matrix."""

    dossier: Dossier
    ranking: Ranking
    method: Method
    assessment: Assessment
    ranks: Ints
    top: int


class Resampled(NamedTuple):
    """What the panels say, in the order of the matrix: `sure` is the confidence factor."""

    replicates: int
    low: Ints
    high: Ints
    sure: Floats


def certainty(dossier: Dossier, ranking: Ranking, *, top: int, draws: int, seed: int) -> Certainty:
    """How sure a ranking is; see `dienstvisie.scoring.certainty`."""
    _require(top, draws, seed)
    evidence, _ = gather(dossier, ranking.kind) if ranking.items else (None, [])
    assessment, _ = assess(dossier, evidence) if evidence is not None else (None, [])
    if assessment is None:
        notes = (Message("No item has a rank, so there is nothing to be sure of."),)
        return Certainty(ranking.kind, 0, draws, seed, 0, (), (), (), notes)
    assessment = narrowed(assessment, ranking)
    rank = {item.id: item.rank for item in ranking.items}
    ranks = np.array([rank[id_] for id_ in assessment.matrix.items], dtype=np.int64)
    case = Case(dossier, ranking, METHODS[ranking.method], assessment, ranks, min(top, len(ranks)))
    weights = _weights(assessment, draws, seed)
    accepted = rank_acceptability(assessment.matrix.values, weights, None if len(ranks) <= ALL_RANKS else case.top)
    resampled = _resample(case, accepted, seed)
    return Certainty(
        kind=ranking.kind,
        top=case.top,
        draws=draws,
        seed=seed,
        replicates=0 if resampled is None else resampled.replicates,
        items=tuple(_items(case, weights, accepted, resampled)),
        stability=tuple(_stability(case)),
        left_out=tuple(_left_out(case)),
        notes=tuple(doubts(assessment, case.method, draws, 0 if resampled is None else resampled.replicates, seed)),
    )


def _require(top: int, draws: int, seed: int) -> None:
    if top < 1:
        raise UserError(Message("The top must have at least 1 item: {number} is too few.", {"number": top}))
    if draws < 1:
        raise UserError(Message("At least 1 weighting must be drawn: {number} is too few.", {"number": draws}))
    if seed < 0:
        raise UserError(Message("The seed must be 0 or more: {number} is not.", {"number": seed}))


def _weights(assessment: Assessment, draws: int, seed: int) -> Floats:
    """Weightings of the criteria that have weight in their perspective, drawn in order of id; 0 for the others."""
    names = assessment.matrix.criteria
    counts = np.flatnonzero(assessment.criteria.within > 0).tolist()
    weights = np.zeros((draws, len(names)))
    weights[:, sorted(counts, key=names.__getitem__)] = weightings(draws, len(counts), seed)
    return weights


def _resample(case: Case, accepted: Acceptability, seed: int) -> Resampled | None:
    """What resampled panels say; None where no group has raters to choose from."""
    assessment, voice = case.assessment, case.dossier.settings.scoring.voice
    if assessment.evidence.ratings.raters_per_group().max(initial=0) < 2:
        return None
    panels = draw_panels(assessment, seed)
    firsts = np.flatnonzero(accepted.ranks[:, 0] > 0)
    sizes = group_sizes(case.dossier, assessment.evidence.ratings.groups)
    ranks, sure = [], np.zeros(len(case.ranks))
    for values in panel_values(assessment, panels, voice.shrinkage, sizes):
        ranks.append(ranks_of(_scores(case.method, values, assessment.criteria.weights)))
        sure[firsts] += confidence(values, accepted.central[firsts], firsts)
    low, high = middle_ranks(np.concatenate(ranks))
    within = np.minimum(low, case.ranks), np.maximum(high, case.ranks)
    return Resampled(panels.replicates, *within, sure / panels.replicates)


def _scores(method: Method, values: Floats, weights: Floats) -> Floats:
    """The scores of each panel, (replicates, items); all 0 where the items do not differ."""
    if method.score is additive:
        return np.asarray(100.0 * np.einsum("pic,c->pi", values, weights), dtype=np.float64)
    scores = [method.score(panel, weights) for panel in values]
    return np.array([np.zeros(values.shape[1]) if found is None else found for found in scores], dtype=np.float64)


def _items(
    case: Case, weights: Floats, accepted: Acceptability, resampled: Resampled | None
) -> Iterator[ItemCertainty]:
    row = {id_: index for index, id_ in enumerate(case.assessment.matrix.items)}
    spans, beats = _spans(case), _beats(case, weights, row)
    shares, central = accepted.ranks.tolist(), accepted.central.tolist()
    top_shares = accepted.ranks[:, : case.top].sum(axis=1).clip(0.0, 1.0).tolist()
    for item in case.ranking.items:
        at = row[item.id]
        reason = why_no_interval(case.assessment, item)
        some = None if reason is not None else resampled
        first = shares[at][0] > 0
        yield ItemCertainty(
            id=item.id,
            title=item.title,
            rank=item.rank,
            low=None if some is None else int(some.low[at]),
            high=None if some is None else int(some.high[at]),
            reason=reason,
            acceptability=tuple(shares[at]),
            top_share=top_shares[at],
            top_spans=None if spans is None else spans[at],
            confidence=float(resampled.sure[at]) if resampled is not None and first else None,
            central=dict(zip(case.assessment.matrix.criteria, central[at], strict=True)) if first else None,
            beats=beats[item.id],
        )


def _spans(case: Case) -> tuple[Spans, ...] | None:
    """The spans of the citizen's weight; None unless scores are straight lines between two perspectives."""
    criteria, values = case.assessment.criteria, case.assessment.matrix.values
    if not case.method.splits or len(criteria.perspectives) < 2:
        return None
    citizen, organisation = (
        additive(values[:, mine], criteria.within[mine])
        for mine in (criteria.of("citizen"), criteria.of("organisation"))
    )
    return perspective_spans(citizen, organisation, case.top)


def _beats(case: Case, weights: Floats, row: dict[str, int]) -> dict[str, dict[str, float]]:
    """For each item the share of weightings in which it stands above each of its neighbours."""
    pairs = [(item, other) for item, others in _neighbours(case.ranking).items() for other in others]
    rows = np.array([(row[item], row[other]) for item, other in pairs], dtype=np.int64).reshape(-1, 2)
    found: dict[str, dict[str, float]] = {item.id: {} for item in case.ranking.items}
    wins = pairwise_winning(case.assessment.matrix.values, weights, rows).tolist()
    for (item, other), share in zip(pairs, wins, strict=True):
        found[item][other] = share
    return found


def _neighbours(ranking: Ranking) -> dict[str, tuple[str, ...]]:
    """The items just before and after each in the order, and the nearest ones of another rank, in rank order."""
    items = ranking.items
    better, worse = list(range(-1, len(items) - 1)), list(range(1, len(items) + 1))
    for index in range(1, len(items)):
        if items[index].rank == items[index - 1].rank:
            better[index] = better[index - 1]
    for index in range(len(items) - 2, -1, -1):
        if items[index].rank == items[index + 1].rank:
            worse[index] = worse[index + 1]
    return {
        item.id: tuple(
            items[at].id for at in sorted({better[index], index - 1, index + 1, worse[index]}) if 0 <= at < len(items)
        )
        for index, item in enumerate(items)
    }


def _stability(case: Case) -> Iterator[WeightInterval]:
    matrix, weights = case.assessment.matrix, case.assessment.criteria.weights
    for winner in np.flatnonzero(case.ranks == 1).tolist() if case.method.splits else ():
        for index, criterion in enumerate(case.ranking.criteria):
            found = stability_interval(matrix.values, weights, winner, index)
            low, high = (None, None) if found is None else found
            why = Message("It has all the weight, so the other criteria have no proportions to keep.")
            reason = why if found is None else None
            name = matrix.items[winner]
            yield WeightInterval(criterion.id, criterion.title, name, criterion.weight, low, high, reason)


def _left_out(case: Case) -> Iterator[GroupLeftOut]:
    for group in case.ranking.groups:
        yield leave_one_out(case.dossier, case.ranking, case.assessment, group, case.ranks, case.top)
