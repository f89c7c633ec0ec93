"""What the pictures show, as plain strings and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dienstvisie.reporting.common import Mention


@dataclass(frozen=True, slots=True)
class TraceNode:
    """An item in a trace; `key` is unique in its picture. `here` marks the idea that the trace is about."""

    key: str
    item: Mention
    note: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class TraceLayer:
    """A column of a trace: what its items are, and the items in the order of the files."""

    title: str
    nodes: tuple[TraceNode, ...]


@dataclass(frozen=True, slots=True)
class TraceBranch:
    """What hangs under the idea: when it is done, by what it is measured."""

    title: str
    nodes: tuple[TraceNode, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A line of the equal table: an item, what it is, and what it leads to."""

    layer: str
    node: TraceNode
    leads: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class TraceFigure:
    """A golden thread as a graph in layers, from left to right; `links` are pairs of keys, each from an earlier layer.

    `alternative` says in sentences what the picture shows. `id` is unique on its page. A trace that is too large to
    be read as a picture is not `drawn`; its table still says all.
    """

    id: str
    title: str
    alternative: str
    layers: tuple[TraceLayer, ...]
    links: tuple[tuple[str, str], ...]
    branches: tuple[TraceBranch, ...] = ()
    drawn: bool = True

    @property
    def rows(self) -> tuple[TraceRow, ...]:
        """The same as a table: every item with what it leads to."""
        leads = self._leads
        ends = tuple(TraceRow(part.title, node, ()) for part in self.branches for node in part.nodes)
        return (
            *(TraceRow(layer.title, node, leads.get(node.key, ())) for layer in self.layers for node in layer.nodes),
            *ends,
        )

    @property
    def _leads(self) -> Mapping[str, tuple[Mention, ...]]:
        items = {node.key: node.item for layer in self.layers for node in layer.nodes}
        found: dict[str, list[Mention]] = {}
        for before, after in self.links:
            found.setdefault(before, []).append(items[after])
        return {key: tuple(mentions) for key, mentions in found.items()}


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a cell holds. `text` is its number, or a word where it is empty; `strength` is 0 (nothing) to 3 (most).

    `items` are the first of what it counts, `more` says how many follow, None where that is all. `key` is unique.
    `notes` are a word beside each of these items, where there is one to say. `planned`: none of them is there yet.
    """

    key: str
    count: int
    text: str
    strength: int
    items: tuple[Mention, ...]
    more: str | None = None
    notes: tuple[str, ...] = ()
    planned: bool = False

    @property
    def gap(self) -> bool:
        """Whether there is nothing."""
        return self.count == 0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its title, its cells, and how many items it holds in all, each once."""

    title: str
    cells: tuple[MatrixCell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class MatrixFigure:
    """A table of what there is for each pair; `alternative` says what it shows, gaps above all.

    `corner` names what rows and columns are. Where `listed`, the cells name their items; else they tell the number.
    """

    id: str
    title: str
    alternative: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[str, ...]
    listed: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A measurement, or what is aimed at. `day` counts days (proleptic Gregorian ordinal), the texts say the same.

    `note` is what one must know to read it; `answers` how many answers or cases lie under it. `interval` is from where
    to where the true value lies in 95 of 100 cases, as `low` and `high` for drawing and in words; None: not known.
    """

    kind: Literal["baseline", "measurement", "target"]
    day: int
    value: float
    date: str
    text: str
    answers: str | None = None
    note: str | None = None
    low: float | None = None
    high: float | None = None
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class TrendMark:
    """A day on which something began anew, with a word for it."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class TrendFigure:
    """An indicator through the years. `points` are the baseline and the measurements, oldest first.

    `ticks` are values with their texts, from the bottom up; `years` the first days of years, with their numbers, from
    `first` to `last` (days). `progress` is a sentence on how far it has come; `unit` goes with every value. `marks` are
    days that part its time, such as a restart.
    """

    id: str
    item: Mention
    unit: str
    direction: str
    alternative: str
    progress: str
    points: tuple[TrendPoint, ...]
    target: TrendPoint | None
    ticks: tuple[tuple[float, str], ...]
    years: tuple[tuple[int, str], ...]
    first: int
    last: int
    marks: tuple[TrendMark, ...] = ()

    @property
    def whiskers(self) -> bool:
        """Whether any point has an interval."""
        return any(point.low is not None for point in self.points)

    @property
    def all(self) -> tuple[TrendPoint, ...]:
        """Every line of the equal table."""
        return (*self.points, self.target) if self.target else self.points
