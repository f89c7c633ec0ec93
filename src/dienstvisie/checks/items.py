"""Which items count, and what they hold in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from dienstvisie.schema import (
    GONE,
    KINDS,
    VOCABULARIES,
    Dossier,
    Embedding,
    Entity,
    Feedback,
    Idea,
    Principle,
    Session,
    newest,
)
from dienstvisie.schema import live as find_live

E = TypeVar("E", bound=Entity)

UNFINISHED = GONE | {"draft"}
"""A status that an item has before or after it must be worked out."""


def live(dossier: Dossier, kind: type[E]) -> tuple[E, ...]:
    """The items of a kind that count: not rejected and not archived."""
    return live_items(dossier, kind)  # type: ignore[return-value]


@lru_cache(maxsize=len(KINDS))
def live_items(dossier: Dossier, kind: type[Entity]) -> tuple[Entity, ...]:
    """What `live` gives, found once per dossier. `live_items.cache_clear()` lets go of it."""
    return find_live(dossier, kind)


def having(dossier: Dossier, kind: type[E], field: str) -> list[E]:
    """The live items of a kind in which a field is filled in."""
    return [item for item in live(dossier, kind) if getattr(item, field)]


def lacking(dossier: Dossier, kind: type[E], field: str) -> list[E]:
    """The live items of a kind in which a field is absent or empty."""
    return [item for item in live(dossier, kind) if not getattr(item, field)]


def named(dossier: Dossier, kind: type[Entity], field: str) -> set[str]:
    """All that the live items of a kind name in a field that holds ids."""
    return set[str]().union(*(getattr(item, field) for item in live(dossier, kind)))


def is_done(idea: Idea) -> bool:
    """Whether the work on an idea is done, so that nothing has to wait for it."""
    now = newest(idea.progress)
    return now is not None and (now.content == "done" or any(row.finished is not None for row in idea.progress))


def has_begun(idea: Idea) -> bool:
    """Whether the work on an idea has begun, so that its dates are facts; what is done has begun too."""
    return is_done(idea) or any(row.started is not None for row in idea.progress)


def terms(dossier: Dossier, vocabulary: str) -> tuple[str, ...]:
    """The ids of a vocabulary in order, those of the dossier itself last."""
    own = dossier.settings.vocabularies.get(vocabulary, ())  # type: ignore[call-overload]
    return (*VOCABULARIES[vocabulary], *(term.id for term in own))


def values_of_principles(dossier: Dossier, principles: tuple[str, ...]) -> Iterator[str]:
    """The values that these principles translate; an unknown principle has none."""
    known = dossier.all(Principle)
    return (value for id_ in principles if id_ in known for value in known[id_].values)


def instruments(dossier: Dossier) -> tuple[Embedding, ...]:
    """The embedding instruments that count: live and not stopped."""
    return tuple(item for item in live(dossier, Embedding) if item.state != "stopped")


def tested_with(dossier: Dossier) -> Iterator[str]:
    """The target groups that gave feedback, or that were at a session at which it was given."""
    sessions = dossier.all(Session)
    for feedback in live(dossier, Feedback):
        yield from feedback.target_groups
        session = sessions.get(feedback.session or "")
        yield from session.target_groups if session is not None else ()
