"""A calendar, opened with a public reader: an all-day event for each task; and its lines as RFC 5545 wants them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.exports.readers import read_calendar
from tests.exports.schedules import CASES, agreed_before, drawn, expected, exported, made, planned
from tests.render.built import with_title
from tests.render.test_hostile_text import TITLES
from tests.reporting.report_dossiers import Case, small

from dienstvisie.render.exports.icalendar import to_icalendar
from dienstvisie.reporting.writer import Writer

HOSTILE = {**TITLES, "commas": "a, b; c: d\\n e \\, f", "tab": "a\tb", "property": "x\r\nATTACH:http://example.org"}


def events(content: bytes) -> list[Any]:
    return list(read_calendar(content).walk("VEVENT"))


@pytest.fixture(params=CASES)
def named(request: pytest.FixtureRequest) -> tuple[Case, str]:
    make, language = CASES[request.param]
    return make(), language


def test_every_task_is_an_event_on_its_days(named: tuple[Case, str]) -> None:
    case, language = named
    found = {str(event["UID"]): event for event in events(exported(case, "ics", language))}
    uids = {task.id: str(task.uid) for _, task in made(case, language).tasks}
    assert sorted(uids) == sorted(one.id for one in expected(case))
    assert len(found) == len(uids)
    for one in expected(case):
        event = found[uids[one.id]]
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (one.first, one.last + timedelta(1)), one.id
        assert event["TRANSP"] == "TRANSPARENT"
        waits = event.get("RELATED-TO", [])
        waits = waits if isinstance(waits, list) else [waits]
        assert {str(value) for value in waits} == {uids[before] for before in one.waits}
        assert all(value.params["RELTYPE"] == "DEPENDS-ON" for value in waits)


def test_an_event_says_what_it_is_in_the_language_of_the_document() -> None:
    english, dutch = (events(exported(small(), "ics", language)) for language in ("en", "nl-BE"))
    assert [str(event["SUMMARY"]) for event in english] == [
        "Quick desk",
        "Klare brieven",
        "Integrated reception: Design",
        "Integrated reception: Trial",
        "Integrated reception: Roll-out",
    ]
    assert [str(event["SUMMARY"]) for event in dutch][2] == "Geïntegreerd onthaal: Ontwerp"
    assert [str(event["UID"]) for event in english] == [str(event["UID"]) for event in dutch]
    assert list(english[0]["CATEGORIES"].cats) == ["A visible start", "Reception", "Quick win"]
    assert list(dutch[3]["CATEGORIES"].cats) == ["Uitbouwen", "Onthaal", "ICT"]
    assert str(english[0]["DESCRIPTION"]).split("\n") == [
        "Nothing stands in the way of Q1\N{NO-BREAK SPACE}2027.",
        "Work: Reception 9 person-days.",
        "Costs: Operating €2,500 a year.",
    ]
    assert str(english[4]["DESCRIPTION"]).split("\n")[1:] == [
        "Work: Reception 20 person-days.",
        "Costs: Investment €45,000 once.",
    ]


def test_what_was_agreed_and_what_is_due_is_said() -> None:
    case = agreed_before(planned([{"id": "a", "deadline": "2028-Q2", "depends_on": ["b"]}, {"id": "b"}]), 1)
    said = {str(event["SUMMARY"]): str(event["DESCRIPTION"]) for event in events(exported(case, "ics"))}
    assert "Agreed before: from 1 October 2026 to 31 December 2026." in said["Idea b"]
    assert "It must be done by 30 June 2028." in said["Idea a"]
    assert "It waits for “Idea b”." in said["Idea a"]


def test_what_is_internal_is_marked() -> None:
    case = planned([{"id": "a", "internal": True}, {"id": "b"}])
    found = {str(event["SUMMARY"]): event for event in events(exported(case, "ics"))}
    assert found["Idea a"]["CLASS"] == "CONFIDENTIAL"
    assert "may not leave the organisation" in found["Idea a"]["DESCRIPTION"]
    assert "CLASS" not in found["Idea b"]
    inside = read_calendar(exported(case, "ics", audience="internal"))
    assert "must not be published" in inside["X-WR-CALDESC"]


def test_the_stamp_is_the_day_of_the_edition_and_never_that_of_the_clock() -> None:
    assert {event["DTSTAMP"].dt.isoformat() for event in events(exported(small(), "ics"))} == {
        "2027-04-14T00:00:00+00:00"
    }
    drawn_now = events(exported(drawn("month", 2), "ics"))
    assert {event["DTSTAMP"].dt.isoformat() for event in drawn_now} == {"2027-01-01T00:00:00+00:00"}


def test_a_calendar_without_a_task_still_holds_something() -> None:
    for ideas in ([], [{"id": "a", "duration": 240}]):
        read = read_calendar(exported(planned(ideas), "ics"))
        assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_titles_give_calendars_that_can_be_read(name: str) -> None:
    case = with_title(HOSTILE[name])
    content = exported(case, "ics")
    keeps_to_the_rules(content)
    clean = Writer("en", "nl-BE").text(HOSTILE[name])
    found = events(content)
    assert len(found) == len(expected(case))
    assert str(found[0]["SUMMARY"]) == clean.strip()
    assert not [event for event in found if "ATTACH" in event]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_title_comes_back_as_it_is_in_a_document(title: str) -> None:
    clean = Writer("en", "en").text(title)
    content = to_icalendar(made(with_title(title))).encode()
    keeps_to_the_rules(content)
    (event, *_) = Calendar.from_ical(content.decode()).walk("VEVENT")
    assert str(event["SUMMARY"]) == clean


def test_lines_keep_to_the_rules(named: tuple[Case, str]) -> None:
    keeps_to_the_rules(exported(named[0], "ics", named[1]))


def keeps_to_the_rules(content: bytes) -> None:
    """RFC 5545, 3.1: CRLF ends every line; at most 75 octets, cut between characters; no control characters."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert not re.search(r"[\x00-\x1f\x7f]", line.decode())
    whole = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert all(re.match(r"[A-Z-]+(;[A-Z-]+=[A-Z-]+)*:", line) for line in whole)
    assert whole[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dienstvisie//Roadmap//EN"]
    assert whole[-1] == "END:VCALENDAR"
