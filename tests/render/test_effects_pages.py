"""The effect measurement and the page of results as pages and as Markdown, and the pictures in them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.render.built import Page, build
from tests.reporting.anchored import ITEMS, sources, sources_of
from tests.reporting.report_dossiers import Case

from dienstvisie.api import prioritise
from dienstvisie.loading import load_dossier
from dienstvisie.render.charts.reach_picture import HEAD, HEIGHT, WIDTH, reach_picture
from dienstvisie.render.charts.trend_picture import trend_picture
from dienstvisie.reporting.effects_model import ReachBar, ReachFigure
from dienstvisie.reporting.figures.model import TrendFigure
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.schema import Indicator

VENLO = Path(__file__).parents[2] / "examples" / "venlo"
HOSTILE = "<script>alert(1)</script> | `a` *b* [c](javascript:d) \u202e \x00 " + "w" * 300
PROGRAMME: dict[str, Any] = {
    "id": "track",
    "title": "Mental track",
    "start": "2024-01-08",
    "restarts": [{"date": "2025-03-03", "reason": "It faded.", "changes": ["Managers first."]}],
    "lines": [{"id": "courses", "title": "Courses", "planned": {2024: 40, 2026: 20}, "reached": {2024: 31}}],
}


@cache
def venlo() -> dict[str, bytes]:
    made = load_dossier(VENLO).dossier
    return build(Case(made, prioritise(made), prioritise(made, "challenges"), None))


@cache
def anchored(title: str | None = None) -> dict[str, bytes]:
    """The anchored dossier with a programme, where given with another title for everything."""
    items = {
        kind: [{**row, "title": title or row["title"], **({"description": title} if title else {})} for row in rows]
        for kind, rows in {**ITEMS, "programmes": [PROGRAMME]}.items()
    }
    found = sources(items)
    return build(Case(found.dossier, found.ideas, found.challenges, found.roadmap))


def pages() -> list[str]:
    return [
        venlo()["effects.html"].decode(),
        *(anchored(title)[f"{name}.html"].decode() for title in (None, HOSTILE) for name in ("effects", "results")),
    ]


@pytest.mark.parametrize("number", range(5))
def test_pages_are_well_formed_with_headings_in_order_and_ids_that_are_unique(number: int) -> None:
    made = Page(pages()[number])
    levels = [int(tag[1]) for tag, _ in made.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = Counter(attributes["id"] for _, attributes in made.elements if "id" in attributes)
    assert [id_ for id_, count in ids.items() if count > 1] == []
    labels = [attributes["aria-labelledby"] or "" for _, attributes in made.elements if "aria-labelledby" in attributes]
    assert {one for label in labels for one in label.split()} <= set(ids)
    assert len(made.all("table")) == len(made.all("caption"))
    assert "style=" not in pages()[number].replace("font-style=", "")
    links = [str(attributes["href"]) for _, attributes in made.elements if "href" in attributes]
    inner = [link[1:] for link in links if link.startswith("#")]
    assert inner
    assert set(inner) <= {*ids, "main"}


def test_programmes_and_indicators_have_their_place() -> None:
    for name in ("effects.html", "effects.md"):
        text = venlo()[name].decode()
        assert 'id="programmes-mental-track"' in text
        assert text.count('id="effect-reads-on-screen"') == 1
    assert "effects.html#programmes-mental-track" in venlo()["index.html"].decode()


def test_the_markdown_says_what_the_page_says() -> None:
    text = venlo()["effects.md"].decode()
    assert "| ● **on course** | It became better for certain" in text
    assert "2012: 110 reached of 136 planned, 2013: 617 reached of 788 planned" in text
    assert "2016: 974 planned, reached not known yet" in text
    assert "−4.3 to +6.3 points" in text


def bar(year: int, planned: int | None, reached: int | None) -> ReachBar:
    return ReachBar(str(year), planned, reached, str(planned), "" if reached is None else str(reached))


def test_bars_have_the_heights_of_their_numbers() -> None:
    rows = (bar(2012, 120, 96), bar(2013, 600, 660), bar(2014, 300, None), bar(2015, None, None))
    picture = reach_picture(ReachFigure("reach", "Reach", "Reach", rows))
    first, second, third, last = picture.years
    assert first.planned is not None and first.reached is not None  # noqa: PT018
    assert second.planned is not None and second.reached is not None  # noqa: PT018
    assert second.reached.height == pytest.approx(HEIGHT - HEAD - 22)
    assert first.reached.height / second.reached.height == pytest.approx(96 / 660, abs=0.01)
    assert second.reached.y < second.planned.y
    assert first.planned.width > first.reached.width
    assert third.reached is None
    assert third.open
    assert third.texts[0][0] == "?"
    assert (last.planned, last.reached, last.texts) == (None, None, ())
    assert picture.right <= WIDTH


def test_of_many_years_the_texts_that_find_no_room_are_left_out() -> None:
    rows = tuple(bar(1900 + number, 10_000 + number, 9_000) for number in range(40))
    picture = reach_picture(ReachFigure("reach", "Reach", "Reach", rows))
    assert picture.right <= WIDTH
    assert all(not shape.texts and not shape.year for shape in picture.years)


def indicator() -> TrendFigure:
    found = sources_of(load_dossier(VENLO).dossier)
    figure = trend_figure(found, found.dossier.all(Indicator)["knows-the-places"])
    assert figure is not None
    return figure


def test_whiskers_run_from_least_to_most_through_their_sign() -> None:
    figure, picture = indicator(), trend_picture(indicator())
    assert len(picture.whiskers) == len(figure.points)
    low, high = figure.ticks[0][0], figure.ticks[-1][0]
    for point, sign, whisker in zip(figure.points, picture.signs, picture.whiskers, strict=False):
        assert point.low is not None and point.high is not None  # noqa: PT018
        found = re.fullmatch(r"M\S+ (\S+)h8M(\S+) (\S+)V(\S+)M\S+ (\S+)h8", whisker.path)
        assert found is not None
        top, x, bottom = float(found[1]), float(found[2]), float(found[4])
        assert x == sign.x
        assert top < sign.y < bottom
        height = picture.plot.bottom - picture.plot.top
        assert (bottom - top) / height == pytest.approx((point.high - point.low) / (high - low), abs=0.01)
        assert str(point.interval) in whisker.tip


def test_labels_keep_off_whiskers() -> None:
    picture = trend_picture(indicator())
    for sign in picture.signs:
        for whisker in picture.whiskers:
            found = re.fullmatch(r"M\S+ (\S+)h8M(\S+) (\S+)V(\S+)M\S+ (\S+)h8", whisker.path)
            assert found is not None
            x, top, bottom = float(found[2]), float(found[1]), float(found[4])
            if sign.box is not None:
                inside = sign.box.left < x < sign.box.right and sign.box.top < bottom and sign.box.bottom > top
                assert not inside, (sign.tip, whisker.tip)
