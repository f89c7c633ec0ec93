"""What the raters think, weighed by the settings: everything that a method, and later robustness, builds on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Criterion, Dossier
from dienstvisie.scoring.consensus import read_consensus
from dienstvisie.scoring.criteria import KIND_NAMES, WeighedCriteria, applicable, unscored, weigh_criteria
from dienstvisie.scoring.matrix import DecisionMatrix, Ratings, Tally, tally
from dienstvisie.scoring.means import all_groups, group_means, mean_of_groups, shrinkage
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.reading import read_ratings
from dienstvisie.scoring.rules import NO_CRITERION, Note
from dienstvisie.scoring.scale import steps_of
from dienstvisie.scoring.voices import group_sizes, unheard, weigh_voices

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


class Evidence(NamedTuple):
    """What was said of the items of a kind, on the criteria that anything was said on.

    `agreed` (items, criteria) are consensus scores in steps above the lowest, -1 where there is none.
    """

    ratings: Ratings
    agreed: Ints
    criteria: tuple[Criterion, ...]


class Assessment(NamedTuple):
    """Evidence weighed: what each group and all groups together think of each item on each criterion.

    `voices` (groups,) add up to 1; `means` (groups, items, criteria) are 0..1, and so is the `middle` m0 (criteria,),
    None where there are no ratings. `by_ratings` and `by_consensus` (items,) say which items can be ranked, and on
    what; the rows of `matrix` are those items, in order of id.
    """

    evidence: Evidence
    criteria: WeighedCriteria
    voices: Floats
    tallied: Tally
    means: Floats
    middle: Floats | None
    raters: Ints
    groups: Ints
    by_ratings: Flags
    by_consensus: Flags
    matrix: DecisionMatrix


def gather(dossier: Dossier, kind: RankedKind) -> tuple[Evidence | None, list[Note]]:
    """All ratings and consensus scores of a kind; None where the settings leave nothing to rate or no scale."""
    scoring = dossier.settings.scoring
    criteria = applicable(scoring, kind)
    if not criteria:
        return None, [_no_criterion(kind)] if dossier.of(kind) else []
    steps = steps_of(scoring.scale)
    if isinstance(steps, Note):
        return None, [steps]
    ids = tuple(criterion.id for criterion in criteria)
    ratings, notes = read_ratings(dossier, kind, ids, steps)
    agreed, more = read_consensus(dossier, kind, ids, steps)
    used = _used(ratings, agreed)
    notes += [*more, *unscored(scoring, kind, criteria, used), *unheard(dossier, kind, ratings.groups)]
    left = tuple(criterion for criterion, use in zip(criteria, used, strict=True) if use)
    return Evidence(ratings.on(used), agreed[:, used], left), notes


def assess(dossier: Dossier, evidence: Evidence) -> tuple[Assessment | None, list[Note]]:
    """The evidence weighed by the settings of the dossier; None where all weights are 0."""
    scoring, ratings = dossier.settings.scoring, evidence.ratings
    criteria, notes = weigh_criteria(scoring, evidence.criteria)
    voices, more = weigh_voices(dossier, ratings.groups, ratings.raters_per_group())
    notes += more
    if criteria is None or voices is None:
        return None, notes
    tallied = tally(ratings, criteria.minimise)
    middle = mean_of_groups(tallied) if ratings.groups else None
    pull = shrinkage(tallied.raters, scoring.voice.shrinkage, group_sizes(dossier, ratings.groups))
    means = group_means(tallied, np.zeros(len(criteria.criteria)) if middle is None else middle, pull)
    raters, groups = ratings.raters_per_item(), (tallied.raters.sum(axis=2) > 0).sum(axis=0)
    by_ratings = (raters >= max(scoring.voice.minimum_raters, 1)) & (groups >= scoring.voice.minimum_groups)
    by_consensus = ~by_ratings & (evidence.agreed >= 0).all(axis=1)
    agreed = np.where(criteria.minimise, ratings.span - evidence.agreed, evidence.agreed) / ratings.span
    values = np.where(by_consensus[:, np.newaxis], agreed, all_groups(means, voices))
    ranked = by_ratings | by_consensus
    names = tuple(id_ for id_, use in zip(ratings.items, ranked, strict=True) if use)
    return Assessment(
        evidence=evidence,
        criteria=criteria,
        voices=voices,
        tallied=tallied,
        means=means,
        middle=middle,
        raters=raters,
        groups=groups,
        by_ratings=by_ratings,
        by_consensus=by_consensus,
        matrix=DecisionMatrix(names, ratings.criteria, values[ranked]),
    ), notes


def _used(ratings: Ratings, agreed: Ints) -> Flags:
    """Which criteria count: those that were rated; without any rating those with a consensus score; else all."""
    rated = np.asarray(np.bincount(ratings.criterion, minlength=len(ratings.criteria)) > 0)
    if rated.any():
        return rated
    scored = np.asarray((agreed >= 0).any(axis=0))
    return scored if scored.any() else np.ones(len(ratings.criteria), dtype=np.bool_)


def _no_criterion(kind: RankedKind) -> Note:
    text = Message("No criterion applies to the {kind}, so they cannot be ranked.", {"kind": KIND_NAMES[kind]})
    hint = Message("Add `{kind}` to `applies_to` of a criterion.", {"kind": kind})
    return Note(NO_CRITERION, Problem(Address("settings", None, ("scoring", "criteria")), text, hint))
