"""Asked of real processes: the same answer under any hash seed, nothing on the screen, nothing imported too early."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

ANSWERS = """
from dataclasses import replace
from dienstvisie.planning.exact.bound import bound
from dienstvisie.planning.exact.conflicts import conflicts, fewest_broken
from dienstvisie.planning.exact.prices import prices
from dienstvisie.planning.exact.proof import prove
from tests.planning.exact.brute import some_plan
from tests.planning.test_planning_properties import generated

for seed in range(8):
    problem = generated(12, seed)
    starts = some_plan(problem)
    print(bound(problem, starts), prove(problem, starts), prices(problem, starts))
    hard = replace(problem, tasks=tuple(replace(task, must=True) for task in problem.tasks))
    for conflict in conflicts(hard):
        print([str(wish.message) for wish in conflict.wishes], conflict.proven, conflict.relief)
    print([str(wish.message) for wish in fewest_broken(hard)])
"""

IMPORTED = """
import sys
import dienstvisie.planning
import dienstvisie.planning.planner
import dienstvisie.planning.exact
print("highspy" in sys.modules)
from dienstvisie.planning.wish import wishes_of
print("highspy" in sys.modules)
"""


def _output(script: str, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=120, check=True, env=environment
    )
    assert done.stderr == ""
    return done.stdout


def test_every_answer_is_the_same_under_any_hash_seed() -> None:
    answers = {_output(ANSWERS, seed) for seed in ("0", "1", "4242")}
    (answer,) = answers
    assert answer.count("Proof(") == 8
    assert "has to be on the roadmap" in answer


def test_the_solver_prints_nothing() -> None:
    assert "HiGHS" not in _output(ANSWERS)


def test_the_solver_is_imported_only_when_it_is_asked() -> None:
    assert _output(IMPORTED).split() == ["False", "False"]
