"""Sessions: where people spoke."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dienstvisie.schema.base import Date, Entity, Int, Text, about
from dienstvisie.schema.references import StakeholderRef, TargetGroupRef, UnitRef

SessionKind = Literal[
    "workshop",
    "dialogue",
    "customer-panel",
    "learning-meeting",
    "work-conference",
    "test",
    "roadshow-stop",
    "interview",
    "survey",
]


class Session(Entity):
    """A meeting at which findings, ideas, ratings or remarks were gathered."""

    kind: SessionKind = about("What sort of meeting it was.", nl="soort")
    date: Date = about("The day of the meeting.", nl="datum")
    headcount: dict[StakeholderRef, Annotated[Int, Field(ge=0)]] = about(
        "How many people of each stakeholder group were there.", nl="aanwezigen", unit="persons", default_factory=dict
    )
    target_groups: tuple[TargetGroupRef, ...] = about(
        "Target groups that were there or were spoken for.", nl="doelgroepen", default=()
    )
    unit: UnitRef | None = about(
        "The unit that it was held in; what was rated there counts as the opinion of that unit.",
        nl="dienst",
        default=None,
    )
    outcomes: tuple[Text, ...] = about("What came out of it.", nl="uitkomsten", default=())
