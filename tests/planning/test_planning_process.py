"""What only a fresh process shows: plans without the luck of the hash seed, and what importing costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

DUMP = """
import sys
sys.path.insert(0, sys.argv[1])
from conftest import planned
from test_planning_properties import generated
for seed in range(40):
    plan = planned(generated(12, seed))
    print([(placement.task.id, placement.start) for placement in plan.placements])
    print([(str(blocker.message), blocker.by) for row in plan.placements for blocker in row.explanation.blockers])
    print([(entry.idea, str(entry.reason), [str(row.message) for row in entry.blockers]) for entry in plan.left_out])
    print([(rule.code, str(problem.message)) for rule, problem in plan.problems], plan.load, plan.spent)
"""

IMPORTS = """
import sys
import dienstvisie.planning
print(*sorted(sys.modules))
import dienstvisie.planning.planner
print(*sorted(sys.modules))
"""


def _run(code: str, seed: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_hash_seed_changes_neither_plan_nor_words() -> None:
    first, *others = (_run(DUMP, seed, str(HERE)) for seed in ("0", "1", "4242"))
    assert first.count("\n") == 160
    assert others == [first, first]


@pytest.mark.parametrize("module", ["numpy", "dienstvisie.schema", "dienstvisie.planning.search"])
def test_importing_the_package_brings_in_next_to_nothing(module: str) -> None:
    package, planner = _run(IMPORTS, "0").splitlines()
    assert "dienstvisie.planning" in package.split()
    assert module not in package.split()
    assert "dienstvisie.planning.planner" in planner.split()
    assert "numpy" not in planner.split()
