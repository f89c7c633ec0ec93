"""Where everything stands in a chart of what is used of what there is: a pure model, drawn by `svg/usage.svg.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dienstvisie.render.charts.roadmap_picture import Box, Heading, tidy
from dienstvisie.render.charts.text_metrics import shortened, text_width, wrapped
from dienstvisie.reporting.usage_chart import UsageCell, UsageChart, UsageRow

WIDTH, LEFT, WHOLE = 1200, 190, 64
"""The whole; the room for titles on the left, and for the share of the whole on the right."""
HEAD, TITLE, FIGURE = 12.5, 12.5, 11.0
"""Font sizes: of years and periods, of rows, of figures in cells."""
FULL, SURPLUS, PITCH = 26, 7.0, 44.0
"""Height of a cell that is used up, what is more stands higher out at most, and the distance of rows."""
KEY, KEY_SIGN = 30.0, 24.0


@dataclass(frozen=True, slots=True)
class UsageShape:
    """A cell. `room` is what there is, `used` what is used of it, `over` what is used beyond it.

    `open` where there is no limit; `cross` is a path where there is nothing to use; `text` a figure, on the used part
    where `inside`.
    """

    room: Box | None
    used: Box | None
    over: Box | None
    cross: str | None
    text: str
    x: float
    baseline: float
    inside: bool
    tip: str
    open: bool


@dataclass(frozen=True, slots=True)
class RowShape:
    """A unit or a budget: the lines of its title, its cells, and the share of the whole."""

    lines: tuple[Heading, ...]
    cells: tuple[UsageShape, ...]
    base: float
    whole: str
    baseline: float


@dataclass(frozen=True, slots=True)
class UsageKey:
    """A sign of the key: `used`, `room`, `over`, `open` or `closed`, and where it stands."""

    sign: str
    text: str
    x: float


@dataclass(frozen=True, slots=True)
class UsagePicture:
    """The whole picture; lengths in px at full size."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    groups: tuple[Heading, ...]
    ticks: tuple[Heading, ...]
    rows: tuple[RowShape, ...]
    keys: tuple[UsageKey, ...]


def usage_picture(chart: UsageChart, keys: Sequence[tuple[str, str]] = ()) -> UsagePicture:
    """Lay out a chart and its key, signs with their texts; those that the chart needs are drawn."""
    right, step = WIDTH - WHOLE, (WIDTH - WHOLE - LEFT) / max(len(chart.columns), 1)
    made = tuple(_heading(text, LEFT + step * place, step, 24.0) for place, text in enumerate(chart.ticks))
    ticks = made if all(one.text == text for one, text in zip(made, chart.ticks, strict=True)) else ()
    top = 46.0 if ticks else 26.0
    rows = tuple(_row(row, chart.columns, top + PITCH * number, step) for number, row in enumerate(chart.rows))
    bottom = top + PITCH * len(rows)
    return UsagePicture(
        width=WIDTH,
        height=tidy(bottom + KEY),
        left=LEFT,
        right=right,
        top=top,
        bottom=tidy(bottom),
        groups=tuple(
            _heading(text, LEFT + step * first, step * (last - first + 1), 4.0, bold=True)
            for text, first, last in chart.groups
        ),
        ticks=ticks,
        rows=rows,
        keys=_keys(chart, keys),
    )


def _heading(text: str, x: float, width: float, top: float, *, bold: bool = False) -> Heading:
    kept = shortened(text, HEAD, width - 6, bold=bold)
    return Heading(kept, Box(tidy(x), top, tidy(width), 18), tidy(top + 14))


def _row(row: UsageRow, columns: Sequence[str], top: float, step: float) -> RowShape:
    title = wrapped(str(row.title), TITLE, LEFT - 14, 2)
    base = top + PITCH - 5
    first = base - FULL / 2 + 4 - 7.5 * (len(title) - 1)
    lines = tuple(
        Heading(text, Box(0, tidy(first - 12 + 15 * number), LEFT - 14, 15), tidy(first + 15 * number))
        for number, text in enumerate(title)
    )
    cells = tuple(
        _cell(row, cell, column, Box(LEFT + step * place, base - FULL, step, FULL))
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return RowShape(lines, cells, tidy(base), row.whole or "", tidy(base - FULL / 2 + 4))


def _cell(row: UsageRow, cell: UsageCell, column: str, area: Box) -> UsageShape:
    gap = 1.5 if area.width > 12 else 0.5
    x, width, base = area.x + gap, area.width - 2 * gap, area.y + area.height
    high = FULL * min(cell.height, 1.0)
    used = Box(tidy(x), tidy(base - high), tidy(width), tidy(high)) if cell.used else None
    room = Box(tidy(x), tidy(base - FULL), tidy(width), FULL) if cell.room else None
    over, cross = None, None
    if cell.room is not None and cell.used > cell.room:
        more = min(SURPLUS, max(3.0, FULL * (cell.height - 1)))
        over = Box(tidy(x), tidy(base - FULL - more), tidy(width), tidy(more))
    if cell.room == 0 and not cell.used:
        half, middle = min(4.0, width / 2), x + width / 2
        cross = (
            f"M{tidy(middle - half)} {tidy(base - FULL / 2 - half)}l{tidy(2 * half)} {tidy(2 * half)}"
            f"m0 {tidy(-2 * half)}l{tidy(-2 * half)} {tidy(2 * half)}"
        )
    text = cell.cell.text if cell.used and text_width(cell.cell.text, FIGURE) + 10 <= width else ""
    inside = cell.height >= 0.5
    baseline = (base - high / 2 if inside else base - (FULL + high) / 2) + 4
    return UsageShape(
        room=room,
        used=used,
        over=over,
        cross=cross,
        text=text,
        x=tidy(x + width / 2),
        baseline=tidy(baseline),
        inside=inside,
        tip=_tip(row, cell, column),
        open=cell.room is None,
    )


def _tip(row: UsageRow, cell: UsageCell, column: str) -> str:
    of = f" / {cell.cell.available}" if cell.cell.available is not None else ""
    percent = f" ({cell.cell.percent})" if cell.cell.percent is not None else ""
    return f"{row.title}, {column}: {cell.cell.text}{of}{percent}"


def _keys(chart: UsageChart, texts: Sequence[tuple[str, str]]) -> tuple[UsageKey, ...]:
    cells = [cell for row in chart.rows for cell in row.cells]
    needed = {
        "used": True,
        "room": any(cell.room for cell in cells),
        "over": any(cell.room is not None and cell.used > cell.room for cell in cells),
        "open": any(cell.room is None and cell.used for cell in cells),
        "closed": any(cell.room == 0 and not cell.used for cell in cells),
    }
    made, x = [], float(LEFT)
    for sign, text in texts:
        if needed[sign]:
            made.append(UsageKey(sign, text, tidy(x)))
            x += KEY_SIGN + 7 + text_width(text, HEAD) + 24
    return tuple(made)
