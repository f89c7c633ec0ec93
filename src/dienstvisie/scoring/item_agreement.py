"""The agreement on one item, and in words what is not defined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier
from dienstvisie.scoring.agreement import AGREED, MOST_POINTS, CriterionAgreement, ItemAgreement, Label
from dienstvisie.scoring.agreement_figures import UNDEFINED, Figures
from dienstvisie.scoring.assessment import Assessment
from dienstvisie.scoring.ranking import LocalText, RankedItem
from dienstvisie.scoring.ranks import TIE
from dienstvisie.scoring.van_der_eijk import FEWEST_POINTS

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats


class ItemFigures:
    """One item's figures, from the arrays of all of them."""

    def __init__(self, dossier: Dossier, assessment: Assessment, figures: Figures, row: int) -> None:
        self.assessment, self.figures, self.row = assessment, figures, row
        self.raters = int(assessment.raters[row])
        self.weights = assessment.criteria.weights
        self.scored = figures.scored[row]
        threshold = dossier.settings.privacy.threshold
        self.shown = (self.scored >= threshold) & (self.raters >= threshold)

    def item(
        self, id_: str, title: LocalText, ranked: RankedItem | None, unranked: Message | None, median: float | None
    ) -> ItemAgreement:
        """The agreement on the item, which is either ranked or not, for that reason."""
        a = self._told(self.figures.overall) if self.raters > 1 else None
        reason = unranked or self._why_no_label(ranked, a, median)
        label = None
        if ranked is not None and a is not None and median is not None and reason is None:
            label = label_of(high=ranked.score >= median - TIE, agreed=a >= AGREED - TIE)
        between = self._told(self.figures.between)
        return ItemAgreement(
            id=id_,
            title=title,
            rank=ranked.rank if ranked else None,
            score=ranked.score if ranked else None,
            raters=self.raters,
            abstentions=int(self.assessment.evidence.ratings.abstentions[self.row]),
            agreement=a,
            polarisation=None if a is None else (1 - a) / 2,
            between=between,
            support=self._told(self.figures.support),
            label=label,
            histogram=self._histogram(),
            criteria=tuple(self._criteria()),
            reason=reason or (self._why_nothing_between() if between is None else None),
        )

    def _told(self, figures: Floats) -> float | None:
        value = float(figures[self.row])
        return None if value == UNDEFINED else value

    def _criteria(self) -> Iterator[CriterionAgreement]:
        for column, a in enumerate(self.figures.agreement[self.row].tolist()):
            if self.scored[column]:
                told = None if a == UNDEFINED or self.raters < 2 else a
                bars = self._bars(column) if self.shown[column] else None
                id_ = self.assessment.evidence.ratings.criteria[column]
                yield CriterionAgreement(id_, int(self.scored[column]), told, bars)

    def _bars(self, column: int) -> tuple[float, ...] | None:
        found = self.figures.histograms
        return tuple(found[self.row, column].tolist()) if found is not None and found[self.row, column].any() else None

    def _histogram(self) -> tuple[float, ...] | None:
        """The mean of the histograms by the weights of the criteria, of those with enough raters."""
        if self.figures.histograms is None:
            return None
        mine = self.figures.histograms[self.row]
        weights = np.where(self.shown & mine.any(axis=1), self.weights, 0.0)
        return tuple((weights @ mine / weights.sum()).tolist()) if weights.any() else None

    def _why_no_label(self, ranked: RankedItem | None, a: float | None, median: float | None) -> Message | None:
        if ranked is not None and ranked.source == "consensus":
            return Message("A session agreed on its score, so it has no label.")
        if a is None:
            return self._why_no_agreement()
        return Message("The scores do not differ, so no item is high or low.") if median is None else None

    def _why_no_agreement(self) -> Message:
        if self.raters == 1:
            return counted("{number} rater", "{number} raters", 1)
        points = self.assessment.evidence.ratings.span + 1
        if not FEWEST_POINTS <= points <= MOST_POINTS:
            values = {"least": FEWEST_POINTS, "most": MOST_POINTS, "points": points}
            return Message("Agreement is told on scales of {least} to {most} points; this scale has {points}.", values)
        if not (self.scored[self.weights > 0] > 1).any():
            return Message("On no criterion with weight it has two scores.")
        return Message("The groups that scored it have no voice.")

    def _why_nothing_between(self) -> Message:
        groups = (self.assessment.tallied.raters[:, self.row] > 0).sum(axis=0)
        if not (groups[self.weights > 0] > 1).any():
            return Message("No two groups scored it on the same criterion, so nothing can be told between groups.")
        return Message("All its scores are the same, so there is no difference between groups.")


def label_of(*, high: bool, agreed: bool) -> Label:
    """The word for an item that is high or low, and on which people agree or not."""
    if high:
        return "promising" if agreed else "discuss"
    return "park" if agreed else "divided"
