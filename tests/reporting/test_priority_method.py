"""The page on the method: its example is calculated, and it comes out as the ranking would."""

from __future__ import annotations

import pytest
from tests.reporting.priority_cases import small_rated
from tests.reporting.report_dossiers import dossier

from dienstvisie.reporting.method_example import FIRST, GROUPS, SECOND, example, score, worked
from dienstvisie.reporting.method_page import method_report
from dienstvisie.reporting.method_steps import SOURCES, STEPS
from dienstvisie.scoring import Ranking, prioritise

CRITERIA = {"citizen": "citizen-impact", "organisation": "organisation-impact"}


def ranked_example() -> Ranking:
    """The ranking of a dossier with the scores of the example."""
    raters = [
        {
            "id": f"{group}-{number}",
            "group": group,
            "ideas": {
                idea: {CRITERIA[perspective]: by_group[group][number] for perspective, by_group in scores.items()}
                for idea, scores in (("first", FIRST), ("second", SECOND))
            },
        }
        for group in GROUPS
        for number in range(len(FIRST["citizen"][group]))
    ]
    made = dossier(
        {"title": "T", "client": {"name": "K"}},
        {
            "stakeholders": [{"id": group, "title": group, "role": "staff"} for group in GROUPS],
            "sessions": [{"id": "s", "title": "S", "kind": "workshop", "date": "2027-01-01"}],
            "ideas": [{"id": "first", "title": "First"}, {"id": "second", "title": "Second"}],
            "ratings": [{"id": "s", "title": "S", "session": "s", "raters": raters}],
        },
    )
    return prioritise(made)


def test_the_example_is_what_the_ranking_makes_of_it() -> None:
    first, second = ranked_example().items
    assert (first.id, second.id) == ("first", "second")
    assert first.score == pytest.approx(score(FIRST))
    assert second.score == pytest.approx(score(SECOND))
    for perspective, value in first.perspectives.items():
        assert value == pytest.approx(100 * worked(perspective, FIRST).value)


def test_the_points_of_the_groups_are_those_of_the_ranking() -> None:
    item = ranked_example().items[0]
    points = {part.group: part.points for part in item.contributions if part.criterion == "citizen-impact"}
    rows = example(small_rated().sources()).rows
    shown = [float(row.points.replace("\N{MINUS SIGN}", "-")) for row in rows]
    assert shown == pytest.approx([points[group] for group in GROUPS], abs=0.05)


def test_the_page_tells_the_settings_of_this_dossier() -> None:
    case = small_rated()
    page = method_report(case.sources(), case.analyses)
    assert "Scores run from 1 to 5." in page.facts
    assert [row.share for row in page.criteria] == ["50%", "50%"]
    assert [(row.title, row.about) for row in page.groups] == [
        ("Majority", "6"),
        ("Opposition", "5"),
        ("Residents", "7"),
        ("Employees", "8"),
    ]


def test_each_source_that_a_step_names_is_in_the_list() -> None:
    named = {source for step in STEPS for source in step.sources}
    assert len(named) >= 10
    for source in named:
        name, year = source.split()[0], source[-5:-1]
        assert any(line.startswith(name) and f"({year})" in line for line in SOURCES), source
