"""The key of the picture of a roadmap: the signs that it needs, in as many lines as they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.reporting.timeline import Timeline

FONT, SIGN, LINE, GAP = 12.5, 40, 24, 26
"""Font size; width of a sign; distance of lines; distance of entries."""


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the key with its text, and where it stands under the lanes."""

    sign: str
    text: str
    x: float
    y: float


def roadmap_key(timeline: Timeline, entries: Sequence[tuple[str, str]], left: float, right: float) -> tuple[Key, ...]:
    """One after the other, each with its text after it; what the timeline does not need is left out."""
    needed = _needed(timeline)
    made: list[Key] = []
    x, y = left, 0.0
    for sign, text in entries:
        if sign in needed:
            width = SIGN + 7 + text_width(text, FONT)
            if x + width > right and x > left:
                x, y = left, y + LINE
            made.append(Key(sign, text, round(x, 1) if x % 1 else int(x), int(y)))
            x += width + GAP
    return tuple(made)


def _needed(timeline: Timeline) -> frozenset[str]:
    """That of arrows comes last in a key, since not every sheet has them."""
    states = {bar.state for bar in timeline.bars if bar.state}
    count = timeline.axis.count
    drawn = any(bar.agreed and bar.agreed.last >= 0 and bar.agreed.first < count for bar in timeline.bars)
    ghosts = {"agreed"} if drawn else set[str]()
    return frozenset({"quick", "idea", "parts", "arrow", *states, *ghosts, *({"today"} if timeline.today else ())})
