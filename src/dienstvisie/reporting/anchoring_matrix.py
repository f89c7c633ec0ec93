"""Facet x level: what secures the vision in each facet of the organisation, at each level, and where nothing does."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.anchoring_model import Matrix, MatrixCell, MatrixRow
from dienstvisie.reporting.labels import EMBEDDING_STATES
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Embedding, live


def matrix(sources: Sources) -> Matrix | None:
    """The matrix over all facets and levels; None where there is no instrument at all."""
    if not live(sources.dossier, Embedding):
        return None
    write, levels = sources.writer, _terms(sources, "levels")
    secured, cells = cells_secured(sources)
    message = Message("{secured} of {cells} cells are secured.", {"secured": secured, "cells": cells})
    return Matrix(
        levels=tuple(sources.term("levels", level) for level in levels),
        rows=tuple(
            MatrixRow(
                sources.term("facets", facet),
                tuple(_cell(sources, facet, level) for level in levels),
            )
            for facet in _terms(sources, "facets")
        ),
        summary=write.say(message),
        gaps=_gaps(sources),
        loose=sources.mentions("embedding", (item.id for item in _held(sources) if not (item.facet and item.level))),
    )


def cells_secured(sources: Sources) -> tuple[int, int]:
    """How many combinations of a facet and a level some instrument secures, and how many there are."""
    cells = [(facet, level) for facet in _terms(sources, "facets") for level in _terms(sources, "levels")]
    held = {(item.facet, item.level) for item in _held(sources)}
    return sum(cell in held for cell in cells), len(cells)


def _held(sources: Sources) -> tuple[Embedding, ...]:
    """What secures anything: an instrument that was stopped does not."""
    return tuple(item for item in live(sources.dossier, Embedding) if item.state != "stopped")


def _terms(sources: Sources, vocabulary: str) -> tuple[str, ...]:
    own = sources.dossier.settings.vocabularies.get(vocabulary, ())  # type: ignore[call-overload]
    return tuple(dict.fromkeys((*VOCABULARIES[vocabulary], *(term.id for term in own))))


def _cell(sources: Sources, facet: str, level: str) -> MatrixCell:
    held = (item for item in _held(sources) if (item.facet, item.level) == (facet, level))
    return MatrixCell(
        sources.term("levels", level),
        tuple(
            (sources.mention("embedding", item.id), sources.writer.say(EMBEDDING_STATES[item.state])) for item in held
        ),
    )


def _gaps(sources: Sources) -> tuple[str, ...]:
    held = {(item.facet, item.level) for item in _held(sources)}
    found = []
    for facet in _terms(sources, "facets"):
        missing = [level for level in _terms(sources, "levels") if (facet, level) not in held]
        if missing:
            levels = sources.writer.listed(sources.term("levels", level).lower() for level in missing)
            values = {"facet": sources.term("facets", facet), "levels": levels}
            found.append(sources.writer.say(Message("{facet}: nothing secures it yet at level {levels}.", values)))
    return tuple(found)
