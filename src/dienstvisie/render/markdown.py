"""Markdown as GitHub and GitLab show it, Mermaid included."""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from dienstvisie.render.environment import environment
from dienstvisie.render.escaping import escape_markdown
from dienstvisie.render.markdown_text import to_markdown
from dienstvisie.render.mermaid import gantt
from dienstvisie.render.mermaid_flow import flowchart
from dienstvisie.render.mermaid_quadrants import quadrants
from dienstvisie.render.mermaid_thread import sequence
from dienstvisie.reporting.look import Look


def markdown_environment(language: str, loader: BaseLoader, look: Look) -> Environment:
    """Prints text with every sign escaped that means something in Markdown."""
    made = environment(language, loader, _escaped, {"markdown": _markdown})
    made.globals.update(look=look, gantt=gantt, quadrants=quadrants, flowchart=flowchart, sequence=sequence)
    return made


def _escaped(value: Any) -> object:
    return escape_markdown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _markdown(text: str) -> Markup:
    return Markup(to_markdown(str(text)))  # noqa: S704 - made harmless there
