"""The kinds of item that a dossier holds, as frozen models; everything that is derived comes from their types."""

from dienstvisie.schema.agreed_roadmap import AgreedRoadmap, AgreedTask
from dienstvisie.schema.base import Entity, Model, Reference
from dienstvisie.schema.challenge import Challenge
from dienstvisie.schema.competency import Competency
from dienstvisie.schema.decision import Decision, Option
from dienstvisie.schema.dossier import Dossier, RatingTable, TableTurn, TableWord
from dienstvisie.schema.embedding import Embedding
from dienstvisie.schema.feedback import Feedback
from dienstvisie.schema.finding import Evidence, Finding
from dienstvisie.schema.function import Function
from dienstvisie.schema.idea import Dependency, Idea, Risk, Subproject
from dienstvisie.schema.improvement_plan import Action, ImprovementPlan
from dienstvisie.schema.indicator import Indicator, SurveyQuestion
from dienstvisie.schema.inspiration import Inspiration
from dienstvisie.schema.journey import Journey, Step
from dienstvisie.schema.kinds import KIND_BY_NAME, KIND_OF, KINDS, Kind
from dienstvisie.schema.links import Link, links
from dienstvisie.schema.live import GONE, is_live, live, why_gone
from dienstvisie.schema.parts import Cost, Measurement, Progress
from dienstvisie.schema.policy_plan import PolicyItem
from dienstvisie.schema.principle import Principle, Sharpening
from dienstvisie.schema.programme import Programme, ProgrammeLine, Restart
from dienstvisie.schema.ratings import Rater, RatingSheet
from dienstvisie.schema.scenario import Scenario
from dienstvisie.schema.session import Session
from dienstvisie.schema.settings import (
    Budget,
    Criterion,
    Planning,
    PlanPhase,
    PolicyField,
    PolicyTerm,
    QuickWins,
    Scale,
    Scoring,
    Settings,
    Voice,
)
from dienstvisie.schema.stakeholder import Stakeholder
from dienstvisie.schema.standing import newest, newest_first
from dienstvisie.schema.target_group import TargetGroup
from dienstvisie.schema.theme import Logo, Theme
from dienstvisie.schema.unit import Capacity, Unit
from dienstvisie.schema.value import Value
from dienstvisie.schema.vocabulary import VOCABULARIES, Term

__all__ = [
    "GONE",
    "KINDS",
    "KIND_BY_NAME",
    "KIND_OF",
    "VOCABULARIES",
    "Action",
    "AgreedRoadmap",
    "AgreedTask",
    "Budget",
    "Capacity",
    "Challenge",
    "Competency",
    "Cost",
    "Criterion",
    "Decision",
    "Dependency",
    "Dossier",
    "Embedding",
    "Entity",
    "Evidence",
    "Feedback",
    "Finding",
    "Function",
    "Idea",
    "ImprovementPlan",
    "Indicator",
    "Inspiration",
    "Journey",
    "Kind",
    "Link",
    "Logo",
    "Measurement",
    "Model",
    "Option",
    "PlanPhase",
    "Planning",
    "PolicyField",
    "PolicyItem",
    "PolicyTerm",
    "Principle",
    "Programme",
    "ProgrammeLine",
    "Progress",
    "QuickWins",
    "Rater",
    "RatingSheet",
    "RatingTable",
    "Reference",
    "Restart",
    "Risk",
    "Scale",
    "Scenario",
    "Scoring",
    "Session",
    "Settings",
    "Sharpening",
    "Stakeholder",
    "Step",
    "Subproject",
    "SurveyQuestion",
    "TableTurn",
    "TableWord",
    "TargetGroup",
    "Term",
    "Theme",
    "Unit",
    "Value",
    "Voice",
    "is_live",
    "links",
    "live",
    "newest",
    "newest_first",
    "why_gone",
]
