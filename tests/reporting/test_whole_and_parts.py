"""What holds for an idea as a whole and what for its parts: how long it takes, and what the quick win is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reporting.report_dossiers import Case, dossier, ranking

from dienstvisie.planning import plan
from dienstvisie.reporting.idea_model import IdeaSheet
from dienstvisie.reporting.idea_sheet import idea_sheet
from dienstvisie.reporting.index import index_report
from dienstvisie.reporting.roadmap import RoadmapReport, roadmap_report
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Idea


def sources(*ideas: dict[str, Any], **planning: Any) -> Sources:
    quick = {"at_least": 0, "min_score": 0, "max_duration": 3, "max_effort": 10}
    settings = {
        "title": "Visie",
        "client": {"name": "Gemeente"},
        "planning": {"start": "2027", "end": "2029", "quick_wins": quick, **planning},
    }
    units = [{"id": "desk", "title": "Desk"}]
    made = dossier(settings, {"units": units, "ideas": [{"title": row["id"].title(), **row} for row in ideas]})
    none = ranking("ideas", ())
    case = Case(made, none, ranking("challenges", ()), plan(made, none))
    return Sources(case.dossier, case.ideas, case.challenges, case.roadmap, Writer("en", "en"))


def sheet(found: Sources, id_: str = "a") -> IdeaSheet:
    return idea_sheet(found, found.dossier.all(Idea)[id_])


def table(found: Sources) -> RoadmapReport:
    assert found.roadmap is not None
    return roadmap_report(found, found.roadmap)


def part(id_: str, months: int, **more: Any) -> dict[str, Any]:
    return {"id": id_, "title": id_.title(), "duration": months, **more}


def begun(**more: Any) -> dict[str, Any]:
    return {"progress": [{"date": "2027-02-01", "started": "2027-Q1", **more}]}


@pytest.mark.parametrize(
    ("idea", "period", "told"),
    [
        ({"duration": 4}, "quarter", "4 months of work over 2 quarters"),
        ({"duration": 1}, "quarter", "1 month of work over 1 quarter"),
        ({"duration": 6}, "quarter", "6 months"),
        ({"duration": 4}, "month", "4 months"),
        ({}, "quarter", "3 months"),
        ({"subprojects": [part("one", 2), part("two", 4)]}, "quarter", "6 months of work over 3 quarters"),
        ({"duration": 4, **begun()}, "quarter", "4 months of work over 2 quarters"),
        ({"duration": 4, **begun(finished="2027-Q3", content="done")}, "quarter", "9 months"),
    ],
)
def test_the_stated_months_stand_beside_the_whole_periods(idea: dict[str, Any], period: str, told: str) -> None:
    timing = sheet(sources({"id": "a", **idea}, period=period)).timing
    assert timing is not None
    assert timing.duration == told


def test_a_pause_that_is_rounded_up_is_at_least_what_is_stated() -> None:
    found = sources({"id": "a", "depends_on": [{"idea": "b", "lag": 1}], "duration": 3}, {"id": "b", "duration": 3})
    assert [near.lag for near in sheet(found).needs] == ["with a pause of at least 1 month"]
    placed = {id_: placements[0].start for id_, placements in found.placements.items()}
    assert placed == {"a": 2, "b": 0}


SLOW = part("build", 12, effort={"desk": 90})
QUICK = part("signs", 2, effort={"desk": 4})


def marks(found: Sources) -> tuple[bool, bool, bool]:
    (row,), (entry,) = table(found).rows, index_report(found, ()).rows
    return sheet(found).quick_win, row.quick_win, entry.quick_win


def test_only_the_part_that_is_a_quick_win_is_marked() -> None:
    found = sources({"id": "a", "subprojects": [QUICK, SLOW]})
    made, (row,) = sheet(found), table(found).rows
    assert marks(found) == (False, False, False)
    assert [stage.quick_win for stage in made.stages] == [True, False]
    assert [one.quick_win for one in row.parts] == [True, False]
    assert made.quick_parts == row.quick_parts
    assert (row.quick_parts or "").replace("\N{NO-BREAK SPACE}", " ") == "Quick win: “Signs” (Q1 2027)"


@pytest.mark.parametrize(
    "idea",
    [
        {"subprojects": [SLOW], "quick_win": True},
        {"subprojects": [QUICK, SLOW], "quick_win": True},
        {"subprojects": [part("one", 1), part("two", 1)]},
        {"duration": 2},
    ],
)
def test_an_idea_that_is_a_quick_win_as_a_whole_is_marked_as_one(idea: dict[str, Any]) -> None:
    found = sources({"id": "a", **idea})
    assert marks(found) == (True, True, True)
    assert (sheet(found).quick_parts, table(found).rows[0].quick_parts) == (None, None)


def test_an_idea_that_says_it_is_none_can_have_a_part_that_says_it_is() -> None:
    parts = [{**QUICK, "quick_win": True}, {**SLOW, "quick_win": True}]
    found = sources({"id": "a", "quick_win": False, "subprojects": parts})
    assert marks(found) == (False, False, False)
    assert (sheet(found).quick_parts or "").count("“") == 2


def test_an_idea_without_any_quick_win_is_not_marked_at_all() -> None:
    found = sources({"id": "a", "subprojects": [SLOW, SLOW | {"id": "more"}]})
    assert marks(found) == (False, False, False)
    assert sheet(found).quick_parts is None


def test_a_phase_counts_ideas_with_a_quick_part() -> None:
    phases = [{"id": "first", "title": "First", "until": "2027"}]
    found = table(sources({"id": "a", "subprojects": [QUICK, SLOW]}, phases=phases))
    assert found.phases[0].summary == "1 idea begins here, among them 1 idea with a quick win among its parts."


def test_quick_wins_of_the_first_phase_are_counted_by_ideas_and_parts_and_by_what_is_done() -> None:
    phases = [{"id": "first", "title": "First", "until": "2027"}, {"id": "next", "title": "Next", "until": "2029"}]
    done = {"progress": [{"date": "2027-05-01", "started": "2027-Q1", "finished": "2027-Q1"}]}
    found = table(
        sources(
            {"id": "a", "subprojects": [QUICK, SLOW]},
            {"id": "b", "duration": 2, "quick_win": True, **done},
            {"id": "c", "duration": 2, "quick_win": True},
            phases=phases,
        )
    )
    counts = "Quick wins that end in the first phase, First (Q1 2027 – Q4 2027): 2 ideas and 1 part of an idea."
    assert counts in [sentence.replace("\u00a0", " ") for sentence in found.summary]
    assert "Of these 1 is done; 2 are planned or under way." in found.summary
