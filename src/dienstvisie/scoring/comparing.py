"""Two parties beside one another: what they share, what divides them, what each changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier
from dienstvisie.scoring.agreement import TOP, ComparedItem, Comparison, LeftOut, Party
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.leaving_out import without_cells
from dienstvisie.scoring.means import all_groups
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.rank_correlation import tau_b
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.ranks import TIE, competition_ranks
from dienstvisie.scoring.sides import Side, evidence_without, ratings_of, side_of
from dienstvisie.scoring.view import View, view_of

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


class Pair(NamedTuple):
    """What two parties think: `values` (2, items), 0..1; `raters` (2, items); `shared` (items,): both scored it."""

    values: Floats
    raters: Ints
    shared: Flags


def compare(
    dossier: Dossier, ranking: Ranking, first: str, second: str, without: Collection[tuple[str, str]] = ()
) -> Comparison:
    """Compares two parties; see `dienstvisie.scoring.agreement`."""
    sides = side_of(dossier, first), side_of(dossier, second)
    _must_differ(*sides)
    evidence, _ = gather(dossier, ranking.kind)
    if evidence is not None and without:
        evidence = without_cells(evidence, without)
    assessment = None if evidence is None else assess(dossier, evidence)[0]
    if assessment is None:
        one, two = (Party(side.name, side.title, (), 0) for side in sides)
        return Comparison(ranking.kind, one, two, reason=Message("There is nothing to rank by."))
    views = [view_of(assessment, ratings_of(dossier, ranking.kind, assessment, side)) for side in sides]
    one, two = (_party(side, view) for side, view in zip(sides, views, strict=True))
    threshold = dossier.settings.privacy.threshold
    reason = _too_few(one, threshold) or _too_few(two, threshold)
    if reason is not None:
        return Comparison(ranking.kind, one, two, reason=reason)
    found = _compared(dossier, ranking, assessment, views)
    left_out = tuple(_left_out(dossier, ranking, assessment, side) for side in sides)
    return replace(found, first=one, second=two, left_out=left_out)


def _must_differ(one: Side, two: Side) -> None:
    """Raises `UserError` where the parties are not two."""
    values = {"first": one.name, "second": two.name}
    if one.groups & two.groups or (one.unit is not None and one.unit == two.unit):
        raise UserError(Message("`{first}` and `{second}` have groups in common: name two different parties.", values))
    if (one.unit is None) != (two.unit is None):
        raise UserError(Message("`{first}` and `{second}` are not of one sort: name two units or none.", values))


def _party(side: Side, view: View) -> Party:
    return Party(side.name, side.title, view.ratings.groups, len(set(view.ratings.raters)))


def _too_few(party: Party, threshold: int) -> Message | None:
    values = {"party": party.title, "least": threshold}
    if party.raters == 0:
        return Message("There are no scores by this party: {party}.", values)
    if party.raters < threshold:
        return counted(
            "This party has only {number} rater, and figures are told from {least} on: {party}.",
            "This party has only {number} raters, and figures are told from {least} on: {party}.",
            party.raters,
            values,
        )
    return None


def _compared(dossier: Dossier, ranking: Ranking, assessment: Assessment, views: list[View]) -> Comparison:
    """The comparison of the items; the parties are filled in later."""
    pair = _pair(assessment, views)
    told = pair.shared & (pair.raters >= dossier.settings.privacy.threshold).all(axis=0)
    rows = np.flatnonzero(told)
    values = pair.values[:, rows]
    items = list(_items(dossier, ranking, assessment, pair, rows))
    shared = [item for item, high in zip(items, _high_for_both(values).tolist(), strict=True) if high]
    divides = [item for item in items if abs(item.difference) > TIE]
    nobody = Party("", "", (), 0)
    return Comparison(
        kind=ranking.kind,
        first=nobody,
        second=nobody,
        items=tuple(sorted(items, key=_by_rank)),
        shared=tuple(sorted(shared, key=lambda item: (-min(item.means), item.id))),
        divides=tuple(sorted(divides, key=lambda item: (-round(abs(item.difference), 9), item.id))),
        tau_b=order_likeness(items),
        withheld=int((pair.shared & ~told).sum()),
        reason=None if items else Message("There is no item that enough raters of both parties scored."),
    )


def _pair(assessment: Assessment, views: list[View]) -> Pair:
    """Both parties' values on the criteria with weight that both scored the item on."""
    weights = assessment.criteria.weights
    both = views[0].scored & views[1].scored & (weights > 0)
    weight = both @ weights
    total = np.stack([np.where(both, view.means, 0.0) @ weights for view in views])
    values = np.divide(total, weight, out=np.zeros(total.shape), where=weight > 0)
    return Pair(values, np.stack([view.raters(both) for view in views]), weight > 0)


