"""The red thread in figures, against cases worked out by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dienstvisie.measuring.journeys import JourneyFigures, journey_figures, questions
from dienstvisie.schema import Journey


def journey(steps: list[dict[str, Any]], id_: str = "j", **more: Any) -> Journey:
    rows = [{"id": f"s{number}", "title": "S", **step} for number, step in enumerate(steps)]
    return Journey.model_validate({"id": id_, "title": "J", "question": "?", "steps": rows, **more})


def by(*units: str) -> JourneyFigures:
    """A journey past these units; `-` is the customer."""
    return journey_figures(journey([{"unit": unit} if unit != "-" else {} for unit in units]))


BAKER: list[dict[str, Any]] = [
    {"unit": "counter", "role": "Clerk", "minutes": 15.0},
    {"unit": "planning", "role": "Planner", "minutes": 25.0, "waiting_days": 6.0, "handover": True},
    {"waiting_days": 21.0},
    {"unit": "counter", "role": "Clerk", "minutes": 20.0},
    {"unit": "permits", "role": "Assessor", "minutes": 120.0, "waiting_days": 12.5, "handover": True},
    {"unit": "permits", "role": "Lawyer", "minutes": 60.0, "waiting_days": 3.0, "handover": True},
    {"unit": "planning", "role": "Planner", "waiting_days": 7.0, "handover": True},
]


def test_a_case_worked_by_hand() -> None:
    found = journey_figures(journey(BAKER, cases_per_year=85))
    assert found.steps == 7
    assert found.units == ("counter", "planning", "permits")
    assert found.people == (
        ("counter", "Clerk"),
        ("planning", "Planner"),
        ("permits", "Assessor"),
        ("permits", "Lawyer"),
    )
    assert found.handovers == 4
    assert found.minutes == 15 + 25 + 20 + 120 + 60
    assert found.waiting_days == 6 + 21 + 12.5 + 3 + 7
    assert found.returns == 2, "the counter in step 4, planning in step 7"
    assert found.days == pytest.approx(49.5 + 240 / 1440)
    assert found.waiting_share == pytest.approx(49.5 / (49.5 + 1 / 6))
    assert found.yearly_hours == 85 * 4


def test_each_step_has_its_day_its_handover_and_its_return() -> None:
    found = journey_figures(journey(BAKER)).visits
    assert [one.handover for one in found] == [None, 1, None, None, 2, 3, 4]
    assert [one.back for one in found] == [None, None, None, 2, None, None, 2]
    assert [one.day for one in found] == pytest.approx(
        [0, 6 + 15 / 1440, 27 + 40 / 1440, 27 + 40 / 1440, 39.5 + 60 / 1440, 42.5 + 180 / 1440, 49.5 + 240 / 1440]
    )


def test_the_same_per_unit() -> None:
    parts = journey_figures(journey(BAKER)).parts
    assert [(one.unit, one.visits, one.steps, one.minutes, one.waiting_days) for one in parts] == [
        ("counter", 2, 2, 35.0, 0.0),
        ("planning", 2, 2, 25.0, 13.0),
        ("permits", 1, 2, 180.0, 15.5),
    ]


@pytest.mark.parametrize(
    ("units", "returns"),
    [
        ("aab", 0),
        ("aba", 1),
        ("abab", 2),
        ("a-a", 1),
        ("-a", 0),
        ("-a-", 0),
        ("a--a", 1),
        ("abca", 1),
        ("aabbaa", 1),
        ("ababab", 4),
    ],
)
def test_it_is_back_where_somebody_else_had_it_in_between(units: str, returns: int) -> None:
    assert by(*units).returns == returns


def test_a_journey_that_takes_no_time_has_no_share_of_waiting() -> None:
    assert by("a").waiting_share is None
    assert journey_figures(journey([])).waiting_share is None
    assert journey_figures(journey([{"unit": "a", "minutes": 10.0}])).waiting_share == 0
    assert journey_figures(journey([{"unit": "a", "waiting_days": 1.0}])).waiting_share == 1
    assert by("a").yearly_hours is None


def test_the_same_function_in_two_units_is_two_people() -> None:
    steps = [{"unit": "a", "role": "Clerk"}, {"unit": "b", "role": "Clerk"}, {"unit": "b"}, {"role": "Architect"}]
    assert len(journey_figures(journey(steps)).people) == 3


def chained(*pairs: str) -> list[list[str]]:
    made = [journey([], id_=pair[0], replaces=pair[1:] or None) for pair in pairs]
    return [[one.id for one in ways] for ways in questions(made)]


def test_new_ways_stand_behind_the_way_that_they_replace() -> None:
    assert chained("a", "ba", "c", "db") == [["a", "b", "d"], ["c"]]
    assert chained("ba", "a") == [["a", "b"]]
    assert chained("bx") == [["b"]]


def test_a_circle_is_no_chain() -> None:
    assert chained("ab", "ba", "cb") == [["a"], ["b"], ["c"]]


def test_the_example_of_the_documentation_counts_as_it_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "red-thread.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n# journeys.yaml\n(.*?)```", page, flags=re.DOTALL)
    assert block is not None
    (row,) = yaml.safe_load(block[1])
    for step in row["steps"]:
        step.update({key: float(step[key]) for key in ("minutes", "waiting_days") if key in step})
    found = journey_figures(Journey.model_validate(row))
    assert (found.steps, len(found.units), len(found.people), found.handovers, found.returns) == (4, 2, 2, 1, 1)
    assert (found.minutes, found.waiting_days, found.yearly_hours) == (60, 27, 85)
    assert found.waiting_share == pytest.approx(27 / (27 + 60 / 1440))
    for words in ("4 steps, 2 units, 2 employees, 1 handover, 1 time back", "99.8%", "85 hours a year"):
        assert words in page
