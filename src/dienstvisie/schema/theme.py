"""`theme.yaml`: the house style of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from dienstvisie.schema.base import Line, Model, Text, about

COLOUR = r"^#[0-9A-Fa-f]{6}$"
Colour = Annotated[str, StringConstraints(pattern=COLOUR, to_lower=True)]
FONT = r"^[A-Za-z][A-Za-z0-9 -]*$"
Font = Annotated[str, StringConstraints(pattern=FONT, max_length=60)]


class Theme(Model):
    """The house style that all documents take on: colours, typeface and logo. What is absent stays as built in."""

    accent: Colour | None = about(
        "The one colour that speaks: headings in pictures, links, bars.", nl="accentkleur", default=None
    )
    ink: Colour | None = about("The colour of text; paler greys are made of it.", nl="tekstkleur", default=None)
    paper: Colour | None = about("The colour of the ground.", nl="achtergrondkleur", default=None)
    alarm: Colour | None = about("The colour of what is above its limit.", nl="waarschuwingskleur", default=None)
    font: Annotated[tuple[Font, ...], Field(max_length=8)] = about(
        "Names of typefaces, the wanted one first. They are not sent along: who lacks them sees the next one.",
        nl="lettertypes",
        default=(),
    )
    logo: Line | None = about(
        "The file of the logo, PNG or SVG, in the folder of the dossier: `logo.svg`.", nl="logo", default=None
    )
    logo_text: Text | None = about(
        "What the logo shows, for those who do not see it: `Gemeente Olen`.", nl="tekst bij het logo", default=None
    )


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture in the file that a theme names: its media type and its bytes, which hold nothing that can run."""

    media: str
    data: bytes
