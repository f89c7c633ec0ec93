"""A dossier that is anchored: instruments, a multi-year plan of both regimes, receipts, indicators and progress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.reporting.report_dossiers import dossier

from dienstvisie.planning import plan
from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer
from dienstvisie.schema import Dossier
from dienstvisie.scoring import prioritise

SETTINGS: Mapping[str, Any] = {
    "title": "Warm and clear",
    "client": {"name": "Municipality of Example"},
    "language": "en",
    "documents": {"date": "2028-01-15"},
    "planning": {"start": "2027", "end": "2029", "period": "quarter", "quick_wins": {"at_least": 0}},
    "policy_fields": [
        {"code": "0130", "title": "Administrative services", "items": [{"code": "0130-00", "title": "Counters"}]},
    ],
}
SCORES = {"citizen-impact": 4, "organisation-impact": 3}
ITEMS: dict[str, list[dict[str, Any]]] = {
    "units": [{"id": "reception", "title": "Reception"}],
    "values": [{"id": "near", "title": "Near"}, {"id": "clear", "title": "Clear"}, {"id": "brave", "title": "Brave"}],
    "principles": [
        {"id": "first-contact", "title": "Helped at once", "values": ["near"]},
        {"id": "plain", "title": "In plain words", "values": ["clear"]},
    ],
    "sessions": [
        {"id": "depot", "title": "Depot", "kind": "roadshow-stop", "date": "2027-03-02", "unit": "reception"},
        {
            "id": "hall",
            "title": "Town hall",
            "kind": "roadshow-stop",
            "date": "2027-02-01",
            "headcount": {"staff": 30, "majority": 6},
        },
    ],
    "stakeholders": [
        {"id": "staff", "title": "Staff", "role": "staff"},
        {"id": "majority", "title": "Majority", "role": "majority"},
    ],
    "embedding": [
        {
            "id": "roadshow",
            "title": "Roadshow",
            "kind": "roadshow",
            "facet": "culture",
            "level": "operational",
            "values": ["near"],
            "sessions": ["depot", "hall"],
            "audience": "All employees",
            "audience_size": 200,
            "reached": 50,
            "state": "done",
            "start": "2027-02-01",
            "policy_action": "ac10",
            "ideas": ["desk"],
        },
        {
            "id": "vacancies",
            "title": "Vacancies",
            "kind": "hr-instrument",
            "facet": "organisation",
            "level": "tactical",
            "principles": ["plain"],
            "start": "2028-02-01",
        },
        {"id": "old", "title": "Old course", "kind": "training", "facet": "culture", "level": "strategic",
         "values": ["brave"], "state": "stopped"},
        {"id": "loose", "title": "Loose talk", "kind": "communication", "facet": "culture"},
        {"id": "gone", "title": "Gone", "kind": "training", "facet": "process", "level": "tactical",
         "status": "rejected"},
    ],
    "policy_plan": [
        {"id": "bd1", "kind": "objective", "code": "BD1", "title": "Good service", "unit": "reception",
         "policy_field": "0130"},
        {"id": "ap1", "kind": "action-plan", "code": "AP1", "title": "One door", "part_of": "bd1"},
        {"id": "ac10", "kind": "action", "code": "AC10", "title": "Desk", "part_of": "ap1", "priority": True,
         "policy_item": "Counters", "reporting_codes": ["GEM-1", "GEM-2"], "mandate_holder": "Alderman of service",
         "start": "2027-01-01", "end": "2028-12-31"},
        {"id": "ac2", "kind": "action", "code": "AC2", "title": "Letters", "part_of": "ap1"},
        {"id": "ap2", "kind": "action-plan", "code": "AP2", "title": "Later", "part_of": "bd1"},
        {"id": "bd2", "kind": "objective", "code": "BD2", "title": "Care"},
        {"id": "pr1", "kind": "programme", "code": "1", "title": "Service", "regime": "bbv"},
        {"id": "go1", "kind": "goal", "code": "1.1", "title": "Everybody helped", "regime": "bbv", "part_of": "pr1",
         "policy_field": "0.2 Civil affairs"},
        {"id": "ef1", "kind": "effort", "code": "1.1.1", "title": "Mobile desk", "regime": "bbv", "part_of": "go1"},
    ],
    "indicators": [
        {"id": "heard", "title": "Felt heard", "unit": "%", "objectives": ["bd1"], "ideas": ["desk"],
         "baseline": {"date": "2026-01-01", "value": 50}, "target": {"date": "2030-01-01", "value": 90},
         "measurements": [{"date": "2028-01-01", "value": 70, "n": 120, "note": "Two desks."},
                          {"date": "2027-01-01", "value": 55}]},
        {"id": "wait", "title": "Wait", "unit": "minutes", "direction": "lower", "kind": "quality",
         "baseline": {"date": "2026-01-01", "value": 20}, "target": {"date": "2028-01-01", "value": 10},
         "measurements": [{"date": "2027-01-01", "value": 17}], "every": 6},
        {"id": "done", "title": "Letters rewritten", "unit": "letters", "kind": "done",
         "target": {"date": "2028-01-01", "value": 10}, "measurements": [{"date": "2027-10-01", "value": 12}]},
        {"id": "new", "title": "New", "unit": "%", "baseline": {"date": "2027-12-01", "value": 1}},
        {"id": "aimless", "title": "Aimless", "unit": "%", "measurements": [{"date": "2027-12-01", "value": 1}]},
    ],
    "improvement_plans": [
        {"id": "team", "title": "Team plan", "unit": "reception", "principles": ["plain"], "actions": [
            {"id": "a", "title": "Ask on", "owner": "Team leader", "due": "2027-06-30", "indicator": "heard",
             "progress": [{"date": "2027-09-30", "content": "on-track", "planning": "delayed"}]},
            {"id": "b", "title": "Say back", "due": "2027-06-30",
             "progress": [{"date": "2027-06-01", "content": "done", "planning": "done", "finance": "done"}]},
            {"id": "c", "title": "Later"},
        ]},
    ],
    "programmes": [
        {"id": "years", "title": "Years of listening", "audience": "All", "audience_size": 200, "lines": [
            {"id": "tell", "title": "Telling", "instruments": ["roadshow"], "planned": {2027: 100, 2028: 50},
             "reached": {2027: 80}}]},
    ],
    "ideas": [
        {"id": "desk", "title": "Integrated desk", "duration": 6, "policy_action": "ac10", "consensus": SCORES,
         "effort": {"reception": 10}, "lead": "Head of reception",
         "costs": [{"amount": 10_000, "kind": "investment"}, {"amount": 3_000, "recurs": "yearly"},
                   {"amount": 4_000, "kind": "investment", "direction": "receipt", "note": "Subsidy"}],
         "pinned": "2027-Q4",
         "progress": [
             {"date": "2027-03-01", "content": "on-track", "planning": "on-track", "finance": "on-track"},
             {"date": "2027-09-30", "content": "on-track", "planning": "delayed", "finance": "on-track",
              "explanation": "The builder is late."}]},
        {"id": "letters", "title": "Letters", "duration": 3, "policy_action": "ap1", "consensus": SCORES,
         "effort": {"reception": 5}, "costs": [{"amount": 900}], "pinned": "2027-Q1",
         "progress": [{"date": "2027-06-30", "content": "done", "planning": "done", "finance": "done",
                       "started": "2027-Q1", "finished": "2027-Q1"}]},
        {"id": "far", "title": "Far idea", "duration": 60, "policy_action": "ac2", "consensus": SCORES,
         "costs": [{"amount": 7_000}]},
        {"id": "mobile", "title": "Mobile desk", "duration": 3, "policy_action": "ef1", "consensus": SCORES,
         "pinned": "2028-Q1", "costs": [{"amount": 2_000, "kind": "financing"}]},
        {"id": "homeless", "title": "Homeless idea", "duration": 3, "consensus": SCORES},
    ],
}  # fmt: skip


def made(items: Mapping[str, Any] | None = None, settings: Mapping[str, Any] | None = None) -> Dossier:
    """The dossier, with other items of some kinds, or with other settings."""
    return dossier({**SETTINGS, **(settings or {})}, {**ITEMS, **(items or {})})


def sources(items: Mapping[str, Any] | None = None, settings: Mapping[str, Any] | None = None) -> Sources:
    """What documents in English are made of; ranked and planned as a user's dossier is."""
    return sources_of(made(items, settings))


def sources_of(anchored: Dossier) -> Sources:
    """The same for a dossier that is there already."""
    ideas = prioritise(anchored, "ideas")
    challenges, roadmap = prioritise(anchored, "challenges"), plan(anchored, ideas)
    return Sources(anchored, ideas, challenges, roadmap, Writer("en", anchored.settings.language))
