"""Traces and trends as pictures: nothing overlaps, links join what belongs together, few of them cross."""

from __future__ import annotations

import random
import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.built import Page as Parsed
from tests.reporting.figure_dossiers import idea_of, sources, threaded
from tests.reporting.report_dossiers import SMALL_SETTINGS, dossier

from dienstvisie.render.charts.geometry import Rect
from dienstvisie.render.charts.layers import crossings, ordered, stacked
from dienstvisie.render.charts.roadmap_picture import Box
from dienstvisie.render.charts.text_metrics import text_width
from dienstvisie.render.charts.trace_picture import LARGE, SMALL, WIDTH, TracePicture, trace_picture
from dienstvisie.render.charts.trend_picture import LABEL, NEAR, TrendPicture, trend_picture
from dienstvisie.render.html import html_environment
from dienstvisie.render.markdown import markdown_environment
from dienstvisie.render.page import Page
from dienstvisie.render.templates import loader
from dienstvisie.reporting.figures.matrices import coverage_figure, embedding_figure
from dienstvisie.reporting.figures.model import TraceFigure, TrendFigure
from dienstvisie.reporting.figures.trace import trace_figure, whole_trace_figure
from dienstvisie.reporting.figures.trends import trend_figure
from dienstvisie.reporting.look import OUR_LOOK
from dienstvisie.schema import Idea, Indicator, live


def whole(count: int) -> TraceFigure:
    found = whole_trace_figure(sources(threaded(count)))
    assert found is not None
    return found


def of_ideas(count: int) -> list[TraceFigure]:
    made = sources(threaded(count))
    found = [trace_figure(made, idea) for idea in live(made.dossier, Idea)]
    return [figure for figure in found if figure]


def meets(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def check_trace(figure: TraceFigure, picture: TracePicture) -> None:
    """No box touches another or sticks out, and every title stays in its box."""
    style = LARGE if picture.dense else SMALL
    assert not [1 for one, other in combinations(picture.nodes, 2) if meets(one.box, other.box)]
    for node in picture.nodes:
        assert node.box.x >= 0
        assert node.box.x + node.box.width <= WIDTH + 0.1
        assert node.box.y + node.box.height <= picture.height
        for text, baseline in node.lines:
            assert node.x + text_width(text, style.font, bold=node.here) <= node.box.x + node.box.width
            assert node.box.y < baseline - style.font * 0.7
            assert baseline + style.font * 0.2 < node.box.y + node.box.height
        if node.note:
            assert node.note[1] <= node.box.y + node.box.height
    for heading in picture.headings:
        assert not [node for node in picture.nodes if meets(node.box, Box(heading.x, heading.y - 9, 40, 11))]


@pytest.mark.parametrize("count", [40, 120])
def test_nothing_overlaps_in_the_trace_of_the_whole(count: int) -> None:
    figure = whole(count)
    picture = trace_picture(figure)
    check_trace(figure, picture)
    assert picture.dense
    assert len(picture.nodes) == sum(len(layer.nodes) for layer in figure.layers)
    full = [node for node in picture.nodes if " ".join(text for text, _ in node.lines) == node.tip]
    assert len(full) >= 0.95 * len(picture.nodes)


@pytest.mark.parametrize("count", [40, 120])
def test_nothing_overlaps_in_the_traces_of_ideas(count: int) -> None:
    for figure in of_ideas(count):
        picture = trace_picture(figure)
        check_trace(figure, picture)
        assert [node.tip for node in picture.nodes if node.here] == [figure.layers[2].nodes[0].item.title]


def test_long_titles_stay_in_their_boxes() -> None:
    title = "Ontwikkelingssamenwerkingsverantwoordelijkheid " * 40
    made = threaded(3, challenges=[{"id": f"c{n}", "title": title, "findings": []} for n in range(3)])
    figure = trace_figure(sources(made), idea_of(made, "i0"))
    assert figure is not None
    check_trace(figure, trace_picture(figure))


def test_a_link_begins_and_ends_at_its_nodes() -> None:
    for figure in of_ideas(40)[:8]:
        picture = trace_picture(figure)
        boxes = [node.box for node in picture.nodes]
        for link in picture.links:
            numbers = [float(part) for part in re.findall(r"-?[\d.]+", link.path)]
            if link.before < len(boxes) and "H" not in link.path:
                box = boxes[link.before]
                assert numbers[0] == pytest.approx(box.x + box.width, abs=0.2)
                assert box.y <= numbers[1] <= box.y + box.height
            if link.after < sum(len(layer.nodes) for layer in figure.layers):
                box = boxes[link.after]
                assert numbers[-2] == pytest.approx(box.x, abs=0.2)
                assert box.y <= numbers[-1] <= box.y + box.height


GRAPHS = st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), max_size=18, unique=True)


