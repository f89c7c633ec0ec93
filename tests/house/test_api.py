"""The public functions: the main job from Python, step by step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dienstvisie
from dienstvisie.errors import UserError

OLEN = Path(__file__).parents[2] / "examples" / "olen"


def test_the_names_are_those_that_are_promised() -> None:
    steps = ["__version__", "build", "check", "load", "plan", "plan_in", "plan_scenarios", "prioritise", "report"]
    assert dienstvisie.__all__ == [*steps, "save_plan", "what_if"]
    assert all(callable(getattr(dienstvisie, name)) for name in dienstvisie.__all__[1:])
    with pytest.raises(AttributeError):
        dienstvisie.nothing_like_this  # noqa: B018 - asking is the test


def test_the_main_job_from_files_to_documents() -> None:
    loaded = dienstvisie.load(OLEN)
    assert not [one for one in dienstvisie.check(loaded) if one.severity == "error"]
    ranking = dienstvisie.prioritise(loaded.dossier)
    roadmap = dienstvisie.plan(loaded.dossier, ranking)
    assert len(ranking.items) + len(ranking.unranked) == 40
    assert {placement.task.idea for placement in roadmap.placements} | {one.idea for one in roadmap.left_out} == {
        item.id for item in ranking.items
    }
    edition = dienstvisie.report(loaded.dossier, "en")
    assert "roadmap" in [document.path for document in edition.documents]
    built = dienstvisie.build(loaded.dossier, ["en"], ["html"])
    assert {f"ideas/{item.id}.html" for item in ranking.items} < built.files.keys()


def test_a_roadmap_is_agreed_on_and_asked_about(tmp_path: Path) -> None:
    shutil.copytree(OLEN, tmp_path / "olen")
    (tmp_path / "olen" / "roadmap.yaml").unlink()
    dossier = dienstvisie.load(tmp_path / "olen").dossier
    assert dossier.agreed is None
    roadmap = dienstvisie.plan(dossier)
    assert (roadmap.agreed, roadmap.shifts) == (None, ())
    assert dienstvisie.save_plan(dossier, roadmap, tmp_path / "olen")
    again = dienstvisie.load(tmp_path / "olen").dossier
    kept = dienstvisie.plan(again)
    assert kept.agreed is not None
    assert (kept.placements, kept.shifts) == (roadmap.placements, ())
    assert not dienstvisie.save_plan(again, kept, tmp_path / "olen")
    asked = dienstvisie.what_if(again, ["-idea:quick-desk"])
    assert "quick-desk" in asked.plans[0].left
    table = dienstvisie.plan_scenarios(again)
    assert [plan.id for plan in table.plans] == ["citizen-first", "tight-ict", "small-purse"]
    assert dienstvisie.plan_in(again, "tight-ict").placements == table.plans[1].roadmap.placements


def test_what_cannot_be_made_is_refused() -> None:
    loaded = dienstvisie.load(OLEN)
    with pytest.raises(UserError):
        dienstvisie.build(loaded.dossier, ["fr"])
    with pytest.raises(UserError):
        dienstvisie.load(OLEN / "nowhere")
