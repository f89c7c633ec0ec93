"""Vocabularies: the field's own words, with a label in every language. A dossier may add its own terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dienstvisie.language import Message


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary: its id in files and its label in documents."""

    id: str
    label: Message


def _terms(*terms: Term) -> Mapping[str, Term]:
    return MappingProxyType({term.id: term for term in terms})


VOCABULARIES: Mapping[str, Mapping[str, Term]] = MappingProxyType(
    {
        "phases": _terms(
            Term("inform", Message("Inform")),
            Term("apply", Message("Apply")),
            Term("handle", Message("Handle")),
            Term("deliver", Message("Decide and deliver")),
            Term("aftercare", Message("Aftercare")),
        ),
        "channels": _terms(
            Term("counter", Message("Counter")),
            Term("phone", Message("Phone")),
            Term("e-mail", Message("E-mail")),
            Term("letter", Message("Letter")),
            Term("website", Message("Website")),
            Term("e-counter", Message("E-counter")),
            Term("social-media", Message("Social media")),
            Term("report", Message("Report")),
            Term("home-visit", Message("Home visit")),
            Term("mobile-counter", Message("Mobile counter")),
        ),
        "facets": _terms(
            Term("technology", Message("Technology")),
            Term("process", Message("Process")),
            Term("culture", Message("Culture")),
            Term("operations", Message("Operations")),
            Term("organisation", Message("Organisation")),
        ),
        "levels": _terms(
            Term("strategic", Message("Strategic")),
            Term("tactical", Message("Tactical")),
            Term("operational", Message("Operational")),
        ),
    }
)
"""Phases of the service, channels, facets of the organisation and levels, in their usual order."""
