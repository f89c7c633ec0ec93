"""From a dossier to the agreement on its items."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier
from dienstvisie.scoring.agreement import AGREED, Agreement, Alpha, ItemAgreement
from dienstvisie.scoring.agreement_figures import Figures, alpha_of, figures_of
from dienstvisie.scoring.assessment import Assessment, assess, gather
from dienstvisie.scoring.concordances import no_concordance, of_groups, of_raters, of_units
from dienstvisie.scoring.consensus import scored_items
from dienstvisie.scoring.item_agreement import ItemFigures
from dienstvisie.scoring.leaving_out import without_cells
from dienstvisie.scoring.ranking import Ranking
from dienstvisie.scoring.ranks import TIE


def agreement(dossier: Dossier, ranking: Ranking, without: Collection[tuple[str, str]] = ()) -> Agreement:
    """The agreement on the items of a ranking; see `dienstvisie.scoring.agreement`."""
    evidence, _ = gather(dossier, ranking.kind)
    if evidence is not None and without:
        evidence = without_cells(evidence, without)
    assessment = None if evidence is None else assess(dossier, evidence)[0]
    return agreement_of(dossier, ranking, assessment)


def agreement_of(dossier: Dossier, ranking: Ranking, assessment: Assessment | None) -> Agreement:
    """The same, where the ratings have been assessed already; None where there is nothing to rank by."""
    scale = dossier.settings.scoring.scale.low, dossier.settings.scoring.scale.high
    if assessment is None:
        none = no_concordance("raters"), no_concordance("groups")
        return Agreement(ranking.kind, scale, (), *none, None, Alpha(None, None, None, none[0].reason))
    figures = figures_of(assessment)
    median = _median(ranking)
    items = _items(dossier, ranking, assessment, figures, median)
    overall = of_raters(assessment)
    return Agreement(
        kind=ranking.kind,
        scale=scale,
        items=tuple(items),
        overall=overall,
        groups=of_groups(assessment),
        units=of_units(dossier, ranking.kind, assessment),
        alpha=alpha_of(assessment),
        median=median,
        notes=tuple(_notes(assessment, median, approximate=overall.method == "own-ranks")),
    )


def _median(ranking: Ranking) -> float | None:
    """The median score of the ranked items; None where scores do not differ."""
    scores = np.array([item.score for item in ranking.items])
    return float(np.median(scores)) if len(scores) and np.ptp(scores) > TIE else None


def _items(
    dossier: Dossier, ranking: Ranking, assessment: Assessment, figures: Figures, median: float | None
) -> Iterator[ItemAgreement]:
    ratings = assessment.evidence.ratings
    row_of = {id_: row for row, id_ in enumerate(ratings.items)}
    titles = {id_: item.title for id_, item in scored_items(dossier, ranking.kind).items()}
    unranked = {item.id: item.reason for item in ranking.unranked}
    ranked = {item.id: item for item in ranking.items}
    for id_ in (*ranked, *unranked):
        about = ItemFigures(dossier, assessment, figures, row_of[id_])
        yield about.item(id_, titles[id_], ranked.get(id_), unranked.get(id_), median)


def _notes(assessment: Assessment, median: float | None, *, approximate: bool) -> Iterator[Message]:
    if median is not None:
        values = {"median": median, "agreed": AGREED}
        yield Message(
            "High means a score of at least {median}, the middle of all ranked items; agreed means an agreement of at "
            "least {agreed}. High and agreed is promising, high and divided is to discuss, low and agreed is to park, "
            "low and divided is divided.",
            values,
        )
    if (assessment.criteria.weights > 0).sum() > 1:
        yield Message("Figures are worked out for each criterion and then averaged by the weights of the criteria.")
    abstentions = int(assessment.evidence.ratings.abstentions.sum())
    if abstentions:
        yield counted(
            "{number} abstention is left out of these figures.",
            "{number} abstentions are left out of these figures.",
            abstentions,
        )
    if approximate:
        yield Message(
            "There are too many raters to compare each pair of them, so Kendall's W takes each rater's order over all "
            "own items."
        )
