"""How cells look: by the sort of column, in the look of the documents."""

from __future__ import annotations

from typing import Any

from dienstvisie.reporting.data_tables import ColumnKind
from dienstvisie.reporting.look import Look

FONT, SIZE = "Arial", 10
_NUMBERS: dict[ColumnKind, str] = {
    "integer": "#,##0",
    "year": "0",
    "number": "#,##0.##",
    "score": "0.0",
    "percent": "0%",
    "money": '"€" #,##0',
}
_DATES = {"nl-NL": "dd-mm-yyyy"}


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any, look: Look, language: str) -> None:
        self._workbook, self._look, self._date = workbook, look, _DATES.get(language, "dd/mm/yyyy")
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def column(self, kind: ColumnKind) -> Any:
        """That of the cells of a column."""
        if kind == "date":
            return self._format(num_format=self._date, align="left", indent=1, **self._line)
        if kind in _NUMBERS:
            return self._format(num_format=_NUMBERS[kind], **self._line)
        return self._format(text_wrap=True, align="left", indent=1, **self._line)

    def formula_like(self) -> Any:
        """That of a text that Excel is to keep as a text, also when somebody edits it."""
        return self._format(text_wrap=True, align="left", indent=1, quote_prefix=True, **self._line)

    def heading(self, kind: ColumnKind) -> Any:
        """That of the heading of a column: over its cells."""
        side = {"align": "right"} if kind in _NUMBERS else {"align": "left", "indent": 1}
        ours = {"bg_color": self._look.accent, "font_color": self._look.on_accent, "valign": "vcenter"}
        return self._format(bold=True, text_wrap=True, **ours, **side)

    @property
    def _line(self) -> dict[str, object]:
        return {"bottom": 1, "bottom_color": self._look.line}

    def title(self) -> Any:
        """That of the title of a workbook."""
        return self._format(bold=True, font_size=18, font_color=self._look.deep)

    def subtitle(self) -> Any:
        """That of a heading between texts."""
        return self._format(bold=True, font_size=13, font_color=self._look.accent)

    def label(self) -> Any:
        """That of a word before a text."""
        return self._format(bold=True, font_color=self._look.soft)

    def text(self) -> Any:
        """That of a text to read."""
        return self._format(text_wrap=True)

    def link(self) -> Any:
        """That of a link to a sheet."""
        return self._format(font_color=self._look.accent, underline=1)

    def _format(self, **properties: object) -> Any:
        whole = {
            "font_name": FONT,
            "font_size": SIZE,
            "font_scheme": "none",
            "valign": "top",
            "font_color": self._look.ink,
            **properties,
        }
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(whole)
        return self._made[key]
