"""Tones of one colour from dark to light, told apart in grey too.

Relative luminance and contrast as WCAG 2.2 defines them.
"""

from __future__ import annotations

from functools import cache

from dienstvisie.reporting.look import OUR_LOOK, Look

PALEST = 0.9
"""The luminance of the lightest tone; paper has 1."""
LEGIBLE = 4.52
"""The contrast that a text has on its tone: what WCAG asks, and room for rounding."""
FINENESS = 12
"""Halvings in which a tone is found: finer than the steps of a screen."""


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`: 0 is black, 1 is white."""
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours: from 1 (the same) to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def tones(count: int, look: Look = OUR_LOOK) -> tuple[tuple[str, str], ...]:
    """A fill for each of so many classes, dark to light, and the colour of a text on it.

    From the look's `deep` to nearly its `paper`, so that each has the same contrast with its neighbours.
    """
    darkest = luminance(look.deep) + 0.05
    steps = max(count - 1, 1)
    wanted = [darkest * ((PALEST + 0.05) / darkest) ** (number / steps) - 0.05 for number in range(count)]
    fills = [look.deep, *(_tone(look.deep, look.paper, _legible(target, look)) for target in wanted[1:])]
    return tuple((fill, max((look.ink, look.on_accent), key=lambda ink: contrast(fill, ink))) for fill in fills[:count])


def _legible(target: float, look: Look) -> float:
    """The luminance, or a little more where neither a light nor a dark text would be legible on it."""
    most = (luminance(look.on_accent) + 0.05) / LEGIBLE - 0.05
    least = (luminance(look.ink) + 0.05) * LEGIBLE - 0.05
    return least if most < target < least else target


def _tone(dark: str, light: str, target: float) -> str:
    """The mix of two colours that has this luminance."""
    low, high = 0.0, 1.0
    for _ in range(FINENESS):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(_mixed(dark, light, middle)) < target else (low, middle)
    return _mixed(dark, light, high)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
