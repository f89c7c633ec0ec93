"""Which instruments carry each value and each principle."""

from __future__ import annotations

from dienstvisie.reporting.anchoring_model import Carried
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import KIND_OF, Embedding, Principle, Value, live


def carried(sources: Sources, kind: type[Value | Principle]) -> tuple[Carried, ...]:
    """Each value, or each principle, in the order of its file; instruments that were stopped carry nothing."""
    name = KIND_OF[kind].name
    found = []
    for item in live(sources.dossier, kind):
        bearers = [one for one in live(sources.dossier, Embedding) if item.id in _carries(sources, one, kind)]
        hr = (one.id for one in bearers if one.kind == "hr-instrument")
        others = (one.id for one in bearers if one.kind != "hr-instrument")
        found.append(
            Carried(
                sources.mention(name, item.id),
                sources.mentions("embedding", hr),
                sources.mentions("embedding", others),
            )
        )
    return tuple(found)


def _carries(sources: Sources, instrument: Embedding, kind: type[Value | Principle]) -> frozenset[str]:
    if instrument.state == "stopped":
        return frozenset()
    if kind is Principle:
        return frozenset(instrument.principles)
    known = sources.dossier.all(Principle)
    through = (value for id_ in instrument.principles if id_ in known for value in known[id_].values)
    return frozenset((*instrument.values, *through))
