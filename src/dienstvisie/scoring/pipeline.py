"""From a dossier to a ranking: gather, assess, score, rank, explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.errors import UserError
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier, Stakeholder, Voice
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.criteria import KIND_NAMES
from dienstvisie.scoring.explain import base, contributions
from dienstvisie.scoring.methods import METHODS, Method
from dienstvisie.scoring.ranking import (
    NO_GROUP,
    Contribution,
    LocalText,
    RankedItem,
    RankedKind,
    Ranking,
    UnrankedItem,
    WeightedCriterion,
    WeightedGroup,
)
from dienstvisie.scoring.ranks import competition_ranks
from dienstvisie.scoring.reasons import why_unranked
from dienstvisie.scoring.rules import Note

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


def prioritise(dossier: Dossier, kind: RankedKind = "ideas") -> Ranking:
    """The ranking of all challenges or all ideas, by the rules in the settings; see `dienstvisie.scoring`."""
    if kind not in KIND_NAMES:
        text = Message("`{kind}` cannot be ranked.", {"kind": kind})
        raise UserError(text, did_you_mean(kind, KIND_NAMES))
    method = METHODS[dossier.settings.scoring.method]
    evidence, notes = gather(dossier, kind)
    if evidence is None:
        return _empty(kind, method, notes)
    assessment, more = assess(dossier, evidence)
    notes += more
    if assessment is None:
        return _empty(kind, method, notes)
    return ranking_of(dossier, kind, method, assessment, notes)


def ranking_of(
    dossier: Dossier, kind: RankedKind, method: Method, assessment: Assessment, notes: list[Note]
) -> Ranking:
    """The ranking that a method makes of an assessment; items on which it can say nothing are unranked."""
    titles = {id_: item.title for id_, item in scored_items(dossier, kind).items()}
    scores = method.score(assessment.matrix.values, assessment.criteria.weights)
    weights, middle = assessment.criteria.weights, assessment.middle if method.splits else None
    return Ranking(
        kind=kind,
        method=method.id,
        base=None if middle is None else base(weights, middle),
        criteria=tuple(_criteria(assessment)),
        groups=tuple(_groups(dossier, assessment)),
        items=() if scores is None else _ranked(titles, method, assessment, scores),
        unranked=tuple(_unranked(titles, dossier.settings.scoring.voice, assessment, alike=scores is None)),
        problems=tuple(notes),
    )


def _empty(kind: RankedKind, method: Method, notes: list[Note]) -> Ranking:
    return Ranking(kind, method.id, None, (), (), (), (), tuple(notes))


def _criteria(assessment: Assessment) -> Iterator[WeightedCriterion]:
    weighed = assessment.criteria
    for criterion, weight in zip(weighed.criteria, weighed.weights.tolist(), strict=True):
        yield WeightedCriterion(
            criterion.id, criterion.title, criterion.perspective, criterion.objective, weight, criterion.derived
        )


def _groups(dossier: Dossier, assessment: Assessment) -> Iterator[WeightedGroup]:
    stakeholders, ratings = dossier.all(Stakeholder), assessment.evidence.ratings
    counts = ratings.raters_per_group().tolist()
    for id_, voice, raters in zip(ratings.groups, assessment.voices.tolist(), counts, strict=True):
        yield WeightedGroup(id_, stakeholders[id_].title if id_ in stakeholders else id_, voice, raters)


def _ranked(
    titles: Mapping[str, LocalText], method: Method, assessment: Assessment, scores: Floats
) -> tuple[RankedItem, ...]:
    ranks, tied = competition_ranks(scores)
    rows = np.flatnonzero(assessment.by_ratings | assessment.by_consensus)
    columns = zip(
        rows.tolist(),
        assessment.matrix.items,
        ranks.tolist(),
        tied.tolist(),
        scores.tolist(),
        _perspectives(method, assessment),
        _contributions(method, assessment, rows),
        _on_criteria(assessment),
        _assumed(assessment, rows),
        strict=True,
    )
    raters, groups = assessment.raters.tolist(), assessment.groups.tolist()
    abstentions, agreed = assessment.evidence.ratings.abstentions.tolist(), assessment.by_consensus.tolist()
    found = [
        RankedItem(
            id=id_,
            title=titles[id_],
            rank=rank,
            tied=shared,
            score=score,
            perspectives=perspectives,
            raters=raters[row],
            groups=groups[row],
            abstentions=abstentions[row],
            source="consensus" if agreed[row] else "ratings",
            contributions=() if agreed[row] else parts,
            criteria=values,
            assumed=() if agreed[row] else assumed,
        )
        for row, id_, rank, shared, score, perspectives, parts, values, assumed in columns
    ]
    return tuple(sorted(found, key=lambda item: (item.rank, item.id)))


def _perspectives(method: Method, assessment: Assessment) -> list[dict[str, float]]:
    """For each row of the matrix: the points that the method gives on the criteria of each perspective alone."""
    found: list[dict[str, float]] = [{} for _ in assessment.matrix.items]
    for perspective in assessment.criteria.perspectives:
        mine = assessment.criteria.of(perspective)
        points = method.score(assessment.matrix.values[:, mine], assessment.criteria.within[mine])
        for row, score in zip(found, () if points is None else points.tolist(), strict=points is not None):
            row[perspective] = score
    return found


def _on_criteria(assessment: Assessment) -> list[dict[str, float]]:
    matrix = assessment.matrix
    return [dict(zip(matrix.criteria, row, strict=True)) for row in (100.0 * matrix.values).tolist()]


def _contributions(method: Method, assessment: Assessment, rows: Ints) -> Iterator[tuple[Contribution, ...]]:
    """For each row of the matrix its contributions, by criterion and then by group; a derived one has no groups."""
    ratings = assessment.evidence.ratings
    if not method.splits or assessment.middle is None:
        yield from ((),) * len(rows)
        return
    rated = ~assessment.criteria.derived
    criteria = [criterion for criterion in _chosen(ratings.criteria, rated) for _ in ratings.groups]
    groups = list(ratings.groups) * int(rated.sum())
    points = contributions(assessment.criteria.weights, assessment.voices, assessment.means[:, rows], assessment.middle)
    counts = np.moveaxis(assessment.tallied.raters[:, rows], 0, 2)[:, rated]
    facts = _chosen(ratings.criteria, ~rated)
    for on, raters, known in zip(
        points[:, rated].reshape(len(rows), len(criteria)).tolist(),
        counts.reshape(len(rows), len(criteria)).tolist(),
        points[:, ~rated].sum(axis=2).tolist(),
        strict=True,
    ):
        opinions = map(Contribution, criteria, groups, on, raters)
        yield (*opinions, *(Contribution(id_, NO_GROUP, fact) for id_, fact in zip(facts, known, strict=True)))


def _chosen(ids: tuple[str, ...], flags: Flags) -> tuple[str, ...]:
    return tuple(id_ for id_, chosen in zip(ids, flags.tolist(), strict=True) if chosen)


def _assumed(assessment: Assessment, rows: Ints) -> list[tuple[tuple[str, str], ...]]:
    """For each row of the matrix the (criterion, group) pairs without any score, of criteria that are rated."""
    ratings = assessment.evidence.ratings
    pairs = [[(criterion, group) for group in ratings.groups] for criterion in ratings.criteria]
    found: list[list[tuple[str, str]]] = [[] for _ in rows]
    silent = np.moveaxis(assessment.tallied.raters[:, rows] == 0, 0, 2)
    silent[:, assessment.criteria.derived] = False
    for row, criterion, group in np.argwhere(silent).tolist():
        found[row].append(pairs[criterion][group])
    return [tuple(row) for row in found]


def _unranked(
    titles: Mapping[str, LocalText], voice: Voice, assessment: Assessment, *, alike: bool
) -> Iterator[UnrankedItem]:
    ratings = assessment.evidence.ratings
    rankable = assessment.by_ratings | assessment.by_consensus
    for row in range(len(ratings.items)) if alike else np.flatnonzero(~rankable).tolist():
        id_, raters, groups = ratings.items[row], int(assessment.raters[row]), int(assessment.groups[row])
        reason = why_unranked(assessment, row, voice)
        yield UnrankedItem(id_, titles[id_], raters, groups, reason, int(ratings.abstentions[row]))
