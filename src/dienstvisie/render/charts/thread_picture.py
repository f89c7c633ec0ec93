"""Where everything stands in the picture of a red thread: a pure model, drawn by `svg/thread.svg.j2`.

Time runs from the top down, a row for each step; each holder of the thread has a lane. What is written stands left of
the lanes and in rows of its own, so that no label can touch another, however many steps there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from dienstvisie.render.charts.roadmap_picture import tidy
from dienstvisie.render.charts.text_metrics import shortened, text_width, wrapped
from dienstvisie.reporting.figures.threads import ThreadFigure, ThreadStep

WIDTH = 1040.0
TEXT_LEFT, TEXT_WIDTH = 34.0, 330.0
LANES_LEFT = 392.0
LANE_LEAST, LANE_MOST = 98.0, 150.0
FONT, LINE, NOTE, HEAD, HEAD_LINE = 12.5, 15.5, 11.0, 11.5, 13.5
TITLE_LINES, HEAD_LINES = 3, 4
ROW_LEAST = 46.0
"""So high that a number on the thread between two rows touches neither of their knots."""
KNOT, RING, SIGN = 7.0, 11.0, 9.5
"""Radii of a step, of the ring around one that is back, and of the number of a handover."""
BAR = 96.0
"""The longest bar of waiting."""


@dataclass(frozen=True, slots=True)
class LaneShape:
    """A lane: its title in lines with their baselines, around `x`, and the line from its first to its last step."""

    x: float
    lines: tuple[tuple[str, float], ...]
    tip: str
    top: float
    bottom: float
    customer: bool


@dataclass(frozen=True, slots=True)
class KnotShape:
    """A step on its lane, with what is written of it on the left: title, facts, and that it is back."""

    x: float
    y: float
    number: str
    lines: tuple[tuple[str, float], ...]
    note: tuple[str, float]
    tip: str
    customer: bool
    back: bool


@dataclass(frozen=True, slots=True)
class WaitShape:
    """Waiting before a step: a bar as long as the waiting, and its words behind it."""

    y: float
    bar: float
    text: str
    text_x: float


@dataclass(frozen=True, slots=True)
class PullShape:
    """The thread from a step to the next. `waits`: it lies still meanwhile. `number`: it is handed over."""

    path: str
    waits: bool
    number: int | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LoopShape:
    """The question is back in a lane: from where it left it to where it came back."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ThreadPicture:
    """The whole picture; lengths in px at full size."""

    width: float
    height: float
    head: float
    lanes: tuple[LaneShape, ...]
    loops: tuple[LoopShape, ...]
    pulls: tuple[PullShape, ...]
    knots: tuple[KnotShape, ...]
    waits: tuple[WaitShape, ...]


@dataclass(slots=True)
class _Row:
    """A step with its lines, and the room above it for the waiting."""

    step: ThreadStep
    lines: tuple[str, ...]
    note: str
    gap: float
    height: float
    top: float = 0.0

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def thread_picture(figure: ThreadFigure) -> ThreadPicture:
    """Lay out a thread; a picture with many lanes is wider than others."""
    lane = min(max((WIDTH - LANES_LEFT) / len(figure.lanes), LANE_LEAST), LANE_MOST)
    width = max(WIDTH, LANES_LEFT + lane * len(figure.lanes))
    middles = [LANES_LEFT + lane * (number + 0.5) for number in range(len(figure.lanes))]
    titles = [wrapped(one.title, HEAD, lane - 8, HEAD_LINES, bold=True) for one in figure.lanes]
    head = max(len(lines) for lines in titles) * HEAD_LINE + 12
    rows = _rows(figure.steps, head)
    longest = max(step.wait for step in figure.steps)
    return ThreadPicture(
        width=tidy(width),
        height=tidy(rows[-1].top + rows[-1].height + 6),
        head=tidy(head),
        lanes=tuple(
            _lane(figure, number, titles[number], middles[number], rows, head) for number in range(len(figure.lanes))
        ),
        loops=_loops(rows, middles),
        pulls=tuple(_pull(before, after, middles) for before, after in pairwise(rows)),
        knots=tuple(_knot(figure, row, middles) for row in rows),
        waits=tuple(_wait(row, longest) for row in rows if row.step.waiting),
    )