def _items(
    dossier: Dossier, ranking: Ranking, assessment: Assessment, pair: Pair, rows: Ints
) -> Iterator[ComparedItem]:
    scale, titles = dossier.settings.scoring.scale, scored_items(dossier, ranking.kind)
    rank_of = {item.id: item.rank for item in ranking.items}
    points = scale.low + (scale.high - scale.low) * pair.values[:, rows]
    orders = [competition_ranks(values)[0].tolist() for values in points]
    columns = zip(rows.tolist(), points.T.tolist(), pair.raters[:, rows].T.tolist(), *orders, strict=True)
    for row, (one, two), (n, m), high, low in columns:
        id_ = assessment.evidence.ratings.items[row]
        yield ComparedItem(id_, titles[id_].title, rank_of.get(id_), (one, two), (n, m), (high, low))


def _high_for_both(values: Floats) -> Flags:
    """Which items are in the upper half of both orders: at or above the median."""
    if not values.shape[1]:
        return np.zeros(0, dtype=np.bool_)
    return np.asarray((values >= np.median(values, axis=1, keepdims=True) - TIE).all(axis=0))


def order_likeness(items: Sequence[ComparedItem]) -> float | None:
    """Kendall's tau-b of the orders that two parties put these items in; None where it is not defined."""
    first, second = (np.array([item.ranks[side] for item in items], dtype=np.int64) for side in (0, 1))
    return tau_b(first, second) if items else None


def _by_rank(item: ComparedItem) -> tuple[bool, int, str]:
    return item.rank is None, item.rank or 0, item.id


def _left_out(dossier: Dossier, ranking: Ranking, assessment: Assessment, side: Side) -> LeftOut:
    """How the top of the ranking changes without the scores of a party; places are those among its items."""
    scores = _scores_without(dossier, ranking, assessment, side)
    if scores is None:
        text = Message("Nothing can be ranked without this party: {party}.", {"party": side.title})
        return LeftOut(side.name, reason=text)
    known = {item.id for item in ranking.items}
    names = [id_ for id_ in assessment.matrix.items if id_ in known]
    ranks = competition_ranks(scores[[id_ in known for id_ in assessment.matrix.items]])[0].tolist()
    places = sorted((rank, id_) for rank, id_ in zip(ranks, names, strict=True) if rank <= TOP)
    now, then = [item.id for item in ranking.items if item.rank <= TOP], [id_ for _, id_ in places]
    falls = tuple(id_ for id_ in now if id_ not in then)
    return LeftOut(side.name, falls, tuple(id_ for id_ in then if id_ not in now))


def _scores_without(dossier: Dossier, ranking: Ranking, assessment: Assessment, side: Side) -> Floats | None:
    """What the others make of the items that are ranked now: their points of 100, in the order of the matrix."""
    evidence = evidence_without(dossier, ranking.kind, assessment.evidence, side)
    others = None if evidence is None else assess(dossier, evidence)[0]
    if others is None:
        return None
    ranked = assessment.by_ratings | assessment.by_consensus
    columns = [assessment.matrix.criteria.index(id_) for id_ in others.matrix.criteria]
    agreed = assessment.by_consensus[ranked]
    values = all_groups(others.means, others.voices)[ranked]
    values[agreed] = assessment.matrix.values[agreed][:, columns]
    return METHODS[ranking.method].score(values, others.criteria.weights)
