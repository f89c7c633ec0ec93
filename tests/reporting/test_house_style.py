"""A theme becomes a look: what it names is taken, what is derived of it can be read, and the rest is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, dossier

from dienstvisie.checks.house_style import BUILT_IN
from dienstvisie.checks.house_style import _colour as checked_colour
from dienstvisie.render.templates import builtin_folder
from dienstvisie.reporting.house_style import look_of
from dienstvisie.reporting.look import OUR_LOOK, Look
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Logo, Theme
from dienstvisie.schema.colours import MIXED, TEXT_ON, contrast, mix, passing


def look(picture: Logo | None = None, **fields: Any) -> Look:
    made = dossier(SMALL_SETTINGS, SMALL_ITEMS)
    themed = Dossier(made.settings, {}, theme=Theme(**fields), logo=picture)
    return look_of(themed, Writer("nl-BE", "nl-BE"))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0000ff", "#ffffff") == pytest.approx(8.59, abs=0.005)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_the_nearest_shade_passes_and_the_one_before_does_not() -> None:
    shade = passing("#00a3d9", ("#ffffff",), 4.5)
    assert shade is not None
    assert contrast(shade, "#ffffff") >= 4.5 > contrast(mix(shade, "#00a3d9", 0.05), "#ffffff")
    assert passing("#0b5c73", ("#ffffff",), 4.5) == "#0b5c73"
    assert passing("#808080", ("#000000", "#ffffff"), 5) is None


def test_without_a_theme_it_is_ours() -> None:
    assert look_of(dossier(SMALL_SETTINGS, SMALL_ITEMS), Writer("en", "nl-BE")) == OUR_LOOK
    assert look() == OUR_LOOK
    assert {name: getattr(OUR_LOOK, name) for name in BUILT_IN} == BUILT_IN


def test_what_is_named_is_taken_and_the_rest_stays() -> None:
    made = look(accent="#7a1f3d")
    assert (made.accent, made.ink, made.soft) == ("#7a1f3d", OUR_LOOK.ink, OUR_LOOK.soft)
    assert made.tint == mix("#7a1f3d", "#ffffff", 0.8)
    assert look(font=("Flanders Art Sans",)).font == f'"Flanders Art Sans", {OUR_LOOK.font}'
    assert look(alarm="#a00000").alarm == "#a00000"


@pytest.mark.parametrize(
    ("ink", "paper"), [("#000000", "#ffffff"), ("#595959", "#ffffff"), ("#f0f0f0", "#101418"), ("#3a2a00", "#fff4d6")]
)
def test_softer_text_can_be_read_on_every_ground(ink: str, paper: str) -> None:
    made = look(ink=ink, paper=paper)
    assert made.wash == mix(ink, paper, MIXED["wash"][1])
    for ground in (made.paper, made.wash):
        assert contrast(made.soft, ground) >= 4.5
        assert contrast(made.quiet, ground) >= 3
    assert made.on_accent == paper


def test_a_logo_is_carried_in_the_page() -> None:
    made = look(Logo("image/png", b"\x89PNG"), logo="l.png", logo_text={"nl-BE": "Gemeente Olen", "en": "Olen"})
    assert (made.logo, made.logo_text) == ("data:image/png;base64,iVBORw==", "Gemeente Olen")


_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SETS = re.compile(r"(?:^|[;\s])(color|background): var\(--([\w-]+)\)")


def stylesheet_pairs() -> Iterator[tuple[str, str, str]]:
    """Each selector of a style sheet with a ground of its own, the text on it, and the ground.

    The text is that of the rule, of rules for what stands in it, and otherwise the ink of the page.
    """
    for file in sorted(builtin_folder().glob("html/*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = [
            (selector.strip(), dict(_SETS.findall(body)))
            for head, body in _RULE.findall(text)
            for selector in re.split(r",(?![^(]*\))", head)
        ]
        for selector, sets in rules:
            if ground := sets.get("background"):
                inner = [one["color"] for other, one in rules if other.startswith(selector) and "color" in one]
                for colour in inner or ["ink"]:
                    yield f"{file.name}: {selector}", colour.replace("on-accent", "paper"), ground.replace("-", "_")


def test_all_that_style_sheets_put_on_a_ground_is_checked() -> None:
    checked = {frozenset(pair) for pair in TEXT_ON}
    found = {frozenset((colour, ground)): where for where, colour, ground in stylesheet_pairs() if colour != ground}
    derived = {"soft", "quiet"}
    assert not [where for pair, where in found.items() if pair not in checked and not pair & derived]
    for pair in (("accent", "tint"), ("ink", "tint_strong"), ("ink", "tint"), ("paper", "accent")):
        assert frozenset(pair) in found


@pytest.mark.parametrize(
    "fields", [{"accent": "#7a1f3d"}, {"ink": "#333333"}, {"paper": "#fffbe8"}, {"accent": "#123456", "ink": "#222222"}]
)
def test_the_check_sees_the_grounds_that_documents_have(fields: dict[str, str]) -> None:
    made, theme = look(**fields), Theme.model_validate(fields)  # type: ignore[arg-type]  # only colours
    for name in BUILT_IN:
        assert checked_colour(theme, name, {}) == getattr(made, name)
