"""The report model of the analysis: what was done, what was found, and what that asks."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.meetings import Meeting, Share


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the executive summary, with what it counts."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The figure under a finding: what was measured, its value (percents with their sign), the unit, and the day."""

    measure: str
    value: str
    unit: str | None
    date: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. `where` are its phase, channel and unit; `origin` are its session and its written sources."""

    id: str
    title: str
    nature: str
    description: str | None  # Markdown
    proof: Proof | None
    where: tuple[str, ...]
    target_groups: tuple[Mention, ...]
    session: str | None
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A challenge with the findings under it and the ideas that answer it.

    A finding stands in full with the first challenge that rests on it; with the others it is in `elsewhere`.
    """

    id: str
    title: str
    rank: str | None
    description: str | None  # Markdown
    facet: str | None
    phases: tuple[str, ...]
    target_groups: tuple[Mention, ...]
    facts: tuple[Found, ...]
    perceptions: tuple[Found, ...]
    elsewhere: tuple[Mention, ...]
    ideas: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """What was found in a phase of the service."""

    phase: str
    facts: tuple[Mention, ...]
    perceptions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """An inspiration: where it was seen, what it teaches, what it supports and which ideas use it."""

    id: str
    title: str
    origin: str
    lesson: str
    principles: tuple[Mention, ...]
    ideas: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A journey in figures; `state` says whether it is the way of today or that of later."""

    state: str
    steps: str
    handovers: str
    minutes: str
    waiting: str


@dataclass(frozen=True, slots=True)
class Travelled:
    """A customer's question with the ways that it goes."""

    question: str
    target_groups: tuple[Mention, ...]
    yearly: str | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class AnalysisReport:
    """The analysis. `held` is a sentence on how many sessions there were and when.

    `ranked` says whether some challenges have a rank that may be told.
    """

    imprint: Imprint
    figures: tuple[Figure, ...]
    held: str | None
    meetings: tuple[Meeting, ...]
    mix: tuple[Share, ...]
    challenges: tuple[Asked, ...]
    ranked: bool
    loose_facts: tuple[Found, ...]
    loose_perceptions: tuple[Found, ...]
    phases: tuple[PhaseRow, ...]
    inspirations: tuple[Learned, ...]
    journeys: tuple[Travelled, ...]
    further: tuple[Mention, ...]
