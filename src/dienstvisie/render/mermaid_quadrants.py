"""A chart of points as a Mermaid quadrantChart."""

from __future__ import annotations

from markupsafe import Markup

from dienstvisie.render.mermaid import mermaid_text
from dienstvisie.reporting.priority_model import Axis, Point, Scatter

FEW = 12
"""Up to so many points have their titles; of more the numbers alone, as Mermaid writes labels over one another."""


def quadrants(chart: Scatter) -> Markup:
    """The chart without its fence; each axis says where it begins and ends."""
    lines = [
        "quadrantChart",
        f"  accTitle: {mermaid_text(chart.title)}",
        f"  accDescr: {mermaid_text(chart.alternative, len(chart.alternative))}",
        f"  x-axis {_axis(chart.x)}",
        f"  y-axis {_axis(chart.y)}",
    ]
    titled = len(chart.points) <= FEW
    lines += [f"  {_point(chart, point, titled=titled)}" for point in chart.points]
    return Markup("\n".join(lines))  # noqa: S704 - every text went through mermaid_text


def _axis(axis: Axis) -> str:
    return f"{_quoted(f'{axis.title} {axis.ticks[0][1]}')} --> {_quoted(axis.ticks[-1][1])}"


def _point(chart: Scatter, point: Point, *, titled: bool) -> str:
    text = f"{point.rank} {point.item.title}" if titled else str(point.rank)
    return f"{_quoted(text)}: [{_share(chart.x.share(point.x))}, {_share(chart.y.share(point.y))}]"


def _quoted(text: str) -> str:
    return f'"{mermaid_text(text, 40)}"'


def _share(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0):.3f}"
