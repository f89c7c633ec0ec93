"""Where everything stands in the picture of a golden thread: a pure model, drawn by `svg/trace.svg.j2`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dienstvisie.render.charts.layers import ordered, stacked
from dienstvisie.render.charts.roadmap_picture import Box, tidy
from dienstvisie.render.charts.text_metrics import shortened, wrapped
from dienstvisie.reporting.figures.model import TraceBranch, TraceFigure, TraceNode

WIDTH = 940.0
TOP = 34.0
"""The layers begin under their titles."""
HEAD = 12.5
ROUNDS = 6
"""Rounds in which nodes move towards their neighbours."""
TURN = 12.0
"""How far the line to what hangs under the idea stands from its left edge."""


@dataclass(frozen=True, slots=True)
class _Style:
    """Sizes of a picture: font and line of titles, most lines, room between columns and between nodes."""

    font: float
    line: float
    lines: int
    note: float
    column_gap: float
    gap: float
    padding: float


SMALL = _Style(12.5, 15.5, 6, 11.0, 40.0, 12.0, 8.0)
LARGE = _Style(11.5, 13.5, 3, 10.5, 88.0, 6.0, 6.0)
MANY = 20
"""With more nodes than this in a layer, all are drawn closer."""
WIDER = 1.5


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A node: its box, its title in lines with their baselines, and its note under them. `tip` is its whole title."""

    box: Box
    lines: tuple[tuple[str, float], ...]
    x: float
    note: tuple[str, float] | None
    here: bool
    page: str | None
    tip: str
    layer: int


