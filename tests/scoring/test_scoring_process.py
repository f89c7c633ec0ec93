"""What only a process of its own can show: what is imported, and that a run repeats itself."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("module", ["dienstvisie.scoring", "dienstvisie.scoring.ranking"])
def test_the_result_types_do_without_numpy(module: str) -> None:
    assert run(f"import {module}, sys; print('numpy' in sys.modules)") == "False\n"


RANK = """
import sys
from dienstvisie.schema import Dossier, Idea, RatingSheet, Settings, Stakeholder
from dienstvisie.scoring import explain_item, prioritise
ideas = {id_: Idea.model_validate({"id": id_, "title": id_}) for id_ in "abcdef"}
groups = {id_: Stakeholder.model_validate({"id": id_, "title": id_, "role": "staff"}) for id_ in "uvwxyz"}
marks = lambda k: {i: {"citizen-impact": 1 + (n * k) % 5, "organisation-impact": 1 + (n + k) % 5}
                   for n, i in enumerate(ideas)}
raters = [{"id": f"r-{g}", "group": g, "ideas": marks(k)} for k, g in enumerate(groups)]
sheet = RatingSheet.model_validate({"id": "s", "title": "s", "session": "s", "raters": raters})
settings = Settings.model_validate({"title": "t", "client": {"name": "n"}})
ranking = prioritise(Dossier(settings, {"ideas": ideas, "stakeholders": groups, "ratings": {"s": sheet}}))
"""


def test_the_same_ratings_give_the_same_ranking_to_the_last_bit() -> None:
    code = RANK + "print(repr(ranking), repr(explain_item(ranking, 'c')))"
    assert run(code, PYTHONHASHSEED="1") == run(code, PYTHONHASHSEED="2")


def test_ranking_needs_nothing_heavier_than_numpy() -> None:
    heavy = "('scipy', 'pandas', 'numpy.testing', 'numpy.typing', 'yaml', 'jinja2', 'typer', 'rich')"
    code = RANK + f"print('numpy' in sys.modules, [name for name in {heavy} if name in sys.modules])"
    assert run(code) == "True []\n"
