"""What the raters think, weighed by the settings: everything that a method, and later robustness, builds on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Criterion, Dossier, Scoring
from dienstvisie.scoring.consensus import MISSING, read_consensus, scored_items
from dienstvisie.scoring.criteria import KIND_NAMES, WeighedCriteria, applicable, unscored, weigh_criteria
from dienstvisie.scoring.derived import derive
from dienstvisie.scoring.matrix import DecisionMatrix, Ratings, Tally, tally
from dienstvisie.scoring.means import all_groups, group_means, mean_of_groups, shrinkage
from dienstvisie.scoring.methods import METHODS
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.reading import read_ratings
from dienstvisie.scoring.rules import NO_CRITERION, Note
from dienstvisie.scoring.scale import steps_of
from dienstvisie.scoring.voices import group_sizes, unheard, weigh_voices

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats, Ints


class Evidence(NamedTuple):
    """What was said of the items of a kind, on the criteria that anything was said on.

    `agreed` (items, criteria) are consensus scores in steps above the lowest, -1 where there is none. Criteria that
    are derived are there too; nothing was said on them. `challenges` is what was said of the challenges, where a
    criterion is derived from their priorities.
    """

    ratings: Ratings
    agreed: Ints
    criteria: tuple[Criterion, ...]
    challenges: Evidence | None = None

    def used(self) -> Flags:
        """Which criteria count: those rated and derived; without any rating those with a consensus score; else all."""
        derived = np.array([criterion.derived is not None for criterion in self.criteria], dtype=np.bool_)
        rated = np.bincount(self.ratings.criterion, minlength=len(self.criteria)) > 0
        if rated.any():
            return np.asarray(rated | derived)
        scored = (self.agreed >= 0).any(axis=0)
        return np.asarray(scored | derived) if scored.any() else np.ones(len(self.criteria), dtype=np.bool_)

    def under(self, scoring: Scoring) -> Evidence:
        """The same evidence, with the criteria as other settings weigh them; the settings must have them all."""
        criteria = {criterion.id: criterion for criterion in reversed(scoring.criteria)}
        return self._replace(
            criteria=tuple(criteria[criterion.id] for criterion in self.criteria),
            challenges=self.challenges.under(scoring) if self.challenges else None,
        )

    def on(self, used: Flags) -> Evidence:
        """The same evidence on some of the criteria; those left out must have no ratings."""
        left = tuple(criterion for criterion, use in zip(self.criteria, used, strict=True) if use)
        return self._replace(ratings=self.ratings.on(used), agreed=self.agreed[:, used], criteria=left)


class Assessment(NamedTuple):
    """Evidence weighed: what each group and all groups together think of each item on each criterion.

    `voices` (groups,) add up to 1; `means` (groups, items, criteria) are 0..1, and so is the `middle` m0 (criteria,),
    None where there are no ratings. `by_ratings` and `by_consensus` (items,) say which items can be ranked, and on
    what; the rows of `matrix` are those items, in order of id. `derived` (items, criteria) are the values of criteria
    that nobody rates, -1 on the others: every group's mean is that value, and the middle is that of all items.
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
    derived: Floats


def gather(dossier: Dossier, kind: RankedKind) -> tuple[Evidence | None, list[Note]]:
    """All ratings and consensus scores of a kind; None where the settings leave nothing to rate or no scale."""
    scoring = dossier.settings.scoring
    criteria = applicable(scoring, kind)
    if not criteria:
        return None, [_no_criterion(kind)] if scored_items(dossier, kind) else []
    steps = steps_of(scoring.scale)
    if isinstance(steps, Note):
        return None, [steps]
    rated = [criterion.derived is None for criterion in criteria]
    if not any(rated):
        return None, [_nothing_rated(kind)] if scored_items(dossier, kind) else []
    every, ids = tuple(one.id for one in criteria), tuple(one.id for one in criteria if one.derived is None)
    ratings, notes = read_ratings(dossier, kind, ids, steps)
    found, more = read_consensus(dossier, kind, ids, steps)
    agreed = np.full((len(found), len(every)), MISSING, dtype=np.int64)
    agreed[:, rated] = found
    needed = any(criterion.derived == "reach" for criterion in criteria)
    challenges = gather(dossier, "challenges")[0] if needed else None
    evidence = Evidence(ratings.among(every), agreed, criteria, challenges)
    used = evidence.used()
    notes += [*more, *unscored(scoring, kind, criteria, used), *unheard(dossier, kind, ratings.groups)]
    return evidence.on(used), notes


