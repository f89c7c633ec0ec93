"""HTML: one self-contained file per document that loads nothing and needs no script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from dienstvisie.render.charts.bars_picture import bars_picture, strips_picture
from dienstvisie.render.charts.reach_picture import reach_picture
from dienstvisie.render.charts.roadmap_picture import roadmap_picture
from dienstvisie.render.charts.scatter_picture import scatter_picture
from dienstvisie.render.charts.thread_picture import thread_picture
from dienstvisie.render.charts.trace_picture import trace_picture
from dienstvisie.render.charts.trend_picture import outline, trend_picture
from dienstvisie.render.charts.usage_picture import usage_picture
from dienstvisie.render.charts.web_picture import web_picture
from dienstvisie.render.environment import environment
from dienstvisie.render.markdown_text import to_html
from dienstvisie.render.page import Page
from dienstvisie.reporting.look import Look
from dienstvisie.reporting.plain_text import Foreign

_ANCHORS = re.compile(r'(\bid|aria-labelledby|aria-describedby)="([^"]*)"')
_UNSAFE = re.compile(r'[^\w\s#;:,"-]')


def html_environment(language: str, loader: BaseLoader, look: Look) -> Environment:
    """Prints text escaped, and text of another language marked with it."""
    filters: Mapping[str, Callable[..., Any]] = {"markdown": _markdown}
    made = environment(language, loader, _marked, filters)
    made.globals.update(
        look=look,
        look_css=_custom_properties(look),
        roadmap_picture=roadmap_picture,
        scatter_picture=scatter_picture,
        bars_picture=bars_picture,
        strips_picture=strips_picture,
        usage_picture=usage_picture,
        reach_picture=reach_picture,
        contents=_contents(made),
        thread_picture=thread_picture,
        trace_picture=trace_picture,
        trend_picture=trend_picture,
        web_picture=web_picture,
        trend_outline=outline,
    )
    return made


def _contents(made: Environment) -> Callable[[str, object, Page, str], Markup]:
    """Writes a page within a page. The environment stays out of sight of templates: a closure, nothing they can read.

    What the page of another report has in its `<main>`; `prefix` keeps its anchors apart from others.
    """

    def contents(template: str, report: object, page: Page, prefix: str) -> Markup:
        whole = made.get_template(template).render(report=report, page=page)
        inner = whole.partition('<main id="main" class="wide">')[2].partition("</main>")[0]
        return Markup(_ANCHORS.sub(lambda found: _prefixed(found, prefix), inner))  # noqa: S704 - a page of ours

    return contents


def _prefixed(found: re.Match[str], prefix: str) -> str:
    names = " ".join(f"{prefix}-{name}" for name in found[2].split())
    return f'{found[1]}="{names}"'


def _custom_properties(look: Look) -> Markup:
    """The look as custom properties of the page; whoever makes a look sees to it that they hold no other signs."""
    listed = "; ".join(f"{name}: {value}" for name, value in (*look.properties, ("--font", look.font)))
    if _UNSAFE.search(listed):
        raise ValueError(f"a look holds what may not stand in a style sheet: {listed}")
    return Markup(f":root {{ {listed}; }}")  # noqa: S704 - only signs of colours and of names of typefaces


def _marked(value: object) -> object:
    if isinstance(value, Foreign):
        return Markup('<span lang="{}">{}</span>').format(value.language, str(value))
    return value


def _markdown(text: str) -> Markup:
    html = Markup(to_html(str(text)))  # noqa: S704 - cleaned by nh3
    if isinstance(text, Foreign):
        return Markup('<div lang="{}">{}</div>').format(text.language, html)
    return html
