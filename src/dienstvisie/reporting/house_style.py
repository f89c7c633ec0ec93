"""The look of documents by the theme of a dossier."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

from dienstvisie.reporting.look import OUR_LOOK, Look
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier
from dienstvisie.schema.colours import GRAPHICS_CONTRAST, MIXED, TEXT_CONTRAST, contrast, mix
from dienstvisie.schema.theme import Theme


def look_of(dossier: Dossier, write: Writer) -> Look:
    """The look by the theme of the dossier; what that leaves open is ours."""
    theme, logo = dossier.theme, dossier.logo
    if theme is None:
        return OUR_LOOK
    look = _coloured(theme)
    if theme.font:
        look = replace(look, font=", ".join([*(f'"{name}"' for name in theme.font), OUR_LOOK.font]))
    if logo is not None:
        address = f"data:{logo.media};base64,{b64encode(logo.data).decode()}"
        text = write.text(theme.logo_text or dossier.settings.client.name)
        look = replace(look, logo=address, logo_text=text)
    return look


def _coloured(theme: Theme) -> Look:
    """Our colours with those of the theme; each paler colour is a mixture with the paper, as ours are."""
    ours, paper = OUR_LOOK, theme.paper or OUR_LOOK.paper
    look = replace(ours, alarm=theme.alarm or ours.alarm, paper=paper, on_accent=paper)
    accent, ink = theme.accent or ours.accent, theme.ink or ours.ink
    if theme.accent or theme.paper:
        look = replace(
            look,
            accent=accent,
            deep=mix(accent, ink, 0.4),
            tint=mix(accent, paper, MIXED["tint"][1]),
            tint_strong=mix(accent, paper, MIXED["tint_strong"][1]),
            tint_pale=mix(accent, paper, MIXED["tint_pale"][1]),
        )
    if theme.ink or theme.paper:
        look = replace(
            look,
            ink=ink,
            soft=_paler(ink, paper, 0.24, TEXT_CONTRAST),
            quiet=_paler(ink, paper, 0.42, GRAPHICS_CONTRAST),
            rule=mix(ink, paper, 0.7),
            line=mix(ink, paper, 0.8),
            grid=mix(ink, paper, 0.86),
            wash=mix(ink, paper, MIXED["wash"][1]),
        )
    return look


def _paler(ink: str, paper: str, share: float, least: float) -> str:
    """The ink with a share of paper in it, or less where it would not stand out from a washed ground any more."""
    ground = mix(ink, paper, MIXED["wash"][1])
    for percent in range(round(share * 100), 0, -1):
        shade = mix(ink, paper, percent / 100)
        if contrast(shade, ground) >= least:
            return shade
    return ink
