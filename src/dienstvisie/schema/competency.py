"""Competencies and development themes."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Text, about
from dienstvisie.schema.references import LevelRef, PrincipleRef


class Competency(Entity):
    """What people must be able to do, as behaviour that can be seen."""

    behaviour: dict[LevelRef, tuple[Text, ...]] = about(
        "Behaviour that shows it, per level.", nl="gedrag", default_factory=dict
    )
    principles: tuple[PrincipleRef, ...] = about("Principles that it serves.", nl="principes", default=())
