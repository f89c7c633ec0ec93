"""A red thread as a Mermaid sequence diagram: who holds it, and every step from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from dienstvisie.render.mermaid import mermaid_text
from dienstvisie.reporting.figures.threads import ThreadFigure, ThreadStep

_END = re.compile(r"(?i)\b(e)(nd)\b")
"""A word by which Mermaid closes a block, wherever it stands."""
_INVISIBLE = "\u200b"


def sequence(figure: ThreadFigure) -> Markup:
    """The chart without its fence; a step with the same holder is a message to itself, waiting is a note."""
    lines = [
        '%%{init: {"sequence": {"wrap": true, "mirrorActors": false}}}%%',
        "sequenceDiagram",
        f"  accTitle: {mermaid_text(figure.title)}",
        f"  accDescr: {mermaid_text(figure.alternative, len(figure.alternative))}",
        *(
            f"  {'actor' if lane.customer else 'participant'} L{number} as {_text(lane.title)}"
            for number, lane in enumerate(figure.lanes)
        ),
    ]
    before: ThreadStep | None = None
    for step in figure.steps:
        lines += _step(before, step)
        before = step
    return Markup("\n".join(lines))  # noqa: S704 - every text went through mermaid_text


def _step(before: ThreadStep | None, step: ThreadStep) -> Iterator[str]:
    here = f"L{step.lane}"
    if step.waiting:
        yield f"  Note over {here}: {_text(step.waiting)}"
    sign = f" ({step.handover})" if step.handover is not None else ""
    back = f" – {_text(step.back)}" if step.back else ""
    source = f"L{before.lane}" if before else here
    yield f"  {source}->>{here}: {step.number}. {_text(step.title)}{back}{sign}"


def _text(text: str) -> str:
    return _END.sub(rf"\1{_INVISIBLE}\2", mermaid_text(text))
