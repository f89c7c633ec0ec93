"""The typed references, one for each thing that can be referred to."""

from __future__ import annotations

from typing import Annotated

from dienstvisie.schema.base import Reference

StakeholderRef = Annotated[str, Reference("stakeholders")]
TargetGroupRef = Annotated[str, Reference("target_groups")]
UnitRef = Annotated[str, Reference("units")]
FunctionRef = Annotated[str, Reference("functions")]
SessionRef = Annotated[str, Reference("sessions")]
InspirationRef = Annotated[str, Reference("inspirations")]
FindingRef = Annotated[str, Reference("findings")]
JourneyRef = Annotated[str, Reference("journeys")]
ChallengeRef = Annotated[str, Reference("challenges")]
ValueRef = Annotated[str, Reference("values")]
PrincipleRef = Annotated[str, Reference("principles")]
CompetencyRef = Annotated[str, Reference("competencies")]
DecisionRef = Annotated[str, Reference("decisions")]
IdeaRef = Annotated[str, Reference("ideas")]
IndicatorRef = Annotated[str, Reference("indicators")]
EmbeddingRef = Annotated[str, Reference("embedding")]
PolicyPlanRef = Annotated[str, Reference("policy_plan")]

CriterionRef = Annotated[str, Reference("criteria")]
PhaseRef = Annotated[str, Reference("phases")]
ChannelRef = Annotated[str, Reference("channels")]
FacetRef = Annotated[str, Reference("facets")]
LevelRef = Annotated[str, Reference("levels")]
