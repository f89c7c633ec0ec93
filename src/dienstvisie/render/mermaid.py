"""A roadmap as a Mermaid gantt chart: the phases first, then a section for each unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from dienstvisie.reporting.timeline import Bar, Part, Timeline

LONGEST = 80
_MARKS = {"begun": "▶ ", "done": "✓ "}
_INVISIBLE = "\u200b"
_LAYOUT = '%%{init: {"gantt": {"leftPadding": 190, "barHeight": 18, "topAxis": true}}}%%'
"""Room for the names of sections, which Mermaid else writes across the bars, and the years above as well as below."""
_KEYWORDS = re.compile(
    r"(?i)(acc(title|descr)|axisformat|call|click|dateformat|excludes|gantt|href|includes|inclusiveenddates|section"
    r"|tickinterval|title|todaymarker|topaxis|vert|weekday|weekend)\b"
)
_COMMENT = re.compile("%+")
_SIGNS = str.maketrans({
    ":": " –", ";": ",", "#": None, "<": "‹", ">": "›", "`": "'", '"': "'", "{": "(", "}": ")", "\\": "/"
})  # fmt: skip


def gantt(timeline: Timeline, title: str, description: str, phases: str) -> Markup:
    """The chart without its fence; `title` and `description` are its text alternative, `phases` names that section."""
    axis = timeline.axis
    lines = [
        _LAYOUT,
        "gantt",
        f"  accTitle: {mermaid_text(title)}",
        f"  accDescr: {mermaid_text(description, len(description))}",
        "  dateFormat YYYY-MM-DD",
        "  axisFormat %Y",
        "  tickInterval 12month",
        "  todayMarker off",
    ]
    if timeline.phases:
        lines.append(f"  section {mermaid_text(phases)}")
        lines += [
            f"  {mermaid_text(phase.title)} :done, {axis.starts[phase.first]}, {axis.starts[phase.last + 1]}"
            for phase in timeline.phases
        ]
    for number, lane in enumerate(timeline.lanes):
        lines.append(f"  section {mermaid_text(lane.title)}")
        for bar in timeline.bars:
            if bar.lane == number:
                lines += _bars(timeline, bar)
    return Markup("\n".join(lines))  # noqa: S704 - every text went through mermaid_text


def mermaid_text(text: str, longest: int = LONGEST) -> str:
    """A text as a label: no sign that Mermaid reads as its own, no word of its own first, cut where too long."""
    label = " ".join(_COMMENT.sub("%", text.translate(_SIGNS)).split())
    label = label if len(label) <= longest else label[: longest - 1].rstrip() + "…"
    return _INVISIBLE + label if _KEYWORDS.match(label) or not label else label


def _bars(timeline: Timeline, bar: Bar) -> Iterable[str]:
    starts = timeline.axis.starts
    for number, part in enumerate(bar.parts):
        tag = "active, " if part.quick_win else ""
        yield f"  {_label(bar, part, first=number == 0)} :{tag}{starts[part.first]}, {starts[part.last + 1]}"


def _label(bar: Bar, part: Part, *, first: bool) -> str:
    """The idea and its part; the parts after the first stand right under it and go by their own name."""
    star = ("★ " if part.quick_win else "") + (_MARKS.get(bar.state or "", "") if first else "")
    if part.title is None:
        return star + mermaid_text(bar.idea.title)
    if not first:
        return f"↳ {star}{mermaid_text(part.title)}"
    return star + mermaid_text(f"{mermaid_text(bar.idea.title, LONGEST * 5 // 8)} – {part.title}")
