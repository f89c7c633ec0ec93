"""A list names each item once.

**What it does.** Reports an id that stands twice in the same list of references.

**Why it is bad.** It is mostly a slip: another id was meant, and that one is missing now.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  phases: [inform, apply, inform]
```

**Use instead.** Remove the second, or write the id that you meant.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  phases: [inform, apply]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, cast, get_args, get_origin

from dienstvisie.checks.check import Check
from dienstvisie.checks.references import hints
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier, Entity, Model, Reference, links

Keys = tuple[Key, ...]


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ids that stand again in the same list."""
    for kind in KINDS:
        fields = _fields(kind.model)
        for item in dossier.of(kind.name).values() if any(fields) else ():
            for keys in _suspects(item, fields):
                yield from _twice(kind.name, item, keys)


class _Fields(NamedTuple):
    """The names of the fields with lists of ids, with lists of ids or more, and with parts that have such lists."""

    ids: tuple[str, ...]
    mixed: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def _fields(model: type[Model]) -> _Fields:
    inner = {name: get_args(hint)[0] for name, hint in hints(model).items() if get_origin(hint) is tuple}
    return _Fields(
        tuple(name for name, hint in inner.items() if _is_reference(hint)),
        tuple(name for name, hint in inner.items() if any(map(_is_reference, get_args(hint)))),
        tuple(
            name
            for name, hint in inner.items()
            if isinstance(hint, type) and issubclass(hint, Model) and any(_fields(hint))
        ),
    )


def _is_reference(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(isinstance(mark, Reference) for mark in get_args(hint))


def _suspects(item: Model, fields: _Fields) -> list[Keys]:
    """Where the lists stand that hold an id twice."""
    values = item.__dict__
    found: list[Keys] = []
    for name in fields.ids:
        value = values[name]
        if len(value) > 1 and len(set(value)) < len(value):
            found.append((name,))
    for name in fields.mixed:
        value = values[name]
        if len(value) > 1 and len(set(map(_id, value))) < len(value):
            found.append((name,))
    for name in fields.parts:
        for index, part in enumerate(cast("tuple[Model, ...]", values[name])):
            found += ((name, index, *keys) for keys in _suspects(part, _fields(part.__class__)))
    return found


def _id(part: str | Model) -> str:
    return part if isinstance(part, str) else next(links(part)).id


def _twice(kind: str, item: Entity, keys: Keys) -> Iterator[Problem]:
    value: Any = item
    for key in keys:
        value = value[key] if isinstance(key, int) else getattr(value, key)
    first: dict[str, int] = {}
    for index, id_ in enumerate(map(_id, value)):
        if first.setdefault(id_, index) != index:
            yield Problem(
                Address(kind, item.id, (*keys, index)),
                Message("`{id}` is already in this list.", {"id": id_}),
                Message("Remove it, or write the id that you meant."),
                ((Message("The first is here."), Address(kind, item.id, (*keys, first[id_]))),),
            )


CHECK = Check("DV204", Severity.WARNING, __doc__, find)
