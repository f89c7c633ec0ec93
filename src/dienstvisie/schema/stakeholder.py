"""Stakeholder groups: who has a voice."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Entity, Int, Number, about

Role = Literal[
    "management",
    "staff",
    "majority",
    "opposition",
    "citizens",
    "customers",
    "companies",
    "associations",
    "partners",
    "experts",
]


class Stakeholder(Entity):
    """A group of people who weigh challenges and ideas. Never a person, never a party."""

    role: Role = about("The role that the group plays.", nl="rol")
    size: Int | None = about("How many people the group has in all.", nl="omvang", unit="persons", default=None, ge=1)
    voice: Number = about(
        "Own weight of the group's voice, used with the voice rule `own`.", nl="stem", default=1.0, ge=0
    )
