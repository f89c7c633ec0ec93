"""A project file, opened with a public reader: every task, day, pause, unit, hour and euro is that of the roadmap."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from tests.exports.readers import read_projects
from tests.exports.schedules import (
    CASES,
    Expected,
    agreed_before,
    begin,
    drawn,
    expected,
    exported,
    made,
    planned,
    roadmap,
    title_of,
    weekday,
    working,
)
from tests.render.built import with_title
from tests.render.test_hostile_text import TITLES
from tests.reporting.report_dossiers import Case

from dienstvisie.render.exports.mspdi import NAMESPACE
from dienstvisie.schema import Unit

HOSTILE = {**TITLES, "pair": "x" * 254 + "👩", "noncharacter": "a\ufffeb\uffffc", "spaces": "  a \t b  "}


class Read(NamedTuple):
    """A case and what the reader found in its file."""

    case: Case
    language: str
    found: dict[str, Any]

    @property
    def tasks(self) -> dict[str, dict[str, Any]]:
        """The tasks that sum up no others, by their id in the dossier."""
        return {row["id"]: row for row in self.found["tasks"] if not row["summary"]}

    @property
    def pairs(self) -> Iterator[tuple[Expected, dict[str, Any]]]:
        return ((one, self.tasks[one.id]) for one in expected(self.case))


@pytest.fixture(scope="session")
def all_read() -> dict[str, Read]:
    cases = {name: (make(), language) for name, (make, language) in CASES.items()}
    cases |= {f"hostile {name}": (with_title(title), "en") for name, title in HOSTILE.items()}
    cases["nothing fits"] = planned([{"id": "a", "duration": 120}]), "en"
    cases["nothing at all"] = planned([]), "nl-BE"
    files = [exported(case, "msproject", language) for case, language in cases.values()]
    found = read_projects(files)
    return {name: Read(*cases[name], one) for name, one in zip(cases, found, strict=True)}


@pytest.fixture(params=CASES)
def read(request: pytest.FixtureRequest, all_read: dict[str, Read]) -> Read:
    return all_read[request.param]


def test_the_cases_hold_what_the_tests_are_about() -> None:
    tasks = [one for make, _ in CASES.values() for one in expected(make())]
    assert len(tasks) > 200
    assert sum(1 for one in tasks for days in one.waits.values() if days) > 3
    assert sum(1 for one in tasks for days in one.waits.values() if not days) > 30
    assert any(one.first != one.start for one in tasks)
    assert any(one.last != one.finish for one in tasks)
    assert any(one.placement.task.deadline is not None for one in tasks)


def test_every_task_keeps_its_days(read: Read) -> None:
    assert read.found["kind"] == "MSPDI"
    assert read.found["ignored"] == []
    assert sorted(read.tasks) == sorted(one.id for one in expected(read.case))
    for one, task in read.pairs:
        start, finish = f"{one.start}T08:00", f"{one.finish}T17:00"
        assert (task["start"], task["finish"], task["length"]) == (start, finish, 8 * one.working), one.id
        assert (task["mode"], task["must"]) == ("MANUALLY_SCHEDULED", ["MUST_START_ON", start])
        assert not task["milestone"]
        assert task["quick_win"] == one.placement.task.quick_win
        assert task["cost"] == one.once


def test_every_task_waits_for_what_it_waits_for(read: Read) -> None:
    ids = {task["uid"]: name for name, task in read.tasks.items()}
    for one, task in read.pairs:
        assert {ids[link["uid"]]: link["pause"] for link in task["waits"]} == one.waits, one.id
        assert all(link["type"] == "FS" for link in task["waits"])
        assert all(link["in"] == ("ed" if link["pause"] else "d") for link in task["waits"])


def test_every_unit_works_as_many_hours_as_planned(read: Read) -> None:
    units = {row["uid"]: row["name"] for row in read.found["resources"]}
    titles = {unit.id: unit.title for unit in read.case.dossier.all(Unit).values()}
    assert len(set(units.values())) == len(units)
    done: dict[int, dict[str, float]] = {}
    for row in read.found["assignments"]:
        assert row["work"] == row["done"] + row["left"]
        done.setdefault(row["task"], {})[units[row["resource"]]] = row["work"]
    for one, task in read.pairs:
        named = {_title(titles[unit], read.language): 8 * days for unit, days in one.work.items()}
        assert done.get(task["uid"], {}) == named, one.id
        assert task["work"] == sum(named.values())
    for row in read.found["assignments"]:
        task = next(task for task in read.found["tasks"] if task["uid"] == row["task"])
        assert (row["start"], row["finish"]) == (task["start"], task["finish"])
        assert 0 <= row["units"] - 100 * row["work"] / task["length"] < 1


def test_the_outline_is_phases_ideas_and_parts(read: Read) -> None:
    rows = {row["uid"]: row for row in read.found["tasks"]}
    assert [row["uid"] for row in read.found["tasks"]] == list(range(1, len(rows) + 1))
    assert len({row["guid"] for row in rows.values()}) == len(rows)
    phases = roadmap(read.case).problem.phases
    for one, task in read.pairs:
        task_idea = rows[task["parent"]] if one.placement.task.subproject else task
        assert task_idea["name"] == title_of(read.case, one.idea, read.language)
        begins = min(other.placement.start for other in expected(read.case) if other.idea == one.idea)
        phase = next((phase for phase in phases if phase.first <= begins <= phase.last), None)
        above = rows[task_idea["parent"]]["name"] if task_idea["parent"] else None
        assert above == (None if phase is None else _title(phase.title, read.language))
    for row in (row for row in rows.values() if row["summary"]):
        below = [other for other in rows.values() if other["place"].startswith(f"{row['place']}.")]
        assert row["start"] == min(other["start"] for other in below)
        assert row["finish"] == max(other["finish"] for other in below)
        assert row["mode"] == "AUTO_SCHEDULED"


def test_what_began_and_what_is_done_is_told(all_read: dict[str, Read]) -> None:
    seen = set()
    for name in ("quarters", "months", "olen-nl-BE"):
        read = all_read[name]
        states = {task.id: task.progress for _, task in made(read.case).tasks}
        for one, task in read.pairs:
            state = states[one.id]
            seen.add(state)
            assert (state == "planned") == (not one.placement.task.begun)
            assert task["percent"] == (100 if state == "done" else 0)
            assert task["began"] == (None if state == "planned" else task["start"])
            assert task["ended"] == (task["finish"] if state == "done" else None)
            left = [row["left"] for row in read.found["assignments"] if row["task"] == task["uid"]]
            assert all((hours == 0) == (state == "done") for hours in left)
    assert seen == {"planned", "begun", "done"}
    assert all_read["quarters"].tasks["idea-09"]["percent"] == 100
    assert all_read["quarters"].tasks["idea-07"]["began"] == "2027-01-01T08:00"


def test_what_was_agreed_is_the_baseline(all_read: dict[str, Read]) -> None:
    read = all_read["agreed"]
    plan = roadmap(read.case)
    assert plan.agreed is not None
    for one, task in read.pairs:
        span = plan.agreed.spans.get(one.placement.task.id)
        if span is None:
            assert task["agreed"] == [None, None, None]
            continue
        first, last = weekday(begin(plan.problem.calendar, span[0]), 1), begin(plan.problem.calendar, span[1] + 1)
        assert task["agreed"][0] == f"{first}T08:00"
        assert task["agreed"][1] < f"{last}"
        assert task["agreed"][2] % 8 == 0
        assert one.start > first
    assert 0 < len(plan.agreed.spans) < len(read.tasks)


def test_deadlines_are_kept(all_read: dict[str, Read]) -> None:
    tasks = all_read["quarters"].tasks
    due = {id_: task["deadline"] for id_, task in tasks.items() if task["deadline"]}
    assert due
    assert set(due.values()) == {"2029-12-31T17:00"}
    for one, task in all_read["quarters"].pairs:
        assert (task["deadline"] is None) == (one.placement.task.deadline is None)


def test_the_project_says_what_it_is(read: Read, all_read: dict[str, Read]) -> None:
    calendar = roadmap(read.case).problem.calendar
    first, end = begin(calendar, 0), begin(calendar, calendar.count)
    assert read.found["title"].endswith(_title(read.case.dossier.settings.title, read.language))
    assert read.found["start"] == f"{weekday(first, 1)}T08:00"
    assert read.found["finish"] < f"{end}"
    assert read.found["hours"] == 8 * int(working(first, end) - (end.isoweekday() < 6))
    assert all_read["quarters"].found["status"] == "2027-10-01T17:00"
    assert all_read["many"].found["status"] is None


def test_a_unit_is_never_overloaded_by_its_own_capacity(all_read: dict[str, Read]) -> None:
    """60 days in a quarter of 64 to 66 working days is 94 hundredths at its best; rounded up, so never too little."""
    most = {row["name"]: row["most"] for row in all_read["quarters"].found["resources"]}
    assert (most["Ict"], most["Civil-Affairs"]) == (94, 94)
    load = roadmap(all_read["quarters"].case).load["reception"]
    assert most["Reception"] >= math.ceil(100 * max(load) / 66)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_titles_give_files_that_can_be_read(name: str, all_read: dict[str, Read]) -> None:
    read = all_read[f"hostile {name}"]
    assert sorted(read.tasks) == sorted(one.id for one in expected(read.case))
    clean = title_of(read.case, "quick-desk", "en")
    shown = read.tasks["quick-desk"]["name"]
    assert shown == clean if len(shown.encode("utf-16-le")) < 510 else clean.startswith(shown[:-1])
    assert len(shown.encode("utf-16-le")) <= 2 * 255
    if shown != clean:
        assert shown.endswith("…")
        assert clean in read.tasks["quick-desk"]["notes"]


def test_a_roadmap_without_a_task_is_a_project_without_one(all_read: dict[str, Read]) -> None:
    for name in ("nothing fits", "nothing at all"):
        assert all_read[name].found["tasks"] == []
        assert all_read[name].found["start"] == "2027-01-01T08:00"


def test_the_same_thing_keeps_its_name_in_every_edition() -> None:
    one, other = made(drawn("month", 3), "en"), made(agreed_before(drawn("month", 3), 2), "nl-BE")
    assert [task.uid for _, task in one.tasks] == [task.uid for _, task in other.tasks]
    assert (one.uid, [unit.uid for unit in one.units]) == (other.uid, [unit.uid for unit in other.units])


ORDER = {
    "Project": "SaveVersion Name GUID Title Subject Company Author CreationDate LastSaved ScheduleFromStart StartDate "
    "FinishDate CurrencyDigits CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID DefaultStartTime "
    "DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DurationFormat WorkFormat "
    "HonorConstraints NewTasksEffortDriven NewTasksEstimated WeekStartDay StatusDate CurrentDate NewTasksAreManual "
    "ExtendedAttributes Calendars Tasks Resources Assignments",
    "Calendar": "UID Name IsBaseCalendar BaseCalendarUID WeekDays",
    "Task": "UID GUID ID Name Active Manual Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration "
    "ManualStart ManualFinish ManualDuration DurationFormat Work EffortDriven Estimated Milestone Summary FixedCost "
    "FixedCostAccrual PercentComplete PercentWorkComplete Cost ActualStart ActualFinish ActualDuration ActualCost "
    "ActualWork RemainingDuration RemainingCost RemainingWork ConstraintType CalendarUID ConstraintDate Deadline Notes "
    "PredecessorLink ExtendedAttribute Baseline",
    "PredecessorLink": "PredecessorUID Type CrossProject LinkLag LagFormat",
    "Baseline": "Number Start Finish Duration DurationFormat",
    "Resource": "UID GUID ID Name Type IsNull MaxUnits CalendarUID Notes",
    "Assignment": "UID TaskUID ResourceUID PercentWorkComplete ActualFinish ActualStart ActualWork Finish "
    "RemainingWork Start Units Work",
}
"""The order of the schema of 2007, which Microsoft Project keeps to; later elements are where it writes them."""


@pytest.mark.parametrize("name", ["agreed", "quarters", "hostile long", "nothing at all"])
def test_elements_stand_in_the_order_of_the_schema(name: str, all_read: dict[str, Read]) -> None:
    read = all_read[name]
    root = ET.fromstring(exported(read.case, "msproject", read.language))  # noqa: S314 - our own
    seen = set()
    for element in root.iter():
        kind = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        if kind in ORDER:
            seen.add(kind)
            places = [ORDER[kind].split().index(child.tag.removeprefix(f"{{{NAMESPACE}}}")) for child in element]
            assert places == sorted(places), (kind, [child.tag for child in element])
    assert seen >= ({"Project", "Calendar"} if name.startswith("nothing") else {"Task", "Resource", "Assignment"})
    assert [child for child in root if len(child) == 0 and not child.text] == []


def _title(text: Any, language: str) -> str:
    return text if isinstance(text, str) else str(text[language])
