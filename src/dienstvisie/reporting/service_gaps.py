"""Which customers get different service because units choose differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dienstvisie.language import Message
from dienstvisie.schema import VOCABULARIES, Challenge, Dossier, Idea, TargetGroup, live
from dienstvisie.scoring.ranking import LocalText
from dienstvisie.scoring.units import UnitChoice

Side = Literal["target_groups", "phases"]


@dataclass(frozen=True, slots=True)
class Served:
    """A target group or a phase of the service, and what the units choose for it.

    `counts` is how many items for it each unit chooses, in the order of the units. `contested` are those that some
    units choose and others do not.
    """

    id: str
    title: LocalText | Message
    counts: tuple[int, ...]
    contested: tuple[str, ...]

    @property
    def spread(self) -> int:
        """How many items more the unit that does most chooses than the one that does least."""
        return max(self.counts, default=0) - min(self.counts, default=0)


def served(dossier: Dossier, choice: UnitChoice, side: Side) -> tuple[Served, ...]:
    """What is chosen for each target group, or in each phase, for which there is anything to choose."""
    kind = Idea if choice.kind == "ideas" else Challenge
    aims: Mapping[str, Sequence[str]] = {item.id: getattr(item, side) for item in live(dossier, kind)}
    rows = (_served(choice, id_, title, aims) for id_, title in _titles(dossier, side).items())
    return tuple(row for row in rows if any(row.counts))


def _served(choice: UnitChoice, id_: str, title: LocalText | Message, aims: Mapping[str, Sequence[str]]) -> Served:
    mine = [item for item in choice.items if id_ in aims.get(item.id, ())]
    contested = {item.id for item in choice.contested}
    return Served(
        id_,
        title,
        tuple(sum(unit.id in item.chosen_by for item in mine) for unit in choice.units),
        tuple(item.id for item in mine if item.id in contested),
    )


def _titles(dossier: Dossier, side: Side) -> Mapping[str, LocalText | Message]:
    if side == "target_groups":
        return {group.id: group.title for group in live(dossier, TargetGroup)}
    own = {term.id: term.title for term in dossier.settings.vocabularies.get("phases", ())}
    return {id_: term.label for id_, term in VOCABULARIES["phases"].items()} | own
