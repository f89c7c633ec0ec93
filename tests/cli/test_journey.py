"""`dienstvisie journey` as users do it: all questions, one of them, for programs, and the mistakes that happen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Command

OSS = Path(__file__).parents[2] / "examples" / "oss"


def test_all_journeys_stand_under_one_another(quick: Command) -> None:
    found = quick("journey", OSS)
    assert (found.returncode, found.stderr) == (0, "")
    assert [found.stdout.index(one) for one in ("baker-before", "baker-after", "festival-before")]
    assert "Spatial" not in found.stdout, "steps are for one journey"


def test_one_journey_comes_with_its_steps_its_units_and_the_way_that_it_replaces(quick: Command) -> None:
    found = json.loads(quick("journey", "baker-after", OSS, "-f", "json").stdout)
    assert [(one["id"], one["handovers"], one["returns"]) for one in found["journeys"]] == [
        ("baker-before", 11, 7),
        ("baker-after", 3, 2),
    ]
    assert [one["number"] for one in found["steps"]] == list(range(1, 9))
    assert {one["journey"] for one in found["steps"]} == {"baker-after"}
    assert [(one["unit"], one["visits"]) for one in found["units"]] == [
        ("public-counter", 1),
        ("case-managers", 3),
        ("assessment", 1),
    ]


def test_programs_get_the_steps_of_all(quick: Command) -> None:
    found = json.loads(quick("journey", OSS, "-f", "json").stdout)
    assert len(found["steps"]) == sum(one["steps"] for one in found["journeys"]) == 38


def test_an_unknown_journey_is_no_traceback(quick: Command) -> None:
    found = quick("journey", "bakr-before", OSS)
    assert found.returncode == 2
    assert "bakr-before" in found.stderr
    assert "baker-before" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_dossier_without_journeys_says_so_in_empty_tables(quick: Command, dossier: Path) -> None:
    found = quick("journey", dossier, "-f", "json")
    assert found.returncode == 0
    assert json.loads(found.stdout)["journeys"] == []
