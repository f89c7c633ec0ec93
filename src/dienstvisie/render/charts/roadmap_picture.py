"""Where everything stands in the picture of a roadmap: a pure model, drawn by `svg/roadmap.svg.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from dienstvisie.render.charts.packing import packed
from dienstvisie.render.charts.roadmap_key import SIGN, Key, roadmap_key
from dienstvisie.render.charts.sheets import divided
from dienstvisie.render.charts.text_metrics import shortened, text_width, wrapped
from dienstvisie.reporting.timeline import Arrow, Bar, Timeline

WIDTH = 1200
LEFT = 150
"""The plot begins here; lane titles stand left of it."""
RIGHT = WIDTH - 4
HEADER = 62
LABEL, LANE_TITLE, HEAD = 13.0, 12.5, 12.5
"""Font sizes: of bars, of lanes, of phases and years."""
BAR, PITCH, PADDING = 14, 20, 5
"""Height of a bar, distance of rows, room above and under the rows of a lane."""
GHOST, GHOST_TOP, WITH_GHOSTS = 4, 18.5, 26
"""Height of the bar of where an idea stood, how far under the top of its row, distance of rows that have such."""
GAP, LONGEST, NARROWED = 10.0, 480.0, 0.9
"""Least distance between neighbours in a row; longest label; how far a title is narrowed rather than cut."""
KEY = 28
"""Height of a key of one line under the lanes."""
TALLEST = 900.0
"""Height of lanes above which the picture is drawn in parts."""
STAR = 6.0
"""Outer radius of the star of a quick win."""
MARK = 9.0
"""Width of the mark of what has begun, or is done."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the box that it keeps to; `baseline` is where its letters stand."""

    text: str
    box: Box
    baseline: float
    inside: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar with what a pointer on it tells; `star` is the outline of a star for a quick win."""

    box: Box
    tip: str
    quick_win: bool
    star: str | None
    odd: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A triangle where work has begun, a tick where it is done, on the first piece of a bar; a path."""

    path: str
    done: bool


@dataclass(frozen=True, slots=True)
class BarShape:
    """An idea: its pieces, the lines that join them over a pause, and its label. Its row runs from `top` to `foot`.

    `ghost` is where it stood when the roadmap was agreed, as far as that lies in the picture.
    """

    idea: str
    pieces: tuple[Piece, ...]
    pauses: tuple[Box, ...]
    top: float
    foot: float
    label: Label | None
    ghost: Box | None = None
    ghost_tip: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A phase, a year or a tick in the header, or a lane's title line."""

    text: str
    box: Box
    baseline: float


