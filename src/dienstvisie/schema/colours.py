"""Colours as `#rrggbb`: how well one stands out from another, mixtures, and the nearest shade that does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

TEXT_CONTRAST = 4.5
"""The least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3, level AA."""
GRAPHICS_CONTRAST = 3.0
"""The least contrast of what a picture is drawn with: success criterion 1.4.11, level AA."""

MIXED: Mapping[str, tuple[str, float]] = MappingProxyType(
    {"tint": ("accent", 0.8), "tint_strong": ("accent", 0.6), "tint_pale": ("accent", 0.87), "wash": ("ink", 0.96)}
)
"""Grounds that are made of a colour of the theme, and the share of paper in them."""
TEXT_ON = (
    *(("accent", "paper"), ("accent", "wash"), ("accent", "tint"), ("accent", "tint_pale")),
    *(("ink", "paper"), ("ink", "wash"), ("ink", "tint"), ("ink", "tint_pale"), ("ink", "tint_strong")),
)
"""Each colour of text with each ground that it stands on; `paper` on `accent` is as good as the reverse."""
ALARM_ON = (("alarm", "paper"), ("alarm", "wash"))
"""What is above its limit, and the grounds that it stands on."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2: from 1 for the same to 21 for black and white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance by WCAG 2.2: 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def passing(colour: str, grounds: tuple[str, ...], least: float) -> str | None:
    """The nearest darker or lighter shade with at least this contrast on all grounds; None where there is none."""
    return nearest(colour, lambda shade: all(contrast(shade, ground) >= least for ground in grounds))


def nearest(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The nearest darker or lighter shade that passes; None where there is none."""
    for percent in range(101):
        for end in ("#000000", "#ffffff"):
            shade = mix(colour, end, percent / 100)
            if passes(shade):
                return shade
    return None


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
