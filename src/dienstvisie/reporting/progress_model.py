"""The report model of the progress report: how ideas, teams and indicators stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import TrendFigure
from dienstvisie.reporting.plan_sections import Change

Course = Literal["reached", "on-course", "behind", "unmeasured", "unknown"]
"""How an indicator goes. `unknown`: without a baseline or a target nobody can say."""


@dataclass(frozen=True, slots=True)
class StateWord:
    """A state by its key in the dossier, in a word, and with a sign that differs in shape. `off`: it is off track."""

    key: str
    word: str
    sign: str
    off: bool


@dataclass(frozen=True, slots=True)
class StateOfDay:
    """How something stood on a day, told apart on content, planning and finance. `off`: one of them is off track."""

    date: str
    content: StateWord
    planning: StateWord
    finance: StateWord
    explanation: str | None
    off: bool


@dataclass(frozen=True, slots=True)
class IdeaProgress:
    """How an idea stands, and how it stood before, newest first. `span` is its place on the roadmap now."""

    idea: Mention
    lead: str | None
    now: StateOfDay
    earlier: tuple[StateOfDay, ...]
    span: str | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many ideas are in a state on content, planning and finance."""

    state: StateWord
    content: int
    planning: int
    finance: int


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """An action of a team. `late`: it is not done, and its day had passed on the day of this edition.

    `earlier` says how it stood before, newest first.
    """

    title: str
    owner: str | None
    due: str | None
    late: bool
    indicator: Mention | None
    now: StateOfDay | None
    earlier: tuple[StateOfDay, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """The improvement plan of a unit. `done` of its actions are done."""

    id: str
    title: str
    description: str | None  # Markdown
    unit: str
    principles: tuple[Mention, ...]
    actions: tuple[ActionProgress, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A baseline, a measurement or a target: as data for drawing (`day`, `value`), and in words."""

    role: Literal["baseline", "measurement", "target"]
    day: date
    value: float
    label: str
    date: str
    text: str
    answers: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class IndicatorProgress:
    """An indicator. `figures` are in order of their day; `lower`: less is better.

    `change` says how far it came since the baseline, `verdict` how it goes and by which figures, both in words.
    `stale` says that it was measured too long ago; None where it was not. `restart` says since when it is measured
    anew; its baseline is then the last figure before that.
    """

    id: str
    title: str
    description: str | None  # Markdown
    kind: str
    unit: str
    service_norm: bool
    lower: bool
    direction: str
    rhythm: str
    baseline: str | None
    target: str | None
    last: str | None
    change: str | None
    course: Course
    course_word: str
    course_sign: str
    verdict: str
    restart: str | None
    stale: str | None
    figures: tuple[Figure, ...]
    trend: TrendFigure | None
    measures: tuple[Mention, ...]
    ideas: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSort:
    """The indicators of one kind: what was done, how well, what became different."""

    kind: str
    title: str
    indicators: tuple[IndicatorProgress, ...]


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Everything that the progress report says. `silent` are ideas on the roadmap of which nothing is reported yet.

    `effects`: there is an effect measurement, which tells how sure the figures are.
    """

    imprint: Imprint
    in_short: tuple[str, ...]
    ideas: tuple[IdeaProgress, ...]
    counts: tuple[StateCount, ...]
    silent: tuple[Mention, ...]
    teams: tuple[TeamPlan, ...]
    indicators: tuple[IndicatorSort, ...]

    effects: bool = False

    @property
    def whiskers(self) -> bool:
        """Whether the picture of any indicator shows how sure its figures are."""
        return any(one.trend is not None and one.trend.whiskers for sort in self.indicators for one in sort.indicators)
