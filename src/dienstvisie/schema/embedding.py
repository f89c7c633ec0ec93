"""Embedding: what keeps the vision alive in every layer."""

from __future__ import annotations

from typing import Literal

from dienstvisie.schema.base import Date, Entity, Int, Text, about
from dienstvisie.schema.references import (
    FacetRef,
    FunctionRef,
    IdeaRef,
    LevelRef,
    PolicyPlanRef,
    PrincipleRef,
    SessionRef,
    UnitRef,
    ValueRef,
)

EmbeddingKind = Literal[
    "roadshow",
    "hr-instrument",
    "training",
    "peer-review",
    "effect-measurement",
    "customer-panel",
    "work-conference",
    "communication",
    "policy-plan",
]


class Embedding(Entity):
    """An instrument that anchors the vision in a facet and at a level."""

    kind: EmbeddingKind = about("What sort of instrument it is.", nl="soort")
    facet: FacetRef | None = about("The facet of the organisation that it secures.", nl="facet", default=None)
    level: LevelRef | None = about("The level at which it secures it.", nl="niveau", default=None)
    principles: tuple[PrincipleRef, ...] = about("Principles that it carries.", nl="principes", default=())
    values: tuple[ValueRef, ...] = about("Values that it carries.", nl="waarden", default=())
    ideas: tuple[IdeaRef, ...] = about("Ideas that it prepares or supports.", nl="ideeën", default=())
    units: tuple[UnitRef, ...] = about("Units that it reaches.", nl="diensten", default=())
    functions: tuple[FunctionRef, ...] = about("Functions that it reaches.", nl="functies", default=())
    sessions: tuple[SessionRef, ...] = about("Its stops and meetings.", nl="sessies", default=())
    lead: Text | None = about("The function that leads it; never a name.", nl="trekker", default=None)
    audience: Text | None = about("Whom it is for.", nl="publiek", default=None)
    audience_size: Int | None = about(
        "How many people it is for.", nl="grootte publiek", unit="persons", default=None, ge=0
    )
    reached: Int | None = about("How many people it has reached.", nl="bereik", unit="persons", default=None, ge=0)
    policy_action: PolicyPlanRef | None = about(
        "Its place in the multi-year plan.", nl="actie meerjarenplan", default=None
    )
    start: Date | None = about("The day on which it begins.", nl="start", default=None)
    state: Literal["planned", "running", "done", "stopped"] = about("Where it stands.", nl="stand", default="planned")
