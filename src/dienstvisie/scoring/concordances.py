"""Kendall's W of a dossier: with raters, groups or units as judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.language import Message
from dienstvisie.schema import Dossier
from dienstvisie.scoring.agreement import Concordance, Judges
from dienstvisie.scoring.assessment import Assessment
from dienstvisie.scoring.chi_squared import chi_squared_tail
from dienstvisie.scoring.kendall_w import Order, concordance
from dienstvisie.scoring.sides import ratings_in, units_heard
from dienstvisie.scoring.single_scores import Judgements, good_steps, raters_judgements, whole_judgements
from dienstvisie.scoring.view import View, view_of

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats
    from dienstvisie.scoring.ranking import RankedKind

_LACKS = {
    "raters": {
        "judges": Message("Fewer than two raters scored two items or more."),
        "overlap": Message("No two raters scored the same two items."),
        "variation": Message("Every rater gave all items the same score."),
    },
    "groups": {
        "judges": Message("Fewer than two groups scored two items or more."),
        "overlap": Message("No two groups scored the same two items."),
        "variation": Message("Every group gave all items the same score."),
    },
    "units": {
        "judges": Message("Fewer than two units scored two items or more."),
        "overlap": Message("No two units scored the same two items."),
        "variation": Message("Every unit gave all items the same score."),
    },
}


def no_concordance(judges: Judges) -> Concordance:
    """What is said where nothing can be ranked at all."""
    return Concordance(judges, 0, 0, 0.0, None, reason=Message("There is nothing to rank by."))


def of_raters(assessment: Assessment) -> Concordance:
    """With raters as judges."""
    ratings = assessment.evidence.ratings
    steps = good_steps(ratings, assessment.criteria.minimise)
    return _told("raters", raters_judgements(ratings, steps, assessment.criteria.weights))


def of_groups(assessment: Assessment) -> Concordance:
    """With groups as judges, by the mean of their raters."""
    tallied = assessment.tallied
    group, item, criterion = np.nonzero(tallied.raters)
    value = tallied.steps[group, item, criterion] / (tallied.raters[group, item, criterion] * tallied.span)
    return _told("groups", whole_judgements(group, item, criterion, value, assessment.criteria.weights))


def of_units(dossier: Dossier, kind: RankedKind, assessment: Assessment) -> Concordance | None:
    """With the units in which the sessions were held as judges; None where there are fewer than two."""
    units = units_heard(dossier)
    if len(units) < 2:
        return None
    views = [view_of(assessment, ratings_in(dossier, kind, assessment, unit)) for unit in units]
    return _told("units", _as_judges(views, assessment))


def of_scores(judges: Judges, scores: Floats) -> Concordance:
    """With each row of a whole table (judges, items) as the order of a judge."""
    judge, item = np.nonzero(np.ones(scores.shape, dtype=np.bool_))
    return _told(judges, Judgements(judge, item, scores.ravel()))


def _as_judges(views: list[View], assessment: Assessment) -> Judgements:
    unit, item, criterion = np.nonzero(np.stack([view.scored > 0 for view in views]))
    value = np.stack([view.means for view in views])[unit, item, criterion]
    return whole_judgements(unit, item, criterion, value, assessment.criteria.weights)


def _told(judges: Judges, judgements: Judgements) -> Concordance:
    order = concordance(*judgements)
    if order.value is None or order.lacks is not None:
        return Concordance(judges, order.judges, order.items, order.ratings, None, reason=_why(judges, order))
    freedom = order.items - 1
    chi2 = order.ratings * freedom * order.value
    return Concordance(
        judges=judges,
        number=order.judges,
        items=order.items,
        ratings=order.ratings,
        value=order.value,
        chi2=chi2,
        df=freedom,
        p=chi_squared_tail(chi2, freedom),
        method=order.method,
    )


def _why(judges: Judges, order: Order) -> Message:
    return _LACKS[judges][order.lacks or "judges"]
