"""The Jinja environment of .docx templates: sandboxed, escaping everything, and it knows which paragraph went wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from traceback import extract_tb
from typing import Any, cast

from jinja2 import DictLoader, Template, TemplateSyntaxError

from dienstvisie.render.environment import TemplateEnvironment, environment
from dienstvisie.render.word.texts import clean, paragraphs
from dienstvisie.reporting.look import Look

_INLINE = "<template>"
"""What Jinja calls a template that comes from no file."""
_MOST = 120


class WordEnvironment(TemplateEnvironment):
    """Compiles each part of a template once, however many documents are made of it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.compiled: dict[str, Template] = {}
        self.prepared: dict[str, str] = {}
        self.source = ""

    def from_string(self, source: Any, *arguments: Any, **options: Any) -> Template:
        """The template of a text; `source` is kept, to say where in it something goes wrong."""
        self.source = str(source)
        if self.source not in self.compiled:
            self.compiled[self.source] = super().from_string(source, *arguments, **options)
        return self.compiled[self.source]

    def place(self, fault: Exception) -> str:
        """The text of the paragraph in which a template went wrong, where that is known."""
        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else None
        if line is None:
            frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename == _INLINE]
            line = frames[-1].lineno if frames else None
        lines = self.source.split("\n")
        if line is None or not 0 < line <= len(lines):
            return ""
        text = " ".join(re.sub(r"<[^>]*>", " ", lines[line - 1]).split())
        return text if len(text) <= _MOST else f"{text[:_MOST]}…"


def word_environment(language: str, look: Look, styles: Mapping[str, str]) -> WordEnvironment:
    """An environment for a template with these styles (ids by name); `|docx` makes paragraphs of Markdown."""

    def docx(text: str, level: int = 2) -> Any:
        return paragraphs(text, styles, level)

    made = cast("WordEnvironment", environment(language, DictLoader({}), clean, {"docx": docx}, WordEnvironment))
    made.autoescape = True
    made.globals["look"] = look
    return made
