"""The report model of the red-thread page: questions followed through the organisation, before and after."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.threads import ThreadFigure


@dataclass(frozen=True, slots=True)
class ThreadCount:
    """A figure of a journey with what it counts."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class UnitTold:
    """What a unit has of a journey: who in it is tied in, how often the question comes to it, work and waiting."""

    unit: str
    roles: tuple[str, ...]
    visits: str
    steps: str
    minutes: str
    waiting: str


@dataclass(frozen=True, slots=True)
class WayTold:
    """One way that a question goes. `state` says whether it is that of before or of after, `hands` who is tied in."""

    id: str
    title: str
    state: str
    hands: str
    description: str | None  # Markdown
    counts: tuple[ThreadCount, ...]
    thread: ThreadFigure | None
    units: tuple[UnitTold, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A figure on each way, in the order of the ways; `change` is from the first to the last, `better` where it is."""

    label: str
    values: tuple[str, ...]
    change: str
    better: bool


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A customer's question with the ways that it goes; `compared` is empty where there is but one."""

    id: str
    question: str
    target_groups: tuple[Mention, ...]
    yearly: str | None
    summary: str
    ways: tuple[WayTold, ...]
    compared: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class RedThreadReport:
    """The red-thread page."""

    imprint: Imprint
    in_short: tuple[str, ...]
    questions: tuple[QuestionTold, ...]
    further: tuple[Mention, ...]
