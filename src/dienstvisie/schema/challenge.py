"""Challenges: what the findings ask of the organisation."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Int, about
from dienstvisie.schema.references import CriterionRef, FacetRef, FindingRef, PhaseRef, TargetGroupRef


class Challenge(Entity):
    """What the findings ask. Its importance comes from ratings, or from a consensus score."""

    findings: tuple[FindingRef, ...] = about("The findings that it rests on.", nl="bevindingen", default=())
    facet: FacetRef | None = about("The facet of the organisation that it touches most.", nl="facet", default=None)
    phases: tuple[PhaseRef, ...] = about("The phases of the service that it touches.", nl="fasen", default=())
    target_groups: tuple[TargetGroupRef, ...] = about("Whom it concerns.", nl="doelgroepen", default=())
    consensus: dict[CriterionRef, Int] = about(
        "Score per criterion that a session agreed on; ratings come first.",
        nl="consensusscore",
        unit="points of the scale",
        default_factory=dict,
    )
