"""Pictures tell in grey, in print and to the colour-blind: fills differ in lightness, signs in shape or pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dienstvisie.render.charts.scatter_picture import sign
from dienstvisie.render.charts.tones import contrast, luminance, tones
from dienstvisie.render.charts.trend_picture import outline
from dienstvisie.render.templates import builtin_folder
from dienstvisie.reporting.look import OUR_LOOK, Look

Rgb = tuple[float, float, float]
Sight = Callable[[str], str]

# Linear RGB as people without one sort of cone see it at full severity: Machado, Oliveira & Fernandes (2009), IEEE
# Transactions on Visualization and Computer Graphics 15, 1291-1298, table 1.
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))


def linear(colour: str) -> Rgb:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def written(light: Sequence[float]) -> str:
    parts = [min(max(part, 0.0), 1.0) for part in light]
    made = [part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts]
    return "#" + "".join(f"{round(part * 255):02x}" for part in made)


def seen_by(matrix: Sequence[Rgb]) -> Sight:
    def seen(colour: str) -> str:
        light = linear(colour)
        return written([sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix])

    return seen


def in_grey(colour: str) -> str:
    return written([luminance(colour)] * 3)


def as_it_is(colour: str) -> str:
    return colour


SIGHTS: dict[str, Sight] = {
    "as it is": as_it_is,
    "grey": in_grey,
    "protanopia": seen_by(PROTANOPIA),
    "deuteranopia": seen_by(DEUTERANOPIA),
}
LOOKS = {
    "ours": OUR_LOOK,
    "red": Look(accent="#9b1c31", deep="#5a0f1c", tint="#f0d3d8", tint_strong="#d99aa5", tint_pale="#f7e6e9"),
    "green": Look(accent="#1c6b3c", deep="#0f3f23", tint="#cfe6d7", tint_strong="#96c4a8", tint_pale="#e3f1e8"),
}


def test_the_simulation_leaves_greys_alone() -> None:
    for name, sight in SIGHTS.items():
        for grey in ("#000000", "#808080", "#ffffff"):
            seen = sight(grey)
            assert max(abs(a - b) for a, b in zip(linear(seen), linear(grey), strict=True)) < 0.01, name


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("count", range(2, 6))
def test_neighbouring_classes_of_bars_differ_in_lightness(count: int, sight: str, look: str) -> None:
    fills = [SIGHTS[sight](fill) for fill, _ in tones(count, LOOKS[look])]
    lightness = [luminance(fill) for fill in fills]
    assert lightness == sorted(lightness)
    assert all(contrast(one, other) >= 1.6 for one, other in pairwise(fills))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", range(1, 8))
def test_texts_on_tones_can_be_read(count: int, look: str) -> None:
    made = tones(count, LOOKS[look])
    assert len(made) == count
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in made)


PAIRS: dict[str, tuple[str, str, float]] = {
    "a quick win on the ground": ("accent", "paper", 3.0),
    "a quick win beside another idea": ("accent", "tint", 3.0),
    "the edge of an idea on the ground": ("accent", "wash", 3.0),
    "the line of today": ("ink", "wash", 4.5),
    "the line of the target": ("deep", "paper", 4.5),
    "the line of what was measured": ("accent", "paper", 4.5),
    "links of a trace": ("quiet", "paper", 3.0),
    "the edge of a box": ("quiet", "paper", 3.0),
    "what is above its limit beside what is used": ("alarm", "tint_pale", 3.0),
    "the idea itself beside others": ("accent", "paper", 4.5),
    "text": ("ink", "wash", 4.5),
    "notes": ("soft", "paper", 4.5),
    "a number in a full cell": ("on_accent", "accent", 4.5),
    "a number in a half full cell": ("ink", "tint_strong", 4.5),
    "a full cell beside a half full one": ("accent", "tint_strong", 3.0),
}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("pair", PAIRS)
def test_what_stands_beside_each_other_contrasts(pair: str, sight: str) -> None:
    one, other, least = PAIRS[pair]
    see = SIGHTS[sight]
    assert contrast(see(getattr(OUR_LOOK, one)), see(getattr(OUR_LOOK, other))) >= least * 0.95


def test_signs_differ_in_shape_or_fill_not_by_colour_alone() -> None:
    """Each kind of point has an outline of its own, or the same one filled here and open there."""
    trend = [re.sub(r"[\d.-]+", "", outline(kind, 50, 50)) for kind in ("baseline", "measurement", "target")]
    assert len(set(trend)) == 3
    dark = {"promising", "discuss"}
    marks = ("promising", "discuss", "park", "divided", "none")
    shapes = [(re.sub(r"[\d.-]+", "", sign(mark, 50, 50)), mark in dark) for mark in marks]  # type: ignore[arg-type]
    assert all(one != other for one, other in combinations(shapes, 2))


def test_what_the_roadmap_tells_has_a_sign_besides_its_colour() -> None:
    """Quick wins have a star, parts a gap, what was agreed a dashed edge, today a dotted line."""
    text = (builtin_folder() / "svg" / "roadmap.svg.j2").read_text("utf-8")
    quick = text.split("{% if piece.quick_win %}", 1)[1].split("{% else %}", 1)[0]
    assert "<polygon" in quick
    assert 'rx="7.5"' in quick
    assert 'stroke-dasharray="4 2"' in text
    assert 'stroke-dasharray="2 3"' in text


@pytest.mark.parametrize("path", sorted((builtin_folder() / "svg").glob("*.j2")), ids=lambda path: path.name)
def test_pictures_take_every_colour_from_the_look(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\w)", text)
    assert "var(" not in text
    assert set(re.findall(r"look\.(\w+)", text)) <= set(Look.__dataclass_fields__)
