"""PDF/UA: the HTML page of a document laid out on paper by WeasyPrint, tagged, with nothing fetched from anywhere.

WeasyPrint takes the text alternative of a picture from its `<title>` alone, draws text with a halo as the halo alone,
and tags each `<svg>` as a figure, decorations too: `for_paper` changes the page to suit that.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import BaseLoader

from dienstvisie.render.html import html_environment
from dienstvisie.render.page import Page
from dienstvisie.render.pages import pages
from dienstvisie.render.written import Renderer
from dienstvisie.reporting.documents import Document
from dienstvisie.reporting.look import Look

_ALTERNATIVE = re.compile(r"(<title[^>]*>)([^<]*)(</title>\s*<desc[^>]*>)([^<]*)(</desc>)")
_UNTITLED = re.compile(r"(<svg[^>]*>\s*)(<desc[^>]*>([^<]*)</desc>)")
_HALO = re.compile(r'<text([^>]*?)((?: (?:stroke(?:-[a-z]+)?|paint-order)="[^"]*")+)([^>]*)>([^<]*)</text>')
_DECORATION = re.compile(r'<svg([^>]*\baria-hidden="true"[^>]*)>(.*?)</svg>', re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_DRAWING = ("viewBox", "width", "height", "preserveAspectRatio")


def pdf(language: str, loader: BaseLoader, look: Look) -> Renderer:
    """Writes a document as PDF from its HTML template."""
    environment = html_environment(language, loader, look)
    write = pages(environment, loader)

    def render(document: Document, page: Page) -> bytes:
        style = environment.get_template("html/pdf.css").render(report=document.report, page=page)
        return _laid_out(for_paper(write(document, replace(page, downloads=())).decode(), style))

    return render


def for_paper(page: str, style: str) -> str:
    """An HTML page with one more style sheet, as WeasyPrint needs it."""
    page = page.replace("</head>", f"<style>{style}</style></head>", 1)
    page = _ALTERNATIVE.sub(r"\1\2. \4\3\4\5", page)
    page = _UNTITLED.sub(r"\1<title>\3</title>\2", page)
    page = _HALO.sub(r'<text\1 fill="none"\2\3>\4</text><text\1\3>\4</text>', page)
    return _DECORATION.sub(_as_background, page)


def _as_background(found: re.Match[str]) -> str:
    """A decoration as the background of an empty element, which is no figure."""
    given: Mapping[str, str] = dict(_ATTRIBUTE.findall(found[1]))
    kept = " ".join(f'{name}="{given[name]}"' for name in _DRAWING if name in given)
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {kept}>{found[2]}</svg>'
    address = f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
    size = "".join(f"{name}:{given[name]}px;" for name in ("width", "height") if given.get(name, "").isdigit())
    style = f"background:url({address}) 0 0/100% 100% no-repeat;{size}"
    return f'<span class="decoration {given.get("class", "")}" style="{style}"></span>'


def _laid_out(page: str) -> bytes:
    from weasyprint import HTML

    fetcher, fonts = _tools()
    made = HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)
    return bytes(made)


@cache
def _tools() -> tuple[Any, Any]:
    """What fetches nothing but `data:` addresses, and the fonts of this machine, which take long to find."""
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), fail_on_errors=True), FontConfiguration()
