"""A dossier that gets service into its DNA: functions in layers, a chain with changed links, and instruments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.reporting.anchored import sources_of
from tests.reporting.report_dossiers import dossier

from dienstvisie.reporting.sources import Sources

SETTINGS: Mapping[str, Any] = {"title": "In the DNA", "client": {"name": "Municipality of Example"}, "language": "en"}
ITEMS: dict[str, list[dict[str, Any]]] = {
    "target_groups": [{"id": "builders", "title": "Builders"}],
    "stakeholders": [
        {"id": "staff", "title": "Staff", "role": "staff"},
        {"id": "residents", "title": "Residents", "role": "citizens"},
    ],
    "units": [
        {"id": "front", "title": "Front office"},
        {"id": "permits", "title": "Permits"},
        {"id": "archive", "title": "Archive"},
    ],
    "functions": [
        {"id": "fitter", "title": "Fitter", "level": "operational", "back_stage": True, "employees": 9},
        {"id": "desk", "title": "Desk clerk", "level": "operational", "unit": "front", "employees": 20},
        {"id": "officer", "title": "Permit officer", "level": "operational", "unit": "permits", "back_stage": True,
         "employees": 11},
        {"id": "director", "title": "Director", "level": "strategic"},
        {"id": "porter", "title": "Porter", "level": "tactical", "status": "archived"},
    ],
    "values": [{"id": "case", "title": "The case"}, {"id": "hand", "title": "Every hand"},
               {"id": "round", "title": "Rounded off"}],
    "principles": [{"id": "next", "title": "The next link", "values": ["hand", "case"]}],
    "inspirations": [
        {"id": "slow", "title": "Slower forms", "origin": "A tip page", "lesson": "Watch the chain.",
         "principles": ["next"], "facets": ["technology"]},
        {"id": "unused", "title": "Unused", "origin": "Elsewhere", "lesson": "Nothing yet."},
    ],
    "sessions": [
        {"id": "depot", "title": "Depot", "kind": "roadshow-stop", "date": "2027-05-12", "unit": "permits",
         "headcount": {"staff": 30}},
        {"id": "hall", "title": "Hall", "kind": "roadshow-stop", "date": "2027-03-02", "headcount": {"staff": 20}},
        {"id": "forms", "title": "Why are forms slow?", "kind": "work-conference", "date": "2027-01-22",
         "headcount": {"staff": 12, "residents": 3}, "outcomes": ["Nobody had asked the permit officers."]},
        {"id": "later", "title": "Another question", "kind": "work-conference", "date": "2027-02-22"},
    ],
    "journeys": [
        {"id": "shed", "title": "A shed", "question": "May I build a shed?", "target_groups": ["builders"], "steps": [
            {"id": "fill-in", "title": "Fill in the form", "phase": "apply", "channel": "e-counter"},
            {"id": "assess", "title": "Assess it", "unit": "permits", "phase": "handle", "channel": "e-mail"},
            {"id": "file", "title": "File it", "unit": "archive", "phase": "deliver", "channel": "letter"},
        ]},
    ],
    "ideas": [
        {"id": "form", "title": "One form", "target_groups": ["builders"], "phases": ["apply"], "units": ["front"],
         "channels": ["e-counter"], "inspirations": ["slow"]},
        {"id": "mail", "title": "Kind mails", "target_groups": ["builders"], "phases": ["handle"],
         "channels": ["e-mail"], "units": ["permits"]},
    ],
    "embedding": [
        {"id": "show", "title": "Roadshow", "kind": "roadshow", "facet": "culture", "level": "operational",
         "values": ["round"], "functions": ["desk"], "sessions": ["depot", "hall"], "audience": "Everybody",
         "audience_size": 100, "lead": "Town clerk", "state": "running"},
        {"id": "practise", "title": "Practice", "kind": "training", "facet": "process", "level": "operational",
         "ideas": ["form"], "functions": ["officer"], "start": "2028-02-01", "lead": "Team leader"},
        {"id": "vacancies", "title": "Vacancies", "kind": "hr-instrument", "values": ["case"], "principles": ["next"],
         "start": "2027-09-01", "state": "running"},
        {"id": "dig", "title": "Digging together", "kind": "work-conference", "sessions": ["forms"], "state": "done"},
        {"id": "someday", "title": "Some day", "kind": "training"},
        {"id": "soon", "title": "Soon", "kind": "peer-review", "functions": ["desk"], "start": "2027-12-01"},
        {"id": "old", "title": "Old course", "kind": "training", "functions": ["fitter"], "state": "stopped"},
    ],
}  # fmt: skip


def sources(items: Mapping[str, Any] | None = None) -> Sources:
    """What documents in English are made of, with other items of some kinds."""
    return sources_of(dossier(SETTINGS, {**ITEMS, **(items or {})}))
