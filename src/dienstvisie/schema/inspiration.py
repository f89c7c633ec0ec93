"""Inspirations: good practice from elsewhere."""

from __future__ import annotations

from dienstvisie.schema.base import Entity, Text, about
from dienstvisie.schema.references import FacetRef, PrincipleRef


class Inspiration(Entity):
    """A tip or a best practice from elsewhere and what it teaches."""

    origin: Text = about("Where it was seen: an organisation, a publication.", nl="herkomst")
    lesson: Text = about("What it teaches.", nl="les")
    principles: tuple[PrincipleRef, ...] = about("Principles that it supports.", nl="principes", default=())
    facets: tuple[FacetRef, ...] = about("Facets of the organisation that it touches.", nl="facetten", default=())
