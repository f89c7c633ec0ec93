"""Which items count: what is rejected or archived is out of the project, but stays on record."""

from __future__ import annotations

from typing import TypeVar

from dienstvisie.language import Message
from dienstvisie.schema.base import Entity
from dienstvisie.schema.dossier import Dossier

E = TypeVar("E", bound=Entity)

GONE = frozenset({"rejected", "archived"})
"""A status that takes an item out of the project."""


def is_live(item: Entity) -> bool:
    """Whether an item counts: it is not rejected and not archived."""
    return item.status not in GONE


def live(dossier: Dossier, kind: type[E]) -> tuple[E, ...]:
    """The items of a kind that count, in the order of their files."""
    return tuple(item for item in dossier.all(kind).values() if is_live(item))


def why_gone(item: Entity) -> Message | None:
    """Why an item does not count; None where it does."""
    if is_live(item):
        return None
    return Message("It was rejected.") if item.status == "rejected" else Message("It is archived.")
