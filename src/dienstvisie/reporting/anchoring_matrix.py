"""Facet x level: how many cells are secured, and the gaps in words; `figures.matrices` draws it."""

from __future__ import annotations

from dienstvisie.language import Message
from dienstvisie.reporting.figures.matrices import NAMED
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import VOCABULARIES, Embedding, live


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


def gaps(sources: Sources) -> tuple[str, ...]:
    """The gaps in words, a sentence for each facet that has any.

    None where there is no instrument at all, or where the figure names every gap.
    """
    if not live(sources.dossier, Embedding):
        return ()
    secured, cells = cells_secured(sources)
    if cells - secured <= NAMED:
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
