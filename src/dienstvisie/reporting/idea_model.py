"""The report model of an implementation sheet."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.reporting.common import Imprint, Mention, YearTable
from dienstvisie.reporting.plan_sections import Change, Takes
from dienstvisie.reporting.progress_model import StateOfDay


@dataclass(frozen=True, slots=True)
class Strand:
    """A finding or a challenge in the golden thread, with a word about it: its nature, or its rank."""

    item: Mention
    note: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """The golden thread that the idea hangs on: from what was found to what the organisation stands for."""

    findings: tuple[Strand, ...]
    challenges: tuple[Strand, ...]
    principles: tuple[Mention, ...]
    values: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A score on a perspective: its label, points of 100 as text, and as a share of 1 for drawing."""

    label: str
    score: str
    share: float


@dataclass(frozen=True, slots=True)
class Standing:
    """The place in the ranking. `rank`, `score` and `gauges` are empty where too few raters lie under them.

    `certainty` says within which ranks it stays, `agreement` how far people agree on it; None where that is not told.
    """

    rank: int | None
    tied: bool
    of: int
    score: str | None
    gauges: tuple[Gauge, ...]
    basis: str
    certainty: tuple[str, ...] = ()
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What forbids an earlier start, and in which periods."""

    span: str
    text: str


@dataclass(frozen=True, slots=True)
class Timing:
    """When it is planned and why then. `duration` is as stated, beside the periods where those are longer."""

    start: str
    end: str
    span: str
    duration: str
    phase: str | None
    headline: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A subproject: when, how much work, for how much money, and what is there then."""

    title: str
    result: str | None
    span: str | None
    duration: str
    effort: str | None
    cost: str | None
    quick_win: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An idea that it waits for or that waits for it; `span` is None where that has no place on the roadmap."""

    idea: Mention
    span: str | None
    lag: str | None


@dataclass(frozen=True, slots=True)
class Gauged:
    """An indicator with its baseline and its target in words."""

    item: Mention
    unit: str
    baseline: str | None
    target: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class Danger:
    """A risk and the answer to it."""

    title: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What those thought of it with whom it was tested."""

    verdict: str
    groups: str | None
    remark: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """A step of the multi-year plan, from the objective down to the action. `priority`: the council marked it."""

    level: str
    code: str
    item: Mention
    priority: bool


@dataclass(frozen=True, slots=True)
class IdeaSheet:
    """Everything that the implementation sheet of an idea says. Texts marked (Markdown) may hold Markdown."""

    imprint: Imprint
    id: str
    title: str
    status: str | None
    quick_win: bool  # as a whole
    quick_parts: str | None  # which parts are, where it is none as a whole
    must: bool
    description: str | None  # Markdown
    result: str | None  # Markdown
    first_step: str | None  # Markdown
    communication: str | None  # Markdown
    thread: Thread
    standing: Standing | None
    unranked: str | None
    timing: Timing | None
    left_out: str | None
    takes: Takes | None  # what it would take to have it, where it is left out
    change: Change | None  # where it stands elsewhere than agreed
    lead: str | None
    partners: tuple[str, ...]
    units: tuple[str, ...]
    target_groups: tuple[str, ...]
    phases: tuple[str, ...]
    channels: tuple[str, ...]
    facets: tuple[str, ...]
    effort: YearTable
    effort_total: str | None
    costs: YearTable
    cost_total: str | None
    receipts: YearTable
    receipt_total: str | None
    cost_notes: tuple[str, ...]
    stages: tuple[Stage, ...]
    needs: tuple[Neighbour, ...]
    needed_by: tuple[Neighbour, ...]
    excludes: tuple[Mention, ...]
    indicators: tuple[Gauged, ...]
    risks: tuple[Danger, ...]
    conditions: tuple[str, ...]
    inspirations: tuple[Mention, ...]
    feedback: tuple[Verdict, ...]
    policy: tuple[PolicyStep, ...]
    mandate_holder: str | None  # who answers for its place in the multi-year plan
    instruments: tuple[Mention, ...]  # what anchors it
    state: StateOfDay | None
    earlier: tuple[StateOfDay, ...]  # how it stood before, newest first
    tags: tuple[str, ...]
    sources: tuple[str, ...]
