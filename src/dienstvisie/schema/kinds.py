"""The kinds of item that a dossier holds: one row each."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.language import Message
from dienstvisie.schema.base import Entity
from dienstvisie.schema.challenge import Challenge
from dienstvisie.schema.competency import Competency
from dienstvisie.schema.decision import Decision
from dienstvisie.schema.embedding import Embedding
from dienstvisie.schema.feedback import Feedback
from dienstvisie.schema.finding import Finding
from dienstvisie.schema.function import Function
from dienstvisie.schema.idea import Idea
from dienstvisie.schema.improvement_plan import ImprovementPlan
from dienstvisie.schema.indicator import Indicator
from dienstvisie.schema.inspiration import Inspiration
from dienstvisie.schema.journey import Journey
from dienstvisie.schema.policy_plan import PolicyItem
from dienstvisie.schema.principle import Principle
from dienstvisie.schema.programme import Programme
from dienstvisie.schema.ratings import RatingSheet
from dienstvisie.schema.scenario import Scenario
from dienstvisie.schema.session import Session
from dienstvisie.schema.stakeholder import Stakeholder
from dienstvisie.schema.target_group import TargetGroup
from dienstvisie.schema.unit import Unit
from dienstvisie.schema.value import Value


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: the name of its file and folder, its model, and what people call one of it."""

    name: str
    model: type[Entity]
    label: Message


KINDS: tuple[Kind, ...] = (
    Kind("stakeholders", Stakeholder, Message("stakeholder group")),
    Kind("target_groups", TargetGroup, Message("target group")),
    Kind("units", Unit, Message("unit")),
    Kind("functions", Function, Message("function")),
    Kind("sessions", Session, Message("session")),
    Kind("inspirations", Inspiration, Message("inspiration")),
    Kind("findings", Finding, Message("finding")),
    Kind("journeys", Journey, Message("journey")),
    Kind("challenges", Challenge, Message("challenge")),
    Kind("values", Value, Message("value")),
    Kind("principles", Principle, Message("principle")),
    Kind("competencies", Competency, Message("competency")),
    Kind("decisions", Decision, Message("decision")),
    Kind("ideas", Idea, Message("idea")),
    Kind("feedback", Feedback, Message("feedback")),
    Kind("ratings", RatingSheet, Message("rating sheet")),
    Kind("scenarios", Scenario, Message("scenario")),
    Kind("indicators", Indicator, Message("indicator")),
    Kind("embedding", Embedding, Message("embedding instrument")),
    Kind("improvement_plans", ImprovementPlan, Message("improvement plan")),
    Kind("programmes", Programme, Message("programme")),
    Kind("policy_plan", PolicyItem, Message("item of the multi-year plan")),
)
"""In the order in which a project comes to need them."""

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_OF = {kind.model: kind for kind in KINDS}
