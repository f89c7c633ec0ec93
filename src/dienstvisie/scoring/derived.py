"""Criteria that nobody rates: they follow from what the dossier says of each idea."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.diagnostics import Problem
from dienstvisie.language import Message, counted
from dienstvisie.schema import Challenge, Criterion, Dossier, Idea, Principle, live
from dienstvisie.scoring.criteria import address_of, has_weight
from dienstvisie.scoring.rules import DERIVED_FROM, UNSCORED_CRITERION, Note

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Flags, Floats

RATED = -1.0
"""Stands for a value that people rate, where derived values are 0 and up."""


def share_of_weight(named: Flags, weights: Floats) -> Floats | None:
    """How much of all weight is in what each item names: shape (items,), 0..1; None where nothing has weight.

    `named` (items, things) says what an item names, `weights` (things,) are not negative. The divisor is the weight of
    all things: as the fixed scale of ratings, it does not depend on the other items, so that an item that comes or
    goes changes the value of no other one.
    """
    total = weights.sum()
    return None if not total > 0 else np.asarray(named @ weights / total, dtype=np.float64)


def derive(
    dossier: Dossier, criteria: Sequence[Criterion], items: Sequence[str], priorities: Mapping[str, float]
) -> tuple[Floats, Flags, list[Note]]:
    """The values of the ideas on derived criteria: shape (items, criteria), 0..1 and high is good.

    The value is RATED on criteria that people rate. `priorities` are the points of the challenges that have a rank.
    Beside it which criteria can be told at all, shape (criteria,), and notes on what is left out.
    """
    values, told = np.full((len(items), len(criteria)), RATED), np.ones(len(criteria), dtype=np.bool_)
    notes: list[Note] = []
    for column, criterion in enumerate(criteria):
        if criterion.derived is None:
            continue
        found = _reach(dossier, items, priorities) if criterion.derived == "reach" else _strength(dossier, items)
        told[column] = found is not None
        values[:, column] = 0.0 if found is None else (1.0 - found if criterion.objective == "minimise" else found)
        notes += _notes(dossier, criterion, priorities, told=found is not None)
    return values, told, notes


def _reach(dossier: Dossier, items: Sequence[str], priorities: Mapping[str, float]) -> Floats | None:
    ideas = dossier.all(Idea)
    named = _named([ideas[id_].challenges for id_ in items], list(priorities))
    return share_of_weight(named, np.array(list(priorities.values())))


def _strength(dossier: Dossier, items: Sequence[str]) -> Floats | None:
    ideas, principles = dossier.all(Idea), sorted(principle.id for principle in live(dossier, Principle))
    return share_of_weight(_named([ideas[id_].principles for id_ in items], principles), np.ones(len(principles)))


def _named(rows: Sequence[tuple[str, ...]], known: Sequence[str]) -> Flags:
    """Which of the known ids each row names; shape (rows, known). What is not known or named again adds nothing."""
    place = {id_: index for index, id_ in enumerate(known)}
    pairs = [(row, place[id_]) for row, ids in enumerate(rows) for id_ in ids if id_ in place]
    named = np.zeros((len(rows), len(known)), dtype=np.bool_)
    if pairs:
        named[tuple(np.array(pairs).T)] = True
    return named


def _notes(dossier: Dossier, criterion: Criterion, priorities: Mapping[str, float], *, told: bool) -> Iterable[Note]:
    scoring = dossier.settings.scoring
    if not has_weight(scoring, criterion):
        return
    address, values = address_of(scoring, criterion, "derived"), {"criterion": criterion.id}
    if not told and criterion.derived == "reach":
        text = Message(
            "`{criterion}` does not count, as no challenge has a priority above 0 yet; its weight goes to the others.",
            values,
        )
        yield Note(UNSCORED_CRITERION, Problem(address, text, Message("Have the challenges rated first.")))
    elif not told:
        text = Message(
            "`{criterion}` does not count, as there are no principles; its weight goes to the others.", values
        )
        yield Note(UNSCORED_CRITERION, Problem(address, text, Message("Write the principles first.")))
    elif criterion.derived == "reach":
        met = {id_ for idea in live(dossier, Idea) for id_ in idea.challenges}
        without = len((met & {challenge.id for challenge in live(dossier, Challenge)}) - set(priorities))
        if without:
            text = counted(
                "`{criterion}` leaves out {number} challenge that ideas meet, as it has no rank yet.",
                "`{criterion}` leaves out {number} challenges that ideas meet, as they have no rank yet.",
                without,
                values,
            )
            yield Note(DERIVED_FROM, Problem(address, text))
