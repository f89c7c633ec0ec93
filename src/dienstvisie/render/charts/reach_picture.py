"""Where everything stands in a chart of people planned and reached per year: a pure model for `svg/reach.svg.j2`."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.render.charts.roadmap_picture import Box, tidy
from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.reporting.effects_model import ReachBar, ReachFigure

WIDTH, HEIGHT = 340.0, 158.0
HEAD, FOOT = 32.0, 22.0
"""Room for the figures above the bars, and for the years under them."""
SLOT = 76.0
"""A year is no wider than this."""
FONT, LINE = 11.5, 13.5
LEAST = 1.5
"""A bar of a few people beside many is still seen."""


@dataclass(frozen=True, slots=True)
class ReachShape:
    """A year: what was planned, a broad bar, and what was reached, a narrow one before it; its texts and a tip.

    `open` says that something was planned and nobody knows yet how many were reached. A text that finds no room is
    left out.
    """

    planned: Box | None
    reached: Box | None
    open: bool
    x: float
    texts: tuple[tuple[str, float, bool], ...]
    year: str
    tip: str


@dataclass(frozen=True, slots=True)
class ReachPicture:
    """The whole picture; lengths in px at full size. `base` is the line on which bars stand."""

    width: float
    height: float
    base: float
    right: float
    years: tuple[ReachShape, ...]


def reach_picture(figure: ReachFigure) -> ReachPicture:
    """Lay out the years of a figure; the highest bar fills the height."""
    slot = min(SLOT, WIDTH / max(len(figure.bars), 1))
    most = max((number for bar in figure.bars for number in (bar.planned, bar.reached) if number), default=1)
    base = HEIGHT - FOOT
    shapes = tuple(_shape(bar, slot * place, slot, base, most) for place, bar in enumerate(figure.bars))
    return ReachPicture(WIDTH, HEIGHT, base, tidy(slot * len(shapes)), shapes)


def _shape(bar: ReachBar, left: float, slot: float, base: float, most: int) -> ReachShape:
    middle, room = left + slot / 2, base - HEAD
    planned, reached = (
        _box(number, middle, slot * share, base, room * (number or 0) / most)
        for number, share in ((bar.planned, 0.62), (bar.reached, 0.34))
    )
    top = min([box.y for box in (planned, reached) if box], default=base)
    unknown = bar.planned is not None and bar.reached is None
    said = "?" if unknown else bar.reached_text
    texts = ((said, True), (f"/ {bar.planned_text}" if bar.planned is not None else "", False))
    kept = [(text, bold) for text, bold in texts if text and text_width(text, FONT, bold=bold) <= slot - 2]
    placed = tuple(
        (text, tidy(top - 5 - LINE * (len(kept) - 1 - number)), bold) for number, (text, bold) in enumerate(kept)
    )
    year = bar.year if text_width(bar.year, FONT) <= slot - 2 else ""
    tip = f"{bar.year}: " + " / ".join(part for part in (bar.reached_text, bar.planned_text) if part)
    return ReachShape(planned, reached, unknown, tidy(middle), placed, year, tip)


def _box(number: int | None, middle: float, width: float, base: float, height: float) -> Box | None:
    if not number:
        return None
    high = max(height, LEAST)
    return Box(tidy(middle - width / 2), tidy(base - high), tidy(width), tidy(high))