@dataclass(frozen=True, slots=True)
class LinkShape:
    """A link from layer to layer: its path, and the numbers of the nodes that it joins in the end."""

    path: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TraceHeading:
    """The title of a layer, or of what hangs under the idea."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TracePicture:
    """The whole picture; lengths in px at full size. `links` and `stems` are paths."""

    width: float
    height: float
    font: float
    note_font: float
    dense: bool
    headings: tuple[TraceHeading, ...]
    nodes: tuple[NodeShape, ...]
    links: tuple[LinkShape, ...]
    stems: tuple[str, ...]


@dataclass(slots=True)
class _Place:
    """A node, or (`node` None) where a link passes a layer between its ends; `y` is the top."""

    layer: int
    node: TraceNode | None
    lines: tuple[str, ...]
    height: float
    y: float = 0.0

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def trace_picture(figure: TraceFigure) -> TracePicture:
    """Lay out a trace: layers are columns from left to right, with as few crossings as the sweeps find."""
    dense = max((len(layer.nodes) for layer in figure.layers), default=0) > MANY
    style = LARGE if dense else SMALL
    widths = _widths(figure, style)
    places, steps = _places(figure, style, widths)
    order = ordered(
        [[at for at, one in enumerate(places) if one.layer == number] for number in range(len(figure.layers))], steps
    )
    _settle(places, order, steps, style)
    left = [sum(widths[:number]) + number * style.column_gap for number in range(len(widths))]
    shapes = [_shape(one, left[one.layer], widths[one.layer], style) for one in places if one.node]
    headings = [
        TraceHeading(shortened(layer.title, HEAD, width, bold=True), tidy(x), 14)
        for layer, x, width in zip(figure.layers, left, widths, strict=True)
    ]
    bottom = max((one.y + one.height for one in places), default=TOP)
    idea = next((one for one in places if one.node and one.node.here), None)
    stems: list[str] = []
    if idea and figure.branches:
        foot = _hang(figure.branches, idea, left[idea.layer], widths[idea.layer], style, (headings, shapes, stems))
        bottom = max(bottom, foot)
    return TracePicture(
        width=WIDTH,
        height=tidy(bottom + 4),
        font=style.font,
        note_font=style.note,
        dense=dense,
        headings=tuple(headings),
        nodes=tuple(shapes),
        links=_paths(places, steps, left, widths),
        stems=tuple(stems),
    )


def _widths(figure: TraceFigure, style: _Style) -> tuple[float, ...]:
    """Of the columns: all the same, but where many stand under one another their titles get more room."""
    shares = [WIDER if len(layer.nodes) > MANY else 1.0 for layer in figure.layers]
    if len(set(shares)) == 1:
        shares = [1.0] * len(shares)
    whole = WIDTH - style.column_gap * (len(shares) - 1)
    return tuple(whole * share / sum(shares) for share in shares)


def _places(figure: TraceFigure, style: _Style, widths: Sequence[float]) -> tuple[list[_Place], list[tuple[int, int]]]:
    """All nodes, and the links as steps from layer to layer; a longer link passes the layers between."""
    places: list[_Place] = []
    at: dict[str, int] = {}
    for number, layer in enumerate(figure.layers):
        for node in layer.nodes:
            at[node.key] = len(places)
            places.append(_place(number, node, style, widths[number]))
    steps: list[tuple[int, int]] = []
    passing: dict[tuple[int, int], int] = {}
    for before, after in figure.links:
        here, end = at[before], at[after]
        for between in range(places[here].layer + 1, places[end].layer):
            key = (between, end)  # links to the same node run together
            if key not in passing:
                passing[key] = len(places)
                places.append(_Place(between, None, (), 4.0))
            steps.append((here, passing[key]))
            here = passing[key]
        steps.append((here, end))
    return places, list(dict.fromkeys(steps))


def _place(layer: int, node: TraceNode, style: _Style, width: float) -> _Place:
    lines = wrapped(node.item.title, style.font, width - 2 * style.padding, style.lines, bold=node.here)
    height = len(lines) * style.line + (style.line if node.note else 0) + 2 * style.padding - 2
    return _Place(layer, node, lines, max(height, 26.0))


def _settle(
    places: Sequence[_Place], order: Sequence[Sequence[int]], steps: Sequence[tuple[int, int]], style: _Style
) -> None:
    """Stand each layer evenly over the height of the tallest; where there is room, each node beside its neighbours."""
    heights = [sum(places[one].height for one in layer) for layer in order]
    tallest = max((own + style.gap * (len(layer) - 1) for own, layer in zip(heights, order, strict=True)), default=0.0)
    for layer, own in zip(order, heights, strict=True):
        room = (tallest - own) / max(len(layer), 1)
        y = TOP + room / 2
        for one in layer:
            places[one].y = y
            y += places[one].height + room
    if style is SMALL:
        _approach(places, order, steps, tallest)


def _approach(
    places: Sequence[_Place], order: Sequence[Sequence[int]], steps: Sequence[tuple[int, int]], tallest: float
) -> None:
    """Move the nodes of each layer near the middle of their neighbours."""
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for before, after in steps:
        beside[before].append(after)
        beside[after].append(before)
    for _ in range(ROUNDS):
        for layer in order:
            wanted = [
                sum(places[other].middle for other in beside[one]) / len(beside[one])
                if beside[one]
                else places[one].middle
                for one in layer
            ]
            tops = stacked(wanted, [places[one].height for one in layer], SMALL.gap, TOP, TOP + tallest)
            for one, top in zip(layer, tops, strict=True):
                places[one].y = top


def _shape(place: _Place, left: float, width: float, style: _Style) -> NodeShape:
    node = place.node
    if node is None:
        raise LookupError("a place that a link passes has no shape")
    used = len(place.lines) + (1 if node.note else 0)
    first = place.y + (place.height - used * style.line) / 2 + style.line * 0.75
    lines = tuple((text, tidy(first + style.line * row)) for row, text in enumerate(place.lines))
    note = None
    if node.note:
        text = shortened(node.note, style.note, width - 2 * style.padding)
        note = (text, tidy(first + style.line * len(place.lines)))
    return NodeShape(
        box=Box(tidy(left), tidy(place.y), tidy(width), tidy(place.height)),
        lines=lines,
        x=tidy(left + style.padding),
        note=note,
        here=node.here,
        page=node.item.page,
        tip=node.item.title,
        layer=place.layer,
    )


def _hang(
    branches: Sequence[TraceBranch],
    idea: _Place,
    left: float,
    width: float,
    style: _Style,
    made: tuple[list[TraceHeading], list[NodeShape], list[str]],
) -> float:
    """Under the idea, each group under its heading, joined by one line on the left; returns where it ends."""
    headings, shapes, stems = made
    inset = 2 * TURN
    y, start, end = idea.y + idea.height + 22, idea.y + idea.height, 0.0
    for branch in branches:
        headings.append(
            TraceHeading(shortened(branch.title, HEAD, width - inset, bold=True), tidy(left + inset), tidy(y + 2))
        )
        y += 10
        for node in branch.nodes:
            place = _place(idea.layer, node, style, width - inset)
            place.y = y
            shapes.append(_shape(place, left + inset, width - inset, style))
            end = place.middle
            stems.append(f"M{tidy(left + TURN)} {tidy(end)}H{tidy(left + inset)}")
            y += place.height + style.gap
        y += 16
    stems.append(f"M{tidy(left + TURN)} {tidy(start)}V{tidy(end)}")
    return y - 16 - style.gap


def _paths(
    places: Sequence[_Place], steps: Sequence[tuple[int, int]], left: Sequence[float], widths: Sequence[float]
) -> tuple[LinkShape, ...]:
    """Curves that leave a node on the right and reach the next on the left, each at a spot of its own on the edge."""
    out, into = _ports(places, steps, 0), _ports(places, steps, 1)
    made = []
    for step in steps:
        before, after = (places[one] for one in step)
        width = widths[before.layer]
        x1 = left[before.layer] + width
        x2 = left[after.layer]
        y1, y2, bend = out[step], into[step], (x2 - x1) * 0.45
        through = f"M{tidy(x1 - width)} {tidy(y1)}H{tidy(x1)}" if before.node is None else f"M{tidy(x1)} {tidy(y1)}"
        path = f"{through}C{tidy(x1 + bend)} {tidy(y1)} {tidy(x2 - bend)} {tidy(y2)} {tidy(x2)} {tidy(y2)}"
        made.append(LinkShape(path, *step))
    return tuple(made)


def _ports(places: Sequence[_Place], steps: Sequence[tuple[int, int]], end: int) -> Mapping[tuple[int, int], float]:
    """Where each link meets the edge of a node: in the order of their other ends, evenly along the edge."""
    at: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for step in steps:
        at[step[end]].append(step)
    found = {}
    for one, own in at.items():
        place = places[one]
        own.sort(key=lambda step: (places[step[1 - end]].middle, step))
        room = min(place.height - 10, 7.0 * (len(own) - 1)) if place.node else 0.0
        for number, step in enumerate(own):
            share = number / (len(own) - 1) - 0.5 if len(own) > 1 else 0.0
            found[step] = place.middle + share * room
    return found
