"""Reads the consensus scores that sessions agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Challenge, Dossier, Idea, live
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import LOST, OFF_SCALE, Note
from dienstvisie.scoring.scale import OFF

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Ints

MISSING = -1


def scored_items(dossier: Dossier, kind: RankedKind) -> Mapping[str, Idea | Challenge]:
    """The items that are ranked, by id, in the order of their files; what is rejected or archived is not."""
    items = live(dossier, Idea) if kind == "ideas" else live(dossier, Challenge)
    return {item.id: item for item in items}


def read_consensus(
    dossier: Dossier, kind: RankedKind, criteria: tuple[str, ...], steps: Mapping[object, int]
) -> tuple[Ints, list[Note]]:
    """Consensus scores as steps above the lowest, MISSING where there is none: shape (items, criteria).

    Items are in order of id. A score off the scale, or on a criterion that does not apply, is missing and noted.
    """
    found = scored_items(dossier, kind)
    agreed = np.full((len(found), len(criteria)), MISSING, dtype=np.int64)
    column = {id_: index for index, id_ in enumerate(criteria)}
    notes = []
    for row, id_ in enumerate(sorted(found)):
        for criterion, score in found[id_].consensus.items():
            step = steps.get(score, OFF)
            if criterion in column and step >= 0:
                agreed[row, column[criterion]] = step
            else:
                notes.append(_note(Address(kind, id_, ("consensus", criterion)), criterion, known=criterion in column))
    return agreed, notes


def _note(address: Address, criterion: str, *, known: bool) -> Note:
    values = {"criterion": criterion}
    if known:
        text = Message("The consensus score on `{criterion}` lies off the scale and does not count.", values)
        return Note(OFF_SCALE, Problem(address, text))
    text = Message("The consensus score on `{criterion}` does not count: that criterion does not apply here.", values)
    return Note(LOST, Problem(address, text))
