"""Colours of a theme against their ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Theme
from dienstvisie.schema.colours import contrast, mix, passing

BUILT_IN = {"accent": "#0b5c73", "ink": "#1b2429", "paper": "#ffffff", "alarm": "#8c2f14"}
"""What counts where the theme names no colour; a test holds it against the look of documents."""
WASH = 0.96
"""The share of paper in a washed ground, the rest being ink."""


def too_faint(dossier: Dossier, names: Sequence[str], least: float) -> Iterator[Problem]:
    """The colours by these names in the theme with too little contrast, each at its place or at that of the ground."""
    theme = dossier.theme
    if theme is None:
        return
    paper, ink = _colour(theme, "paper"), _colour(theme, "ink")
    grounds = (paper, mix(ink, paper, WASH))
    for name in names:
        colour = _colour(theme, name)
        blamed = next((key for key in (name, "paper", "ink") if getattr(theme, key) is not None), None)
        faint = next((ground for ground in grounds if contrast(colour, ground) < least), None)
        if blamed is not None and faint is not None:
            hint = _hint(colour, grounds, least)
            yield Problem(Address("theme", None, (blamed,)), _message(colour, faint, least), hint)


def _colour(theme: Theme, name: str) -> str:
    return getattr(theme, name) or BUILT_IN[name]


def _message(colour: str, ground: str, least: float) -> Message:
    ratio = Decimal(int(contrast(colour, ground) * 100)).scaleb(-2)
    values = {"colour": colour, "ground": ground, "ratio": ratio, "least": Decimal(f"{least:g}")}
    return Message("The contrast of {colour} on {ground} is {ratio} to 1; it must be at least {least} to 1.", values)


def _hint(colour: str, grounds: tuple[str, ...], least: float) -> Message | None:
    shade = passing(colour, grounds, least)
    return Message("The nearest shade that passes is `{shade}`.", {"shade": shade}) if shade else None
