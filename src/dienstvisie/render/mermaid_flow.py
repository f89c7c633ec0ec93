"""A golden thread as a Mermaid flowchart, from left to right."""

from __future__ import annotations

from markupsafe import Markup

from dienstvisie.render.mermaid import mermaid_text
from dienstvisie.reporting.figures.model import TraceFigure, TraceNode
from dienstvisie.reporting.look import Look


def flowchart(figure: TraceFigure, look: Look) -> Markup:
    """The chart without its fence; the idea that it is about is filled, what hangs under it has dotted lines."""
    nodes = [node for layer in figure.layers for node in layer.nodes]
    names = {node.key: f"n{number}" for number, node in enumerate(nodes)}
    here = [names[node.key] for node in nodes if node.here]
    lines = [
        "flowchart LR",
        f"  accTitle: {mermaid_text(figure.title)}",
        f"  accDescr: {mermaid_text(figure.alternative, len(figure.alternative))}",
        *(f"  {names[node.key]}[{_label(node)}]" for node in nodes),
        *(f"  {names[before]} --> {names[after]}" for before, after in figure.links),
    ]
    ends = [(branch.title, node) for branch in figure.branches for node in branch.nodes]
    for number, (title, node) in enumerate(ends):
        lines += [f"  {one} -.-> b{number}[{_label(node, title)}]" for one in here]
    lines += [f"  style {one} fill:{look.accent},color:{look.on_accent},stroke:{look.accent}" for one in here]
    return Markup("\n".join(lines))  # noqa: S704 - every text went through mermaid_text


def _label(node: TraceNode, title: str = "") -> str:
    before = f"{mermaid_text(title)}: " if title else ""
    after = f" ({mermaid_text(node.note)})" if node.note else ""
    return f'"{before}{mermaid_text(node.item.title)}{after}"'
