"""Items that others name, without those that are not in the project or not in this edition."""

from __future__ import annotations

from collections.abc import Iterable

from dienstvisie.reporting.common import Mention
from dienstvisie.reporting.sources import Sources
from dienstvisie.schema import is_live


def known(sources: Sources, kind: str, ids: Iterable[str]) -> tuple[Mention, ...]:
    """The items of a kind with these ids, each once; what is rejected, archived or not there is left out."""
    items = sources.dossier.of(kind)
    return sources.mentions(kind, (id_ for id_ in ids if id_ in items and is_live(items[id_])))


def known_one(sources: Sources, kind: str, id_: str | None) -> Mention | None:
    """The item with this id, where there is one."""
    return next(iter(known(sources, kind, (id_,))), None) if id_ else None
