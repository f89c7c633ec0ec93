"""A theme becomes a look: what it names is taken, what is derived of it can be read, and the rest is ours."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, dossier

from dienstvisie.checks.house_style import BUILT_IN, WASH
from dienstvisie.reporting.house_style import look_of
from dienstvisie.reporting.look import OUR_LOOK, Look
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Logo, Theme
from dienstvisie.schema.colours import contrast, mix, passing


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
    assert made.wash == mix(ink, paper, WASH)
    for ground in (made.paper, made.wash):
        assert contrast(made.soft, ground) >= 4.5
        assert contrast(made.quiet, ground) >= 3
    assert made.on_accent == paper


def test_a_logo_is_carried_in_the_page() -> None:
    made = look(Logo("image/png", b"\x89PNG"), logo="l.png", logo_text={"nl-BE": "Gemeente Olen", "en": "Olen"})
    assert (made.logo, made.logo_text) == ("data:image/png;base64,iVBORw==", "Gemeente Olen")