@dataclass(frozen=True, slots=True)
class LaneShape:
    """A swimlane and the lines of its title."""

    box: Box
    lines: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lanes that are drawn together under a header of their own, `shift` higher than they stand in the whole.

    `bottom` is where they end when drawn so; the key stands under it.
    """

    lanes: tuple[LaneShape, ...]
    bars: tuple[BarShape, ...]
    arrows: tuple[tuple[str, str], ...]
    shift: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class RoadmapPicture:
    """The whole picture; lengths in px at full size. `arrows` are paths, each with the outline of its head.

    Every bar that waits for another has an arrow; it comes from the other bar where that stands in a neighbouring row
    of the same lane. Longer arrows would cross bars and share lines: the sheets name what they wait for.

    `bottom` is where the lanes end; `keys` has the signs that the picture needs. `today` is the x of the day that the
    plan was made for. `sheets` has everything once more, in one part or, where the picture is tall, in several.
    """

    width: float
    left: float
    right: float
    top: float
    bottom: float
    phases: tuple[Heading, ...]
    years: tuple[Heading, ...]
    ticks: tuple[Heading, ...]
    lanes: tuple[LaneShape, ...]
    bars: tuple[BarShape, ...]
    arrows: tuple[tuple[str, str], ...]
    keys: tuple[Key, ...]
    star: str
    sheets: tuple[Sheet, ...]
    today: float | None = None


def roadmap_picture(timeline: Timeline, keys: Sequence[tuple[str, str]] = ()) -> RoadmapPicture:
    """Lay out a timeline and its key, signs with their texts; bars are in the order of the timeline's bars.

    The signs are `quick`, `idea`, `parts`, `begun`, `done`, `agreed`, `today`, `arrow`; what is not needed is left out.
    """
    lanes, bars, home, top = list[LaneShape](), dict[int, BarShape](), dict[int, int](), float(HEADER)
    pitch = WITH_GHOSTS if any(bar.agreed for bar in timeline.bars) else PITCH
    for number, lane in enumerate(timeline.lanes):
        own = [index for index, bar in enumerate(timeline.bars) if bar.lane == number]
        spots = [_spot(timeline, timeline.bars[index]) for index in own]
        rows = packed([spot.extent for spot in spots], GAP)
        parts = _parts(max(rows, default=0) + 1, pitch)
        for place, part in enumerate(parts):
            name = str(lane.title) if len(parts) == 1 else f"{lane.title} ({place + 1}/{len(parts)})"
            title = wrapped(name, LANE_TITLE, LEFT - 16, 3, bold=True)
            height = max(len(part) * pitch, len(title) * 15) + 2 * PADDING
            for index, spot, row in zip(own, spots, rows, strict=True):
                if row in part:
                    at = top + PADDING + (row - part.start) * pitch
                    bars[index] = _shape(timeline, timeline.bars[index], spot, (at, at + pitch))
                    home[index] = len(lanes)
            lanes.append(_lane(title, top, height))
            top += height
    shapes = tuple(bars[index] for index in range(len(timeline.bars)))
    arrows = {arrow: _arrow(shapes[arrow.before], shapes[arrow.after]) for arrow in timeline.arrows}
    key = roadmap_key(timeline, keys, LEFT, RIGHT)
    return RoadmapPicture(
        width=WIDTH,
        bottom=tidy(top),
        left=LEFT,
        right=RIGHT,
        top=HEADER,
        phases=_phases(timeline),
        years=_years(timeline),
        ticks=_ticks(timeline),
        lanes=tuple(lanes),
        bars=shapes,
        arrows=tuple(dict.fromkeys(arrows.values())),
        keys=key,
        star=_star(Box(0, 0, SIGN, BAR)),
        sheets=tuple(_sheets(lanes, home, shapes, arrows, max((one.y for one in key), default=0))),
        today=tidy(_at(timeline, timeline.today.period)) if timeline.today else None,
    )


def _parts(rows: int, pitch: float) -> tuple[range, ...]:
    """The rows of a lane; of a lane too tall for a page, in as few parts of about the same height as it takes."""
    count = max(1, ceil(rows * pitch / TALLEST))
    edges = [rows * number // count for number in range(count + 1)]
    return tuple(range(*pair) for pair in pairwise(edges))


def tidy(length: float) -> float:
    """A length in tenths, whole numbers without a point."""
    rounded = round(length, 1)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True, slots=True)
class _Spot:
    """A bar with its label, before it has a row: where both begin and end, and where it stood."""

    first: float
    last: float
    text: str
    text_first: float
    inside: bool
    ghost: tuple[float, float] | None = None
    most: float = WIDTH
    """The width to which the text is narrowed where it is wider."""

    @property
    def text_width(self) -> float:
        """How much of the row the text takes."""
        return min(text_width(self.text, LABEL), self.most)

    @property
    def extent(self) -> tuple[float, float]:
        """All that it takes of its row."""
        pieces = [(self.first, self.last)]
        if self.text:
            pieces.append((self.text_first, self.text_first + self.text_width))
        if self.ghost:
            pieces.append(self.ghost)
        return min(first for first, _ in pieces), max(last for _, last in pieces)


def _at(timeline: Timeline, period: int) -> float:
    return LEFT + (RIGHT - LEFT) * period / timeline.axis.count


def _ghost(timeline: Timeline, bar: Bar) -> tuple[float, float] | None:
    if bar.agreed is None or bar.agreed.last < 0 or bar.agreed.first >= timeline.axis.count:
        return None
    first, last = max(bar.agreed.first, 0), min(bar.agreed.last, timeline.axis.count - 1)
    return _at(timeline, first), _at(timeline, last + 1)


def _spot(timeline: Timeline, bar: Bar) -> _Spot:
    first, last, ghost = _at(timeline, bar.first), _at(timeline, bar.last + 1), _ghost(timeline, bar)
    title = str(bar.idea.title)
    width = text_width(title, LABEL)
    begin = first + (2 * STAR + 6 if bar.quick_win else 6) + (MARK + 3 if bar.state else 0)
    if len(bar.parts) == 1 and begin + width + 6 <= last:
        return _Spot(first, last, title, begin, inside=True, ghost=ghost)
    if last + 5 + min(width, LONGEST) <= RIGHT:
        return _Spot(first, last, shortened(title, LABEL, LONGEST), last + 5, inside=False, ghost=ghost)
    if NARROWED * width <= RIGHT - last - 5:
        return _Spot(first, last, title, last + 5, inside=False, ghost=ghost, most=RIGHT - last - 5)
    text = shortened(title, LABEL, min(LONGEST, max(first - 9 - LEFT, RIGHT - last - 5)))
    if first - 9 - text_width(text, LABEL) >= LEFT:
        return _Spot(first, last, text, first - 9 - text_width(text, LABEL), inside=False, ghost=ghost)
    return _Spot(first, last, text, last + 5, inside=False, ghost=ghost)


def _shape(timeline: Timeline, bar: Bar, spot: _Spot, row: tuple[float, float]) -> BarShape:
    pieces, (top, foot) = [], row
    for number, part in enumerate(bar.parts):
        first, last = _at(timeline, part.first) + 1, _at(timeline, part.last + 1) - 1
        box = Box(tidy(first), tidy(top + (PITCH - BAR) / 2), tidy(last - first), BAR)
        name = f"{bar.idea.title}: {part.title}" if part.title else bar.idea.title
        star = _star(box) if part.quick_win else None
        pieces.append(Piece(box, f"{name} ({part.span})", part.quick_win, star, bool(number % 2)))
    pauses = tuple(
        Box(
            before.box.x + before.box.width,
            tidy(top + PITCH / 2 - 1),
            tidy(after.box.x - before.box.x - before.box.width),
            2,
        )
        for before, after in pairwise(pieces)
        if after.box.x - before.box.x - before.box.width > 3
    )
    label = None
    if spot.text:
        box = Box(tidy(spot.text_first), tidy(top + 2), tidy(spot.text_width), PITCH - 4)
        label = Label(spot.text, box, tidy(top + PITCH / 2 + LABEL * 0.35), spot.inside)
    ghost, tip = None, ""
    if spot.ghost and bar.agreed:
        first, last = spot.ghost
        ghost, tip = Box(tidy(first + 1), tidy(top + GHOST_TOP), tidy(last - first - 2), GHOST), bar.agreed.span
    mark = _mark(pieces[0], done=bar.state == "done") if bar.state else None
    return BarShape(bar.idea.id, tuple(pieces), pauses, tidy(top), tidy(foot), label, ghost, tip, mark)


def _mark(piece: Piece, *, done: bool) -> Mark | None:
    """On the piece, after its star; none where it would stick out."""
    box = piece.box
    left, middle = box.x + (2 * STAR + 6 if piece.star else 5), box.y + box.height / 2
    if left + MARK + 2 > box.x + box.width:
        return None
    if done:
        return Mark(f"M{tidy(left)} {tidy(middle)}l3.2 3.4 5.6 -7", done)
    return Mark(f"M{tidy(left)} {tidy(middle - 4.5)}l8 4.5 -8 4.5Z", done)


def _star(box: Box) -> str:
    """A five-pointed star at the beginning of a box (the inner radius of a regular star is 0.382 of the outer)."""
    unit = ((0, -1), (0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309))
    outer = min(STAR, box.width / 2)
    x, y = box.x + min(STAR + 3, box.width / 2), box.y + box.height / 2
    points = []
    for number in range(5):
        dx, dy = unit[number]
        points.append((x + dx * outer, y + dy * outer))
        dx, dy = unit[(number + 3) % 5]
        points.append((x - dx * outer * 0.382, y - dy * outer * 0.382))
    return " ".join(f"{tidy(px)},{tidy(py)}" for px, py in points)


def _lane(title: Sequence[str], top: float, height: float) -> LaneShape:
    lines = tuple(
        Heading(text, Box(4, tidy(top + PADDING + 15 * number), LEFT - 12, 15), tidy(top + PADDING + 13 + 15 * number))
        for number, text in enumerate(title)
    )
    return LaneShape(Box(0, tidy(top), WIDTH, tidy(height)), lines)


def _sheets(
    lanes: Sequence[LaneShape],
    home: Mapping[int, int],
    shapes: Sequence[BarShape],
    arrows: Mapping[Arrow, tuple[str, str]],
    key: float,
) -> Iterator[Sheet]:
    for part in divided([lane.box.height for lane in lanes], TALLEST):
        own = tuple(lanes[part.start : part.stop])
        shift = own[0].box.y - HEADER if own else 0.0
        bottom = own[-1].box.y + own[-1].box.height - shift if own else float(HEADER)
        yield Sheet(
            lanes=own,
            bars=tuple(shape for index, shape in enumerate(shapes) if home[index] in part),
            arrows=tuple(dict.fromkeys(to for a, to in arrows.items() if home[a.after] in part)),
            shift=tidy(shift),
            bottom=tidy(bottom),
            height=tidy(bottom + KEY + key),
        )


def _heading(timeline: Timeline, text: str, first: int, last: int, rows: tuple[float, float], *, bold: bool) -> Heading:
    begin, end = _at(timeline, first), _at(timeline, last + 1)
    top, height = rows
    kept = shortened(str(text), HEAD, end - begin - 8, bold=bold)
    return Heading(kept, Box(tidy(begin), top, tidy(end - begin), height), tidy(top + height / 2 + HEAD * 0.36))


def _phases(timeline: Timeline) -> tuple[Heading, ...]:
    return tuple(
        _heading(timeline, phase.title, phase.first, phase.last, (0, 24), bold=True) for phase in timeline.phases
    )


def _years(timeline: Timeline) -> tuple[Heading, ...]:
    return tuple(
        _heading(timeline, year.label, year.first, year.last, (26, 18), bold=True) for year in timeline.axis.years
    )


def _ticks(timeline: Timeline) -> tuple[Heading, ...]:
    """A label per period; none at all where one does not fit."""
    made = tuple(
        _heading(timeline, text, period, period, (44, 16), bold=False)
        for period, text in enumerate(timeline.axis.ticks)
    )
    fits = all(heading.text == text for heading, text in zip(made, timeline.axis.ticks, strict=True))
    return made if fits else tuple(Heading("", heading.box, heading.baseline) for heading in made)


def _arrow(before: BarShape, after: BarShape) -> tuple[str, str]:
    """From the end of the first bar, between the rows, to the beginning of the second; a stub where it stands far."""
    start, end = before.pieces[-1].box, after.pieces[0].box
    x, y = end.x, tidy(end.y + end.height / 2)
    head = f"{x},{y} {tidy(x - 4.5)},{tidy(y - 2.5)} {tidy(x - 4.5)},{tidy(y + 2.5)}"
    if before.top == after.top:
        return f"M{tidy(start.x + start.width)} {y}H{tidy(x - 4)}", head
    if (before.foot != after.top and before.top != after.foot) or start.x + start.width > x:
        return f"M{tidy(x - 9)} {y}H{tidy(x - 4)}", head
    down = after.top > before.top
    leave, edge = tidy(start.x + start.width - 3), start.y + start.height if down else start.y
    between = after.top if down else after.foot
    return f"M{leave} {tidy(edge)}V{between}H{tidy(x - 6)}V{y}H{tidy(x - 4)}", head