@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_the_order_never_has_more_crossings_than_that_of_the_files(links: list[tuple[int, int]]) -> None:
    layers = [list(range(6)), list(range(6, 12))]
    order = ordered(layers, links)
    assert [sorted(layer) for layer in order] == layers
    assert crossings(order, links) <= crossings(layers, links)
    place = {node: at for layer in order for at, node in enumerate(layer)}
    counted = sum((place[a] - place[c]) * (place[b] - place[d]) < 0 for (a, b), (c, d) in combinations(links, 2))
    assert crossings(order, links) == counted


def test_a_tangle_that_can_be_undone_is_undone() -> None:
    draw = random.Random(5)  # noqa: S311 - nothing secret
    shuffled = list(range(20, 40))
    draw.shuffle(shuffled)
    links = [(number, shuffled[number]) for number in range(20)]
    assert crossings(ordered([list(range(20)), list(range(20, 40))], links), links) == 0


def test_the_whole_of_forty_ideas_has_few_crossings() -> None:
    """At most half of what the order of the files would have."""
    figure = whole(40)
    names = {node.key: at for at, node in enumerate(node for layer in figure.layers for node in layer.nodes)}
    layers = [[names[node.key] for node in layer.nodes] for layer in figure.layers]
    at = {one: number for number, layer in enumerate(layers) for one in layer}
    links = [(names[one], names[other]) for one, other in figure.links]
    links = [(one, other) for one, other in links if at[other] == at[one] + 1]
    assert crossings(ordered(layers, links), links) <= 0.5 * crossings(layers, links)


@given(st.lists(st.floats(-200, 400), min_size=1, max_size=8))
def test_stacked_things_keep_apart_and_within(wanted: list[float]) -> None:
    sizes = [20.0] * len(wanted)
    tops = stacked(wanted, sizes, 5, 0, 300)
    assert all(after - before >= 25 - 1e-6 for before, after in pairwise(tops))
    assert tops[0] >= -1e-6
    assert tops[-1] + 20 <= 300 + 1e-6


