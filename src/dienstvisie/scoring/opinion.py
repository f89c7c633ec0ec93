"""A second opinion: other methods on the same ratings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier
from dienstvisie.scoring.additive import additive
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.borda import borda
from dienstvisie.scoring.comparison import MethodOpinion, OpinionMethod, Place, SecondOpinion
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.duels import ABSENT, duels
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.narrowing import narrowed
from dienstvisie.scoring.ranking import LocalText, Ranking
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.schulze import schulze

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints

TITLES: Mapping[OpinionMethod, Message] = {
    "additive": Message("weighted sum"),
    "topsis": Message("TOPSIS"),
    "borda": Message("Borda"),
    "schulze": Message("Schulze"),
}
NO_RANK = Message("No item can be ranked.")
ALIKE = Message("The method ranks by differences, and the items that can be ranked do not differ.")


def opinion_on(dossier: Dossier, ranking: Ranking) -> SecondOpinion:
    """See `dienstvisie.scoring.comparison.second_opinion`."""
    evidence, _ = gather(dossier, ranking.kind)
    assessment = assess(dossier, evidence)[0] if evidence else None
    assessment = assessment and narrowed(assessment, ranking)
    order: list[OpinionMethod] = ["topsis", "additive"] if ranking.method == "topsis" else ["additive", "topsis"]
    order += ["borda", "schulze"]
    if assessment is None or not assessment.matrix.items:
        methods = tuple(MethodOpinion(method, TITLES[method], reason=NO_RANK) for method in order)
        return SecondOpinion(ranking.kind, methods, differs=False, sentence=NO_RANK)
    titles = {id_: item.title for id_, item in scored_items(dossier, ranking.kind).items()}
    found = dict(_methods(assessment, titles))
    methods = tuple(found[method] for method in order)
    differs = len({opinion.winners for opinion in methods if opinion.items}) > 1
    sentence = _winners_of(methods) if differs else _agreed(methods, titles)
    return SecondOpinion(ranking.kind, methods, differs, sentence, tuple(_notes(assessment)))


def ballots(assessment: Assessment) -> tuple[Ints, Floats]:
    """A ballot for each group: ranks (groups, items) of the items that can be ranked, and the voices (groups,).

    A group votes as one, with its voice from the settings: raters one by one would let the largest group decide, and
    most of them judged only some of the items. Its order is that of its weighed means, those that the ranking is made
    of. An item that nobody in the group scored is not on its ballot, so the group has no say on it. A consensus is
    everybody's view; where there is nothing else, it is the only ballot.
    """
    weights, values = assessment.criteria.weights, assessment.matrix.values
    rows = np.flatnonzero(assessment.by_ratings | assessment.by_consensus)
    agreed = assessment.by_consensus[rows]
    if not assessment.evidence.ratings.groups:
        return competition_ranks(additive(values, weights))[0][np.newaxis], np.ones(1)
    views = np.where(agreed, additive(values, weights), 100.0 * (assessment.means[:, rows] @ weights))
    heard = agreed | (assessment.tallied.raters[:, rows].sum(axis=2) > 0)
    lists = np.full(views.shape, ABSENT, dtype=np.int64)
    for ballot, view, on in zip(lists, views, heard, strict=True):
        ballot[on] = competition_ranks(view[on])[0]
    return lists, assessment.voices


def _methods(assessment: Assessment, titles: Mapping[str, LocalText]) -> Iterator[tuple[OpinionMethod, MethodOpinion]]:
    items, weights = assessment.matrix.items, assessment.criteria.weights
    for method in METHODS.values():
        scores = method.score(assessment.matrix.values, weights)
        name: OpinionMethod = "topsis" if method.id == "topsis" else "additive"
        ranks = None if scores is None else competition_ranks(scores)[0]
        yield name, _opinion(name, items, titles, ranks, scores)
    lists, voices = ballots(assessment)
    won = duels(lists, voices)
    share = 100.0 * borda(won, float(voices.sum())) / max(len(items) - 1, 1)
    yield "borda", _opinion("borda", items, titles, competition_ranks(share)[0], share if len(items) > 1 else None)
    yield "schulze", _opinion("schulze", items, titles, schulze(won), None)


def _opinion(
    method: OpinionMethod,
    items: tuple[str, ...],
    titles: Mapping[str, LocalText],
    ranks: Ints | None,
    scores: Floats | None,
) -> MethodOpinion:
    if ranks is None:
        return MethodOpinion(method, TITLES[method], reason=ALIKE)
    points: list[float | None] = [None] * len(items) if scores is None else scores.tolist()
    places = (Place(id_, titles[id_], rank, on) for id_, rank, on in zip(items, ranks.tolist(), points, strict=True))
    return MethodOpinion(method, TITLES[method], tuple(sorted(places, key=lambda place: (place.rank, place.id))))


def _agreed(methods: tuple[MethodOpinion, ...], titles: Mapping[str, LocalText]) -> Message:
    winners = next(opinion.winners for opinion in methods if opinion.items)
    return Message("All methods put {winners} first.", {"winners": _named(winners, titles)})


def _winners_of(methods: tuple[MethodOpinion, ...]) -> Message:
    titles = {place.id: place.title for opinion in methods for place in opinion.items}
    told = tuple(
        Message("{winners} ({method})", {"winners": _named(opinion.winners, titles), "method": opinion.title})
        for opinion in methods
        if opinion.items
    )
    return Message("Who comes first depends on the method: {winners}.", {"winners": told})


def _named(winners: tuple[str, ...], titles: Mapping[str, LocalText]) -> object:
    first, others = titles[winners[0]], len(winners) - 1
    if not others:
        return first
    return counted("{first} and {number} other", "{first} and {number} others", others, {"first": first})


def _notes(assessment: Assessment) -> Iterator[Message]:
    if not assessment.evidence.ratings.groups:
        yield Message("There are no ratings: Borda and Schulze see one ballot, the consensus.")
        return
    yield Message("For Borda and Schulze each group hands in one ballot, which weighs as its voice.")
    rows = np.flatnonzero(assessment.by_ratings)
    if (assessment.tallied.raters[:, rows].sum(axis=2) == 0).any():
        yield Message("A group that did not score an item has no say in the duels of that item.")
