"""The titles of items and of their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dienstvisie.checks.references import parts_with_ids
from dienstvisie.checks.texts import Keys, Place
from dienstvisie.schema import KINDS, Dossier


def titles(dossier: Dossier, is_odd: Callable[[str], bool]) -> Iterator[Place]:
    """The titles of items, and of their parts that have an id, that are odd."""
    for kind in KINDS:
        names = parts_with_ids(kind.model)
        for id_, item in dossier.of(kind.name).items():
            fields = item.__dict__
            title = fields["title"]
            if is_odd(title) if title.__class__ is str else any(map(is_odd, title.values())):
                yield from _odd(kind.name, id_, ("title",), title, is_odd)
            for name in names:
                for index, part in enumerate(fields[name]):
                    yield from _odd(kind.name, id_, (name, index, "title"), getattr(part, "title", ""), is_odd)


def _odd(
    kind: str, id_: str, keys: Keys, title: str | dict[str, str], is_odd: Callable[[str], bool]
) -> Iterator[Place]:
    written = {keys: title} if isinstance(title, str) else {(*keys, language): text for language, text in title.items()}
    return (Place(kind, id_, place, text) for place, text in written.items() if is_odd(text))
