"""Parts of one item have ids of their own.

**What it does.** Reports a subproject, step, option, action, line or rater with the id of an earlier one in the same
item; and a criterion, a phase of the roadmap or a term of the dossier's own with the id of an earlier one in the
settings. Its severity is fixed: what makes a dossier wrong to read stays an error.

**Why it is bad.** Nobody can tell which of the two is meant: progress, scores and dates would end up with the wrong
one.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  subprojects:
    - {id: build, title: De balie inrichten, duration: 3}
    - {id: build, title: De medewerkers opleiden, duration: 2}
```

**Use instead.** Give the second another id.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  subprojects:
    - {id: build, title: De balie inrichten, duration: 3}
    - {id: train, title: De medewerkers opleiden, duration: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dienstvisie.checks.check import Check
from dienstvisie.checks.references import parts_with_ids
from dienstvisie.diagnostics import Address, Key, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import KINDS, Dossier


def find(dossier: Dossier) -> Iterator[Problem]:
    """The parts with an id that was used before in the same list."""
    yield from _twice("settings", None, ("scoring", "criteria"), dossier.settings.scoring.criteria)
    if dossier.settings.planning is not None:
        yield from _twice("settings", None, ("planning", "phases"), dossier.settings.planning.phases)
    for vocabulary, own in dossier.settings.vocabularies.items():
        yield from _twice("settings", None, ("vocabularies", vocabulary), own)
    for kind in KINDS:
        names = parts_with_ids(kind.model)
        for item in dossier.of(kind.name).values() if names else ():
            for name in names:
                if len(parts := getattr(item, name)) > 1:
                    yield from _twice(kind.name, item.id, (name,), parts)


def _twice(kind: str, item: str | None, keys: tuple[Key, ...], parts: Sequence[Any]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, part in enumerate(parts):
        if first.setdefault(part.id, index) != index:
            yield Problem(
                Address(kind, item, (*keys, index, "id")),
                Message("The id `{id}` is used before in this list.", {"id": part.id}),
                Message("Give this one another id."),
                ((Message("The first is here."), Address(kind, item, (*keys, first[part.id], "id"))),),
            )


CHECK = Check("DV210", Severity.ERROR, __doc__, find, fixed=True)
