"""Functions: the work that people do, at the front and behind it."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Flag, Int, about
from dienstvisie.schema.references import LevelRef, UnitRef


class Function(Entity):
    """A function in the organisation, with its layer. Whatever the work is, who does it serves the citizen."""

    level: LevelRef = about("The layer that it works in.", nl="laag")
    unit: UnitRef | None = about("The unit that it works in.", nl="dienst", default=None)
    back_stage: Flag = about(
        "Whether it works behind the front door, so that citizens seldom meet it.",
        nl="achter de schermen",
        default=False,
    )
    employees: Int | None = about(
        "How many people have this function.", nl="medewerkers", unit="persons", default=None, ge=0
    )
