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
from dienstvisie.diagnostics import Address
from dienstvisie.errors import UserError
from dienstvisie.language import Message
from dienstvisie.planning.roadmap import Blocker, Conflict, Explanation, LeftOut, Move, Shift, Wish
from dienstvisie.render import FORMAT_NAMES
from dienstvisie.reporting.analyses import analyses
from dienstvisie.reporting.common import AUDIENCES, Audience
from dienstvisie.reporting.publication import release
from dienstvisie.schema import KINDS, Dossier, Idea, Unit

LANGUAGES = ("nl-BE", "en")


@cache
def built(audience: Audience) -> Mapping[str, bytes]:
    formats = [name for name in FORMAT_NAMES if name != "pdf"]  # which is laid out from the same page
    return build(secret_dossier(), LANGUAGES, formats, audience=audience).files


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


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_what_two_people_answered_is_in_no_file_for_anybody(audience: Audience) -> None:
    for path, content in built(audience).items():
        found = re.search(rb"7[.,\s\xa0]?654|two people said so", unpacked(content))
        assert found is None, (path, found)


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
        assert not re.search(
            r"p-\d-\d", " ".join(repr(document) for document in report(made, "en", audience).documents)
        )


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
    problem = replace(roadmap.problem, tasks=tuple(tasks.get(task.id, task) for task in roadmap.problem.tasks))
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


def test_no_trace_passes_the_gate_whatever_the_planner_says() -> None:
    """Every sentence of the plan names a hidden idea or a hidden unit; none of it is left."""
    made = secret_dossier()
    ideas = prioritise(made)
    roadmap = plan(made, ideas)
    idea, unit = made.all(Idea)[twin("moving-checklist")].title, made.all(Unit)[twin("counter")].title
    named = Message("It waits for {ideas} in {year}.", {"ideas": (Message("“{idea}”", {"idea": idea}),), "year": 2027})
    full = Message("“{unit}” is full.", {"unit": unit})
    blockers = (
        Blocker(0, "waits", named, (twin("moving-checklist"),)),
        Blocker(0, "capacity", full, (twin("counter"), twin("moving-checklist"))),
        Blocker(0, "capacity", named, ("counter", twin("moving-checklist"), "moving-checklist")),
        Blocker(0, "budget", named, ("2027", "operating", twin("moving-checklist"))),
        Blocker(0, "circle", named, (twin("moving-checklist"), "one-appointment")),
    )
    open_ = next(placed for placed in roadmap.placements if not placed.task.idea.startswith(TRACE))
    wish = Wish("must", "one-appointment", Address("ideas", "one-appointment"), named)
    group = Wish("quick_wins_for", None, Address("settings"), Message("W"), twin("newcomers"), "target_groups")
    fine = Wish("must", "one-appointment", Address("ideas", "one-appointment"), Message("W"))
    other = replace(
        roadmap,
        placements=(replace(open_, explanation=Explanation(0, blockers, named)), *roadmap.placements),
        left_out=(LeftOut("one-appointment", "One appointment", named, blockers),),
        shifts=(Shift(Move(open_.task, (0, 0), (1, 1)), named), *roadmap.shifts),
        conflicts=tuple(Conflict((one,), proven=True, relief=named) for one in (wish, group, fine)),
    )
    found = analyses(made, ideas, prioritise(made, "challenges"))
    told = release(made, ideas, prioritise(made, "challenges"), other, found, "public")
    assert told.roadmap is not None
    shown = told.roadmap.placements[0].explanation
    assert str(shown.headline) == "It waits for another idea."
    by = [(), (), ("counter", "moving-checklist"), ("2027", "operating"), ("one-appointment",)]
    assert [blocker.by for blocker in shown.blockers] == by
    assert str(told.roadmap.left_out[0].reason) == "There is no room for it on the roadmap."
    assert told.roadmap.conflicts == (Conflict((fine,), proven=True),)
    for part in (told.roadmap, told.ideas, told.challenges, told.analyses, told.dossier.agreed, told.dossier.settings):
        assert TRACE not in repr(part).lower()
    for kind in KINDS:
        for item in told.dossier.of(kind.name).values():
            assert TRACE not in repr(item).lower(), item.id


def test_what_speaks_of_a_hidden_idea_goes_with_it() -> None:
    made = secret_dossier()
    told = release(made, prioritise(made), prioritise(made, "challenges"), None, None, "public").dossier
    assert "newcomers-on-checklist" in made.of("feedback")
    assert not told.of("feedback"), "it is on a hidden idea too"
    assert set(told.of("indicators")) == {"visits-per-move", "letters-understood"}, "they measure public ideas as well"
    assert set(told.of("improvement_plans")) == {"counter-2027"}


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
