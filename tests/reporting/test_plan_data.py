"""The lists that a plan as data has: named, in snake case, with the values of the plan itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.reporting.filled_plans import filled
from tests.reporting.report_dossiers import generated

from dienstvisie.planning.roadmap import Roadmap
from dienstvisie.reporting.tables.export import to_json, to_markdown
from dienstvisie.reporting.tables.plan_data import plan_data
from dienstvisie.reporting.tables.roadmap import roadmap_tables

LISTS = ("quality", "bottlenecks", "shifts", "displacements", "displaced", "conflicts")


def plan() -> Roadmap:
    found = generated(40).roadmap
    assert found is not None
    return found


def data(roadmap: Roadmap, idea: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(plan_data(roadmap, idea), "en"))
    return found


def test_a_plan_that_knows_nothing_of_itself_has_empty_lists() -> None:
    found = data(plan())
    assert found.pop("schema_version") == 1
    assert found == {name: [] for name in LISTS}


def test_the_lists_have_what_the_plan_has() -> None:
    full = filled(plan())
    found = data(full)
    quality = full.quality
    assert quality is not None
    assert found["quality"] == [
        {
            "objective": "early-value",
            "value": quality.value,
            "bound": quality.bound,
            "gap": quality.gap,
            "proven": False,
        }
    ]
    assert [(row["kind"], row["id"], row["year"]) for row in found["bottlenecks"]] == [
        ("unit", "reception", 2027),
        ("budget", "investment", 2027),
    ]
    assert [row["id"] for row in found["shifts"]] == [shift.move.task.id for shift in full.shifts]
    gone = [row for row in found["shifts"] if row["start"] is None]
    assert gone
    assert all(re.fullmatch(r"20\d\d-Q[1-4]", row["agreed_start"]) for row in gone)
    (displacement,) = found["displacements"]
    (displaced,) = full.displacements.values()
    assert displacement == {"id": displaced.idea, "start": "2031-Q3", "end": "2031-Q4", "lost": displaced.lost}
    assert [row["id"] for row in found["displaced"]] == [*displaced.out, *(move.task.id for move in displaced.moved)]
    assert {row["for"] for row in found["displaced"]} == {displaced.idea}
    assert [(row["conflict"], row["kind"], row["proven"]) for row in found["conflicts"]] == [
        (1, "must", True),
        (1, "deadline", True),
    ]


def test_every_key_is_in_snake_case() -> None:
    found = data(filled(plan()))
    keys = {*found, *(key for rows in found.values() if isinstance(rows, list) for row in rows for key in row)}
    assert len(keys) > 20
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", key) for key in keys)


@pytest.mark.parametrize("idea", ["idea-010", "idea-024", "idea-999"])
def test_of_one_idea_only_what_is_its_own(idea: str) -> None:
    full = filled(plan())
    found = data(full, idea)
    assert not {"bottlenecks", "conflicts"} & set(found)
    assert {row["id"].split("/")[0] for row in (*found["shifts"], *found["displacements"])} <= {idea}
    assert len(found["shifts"]) == sum(shift.move.task.idea == idea for shift in full.shifts)


def test_markdown_has_only_the_lists_that_say_something() -> None:
    full = filled(plan())
    titles = ("How good this plan is", "Where it is tight", "What contradicts", "What changed since it was agreed")
    said, empty = (to_markdown((*roadmap_tables(made), *plan_data(made)), "en") for made in (full, plan()))
    assert all(f"## {title}" in said for title in titles)
    assert not any(f"## {title}" in empty for title in titles)
