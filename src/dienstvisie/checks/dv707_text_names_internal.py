"""No public text names what is internal.

**What it does.** Reports a text of an item that is public, or of the settings, in which the title of an internal item
stands, or its id where that has a hyphen. Titles of one short word are not looked for.

**Why it is bad.** A public edition leaves out what is marked `internal: true` and every reference to it, but it does
not change what people wrote: there the name would still be read.

**Example.**

```yaml
# ideas.yaml
- id: sell-branch
  title: Verkoop van het filiaal
  internal: true
- id: quick-desk
  title: Snelbalie
  description: Gaat samen met de verkoop van het filiaal.
```

**Use instead.** Leave the name out, or mark the text's item as internal too.

```yaml
# ideas.yaml
- id: sell-branch
  title: Verkoop van het filiaal
  internal: true
- id: quick-desk
  title: Snelbalie
  description: Gaat samen met wat later op het plein verandert.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dienstvisie.checks.check import Check
from dienstvisie.checks.texts import Place, corpus
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier, Entity

SHORT = 8
"""A title of one word is looked for from so many letters on: shorter words stand in texts for other things."""


def find(dossier: Dossier) -> Iterator[Problem]:
    """The texts that name an internal item; each item once in each text."""
    names = _names(dossier)
    if not names:
        return
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in names), re.IGNORECASE)
    seen: set[tuple[Address, str]] = set()
    for place, match in corpus(dossier).search(pattern):
        kind, id_ = names[match[0].lower()]
        key = place.address, f"{kind}/{id_}"
        if key not in seen and not _is_internal(dossier, place):
            seen.add(key)
            yield Problem(
                place.address,
                Message("This text is public, and names the internal item `{id}`: “{name}”.", _values(id_, match[0])),
                Message("Leave the name out, or mark this item as `internal: true` too."),
                related=((Message("It is marked as internal here."), Address(kind, id_, ("internal",))),),
            )


def _values(id_: str, name: str) -> dict[str, object]:
    return {"id": id_, "name": name}


def _names(dossier: Dossier) -> Mapping[str, tuple[str, str]]:
    """The names of internal items in lower case, the longest first, each with the kind and id that it stands for."""
    found: dict[str, tuple[str, str]] = {}
    public = {name.lower() for _, item in _items(dossier, internal=False) for name in _titles(item)}
    for kind, item in _items(dossier, internal=True):
        for name in (*_titles(item), *([item.id] if "-" in item.id else [])):
            if (" " in name.strip() or "-" in name or len(name) >= SHORT) and name.lower() not in public:
                found.setdefault(name.lower(), (kind, item.id))
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _items(dossier: Dossier, *, internal: bool) -> Iterator[tuple[str, Entity]]:
    for kind in KINDS:
        yield from ((kind.name, item) for item in dossier.of(kind.name).values() if item.internal == internal)


def _titles(item: Entity) -> tuple[str, ...]:
    return (item.title,) if isinstance(item.title, str) else tuple(item.title.values())


def _is_internal(dossier: Dossier, place: Place) -> bool:
    return place.id is not None and dossier.of(place.kind)[place.id].internal


CHECK = Check("DV707", Severity.WARNING, __doc__, find)
