"""A small dossier with a vision in full: sessions, findings, values, principles, a compass, feedback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.reporting.report_dossiers import SMALL_ITEMS, SMALL_SETTINGS, dossier, small

from dienstvisie.reporting.sources import Sources
from dienstvisie.reporting.writer import Writer

VISION_ITEMS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "stakeholders": [
        {"id": "citizens", "title": {"nl-BE": "Inwoners", "en": "Residents"}, "role": "citizens", "size": 12500},
        {"id": "staff", "title": {"nl-BE": "Medewerkers", "en": "Employees"}, "role": "staff"},
        {"id": "experts", "title": "Deskundigen", "role": "experts"},
    ],
    "sessions": [
        {"id": "panel", "title": "Klantenpanel", "kind": "customer-panel", "date": "2027-02-10", "unit": "reception",
         "headcount": {"citizens": 22, "staff": 3, "experts": 0}, "outcomes": ["Het duurt lang."]},
        {"id": "survey", "title": {"nl-BE": "Bevraging", "en": "Survey"}, "kind": "survey", "date": "2027-01-15",
         "headcount": {"citizens": 1400}},
        {"id": "never", "title": "Vervallen", "kind": "workshop", "date": "2020-01-01", "status": "archived",
         "headcount": {"citizens": 99}},
    ],
    "findings": [
        {"id": "three-doors", "title": "Drie deuren", "nature": "fact", "phase": "apply", "channel": "counter",
         "evidence": {"measure": "Doorverwezen", "value": 34.5, "unit": "%", "date": "2027-01-31"},
         "session": "survey", "sources": ["Jaarverslag"], "target_groups": ["seniors"]},
        {"id": "lost", "title": "Verloren", "nature": "perception", "phase": "inform", "session": "never"},
        {"id": "calls", "title": "Oproepen", "nature": "fact",
         "evidence": {"measure": "Gemist", "value": 1200, "unit": "per jaar", "date": "2027-01-31"}},
        {"id": "old", "title": "Achterhaald", "nature": "fact", "status": "rejected"},
    ],
    "challenges": [
        {"id": "short-wait", "title": "Korter wachten", "findings": ["lost", "old"]},
        {"id": "one-door", "title": {"nl-BE": "Eén deur", "en": "One door"}, "findings": ["three-doors", "lost"],
         "phases": ["apply"], "facet": "process"},
        {"id": "alone", "title": "Zonder idee"},
    ],
    "values": [
        {"id": "near", "title": {"nl-BE": "Nabij", "en": "Close"}, "meaning": "We kennen je.", "proof": ["Op straat."],
         "distinction": "Klein genoeg."},
        {"id": "clear", "title": {"nl-BE": "Helder", "en": "Clear"}, "description": "Je begrijpt ons."},
    ],
    "principles": [
        {"id": "first-contact", "title": {"nl-BE": "Meteen geholpen", "en": "Helped at once"},
         "values": ["near", "clear"], "guideline": "Ik help zelf.", "do": ["Vragen."], "dont": ["Doorsturen."],
         "competencies": ["listening"],
         "history": [{"date": "2027-02-11", "change": "Zelf toegevoegd.", "reason": "Het panel vroeg het.",
                      "session": "panel"}]},
        {"id": "plain", "title": {"nl-BE": "Klare taal", "en": "Plain words"}, "values": ["clear"]},
        {"id": "free", "title": {"nl-BE": "Vrij", "en": "Free"}},
    ],
    "competencies": [
        {"id": "listening", "title": "Luisteren",
         "behaviour": {"operational": ["Vraagt door."], "strategic": ["Komt."]}},
        {"id": "writing", "title": "Schrijven", "principles": ["plain"]},
    ],
    "decisions": [
        {"id": "digital", "title": {"nl-BE": "Hoe digitaal?", "en": "How digital?"}, "question": "Hoe digitaal?",
         "answer": "both", "reason": "Niemand valt uit.", "date": "2027-03-01", "session": "panel",
         "options": [
             {"id": "only", "title": {"nl-BE": "Alleen", "en": "Only"},
              "principles": {"first-contact": -2, "plain": 1}},
             {"id": "both", "title": {"nl-BE": "Beide", "en": "Both"}, "principles": {"plain": 2, "first-contact": 1},
              "argument": "Past."},
             {"id": "none", "title": {"nl-BE": "Niets", "en": "Nothing"}},
         ]},
        {"id": "open", "title": "Nog open", "question": "Wat nu?"},
    ],
    "feedback": [
        {"id": "stairs", "title": "Trappen", "session": "panel", "target_groups": ["seniors"], "verdict": "adjust",
         "principles": ["first-contact"], "values": ["near"], "remark": "Te veel trappen.",
         "change": "Er is een lift."},
        {"id": "fine", "title": "Goed", "values": ["clear"], "target_groups": ["newcomers"], "verdict": "supports"},
    ],
    "journeys": [
        {"id": "now", "title": "Nu", "question": "Ik verhuis.", "cases_per_year": 1150,
         "steps": [{"id": "a", "title": "A", "minutes": 10}, {"id": "b", "title": "B", "minutes": 5, "handover": True,
                    "waiting_days": 2.5}]},
        {"id": "later", "title": "Later", "question": "Ik verhuis.", "moment": "after", "replaces": "now",
         "steps": [{"id": "a", "title": "A", "minutes": 10}]},
    ],
}  # fmt: skip


def visionary(language: str = "en", items: Mapping[str, Any] = {}, **changed: Any) -> Sources:
    """The ground of documents of this dossier; `items` come in the place of those of their kinds."""
    case = replace(small(), **changed)
    made = dossier(SMALL_SETTINGS, {**SMALL_ITEMS, **VISION_ITEMS, **items})
    return Sources(made, case.ideas, case.challenges, case.roadmap, Writer(language, "nl-BE"))


def bare(language: str = "en", **items: Any) -> Sources:
    """The ground of documents of a dossier with these items alone, and without a roadmap."""
    case = small()
    return Sources(dossier(SMALL_SETTINGS, items), case.ideas, case.challenges, None, Writer(language, "nl-BE"))
