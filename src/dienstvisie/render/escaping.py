"""Dossier text within Markdown: every sign that means something there is shown as itself."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_SIGNS = re.compile(r"([\\`*_\[\]|~$])")
_MARKER = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=]+(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))")


@lru_cache(maxsize=20_000)  # titles stand in many places
def escape_markdown(text: str) -> Markup:
    """One line of text as Markdown that shows just that text, in a paragraph, a list, a heading or a table cell."""
    line = " ".join(text.split("\n")).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _SIGNS.sub(r"\\\1", line)
    return Markup(_MARKER.sub(_shown, line))  # noqa: S704 - this is what makes it safe


def _shown(found: re.Match[str]) -> str:
    space, marker = found.groups()
    return f"{space}{marker}\\" if marker.isdigit() else f"{space}\\{marker}"
