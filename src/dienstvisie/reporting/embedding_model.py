"""The report model of the embedding plan: how service gets into the DNA of the organisation, link by link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienstvisie.reporting.common import Imprint, Mention
from dienstvisie.reporting.figures.model import MatrixFigure
from dienstvisie.reporting.meetings import Meeting

Contact = Literal["reached", "planned", "none"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was seen elsewhere and what it teaches, with what it led to here. Facets are words."""

    id: str
    title: str
    origin: str
    lesson: str
    facets: tuple[str, ...]
    principles: tuple[Mention, ...]
    ideas: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A function: where it works, how many people have it, and whether anything reaches them.

    `by` reached them or does so now, `coming` is planned; `state` says it in a word.
    """

    id: str
    title: str
    unit: str | None
    back_stage: bool
    place: str
    people: str | None
    contact: Contact
    state: str
    by: tuple[Mention, ...]
    coming: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The front or the back of a layer: how many functions are reached, with the share of 1 for drawing."""

    title: str
    says: str
    share: float


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the organisation with its functions; `sides` are the front and the back, where there are functions."""

    id: str
    title: str
    says: str
    sides: tuple[Side, ...]
    functions: tuple[FunctionRow, ...]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """An idea that changes a link of a chain, the unit that comes next, and what prepares it.

    `itself`: the idea is carried out there too. Where nothing nearer prepares the unit, `beside` are the first of the
    ideas beside it, and `more` says how many follow. Where nothing prepares it at all, `prepared` is False.
    """

    idea: Mention
    question: str
    step: str
    unit: str
    after: str
    itself: bool
    by: tuple[Mention, ...]
    beside: tuple[Mention, ...]
    more: str | None
    prepared: bool


@dataclass(frozen=True, slots=True)
class Conference:
    """A work conference with its outcomes, and the instruments that it belongs to."""

    meeting: Meeting
    instruments: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class TourStop:
    """A stop of a roadshow: who came, and how many there were in all so far; `share` is of the audience."""

    title: str
    date: str
    place: str | None
    people: str | None
    so_far: str
    percent: str | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Tour:
    """A roadshow, with its stops by date. `says` tells how far it has come."""

    instrument: Mention
    state: str
    lead: str | None
    says: str
    audience: str | None
    stops: tuple[TourStop, ...]


@dataclass(frozen=True, slots=True)
class HrRow:
    """An instrument of human resources: the values that it carries by itself, and those through its principles."""

    instrument: Mention
    state: str
    start: str | None
    values: tuple[Mention, ...]
    through: tuple[Mention, ...]
    principles: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class NextRow:
    """An instrument that is planned: when, who leads it, whom it is for, and what it secures."""

    instrument: Mention
    kind: str
    date: str | None
    lead: str | None
    audience: str | None
    functions: tuple[Mention, ...]
    secures: str | None


@dataclass(frozen=True, slots=True)
class EmbeddingPlan:
    """Everything that the embedding plan says. `unreached` names functions that nothing reaches, `bare` values."""

    imprint: Imprint
    in_short: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    matrix: MatrixFigure | None
    gaps: tuple[str, ...]
    layers: tuple[Layer, ...]
    unreached: tuple[Mention, ...]
    chains: tuple[ChainRow, ...]
    conferences: tuple[Conference, ...]
    tours: tuple[Tour, ...]
    hr: tuple[HrRow, ...]
    bare: str | None
    coming: tuple[NextRow, ...]
