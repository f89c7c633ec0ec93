"""The voices of stakeholder groups, by the rule in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message, counted
from dienstvisie.schema import Dossier, Stakeholder
from dienstvisie.scoring.criteria import KIND_NAMES
from dienstvisie.scoring.ranking import RankedKind
from dienstvisie.scoring.rules import NO_SIZE, NO_VOICE, WEIGHTS, Note
from dienstvisie.scoring.weights import normalised

if TYPE_CHECKING:
    from dienstvisie.scoring.arrays import Floats, Ints


def weigh_voices(dossier: Dossier, groups: tuple[str, ...], raters: Ints) -> tuple[Floats | None, list[Note]]:
    """The voices of the groups that rated, shape (groups,), adding up to 1; None where all own voices are 0.

    `raters` (groups,) counts their raters. A group that could not be read has the default voice and no size.
    """
    stakeholders = dossier.all(Stakeholder)
    known = [stakeholders.get(group) for group in groups]
    rule = dossier.settings.scoring.voice.rule
    if rule == "equal" or not groups:
        return np.full(len(groups), 1.0 / max(len(groups), 1)), []
    if rule == "proportional":
        sizes = [group.size if group and group.size else int(n) for group, n in zip(known, raters, strict=True)]
        notes = [
            _no_size(id_, int(n))
            for id_, group, n in zip(groups, known, raters, strict=True)
            if group is None or group.size is None
        ]
        return normalised(np.array(sizes, dtype=np.float64)), notes
    own = normalised(np.array([group.voice if group else 1.0 for group in known]))
    return own, [] if own is not None else [_no_own_voice(groups[0])]


def group_sizes(dossier: Dossier, groups: tuple[str, ...]) -> Floats:
    """How many people each group has in all, shape (groups,); infinite where that is not known."""
    stakeholders = dossier.all(Stakeholder)
    known = (stakeholders.get(group) for group in groups)
    return np.array([float(group.size) if group and group.size else np.inf for group in known], dtype=np.float64)


def unheard(dossier: Dossier, kind: RankedKind, groups: tuple[str, ...]) -> Iterator[Note]:
    """A note on each stakeholder group that gave no score, where others did."""
    for id_ in sorted(set(dossier.all(Stakeholder)) - set(groups)) if groups else ():
        text = Message(
            "The group `{group}` has not scored any of the {kind}, so it has no voice in their ranking.",
            {"group": id_, "kind": KIND_NAMES[kind]},
        )
        yield Note(NO_VOICE, Problem(Address("stakeholders", id_), text))


def _no_size(group: str, raters: int) -> Note:
    text = counted(
        "The group `{group}` has no size, so it weighs as if it had only its {number} rater.",
        "The group `{group}` has no size, so it weighs as if it had only its {number} raters.",
        raters,
        {"group": group},
    )
    return Note(NO_SIZE, Problem(Address("stakeholders", group), text))


def _no_own_voice(group: str) -> Note:
    text = Message("All groups that rated have voice 0: give at least one a voice above 0.")
    return Note(WEIGHTS, Problem(Address("stakeholders", group, ("voice",)), text))
