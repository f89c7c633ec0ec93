"""The report model of the improvement plan of one team."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import TrendFigure
from dienstvisie.reporting.progress_model import StateWord, TeamPlan


@dataclass(frozen=True, slots=True)
class Learnt:
    """A competency, with the behaviour that shows it in daily work."""

    competency: Mention
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrincipleAsked:
    """A principle that the team works on: what it says, and what one must be able to do for it."""

    principle: Mention
    guideline: str | None
    competencies: tuple[Learnt, ...]


@dataclass(frozen=True, slots=True)
class PassedBy:
    """A question that goes past the team on one way: how often, and with how much work and waiting."""

    journey: Mention
    state: str
    visits: str
    minutes: str
    waiting: str


@dataclass(frozen=True, slots=True)
class ActionCount:
    """How many actions are in a state; None of the state: nobody has told yet."""

    state: StateWord | None
    number: int


@dataclass(frozen=True, slots=True)
class TeamPlanReport:
    """The improvement plan of a team on a page of its own.

    `counts` are its actions by their state on content. `heard` are the findings about the unit. `others` are the
    plans of other teams.
    """

    imprint: Imprint
    id: str
    plan: TeamPlan
    counts: tuple[ActionCount, ...]
    principles: tuple[PrincipleAsked, ...]
    heard: tuple[Mention, ...]
    passed: tuple[PassedBy, ...]
    trends: tuple[TrendFigure, ...]
    others: tuple[Mention, ...]
    further: tuple[Mention, ...]