def measured(count: int, points: int, seed: int = 2) -> tuple[TrendFigure, ...]:
    """Indicators with so many measurements each, some close together."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    rows: list[dict[str, Any]] = []
    for number in range(count):
        level = draw.uniform(5, 80)
        days = sorted(draw.sample(range(1, 1900), points))
        dated = [(2025 + day // 365, day % 365 // 31 + 1, day % 28 + 1) for day in days]
        rows.append(
            {
                "id": f"m{number}",
                "title": f"Wachttijd {number}",
                "unit": "%" if number % 2 else "minuten",
                "baseline": {"date": "2025-01-15", "value": round(level, 1), "n": draw.randrange(50, 5000)},
                "target": {"date": f"{draw.randrange(2026, 2032)}-12-31", "value": round(level * draw.uniform(0.5, 2))},
                "measurements": [
                    {"date": "{}-{:02}-{:02}".format(*day), "value": round(level + draw.gauss(0, 6), 1), "n": 200}
                    for day in dated
                ],
            }
        )
    made = sources(dossier(SMALL_SETTINGS, {"indicators": rows}))
    found = (trend_figure(made, one) for one in live(made.dossier, Indicator))
    return tuple(one for one in found if one)


def check_trend(picture: TrendPicture) -> None:
    boxes = [sign.box for sign in picture.signs if sign.box]
    signs = [Rect(sign.x - NEAR, sign.y - NEAR, sign.x + NEAR, sign.y + NEAR) for sign in picture.signs]
    inner = [Rect(box.left + 0.2, box.top + 0.2, box.right - 0.2, box.bottom - 0.2) for box in boxes]
    assert not [1 for one, other in combinations(inner, 2) if one.meets(other)]
    assert not [1 for one in inner for other in signs if one.meets(other)]
    for sign in picture.signs:
        for text, _ in sign.lines:
            assert sign.box is not None
            assert sign.box.left + text_width(text, LABEL - 0.5) <= picture.width
    texts = [(tick.at + 3, tick.at + 3 + text_width(tick.text, 11)) for tick in picture.across if tick.text]
    assert all(one[1] < other[0] for one, other in pairwise(texts))
    ups = [tick.at for tick in picture.up if tick.text]
    assert all(one - other >= 12 for one, other in pairwise(ups))


@pytest.mark.parametrize(("count", "points"), [(40, 0), (40, 1), (120, 4), (10, 25)])
def test_labels_of_trends_never_overlap(count: int, points: int) -> None:
    pictures = [trend_picture(figure) for figure in measured(count, points)]
    for picture in pictures:
        check_trend(picture)
    parts = [sum(sign.box is not None for sign in picture.signs) / len(picture.signs) for picture in pictures]
    assert all(part >= 0.3 for part in parts)
    assert points >= 4 or sum(part == 1 for part in parts) >= 0.9 * len(parts), sorted(parts)


def test_a_trend_stands_at_its_values() -> None:
    figure = measured(1, 3)[0]
    picture = trend_picture(figure)
    (low, _), (high, _) = figure.ticks[0], figure.ticks[-1]
    for point, sign in zip(figure.all, picture.signs, strict=True):
        share = (picture.plot.bottom - sign.y) / (picture.plot.bottom - picture.plot.top)
        assert low + share * (high - low) == pytest.approx(point.value, abs=(high - low) / 200)


def page(body: str, **figures: Any) -> str:
    """A page of figures, drawn by the macros as a document would."""
    made = html_environment("en", loader([]), OUR_LOOK)
    macros = made.get_template("html/figures.html.j2").make_module({})
    name, figure = next(iter(figures.items()))
    return f"<main>{body}{getattr(macros, name)(figure, Page('progress', '.html', 'en'))}</main>"


def shown() -> dict[str, Any]:
    made = sources(threaded(40))
    idea = trace_figure(made, idea_of(made.dossier, "i0"))
    return {"idea": idea, "whole": whole_trace_figure(made), "coverage": coverage_figure(made)}


@pytest.mark.parametrize(("macro", "name"), [("trace", "idea"), ("trace", "whole"), ("matrix", "coverage")])
def test_a_figure_is_well_formed_and_says_what_it_shows(macro: str, name: str) -> None:
    figure = shown()[name]
    text = page("", **{macro: figure})
    parsed = Parsed(text)
    assert len(parsed.all("figure")) == len(parsed.all("figcaption")) == 1
    ids = [attributes["id"] for _, attributes in parsed.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    said = "".join(piece for _, piece in parsed.texts)
    assert figure.alternative in said
    assert parsed.all("table")
    for svg in re.findall(r"<svg xmlns.*?</svg>", text, re.DOTALL):
        assert "var(" not in svg
        assert "paint-order" not in svg
        assert re.search(r'<title id="([\w-]+)-title">.+?</title>\n<desc id="\1-text">.+?</desc>', svg)


def test_a_picture_with_links_is_no_image_to_readers() -> None:
    """An image hides what is in it from assistive technology, its links too."""
    text = page("", trace=shown()["idea"])
    svg = next(attributes for attributes in Parsed(text).all("svg"))
    assert svg["role"] == "group"
    links = [attributes["href"] for attributes in Parsed(text).all("a")]
    assert "ideas/i0.html" in links
    assert any(link and link.startswith("analysis.html#challenges-") for link in links)


def test_a_trend_has_a_table_of_its_points() -> None:
    figures = measured(3, 2)
    text = page("", trends=figures)
    parsed = Parsed(text)
    assert len(parsed.all("table")) == 3
    assert text.count('role="img"') == 3
    for figure in figures:
        assert all(f">{point.date}</th>" in text for point in figure.all)


def test_gaps_are_told_by_words_and_sign() -> None:
    text = page("", matrix=shown()["coverage"])
    gaps = re.findall(r'<td class="gap">(.*?)</td>', text)
    assert len(gaps) >= 5 + 3
    assert set(gaps) == {'<span aria-hidden="true">○ </span>none'}
    for anchor in re.findall(r'href="#(coverage-[\w-]+)"', text):
        assert f'id="{anchor}"' in text


def test_figures_in_markdown_keep_their_tables() -> None:
    made = markdown_environment("en", loader([]), OUR_LOOK)
    macros: Any = made.get_template("markdown/figures.md.j2").make_module({})
    at = Page("progress", ".md", "en")
    figures = shown()
    texts = [
        str(macros.trace(figures["idea"], at)),
        str(macros.trace(figures["whole"], at)),
        str(macros.matrix(figures["coverage"], at)),
        str(macros.trends(measured(2, 2), at)),
    ]
    assert ["```mermaid" in text for text in texts] == [True, False, False, False]
    assert "flowchart LR" in texts[0]
    for text in texts:
        blocks = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
        assert blocks
        for block in blocks:
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


def test_embedding_without_anything_is_not_drawn() -> None:
    assert embedding_figure(sources(threaded(3))) is None