def _rows(steps: Sequence[ThreadStep], top: float) -> list[_Row]:
    rows = []
    for step in steps:
        lines = wrapped(step.title, FONT, TEXT_WIDTH, TITLE_LINES, bold=True)
        note = shortened(" · ".join((*((step.back,) if step.back else ()), *step.facts)), NOTE, TEXT_WIDTH)
        gap = 22 + min(5 * sqrt(step.wait), 46) if step.wait else 0.0
        height = max(len(lines) * LINE + LINE + 12, ROW_LEAST)
        rows.append(_Row(step, lines, note, gap, height, top + gap))
        top += gap + height
    return rows


def _lane(
    figure: ThreadFigure, number: int, lines: Sequence[str], x: float, rows: Sequence[_Row], head: float
) -> LaneShape:
    own = [row.middle for row in rows if row.step.lane == number]
    first = head - 10 - HEAD_LINE * (len(lines) - 1)
    lane = figure.lanes[number]
    return LaneShape(
        x=tidy(x),
        lines=tuple((text, tidy(first + HEAD_LINE * at)) for at, text in enumerate(lines)),
        tip=", ".join((lane.title, *lane.roles)),
        top=tidy(own[0]),
        bottom=tidy(own[-1]),
        customer=lane.customer,
    )


def _loops(rows: Sequence[_Row], middles: Sequence[float]) -> tuple[LoopShape, ...]:
    loops, last = [], dict[int, float]()
    for row in rows:
        if row.step.back:
            loops.append(LoopShape(tidy(middles[row.step.lane]), tidy(last[row.step.lane]), tidy(row.middle)))
        last[row.step.lane] = row.middle
    return tuple(loops)


def _pull(before: _Row, after: _Row, middles: Sequence[float]) -> PullShape:
    x1, x2 = tidy(middles[before.step.lane]), tidy(middles[after.step.lane])
    y1, y2 = tidy(before.middle), tidy(after.middle)
    middle = tidy((before.middle + after.middle) / 2)
    path = f"M{x1} {y1}V{y2}" if x1 == x2 else f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {y2}"
    return PullShape(path, bool(after.step.wait), after.step.handover, tidy((x1 + x2) / 2), middle)


def _knot(figure: ThreadFigure, row: _Row, middles: Sequence[float]) -> KnotShape:
    step = row.step
    first = row.middle - (len(row.lines) + 1) * LINE / 2 + LINE * 0.75
    return KnotShape(
        x=tidy(middles[step.lane]),
        y=tidy(row.middle),
        number=str(step.number),
        lines=tuple((text, tidy(first + LINE * at)) for at, text in enumerate(row.lines)),
        note=(row.note, tidy(first + LINE * len(row.lines))),
        tip=". ".join((step.title, step.who, *step.facts)),
        customer=figure.lanes[step.lane].customer,
        back=step.back is not None,
    )


def _wait(row: _Row, longest: float) -> WaitShape:
    bar = max(BAR * row.step.wait / longest, 3.0)
    room = TEXT_WIDTH - bar - 8
    text = shortened(row.step.waiting or "", NOTE, room)
    return WaitShape(tidy(row.top - row.gap / 2), tidy(bar), text, tidy(TEXT_LEFT + bar + 8))


def written(picture: ThreadPicture) -> tuple[tuple[str, float, float, float, float], ...]:
    """Every label with its box: text, left, top, right, bottom."""
    made = []
    for knot in picture.knots:
        for text, baseline in knot.lines:
            made.append((text, TEXT_LEFT, baseline, FONT, True))
        made.append((knot.note[0], TEXT_LEFT, knot.note[1], NOTE, False))
        made.append((knot.number, TEXT_LEFT - 8 - text_width(knot.number, FONT), knot.lines[0][1], FONT, False))
    made += [(wait.text, wait.text_x, wait.y + NOTE * 0.35, NOTE, False) for wait in picture.waits]
    for lane in picture.lanes:
        for text, baseline in lane.lines:
            made.append((text, lane.x - text_width(text, HEAD, bold=True) / 2, baseline, HEAD, True))
    return tuple(
        (text, left, baseline - size * 0.74, left + text_width(text, size, bold=bold), baseline + size * 0.22)
        for text, left, baseline, size, bold in made
    )
