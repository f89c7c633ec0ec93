"""The formats that documents are written in: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import BaseLoader, Environment

from dienstvisie.render.html import html_environment
from dienstvisie.render.markdown import markdown_environment


@dataclass(frozen=True, slots=True)
class Format:
    """A format made from templates `<folder>/<name><suffix>.j2` by the environment that fits it."""

    name: str
    suffix: str
    environment: Callable[[str, BaseLoader], Environment]


FORMATS: tuple[Format, ...] = (
    Format("markdown", ".md", markdown_environment),
    Format("html", ".html", html_environment),
)
"""The name of a format is the name of its folder of templates."""
