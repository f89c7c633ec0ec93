"""Nothing of what is marked internal leaves in a public edition, in any format; in an internal one it is all there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import get_args

import pytest
from tests.reporting.secret_dossier import DAYS, EUROS, TRACE, secret_dossier, twin

from dienstvisie.api import build, plan, prioritise, report
from dienstvisie.errors import UserError
from dienstvisie.render import FORMAT_NAMES
from dienstvisie.reporting.common import AUDIENCES, Audience
from dienstvisie.reporting.publication import release
from dienstvisie.schema import KINDS, Dossier, Idea

LANGUAGES = ("nl-BE", "en")


@cache
def built(audience: Audience) -> Mapping[str, bytes]:
    return build(secret_dossier(), LANGUAGES, FORMAT_NAMES, audience=audience).files


def unpacked(content: bytes) -> bytes:
    """What a file says, with what is in it where it is a ZIP file."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())


def test_every_kind_has_something_hidden() -> None:
    made = secret_dossier()
    assert all(any(item.internal for item in made.of(kind.name).values()) for kind in KINDS)


def test_no_trace_of_what_is_hidden_is_in_any_public_file() -> None:
    files = built("public")
    suffixes = {path.rpartition(".")[2] for path in files}
    assert {"html", "md", "csv", "ics", "xml"} <= suffixes
    for path, content in files.items():
        assert TRACE not in path
        found = re.search(TRACE.encode(), unpacked(content), re.IGNORECASE)
        assert found is None, (path, unpacked(content)[max(0, found.start() - 200) : found.end() + 100])


def test_no_public_report_model_holds_a_trace() -> None:
    for language in LANGUAGES:
        for document in report(secret_dossier(), language).documents:
            assert TRACE not in repr(document).lower(), document.path


def test_nobodys_ratings_come_through_for_anybody() -> None:
    made = secret_dossier()
    ideas, challenges = prioritise(made), prioritise(made, "challenges")
    for audience in AUDIENCES:
        told = release(made, ideas, challenges, plan(made, ideas), None, audience)
        assert not told.dossier.of("ratings")
        assert not told.dossier.rating_tables
        assert not any(item.contributions for ranking in (told.ideas, told.challenges) for item in ranking.items)
        assert not re.search(r"p-\d-\d", " ".join(repr(document) for document in report(made, "en", audience).documents))


def test_the_internal_edition_has_it_all_and_says_so() -> None:
    files = built("internal")
    assert f"en/ideas/{twin('moving-checklist')}.html" in files
    assert TRACE.encode() in files["en/roadmap.ics"]
    for path, content in files.items():
        if path.startswith("en/") and path.endswith((".html", ".md")):
            assert b"must not be published" in content, path
    for path, content in built("public").items():
        assert b"must not be published" not in content, path


def test_public_ranks_and_dates_are_those_of_what_is_told() -> None:
    made = secret_dossier()
    ideas = prioritise(made)
    assert {item.id for item in ideas.items} >= {twin("moving-checklist"), twin("one-appointment")}
    roadmap = plan(made, ideas)
    told = release(made, ideas, prioritise(made, "challenges"), roadmap, None, "public")
    assert [item.rank for item in told.ideas.items] == [1, 2]
    assert told.roadmap is not None
    real = {placed.task.id: placed.start for placed in roadmap.placements}
    assert all(real[placed.task.id] == placed.start for placed in told.roadmap.placements)


def test_what_a_hidden_idea_uses_cannot_be_worked_out() -> None:
    """Without a hidden idea nothing of it is left: other hidden effort and costs leave the public edition the same."""
    made = secret_dossier()
    roadmap = plan(made, prioritise(made))
    assert any(placed.task.idea.startswith(TRACE) for placed in roadmap.placements)
    told = release(made, prioritise(made), prioritise(made, "challenges"), roadmap, None, "public")
    assert told.veiled
    assert told.roadmap is not None
    assert sum(told.roadmap.load["civil-affairs"]) == sum(
        sum(placed.task.effort.get("civil-affairs", ())) for placed in told.roadmap.placements
    )
    assert sum(told.roadmap.load["civil-affairs"]) < sum(roadmap.load["civil-affairs"])
    assert sum(roadmap.spent.values()) - sum(told.roadmap.spent.values()) in (EUROS, 2 * EUROS)
    lanes = {lane.id: lane.room for lane in told.roadmap.problem.lanes}
    assert lanes["civil-affairs"] is None
    assert not any(kind == "operating" for _, kind in told.roadmap.problem.rooms)
    assert not told.roadmap.bottlenecks
    page = built("public")["en/roadmap.html"].decode()
    assert "Some ideas are not for the public." in page
    assert f"{DAYS} days short" not in page


def test_hidden_effort_changes_no_public_figure() -> None:
    made = secret_dossier()
    roadmap = plan(made, prioritise(made))
    heavier = tuple(
        replace(placed, task=replace(placed.task, effort={"civil-affairs": (9,) * placed.task.duration}))
        if placed.task.idea.startswith(TRACE)
        else placed
        for placed in roadmap.placements
    )
    tasks = {placed.task.id: placed.task for placed in heavier}
    problem = replace(
        roadmap.problem, tasks=tuple(tasks.get(task.id, task) for task in roadmap.problem.tasks)
    )
    load = {unit: tuple(day + 9 for day in days) for unit, days in roadmap.load.items()}
    other = replace(roadmap, problem=problem, placements=heavier, load=load)
    both = [
        release(made, prioritise(made), prioritise(made, "challenges"), one, None, "public").roadmap
        for one in (roadmap, other)
    ]
    assert both[0] is not None
    assert both[1] is not None
    assert both[0].load == both[1].load
    assert both[0].problem.lanes == both[1].problem.lanes


@pytest.mark.parametrize("audience", ["publik", "", "Public", "everyone"])
def test_an_unknown_audience_is_refused(audience: str) -> None:
    made = secret_dossier()
    with pytest.raises(UserError, match="There is no audience"):
        build(made, audience=audience)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="There is no audience"):
        report(made, "en", audience)  # type: ignore[arg-type]
    assert set(get_args(Audience)) == {"public", "internal"}


def test_a_dossier_without_secrets_is_the_same_but_for_its_ratings() -> None:
    from tests.reporting.report_dossiers import small

    case = small()
    told = release(case.dossier, case.ideas, case.challenges, case.roadmap, None, "public")
    assert told.roadmap is not None
    assert case.roadmap is not None
    assert not told.veiled
    assert told.roadmap.load == case.roadmap.load
    assert told.roadmap.left_out == case.roadmap.left_out
    assert told.dossier.all(Idea) == case.dossier.all(Idea)


def test_what_is_not_in_the_dossier_is_never_named() -> None:
    """A reference that leads nowhere may be one to something that was hidden."""
    made = secret_dossier()
    public = {kind.name: {id_: item for id_, item in made.of(kind.name).items() if not item.internal} for kind in KINDS}
    lost = Dossier(made.settings, public, agreed=made.agreed)
    for document in report(lost, "en").documents:
        assert TRACE not in repr(document).lower(), document.path
