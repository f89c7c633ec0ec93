"""Dossiers that are hardly begun, or unusually large or fine, still give whole documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.render.built import Page, build
from tests.reporting.report_dossiers import SMALL_SETTINGS, Case, dossier, generated, loads, ranking, small

from dienstvisie.planning.problem import Calendar
from dienstvisie.planning.roadmap import Roadmap

EMPTY = dossier({"title": "Nieuw", "client": {"name": "Gemeente"}}, {})


def without_roadmap(case: Case) -> Case:
    return replace(case, roadmap=None)


def planned_nothing(case: Case) -> Case:
    assert case.roadmap is not None
    problem = replace(case.roadmap.problem, tasks=(), lanes=(), phases=(), budgets={})
    return replace(case, dossier=EMPTY, roadmap=Roadmap(problem, (), (), {}, {}))


def per_month(case: Case) -> Case:
    assert case.roadmap is not None
    lanes = tuple(
        lane if lane.capacity is None else replace(lane, capacity=lane.capacity * 9)
        for lane in case.roadmap.problem.lanes
    )
    problem = replace(case.roadmap.problem, calendar=Calendar(2027, 1, 72, 12), lanes=lanes)
    return replace(case, roadmap=replace(case.roadmap, problem=problem, load=loads(problem, case.roadmap.placements)))


CASES = {
    "no roadmap": without_roadmap(small()),
    "no items": Case(EMPTY, ranking("ideas", ()), ranking("challenges", ()), None),
    "nothing planned": planned_nothing(Case(EMPTY, ranking("ideas", ()), ranking("challenges", ()), small().roadmap)),
    "months": per_month(small()),
    "one idea": generated(1),
    "only a title": Case(
        dossier(SMALL_SETTINGS, {"ideas": [{"id": "x", "title": "X"}]}),
        ranking("ideas", ()),
        ranking("challenges", ()),
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_documents_are_whole(name: str) -> None:
    made = build(CASES[name], ("en", "nl-BE", "nl-NL"))
    assert {"index.html", "nl-NL/index.md"} <= set(made)
    for path, content in made.items():
        text = content.decode()
        assert "None" not in text.split("</style>")[-1], path
        if path.endswith(".html"):
            page = Page(text)
            assert all(text.strip() for text in page.text_of("h1")), path
            assert not page.text_of("tbody") or any(page.text_of("td")), path


def test_without_a_roadmap_nothing_links_to_one() -> None:
    assert all(b"roadmap.html" not in content for content in build(CASES["no roadmap"]).values())


def test_an_idea_with_only_a_title_has_a_sheet() -> None:
    made = build(CASES["only a title"])
    assert "It is not planned." in made["ideas/x.html"].decode()
    assert "Effort and costs" not in made["ideas/x.html"].decode()


def test_months_have_names_in_the_text() -> None:
    made = build(CASES["months"])["roadmap.md"].decode()
    assert "Feb\N{NO-BREAK SPACE}2027" in made


def test_output_grows_with_the_dossier_and_no_faster() -> None:
    sizes = [sum(map(len, build(generated(count)).values())) for count in (50, 100, 200)]
    assert sizes[2] - sizes[1] < 2.3 * (sizes[1] - sizes[0])


@pytest.mark.parametrize(("suffix", "star"), [("html", "badge quick"), ("md", "★ Quick win")])
def test_the_table_tells_what_the_picture_shows_of_parts_and_arrows(suffix: str, star: str) -> None:
    made = build(with_a_quick_trial(), formats=["html" if suffix == "html" else "markdown"])
    table = made[f"roadmap.{suffix}"].decode().split("The roadmap as a table")[-1].split("What does not fit")[0]
    before, trial, after = table[table.index("Design:") :].partition("Trial:")
    assert star not in before
    assert star in after[: after.index("Roll-out")]
    assert trial
    waits = after[after.index("It waits for:") :]
    assert "Quick desk" in waits[: waits.index("Reception")]


def with_a_quick_trial() -> Case:
    """The small dossier, in which only the trial of the first idea is a quick win."""
    case = small()
    assert case.roadmap is not None
    quick = {
        task.id: replace(task, quick_win=True) for task in case.roadmap.problem.tasks if task.subproject == "trial"
    }
    problem = replace(
        case.roadmap.problem, tasks=tuple(quick.get(task.id, task) for task in case.roadmap.problem.tasks)
    )
    placements = tuple(replace(row, task=quick.get(row.task.id, row.task)) for row in case.roadmap.placements)
    return replace(case, roadmap=replace(case.roadmap, problem=problem, placements=placements))
