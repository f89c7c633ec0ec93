"""Facet x level: how many cells are secured, and the gaps in words; `figures.matrices` draws it."""

from __future__ import annotations

from dienstvisie.language import Message, counted
from dienstvisie.reporting.figures.matrices import NAMED
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Embedding, live


def cells_secured(sources: Sources) -> tuple[int, int, int]:
    """How many combinations of a facet and a level something secures or did, for how many it is only planned, and all.

    What is planned secures nothing yet.
    """
    cells = [(facet, level) for facet in _terms(sources, "facets") for level in _terms(sources, "levels")]
    held = {(item.facet, item.level) for item in _held(sources)}
    now = {(item.facet, item.level) for item in _held(sources) if item.state != "planned"}
    return sum(cell in now for cell in cells), sum(cell in held - now for cell in cells), len(cells)


def secured_words(sources: Sources) -> Message:
    """How many combinations are secured, and for how many it is only planned."""
    secured, planned, cells = cells_secured(sources)
    values = {"secured": secured, "cells": cells}
    if not planned:
        return Message("{secured} of {cells} combinations of a facet and a level are secured.", values)
    return counted(
        "{secured} of {cells} combinations of a facet and a level are secured, {number} more is planned.",
        "{secured} of {cells} combinations of a facet and a level are secured, {number} more are planned.",
        planned,
        values,
    )


def _held(sources: Sources) -> tuple[Embedding, ...]:
    """What secures anything, or is planned to: an instrument that was stopped does not."""
    return tuple(item for item in live(sources.dossier, Embedding) if item.state != "stopped")


def _terms(sources: Sources, vocabulary: str) -> tuple[str, ...]:
    own = sources.dossier.settings.vocabularies.get(vocabulary, ())  # type: ignore[call-overload]
    return tuple(dict.fromkeys((*VOCABULARIES[vocabulary], *(term.id for term in own))))


def gaps(sources: Sources) -> tuple[str, ...]:
    """The gaps in words, a sentence for each facet that has any.

    None where there is no instrument at all, or where the figure names every gap.
    """
    if not live(sources.dossier, Embedding):
        return ()
    secured, planned, cells = cells_secured(sources)
    if cells - secured - planned <= NAMED:
        return ()
    held = {(item.facet, item.level) for item in _held(sources)}
    found = []
    for facet in _terms(sources, "facets"):
        missing = [level for level in _terms(sources, "levels") if (facet, level) not in held]
        if missing:
            levels = sources.writer.listed(sources.term("levels", level).lower() for level in missing)
            values = {"facet": sources.term("facets", facet), "levels": levels}
            found.append(sources.writer.say(Message("{facet}: nothing secures it yet at level {levels}.", values)))
    return tuple(found)