def assess(dossier: Dossier, evidence: Evidence) -> tuple[Assessment | None, list[Note]]:
    """The evidence weighed by the settings of the dossier; None where all weights are 0."""
    evidence, derived, notes = _derived(dossier, evidence)
    scoring, ratings = dossier.settings.scoring, evidence.ratings
    criteria, more = weigh_criteria(scoring, evidence.criteria)
    voices, others = weigh_voices(dossier, ratings.groups, ratings.raters_per_group())
    notes += [*more, *others]
    if criteria is None or voices is None:
        return None, notes
    tallied = tally(ratings, criteria.minimise)
    known = derived >= 0
    middle = np.where(known.any(axis=0), derived.mean(axis=0), mean_of_groups(tallied)) if ratings.groups else None
    pull = shrinkage(tallied.raters, scoring.voice.shrinkage, group_sizes(dossier, ratings.groups))
    means = group_means(tallied, np.zeros(len(criteria.criteria)) if middle is None else middle, pull)
    means = np.where(known, derived, means)
    raters, groups = ratings.raters_per_item(), (tallied.raters.sum(axis=2) > 0).sum(axis=0)
    by_ratings = (raters >= max(scoring.voice.minimum_raters, 1)) & (groups >= scoring.voice.minimum_groups)
    by_consensus = ~by_ratings & ((evidence.agreed >= 0) | known).all(axis=1)
    agreed = np.where(criteria.minimise, ratings.span - evidence.agreed, evidence.agreed) / ratings.span
    values = np.where(known, derived, np.where(by_consensus[:, np.newaxis], agreed, all_groups(means, voices)))
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
        derived=derived,
    ), notes


def priorities(dossier: Dossier, evidence: Evidence) -> Mapping[str, float]:
    """The points of 100 of the items that can be ranked, by the method in the settings, in order of id."""
    assessment, _ = assess(dossier, evidence)
    if assessment is None:
        return {}
    scores = METHODS[dossier.settings.scoring.method].score(assessment.matrix.values, assessment.criteria.weights)
    return {} if scores is None else dict(zip(assessment.matrix.items, scores.tolist(), strict=True))


def _derived(dossier: Dossier, evidence: Evidence) -> tuple[Evidence, Floats, list[Note]]:
    """The derived values, and the evidence without the criteria of which they cannot be told."""
    found = priorities(dossier, evidence.challenges) if evidence.challenges else {}
    values, told, notes = derive(dossier, evidence.criteria, evidence.ratings.items, found)
    return evidence.on(told), values[:, told], notes


def _nothing_rated(kind: RankedKind) -> Note:
    values = {"kind": KIND_NAMES[kind]}
    text = Message("All criteria of the {kind} are derived, so nobody rates them and they cannot be ranked.", values)
    hint = Message("Add a criterion that is rated, without `derived`.")
    return Note(NO_CRITERION, Problem(Address("settings", None, ("scoring", "criteria")), text, hint))


def _no_criterion(kind: RankedKind) -> Note:
    text = Message("No criterion applies to the {kind}, so they cannot be ranked.", {"kind": KIND_NAMES[kind]})
    hint = Message("Add `{kind}` to `applies_to` of a criterion.", {"kind": kind})
    return Note(NO_CRITERION, Problem(Address("settings", None, ("scoring", "criteria")), text, hint))
