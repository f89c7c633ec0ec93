"""The look of documents: the colours and the typeface that pages and pictures are drawn in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as `#rrggbb`, by their use, and the typeface; also custom properties of every page (`--accent`).

    One colour speaks, `accent`; the `tint`s are paler ones of it, `deep` is a darker one. `alarm` marks what is above
    its limit. `logo` is an image as a `data:` address, shown on every page; `logo_text` says what it shows.
    """

    accent: str = "#0b5c73"
    on_accent: str = "#ffffff"
    deep: str = "#0a3d4d"
    tint: str = "#cfe2e8"
    tint_strong: str = "#9dbdc8"
    tint_pale: str = "#dfe9ed"
    ink: str = "#1b2429"
    soft: str = "#4a5960"
    quiet: str = "#7b8b93"
    rule: str = "#b9c7cd"
    line: str = "#cfd9dd"
    grid: str = "#dde5e8"
    wash: str = "#f3f7f8"
    paper: str = "#ffffff"
    alarm: str = "#8c2f14"
    font: str = '"Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif'
    logo: str | None = None
    logo_text: str = ""

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """The colours as CSS custom properties: name and value."""
        names = [name for name in Look.__dataclass_fields__ if name not in {"font", "logo", "logo_text"}]
        return tuple((f"--{name.replace('_', '-')}", getattr(self, name)) for name in names)


OUR_LOOK = Look()
"""Where the dossier has no theme of its own."""
