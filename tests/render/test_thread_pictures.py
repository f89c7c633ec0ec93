"""Red threads as pictures: every step in order, every handover numbered, no label over another, however many steps."""

from __future__ import annotations

import random
import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from tests.render.built import Page as Parsed
from tests.reporting.report_dossiers import SMALL_SETTINGS, dossier, small

from dienstvisie.measuring.journeys import journey_figures
from dienstvisie.render.charts.thread_picture import KNOT, RING, SIGN, ThreadPicture, thread_picture, written
from dienstvisie.render.charts.web_picture import web_picture
from dienstvisie.render.html import html_environment
from dienstvisie.render.mermaid_thread import sequence
from dienstvisie.render.page import Page
from dienstvisie.render.templates import loader
from dienstvisie.reporting.figures.threads import ThreadFigure, thread_figure
from dienstvisie.reporting.look import OUR_LOOK
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Journey

TITLES = (
    "De balie neemt de aanvraag aan",
    "Hij wordt doorverwezen en legt zijn plan opnieuw uit bij Ruimtelijke Ordening, voor de derde keer deze maand",
    "De administratie verstuurt drie besluiten",
    "Ontwikkelingssamenwerkingsverantwoordelijkheidsverzekeringsmaatschappijbeoordeling",
    "Ze belt",
)
UNITS = (
    "Publieksbalie",
    "Team Juridische en administratieve ondersteuning",
    "Brandweer, team Preventie",
    "Afdeling Ruimtelijke Ordening",
    "Milieu",
    "Openbare Ruimte",
    "Toetsing",
    "Handhaving",
    "Team Casemanagement",
    "Archeologiedienst",
)


def figure(steps: int, units: int, seed: int = 4, **more: Any) -> ThreadFigure:
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    rows = [
        {
            "id": f"s{number}",
            "title": draw.choice(TITLES),
            **({"unit": f"u{draw.randrange(units)}", "role": "Medewerker"} if draw.random() > 0.15 else {}),
            "channel": "phone",
            "minutes": draw.choice([0, 5, 120]),
            "waiting_days": draw.choice([0, 0, 0.5, 12, 365]),
            "handover": draw.random() > 0.4,
            **more,
        }
        for number in range(steps)
    ]
    items: dict[str, Any] = {
        "units": [{"id": f"u{number}", "title": UNITS[number % len(UNITS)]} for number in range(units)],
        "journeys": [{"id": "j", "title": "De reis", "question": "Mag dat?", "steps": rows}],
    }
    made, case = dossier({**SMALL_SETTINGS, "language": "en", "languages": ["en"]}, items), small()
    sources = Sources(made, case.ideas, case.challenges, None, Writer("en", "en"))
    found = thread_figure(sources, journey_figures(made.all(Journey)["j"]))
    assert found is not None
    return found


def overlapping(boxes: Any) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


SIZES = [(1, 1), (12, 4), (12, 10), (40, 6), (40, 14)]


@pytest.mark.parametrize(("steps", "units"), SIZES)
def test_no_label_touches_another_or_sticks_out(steps: int, units: int) -> None:
    picture = thread_picture(figure(steps, units))
    boxes = written(picture)
    assert len(boxes) >= 3 * steps
    assert overlapping(boxes) == []
    for text, left, top, right, bottom in boxes:
        assert left >= 0, text
        assert top >= 0, text
        assert right <= picture.width, text
        assert bottom <= picture.height, text


@pytest.mark.parametrize(("steps", "units"), SIZES)
def test_no_sign_covers_another(steps: int, units: int) -> None:
    picture = thread_picture(figure(steps, units))
    knots = [(one.x, one.y, RING if one.back else KNOT) for one in picture.knots]
    signs = [(one.x, one.y, SIGN) for one in picture.pulls if one.number is not None]
    for (x, y, r), (x2, y2, r2) in combinations([*knots, *signs], 2):
        assert (x - x2) ** 2 + (y - y2) ** 2 >= (r + r2) ** 2


def through(picture: ThreadPicture) -> list[tuple[float, float]]:
    """The ends of the pulls, in order."""
    ends = []
    for pull in picture.pulls:
        numbers = [float(part) for part in re.findall(r"-?[\d.]+", pull.path)]
        ends.append((numbers[0], numbers[1]))
        ends.append((numbers[-2] if "C" in pull.path else numbers[0], numbers[-1]))
    return ends


@pytest.mark.parametrize(("steps", "units"), SIZES[1:])
def test_the_thread_runs_through_every_step_in_order(steps: int, units: int) -> None:
    found = figure(steps, units)
    picture = thread_picture(found)
    knots = [(one.x, one.y) for one in picture.knots]
    assert through(picture) == [end for pair in pairwise(knots) for end in pair]
    assert [one.y for one in picture.knots] == sorted(one.y for one in picture.knots)
    handovers = [one.number for one in picture.pulls if one.number is not None]
    first = found.steps[0].handover or 0
    assert handovers == list(range(first + 1, first + 1 + len(handovers)))
    assert len(picture.loops) == sum(step.back is not None for step in found.steps) > 0
    assert len(picture.waits) == sum(step.waiting is not None for step in found.steps) > 0


@pytest.mark.parametrize("units", [1, 2, 7, 14, 24])
def test_names_of_the_web_keep_apart(units: int) -> None:
    found = figure(40, units)
    picture = web_picture(found)
    assert len(picture.holders) == len(found.lanes)
    assert overlapping(picture.names) == []
    for text, left, top, right, bottom in picture.names:
        assert left >= 0, text
        assert top >= 0, text
        assert right <= picture.width, text
        assert bottom <= picture.height, text
    moves = sum(before.lane != after.lane for before, after in pairwise(found.steps))
    assert len(picture.threads) == moves
    assert all(0 <= one.x <= picture.width and 0 <= one.y <= picture.height for one in picture.holders)


def test_each_way_between_two_holders_is_drawn_apart() -> None:
    picture = web_picture(figure(12, 2))
    assert len(set(picture.threads)) == len(picture.threads) > 4


@pytest.mark.parametrize("name", ["thread", "web"])
def test_a_picture_has_its_title_and_its_words(name: str) -> None:
    found = figure(12, 4)
    picture = thread_picture(found) if name == "thread" else web_picture(found)
    made = html_environment("en", loader(()), OUR_LOOK).get_template(f"svg/{name}.svg.j2")
    page = Parsed(made.render(figure=found, picture=picture, page=Page("red-thread", ".html", "en")))
    (svg,) = page.all("svg")
    assert svg["role"] == "img"
    ids = {one["id"] for one in (*page.all("title"), *page.all("desc")) if "id" in one}
    assert set((svg["aria-labelledby"] or "").split()) == ids
    assert found.alternative in page.text_of("desc")
    assert "style" not in {key for _, attributes in page.elements for key in attributes}


def test_mermaid_has_every_step_and_none_of_its_words_by_accident() -> None:
    found = figure(12, 4, title="end; of #1: the call")
    lines = str(sequence(found)).splitlines()
    assert lines[1] == "sequenceDiagram"
    assert sum("->>" in line for line in lines) == 12
    assert sum(line.strip().startswith(("actor", "participant")) for line in lines) == len(found.lanes)
    assert not [line for line in lines[2:] if re.search(r"\bend\b|[;#]", line)]
    assert sum("Note over" in line for line in lines) == sum(step.waiting is not None for step in found.steps)
