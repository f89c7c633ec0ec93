"""An idea that is rejected or archived is named where others name it, but has no document and no place."""

from __future__ import annotations

import pytest

from dienstvisie.api import plan, prioritise
from dienstvisie.reporting.documents import edition
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import index_report
from dienstvisie.reporting.roadmap import roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier, Idea, Settings

DONE = [{"date": "2026-05-01", "started": "2026-Q1", "finished": "2026-Q1"}]


def sources(**gone: object) -> Sources:
    ideas = [
        {"id": "kept", "title": "Kept", "duration": 3, "excludes": ["gone"]},
        {"id": "gone", "title": "Gone", "duration": 3, "depends_on": ["kept"], **gone},
    ]
    settings = {"title": "T", "client": {"name": "Olen"}, "planning": {"start": "2026-Q1", "end": "2026-Q4"}}
    items = {str(row["id"]): Idea.model_validate(row) for row in ideas}
    dossier = Dossier(Settings.model_validate(settings), {"ideas": items})
    ranking = prioritise(dossier)
    return Sources(dossier, ranking, prioritise(dossier, "challenges"), plan(dossier, ranking), Writer("en", "en"))


@pytest.mark.parametrize("status", ["rejected", "archived"])
def test_no_sheet_no_row_and_no_place(status: str) -> None:
    made = sources(status=status)
    whole = edition(made.dossier, made.ideas, made.challenges, made.roadmap, "en")
    assert [one.path for one in whole.documents if one.path.startswith("ideas/")] == ["ideas/kept"]
    assert [row.idea.id for row in index_report(made, ()).rows] == ["kept"]
    assert made.roadmap is not None
    report = roadmap_report(made, made.roadmap)
    assert ([row.idea.id for row in report.rows], report.left_out) == (["kept"], ())
    assert report.summary[0] == "1 of 1 idea has a place on the roadmap."


def test_others_name_it_without_a_link_and_nothing_waits_for_it() -> None:
    made = sources(status="rejected")
    sheet = idea_sheet(made, made.dossier.all(Idea)["kept"])
    assert [(one.title, one.page) for one in sheet.excludes] == [("Gone", None)]
    assert sheet.needed_by == ()


def test_as_long_as_it_counts_it_has_all_of_that() -> None:
    made = sources()
    sheet = idea_sheet(made, made.dossier.all(Idea)["kept"])
    assert [one.page for one in sheet.excludes] == ["ideas/gone"]
    assert [row.idea.id for row in index_report(made, ()).rows] == ["gone", "kept"]


def test_what_was_done_before_it_was_archived_stays_on_the_roadmap() -> None:
    made = sources(status="archived", progress=DONE)
    assert made.roadmap is not None
    rows = roadmap_report(made, made.roadmap).rows
    assert [(row.idea.id, row.idea.page) for row in rows if row.idea.id == "gone"] == [("gone", None)]
