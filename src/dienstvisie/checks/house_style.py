"""Colours of a theme against their grounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dienstvisie.diagnostics import Address, Problem
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Theme
from dienstvisie.schema.colours import MIXED, contrast, mix, nearest

BUILT_IN = {
    "accent": "#0b5c73",
    "ink": "#1b2429",
    "paper": "#ffffff",
    "alarm": "#8c2f14",
    "tint": "#cfe2e8",
    "tint_strong": "#9dbdc8",
    "tint_pale": "#dfe9ed",
    "wash": "#f3f7f8",
}
"""What counts where the theme names no colour; a test holds it against the look of documents."""


def too_faint(dossier: Dossier, pairs: Sequence[tuple[str, str]], least: float) -> Iterator[Problem]:
    """The colours with too little contrast on a ground, each once, at its place or at that of what the ground is of.

    `pairs` are the names of colours and of the grounds that they stand on.
    """
    theme = dossier.theme
    if theme is None:
        return
    for name in dict.fromkeys(name for name, _ in pairs):
        grounds = [ground for one, ground in pairs if one == name]
        found = next(((one, blamed) for one in grounds if (blamed := _blamed(theme, name, one, least))), None)
        if found is not None:
            ground, blamed = found
            colour, behind = _colour(theme, name, {}), _colour(theme, ground, {})
            hint = _hint(theme, name, grounds, least) if blamed in {name, "paper"} else None
            yield Problem(Address("theme", None, (blamed,)), _message(colour, behind, least), hint)


def _blamed(theme: Theme, name: str, ground: str, least: float) -> str | None:
    """What in the theme makes a colour too faint on a ground: itself, else what the ground is made of."""
    if contrast(_colour(theme, name, {}), _colour(theme, ground, {})) >= least:
        return None
    made_of = (MIXED[ground][0],) if ground in MIXED else ()
    return next((key for key in (name, *made_of, "paper") if getattr(theme, key) is not None), None)


def _colour(theme: Theme, name: str, instead: Mapping[str, str]) -> str:
    """A colour or a ground as documents have it; `instead` are other colours than those of the theme."""
    if name not in MIXED:
        return instead.get(name) or getattr(theme, name) or BUILT_IN[name]
    base, share = MIXED[name]
    if base in instead or getattr(theme, base) or theme.paper:
        return mix(_colour(theme, base, instead), _colour(theme, "paper", instead), share)
    return BUILT_IN[name]


def _message(colour: str, ground: str, least: float) -> Message:
    ratio = Decimal(int(contrast(colour, ground) * 100)).scaleb(-2)
    values = {"colour": colour, "ground": ground, "ratio": ratio, "least": Decimal(f"{least:g}")}
    return Message("The contrast of {colour} on {ground} is {ratio} to 1; it must be at least {least} to 1.", values)


def _hint(theme: Theme, name: str, grounds: Sequence[str], least: float) -> Message | None:
    """The nearest shade that passes on all grounds, as these are when it is taken."""

    def passes(shade: str) -> bool:
        return all(contrast(shade, _colour(theme, ground, {name: shade})) >= least for ground in grounds)

    shade = nearest(_colour(theme, name, {}), passes)
    return Message("The nearest shade that passes is `{shade}`.", {"shade": shade}) if shade else None
