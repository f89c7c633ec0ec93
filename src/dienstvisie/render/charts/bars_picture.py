"""Where everything stands in a chart with a row per item: a pure model, drawn by `svg/bars.svg.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dienstvisie.render.charts.roadmap_picture import Box, tidy
from dienstvisie.render.charts.text_metrics import shortened, text_width
from dienstvisie.render.charts.tones import tones
from dienstvisie.reporting.look import OUR_LOOK, Look
from dienstvisie.reporting.priority_model import BarRow, Bars

WIDTH = 1000.0
LABELS, NOTES = 400.0, 210.0
"""Room for the titles on the left and for the notes on the right."""
HEADER, FOOT = 34.0, 6.0
FONT, SMALL = 12.0, 11.0
BAR = 18.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a row: its box, its fill, and the text that fits on it (or above it), else none."""

    box: Box
    fill: str
    ink: str
    text: str
    x: float


@dataclass(frozen=True, slots=True)
class RowShape:
    """An item: its title as far as it fits, its pieces, its note, and what a pointer on it tells."""

    title: str
    baseline: float
    top: float
    pieces: tuple[Piece, ...]
    note: str
    tip: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A text above the rows; with a box of a class beside it, where it has one."""

    text: str
    x: float
    anchor: str
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class BarsPicture:
    """The whole picture; lengths in px at full size."""

    width: float
    height: float
    left: float
    right: float
    pitch: float
    rows: tuple[RowShape, ...]
    headings: tuple[Heading, ...]


def bars_picture(chart: Bars, look: Look = OUR_LOOK) -> BarsPicture:
    """Stacked bars: a row for each item, cut by class."""
    left, right, pitch = LABELS + 10, WIDTH - 10.0, 23.0
    rows = []
    for number, row in enumerate(chart.rows):
        top, x, pieces = HEADER + pitch * number, left, []
        for segment, (fill, ink) in zip(row.segments, tones(len(row.segments), look), strict=True):
            width = segment.share * (right - left)
            text = segment.text if text_width(segment.text, SMALL) + 6 <= width else ""
            box = Box(tidy(x), tidy(top + 2), tidy(width), BAR)
            pieces.append(Piece(box, fill, ink, text, tidy(x + width / 2)))
            x += width
        rows.append(_row(chart, row, top, pitch, [piece for piece in pieces if piece.box.width > 0], ""))
    headings, x = [], left
    for title, (fill, _) in zip(chart.classes, tones(len(chart.classes), look), strict=True):
        headings.append(Heading(title, tidy(x), "start", fill))
        x += text_width(title, FONT) + 46
    height = HEADER + pitch * len(rows) + FOOT
    return BarsPicture(WIDTH, tidy(height), left, right, pitch, tuple(rows), tuple(headings))


def strips_picture(chart: Bars, look: Look = OUR_LOOK) -> BarsPicture:
    """Small histograms: a row for each item, a column for each class; the highest share there is fills the row."""
    left, right, pitch = LABELS + 10, WIDTH - NOTES, 38.0
    most = max((segment.share for row in chart.rows for segment in row.segments), default=1.0) or 1.0
    step = (right - left) / max(len(chart.classes), 1)
    rows = []
    for number, row in enumerate(chart.rows):
        top, pieces = HEADER + pitch * number, []
        for place, segment in enumerate(row.segments):
            high = segment.share / most * (pitch - 15)
            box = Box(tidy(left + step * place + 3), tidy(top + pitch - 3 - high), tidy(step - 6), tidy(high))
            text = segment.text if text_width(segment.text, 10) <= step and segment.share > 0 else ""
            pieces.append(Piece(box, look.accent, look.ink, text, tidy(left + step * (place + 0.5))))
        rows.append(_row(chart, row, top, pitch, pieces, shortened(row.note, FONT, NOTES - 14)))
    headings = [
        Heading(shortened(title, FONT, step), tidy(left + step * (place + 0.5)), "middle")
        for place, title in enumerate(chart.classes)
    ]
    headings.append(Heading(shortened(chart.note, FONT, NOTES - 14), right + 12, "start"))
    height = HEADER + pitch * len(rows) + FOOT
    return BarsPicture(WIDTH, tidy(height), left, right, pitch, tuple(rows), tuple(headings))


def _row(chart: Bars, row: BarRow, top: float, pitch: float, pieces: Sequence[Piece], note: str) -> RowShape:
    parts = ", ".join(f"{title} {one.text}" for title, one in zip(chart.classes, row.segments, strict=True))
    return RowShape(
        title=shortened(f"{row.rank}. {row.item.title}", FONT, LABELS - 4),
        baseline=tidy(top + pitch / 2 + 4),
        top=tidy(top),
        pieces=tuple(pieces),
        note=note,
        tip=f"{row.rank}. {row.item.title}: {parts}",
    )
