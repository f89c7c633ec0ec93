"""Which items may be told, and the dossier of only those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dienstvisie.reporting.publication.pruning import without
from dienstvisie.schema import KINDS, Dossier, Entity, Idea
from dienstvisie.schema.agreed_roadmap import AgreedRoadmap
from dienstvisie.schema.links import links

RATINGS = "ratings"
KIND_NAMES = frozenset(kind.name for kind in KINDS)
WHOLLY_ABOUT: Mapping[str, tuple[str, ...]] = {"feedback": ("ideas", "principles", "values")}
"""Items whose text speaks of what these fields name: they go with any of it."""
MEASURES: Mapping[str, tuple[str, ...]] = {"indicators": ("ideas", "principles", "competencies", "objectives")}
"""Items that go with the last of what these fields name, where they named any."""
Kept = Mapping[str, Mapping[str, Entity]]


@dataclass(frozen=True, slots=True)
class Publishable:
    """What of a dossier may be told: the dossier without all else, and the names of what is not told."""

    dossier: Dossier
    names: frozenset[str]

    def has(self, kind: str, id_: str) -> bool:
        """Whether an item may be told. What is not in the dossier may not."""
        return id_ in self.dossier.of(kind)


def publishable(dossier: Dossier, *, internal: bool) -> Publishable:
    """Without what is marked internal, unless that may be told, and without anybody's ratings, which never may.

    What cannot do without a hidden item is hidden with it, and no reference to a hidden or unknown item is left.
    """
    every: Kept = {kind.name: dict(dossier.of(kind.name)) for kind in KINDS if kind.name != RATINGS}
    if internal:
        return Publishable(_made(dossier, every), frozenset())
    kept = _public(every)
    hidden = [item for kind, items in every.items() for id_, item in items.items() if id_ not in kept[kind]]
    names = {name for item in hidden for name in names_of(item)}
    return Publishable(_made(dossier, kept), frozenset(names | set(_dropped(every, kept))))


def names_of(item: Entity) -> Iterator[str]:
    """By what an item is known: its id, and its title in every language; with those of the parts of an idea."""
    yield item.id
    parts = item.subprojects if isinstance(item, Idea) else ()
    for title in (item.title, *(part.title for part in parts)):
        yield from (title,) if isinstance(title, str) else title.values()


def _public(every: Kept) -> Kept:
    kept: Kept = {
        kind: {id_: item for id_, item in items.items() if not item.internal} for kind, items in every.items()
    }
    while True:
        left = {kind: dict(_pruned(kind, items, kept)) for kind, items in kept.items()}
        if {kind: len(items) for kind, items in left.items()} == {kind: len(items) for kind, items in kept.items()}:
            return left
        kept = left


def _pruned(kind: str, items: Mapping[str, Entity], kept: Kept) -> Iterator[tuple[str, Entity]]:
    for id_, item in items.items():
        left = without(item, lambda target, other: _keeps(kept, target, other))
        if left is not None and not _loses_its_subject(kind, item, left):
            yield id_, left


def _dropped(every: Kept, kept: Kept) -> Iterator[str]:
    """What items refer to that may not be told, be it there or not."""
    for items in every.values():
        for item in items.values():
            yield from (link.id for link in links(item) if not _keeps(kept, link.target, link.id))


def _keeps(kept: Kept, target: str, id_: str) -> bool:
    """Words of vocabularies and criteria are no items."""
    return target not in KIND_NAMES or id_ in kept.get(target, ())


def _loses_its_subject(kind: str, item: Entity, left: Entity) -> bool:
    if any(getattr(item, name) != getattr(left, name) for name in WHOLLY_ABOUT.get(kind, ())):
        return True
    names = MEASURES.get(kind, ())
    return any(getattr(item, name) for name in names) and not any(getattr(left, name) for name in names)


def _made(dossier: Dossier, kept: Kept) -> Dossier:
    settings = without(dossier.settings, lambda target, id_: _keeps(kept, target, id_)) or dossier.settings
    agreed = dossier.agreed and _agreed(dossier.agreed, kept["ideas"])
    return Dossier(settings, kept, dossier.broken, (), agreed, dossier.theme, dossier.logo)


def _agreed(agreed: AgreedRoadmap, ideas: Mapping[str, Entity]) -> AgreedRoadmap:
    tasks = tuple(task for task in agreed.tasks if task.idea in ideas)
    return agreed.model_copy(update={"tasks": tasks, "left_out": tuple(id_ for id_ in agreed.left_out if id_ in ideas)})
