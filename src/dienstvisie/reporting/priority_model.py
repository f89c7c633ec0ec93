"""The report model of the priority report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienstvisie.reporting.common import Imprint, Mention

Mark = Literal["promising", "discuss", "park", "divided", "none"]
"""What a sign in a picture stands for: the label of an item, or that it has none."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label in words, the sign that goes with it, and what it means."""

    mark: Mark
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the ranked table. What is None is not defined, or not told as too few people rated it (`withheld`).

    `ranks` are the ranks that it keeps in 90% of the resampled panels: `3–9`. `raters` is a number or what stands for
    it.
    """

    item: Mention
    rank: int | None
    tied: bool
    score: str | None
    perspectives: tuple[str | None, ...]
    ranks: str | None
    label: str | None
    mark: Mark
    raters: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class RankTable:
    """The ranked table; `perspectives` are the headings of those columns, `notes` stand under it."""

    perspectives: tuple[str, ...]
    rows: tuple[RankRow, ...]
    labels: tuple[Judgement, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high`; `ticks` are values with their texts. `rooted`: lengths go by the square root."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    rooted: bool = False

    def share(self, value: float) -> float:
        """Where a value stands: 0 is the beginning of the axis, 1 its end."""
        if self.rooted:
            return float((value**0.5 - self.low**0.5) / (self.high**0.5 - self.low**0.5))
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Point:
    """An item in a chart, with its figures as text and, where the chart has quadrants, the name of its own."""

    item: Mention
    rank: int
    x: float
    y: float
    x_text: str
    y_text: str
    mark: Mark
    quadrant: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The lines that cut a chart into quadrants; the names are top left, top right, bottom left, bottom right."""

    x: float
    y: float
    names: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Scatter:
    """A chart of points. `id` is unique on its page, `alternative` says what it shows."""

    id: str
    title: str
    alternative: str
    x: Axis
    y: Axis
    points: tuple[Point, ...]
    labels: tuple[Judgement, ...]
    split: Split | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: a share of 1, as a number and as text."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """An item with its shares, in the order of the chart's classes, and words that go with it."""

    item: Mention
    rank: int
    segments: tuple[Segment, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart with a row for each item: shares of a whole by class. `note` is the heading of the notes."""

    id: str
    title: str
    alternative: str
    classes: tuple[str, ...]
    note: str
    rows: tuple[BarRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two parties in sentences: what they share, what divides them; with lists of items."""

    title: str
    sentences: tuple[str, ...]
    shared: tuple[Mention, ...]
    divides: tuple[tuple[Mention, str], ...]


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """An item with its rank in the base and in every scenario; None where it has none. `always`: in every top."""

    item: Mention
    ranks: tuple[int | None, ...]
    always: bool
    regret: str | None


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """A scenario: what it is called and what it changes."""

    title: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Scenarios side by side. `first` are the rows that reach the top somewhere, `others` all the rest.

    `regrets` says whether regrets are told at all.
    """

    base: str
    heads: tuple[ScenarioHead, ...]
    sentences: tuple[str, ...]
    first: tuple[ScenarioLine, ...]
    others: tuple[ScenarioLine, ...]
    regrets: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """What other methods make of it: a sentence, the methods, and the ranks that they give to the first items."""

    sentence: str
    methods: tuple[str, ...]
    rows: tuple[tuple[Mention, tuple[str, ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotRanked:
    """An item that cannot be ranked yet, and why."""

    item: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class Certain:
    """How sure the order is, in sentences, and as bars where there is anything to draw."""

    sentences: tuple[str, ...]
    bars: Bars | None


@dataclass(frozen=True, slots=True)
class IdeaPriorities:
    """Everything on the ideas."""

    table: RankTable
    chart: Scatter | None
    effort: Scatter | None
    certain: Certain
    agreement: Bars | None
    agreed: tuple[str, ...]
    opposites: tuple[Opposites, ...]
    scenarios: Scenarios | None
    opinions: Opinions
    unranked: tuple[NotRanked, ...]


@dataclass(frozen=True, slots=True)
class ChallengePriorities:
    """The short form, for the challenges."""

    table: RankTable
    chart: Scatter | None
    unranked: tuple[NotRanked, ...]


@dataclass(frozen=True, slots=True)
class PrioritiesReport:
    """Everything that the priority report says; `ideas` or `challenges` is None where there are none of them."""

    imprint: Imprint
    summary: tuple[str, ...]
    findings: tuple[str, ...]
    ideas: IdeaPriorities | None
    challenges: ChallengePriorities | None
