"""The bound and the proof on roadmap problems with proven optima, as far as these are at hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from benchmarks.instances import CASES, roadmap_problem
from tests.planning.exact.brute import some_plan

from dienstvisie.planning.exact.bound import bound
from dienstvisie.planning.exact.proof import prove
from dienstvisie.planning.objective import early_value
from dienstvisie.planning.search import search
from dienstvisie.planning.verify import verify

FORTY = ("gen40_s1", "gen40_s2", "gen40_s3")
RELAXED = {"gen40_s1": 36_561, "gen40_s2": 32_513, "gen40_s3": 29_634, "gen200_s1": 163_812, "gen500_s1": 402_986}
"""What the relaxed model gives; nothing is to make it worse."""


@pytest.fixture(scope="module")
def cases() -> dict[str, dict[str, Any]]:
    file = CASES / "roadmaps.json"
    if not file.is_file():
        pytest.skip(f"the roadmap problems are not at hand: {file.name}")
    return {case["name"]: case for case in json.loads(file.read_text(encoding="utf-8"))["instances"]}


@pytest.mark.parametrize("name", RELAXED)
def test_no_bound_is_under_the_best_that_is_known(name: str, cases: dict[str, dict[str, Any]]) -> None:
    problem = roadmap_problem(cases[name])
    found = bound(problem, some_plan(problem))
    best = cases[name].get("optimal") or cases[name]["best_found"]
    assert best <= found <= RELAXED[name] + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", FORTY)
def test_the_optimum_of_forty_ideas_is_proven(name: str, cases: dict[str, dict[str, Any]]) -> None:
    problem = roadmap_problem(cases[name])
    proof = prove(problem, search(problem))
    assert proof.proven
    assert proof.bound == cases[name]["optimal"] == early_value(problem, proof.starts)
    assert verify(problem, proof.starts) == ()
