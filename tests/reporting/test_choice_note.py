"""The scenario note: facts beside perception, who gets different service, and the decision."""

from __future__ import annotations

from typing import Any

from tests.reporting.choice_dossiers import choosing, made

from dienstvisie.render import build_documents
from dienstvisie.reporting.choice_model import ScenarioReport
from dienstvisie.schema import Dossier

UNITS = {"alpha": 12, "bravo": 12, "charlie": 12}
FINDINGS = [
    {"id": "counted", "title": "Counted", "nature": "fact"},
    {"id": "felt", "title": "Felt", "nature": "perception"},
]


def challenge(id_: str, score: int, *findings: str) -> dict[str, Any]:
    return {"id": id_, "title": id_.title(), "findings": findings, "consensus": {"impact": score}}


def note(dossier: Dossier) -> ScenarioReport:
    (found,) = [document.report for document in made(dossier).documents if document.path == "scenarios"]
    assert isinstance(found, ScenarioReport)
    return found


def test_facts_and_perception_contradict_one_another() -> None:
    challenges = [
        challenge("high-felt", 5, "felt"),
        challenge("high-both", 4, "felt", "counted"),
        challenge("low-both", 2, "felt", "counted"),
        challenge("low-counted", 1, "counted"),
    ]
    report = note(choosing(UNITS, {"challenges": challenges, "findings": FINDINGS}))
    assert [(row.challenge.id, row.verdict, row.clash) for row in report.facts] == [
        ("high-felt", "Felt, not measured", True),
        ("low-counted", "Measured, not felt", True),
        ("high-both", "Felt and measured", False),
        ("low-both", "Known, and rated lower", False),
    ]
    assert [sentence[:1] for sentence in report.clashes] == ["1", "1"]
    assert any("2 challenges" in sentence for sentence in report.in_short)


def test_a_challenge_that_nobody_rated_has_no_verdict() -> None:
    unrated = {"id": "unrated", "title": "Unrated", "findings": ["felt"]}
    report = note(choosing(UNITS, {"challenges": [unrated], "findings": FINDINGS}))
    assert [(row.rank, row.high, row.clash) for row in report.facts] == [(None, None, False)]


def test_who_gets_different_service() -> None:
    report = note(choosing(UNITS))
    assert report.top == "3"
    chosen = {row.item.id: [rank.chosen for rank in row.ranks] for row in report.choices}
    for row, parity in zip(report.groups, (1, 0), strict=True):
        mine = [flags for id_, flags in chosen.items() if int(id_[-1]) % 2 == parity]
        assert row.counts == tuple(str(sum(flags[at] for flags in mine)) for at in range(3))
    assert {row.title for row in report.groups} == {"Walkers", "Farmers"}


def test_the_decision_says_what_it_costs() -> None:
    options = [{"id": name, "title": name.title(), "process": name} for name in ("equal", "national", "consensus")]
    decision = {
        "id": "together",
        "title": "Together",
        "question": "How do we choose?",
        "options": options,
        "answer": "consensus",
        "reason": "Because.",
        "date": "2026-10-06",
    }
    report = note(choosing(UNITS, {"decisions": [decision]}))
    assert report.decision is not None
    assert report.decision.answer == "Consensus"
    assert report.decision.when == "Decided on 6 October 2026."
    assert report.decision.remark is not None
    decided = next(way for way in report.processes if way.decided)
    assert decided.id == "consensus"
    assert decided.largest is not None
    assert decided.largest in report.decision.remark
    open_one = note(choosing(UNITS, {"decisions": [{**decision, "answer": None}]})).decision
    assert open_one is not None
    assert (open_one.answer, open_one.remark) == (None, None)


def test_partners_are_counted_by_what_units_choose() -> None:
    ideas = [
        {"id": f"idea-{at}", "title": f"The idea {at}", "partners": ["Water board"] if at < 2 else []}
        for at in range(6)
    ]
    report = note(choosing(UNITS, {"ideas": ideas}))
    (row,) = report.partners
    chosen = {one.item.id: [rank.chosen for rank in one.ranks] for one in report.choices}
    assert row.title == "Water board"
    assert row.counts == tuple(str(chosen["idea-0"][at] + chosen["idea-1"][at]) for at in range(3))
    assert [item.id for item in row.ideas] == ["idea-0", "idea-1"]


def test_those_from_outside_sat_at_the_table() -> None:
    sessions: list[dict[str, Any]] = [
        {"id": f"in-{unit}", "title": unit.title(), "kind": "dialogue", "date": f"2026-03-0{day}", "unit": unit}
        for day, unit in enumerate(UNITS, 1)
    ]
    sessions[2] |= {"headcount": {"boards": 6}, "outcomes": ["It changed its own process."]}
    sessions[1] |= {"headcount": {"staff": 6}, "outcomes": ["Among ourselves."]}
    groups = [
        {"id": "staff", "title": "Staff", "role": "staff"},
        {"id": "management", "title": "Management", "role": "management"},
        {"id": "boards", "title": "Boards", "role": "partners"},
    ]
    report = note(choosing(UNITS, {"sessions": sessions, "stakeholders": groups}))
    assert [(row.title, row.sessions) for row in report.attendance] == [("Boards", ("Charlie (3 March 2026)",))]
    assert report.outcomes == ("It changed its own process.",)


def test_no_title_breaks_a_page() -> None:
    hostile = "<b>x</b> | {{ y }} *z*"
    more: dict[str, Any] = {
        "ideas": [{"id": f"idea-{at}", "title": hostile, "partners": [hostile]} for at in range(6)],
        "units": [{"id": unit, "title": hostile} for unit in UNITS],
        "challenges": [challenge("open", 4, "counted")],
        "findings": [{**FINDINGS[0], "title": hostile}],
    }
    pages = build_documents([made(choosing(UNITS, more))], ("html", "markdown"))
    for name in ("scenarios.html", "scenarios.md"):
        assert "<b>" not in pages[name].decode()
    rows = [line for line in pages["scenarios.md"].decode().splitlines() if line.startswith("| [")]
    assert rows
    assert all("x&lt;/b&gt; \\| {{ y }} \\*z\\*" in line for line in rows if "ideas/" in line)
