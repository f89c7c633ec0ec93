"""A new journey replaces one that exists.

**What it does.** Reports a journey whose `replaces` names no other journey.

**Why it is bad.** The web of before and after, which shows what customers gain, cannot be drawn.

**Example.**

```yaml
# journeys.yaml
- id: moving-before
  title: Verhuizen vandaag
  question: Ik verhuis. Wat moet ik regelen?
- id: moving-after
  title: Verhuizen morgen
  question: Ik verhuis. Wat moet ik regelen?
  moment: after
  replaces: moving
```

**Use instead.** Name the journey of today by its id.

```yaml
# journeys.yaml
- id: moving-before
  title: Verhuizen vandaag
  question: Ik verhuis. Wat moet ik regelen?
- id: moving-after
  title: Verhuizen morgen
  question: Ik verhuis. Wat moet ik regelen?
  moment: after
  replaces: moving-before
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message, did_you_mean
from dienstvisie.schema import Dossier, Journey


def find(dossier: Dossier) -> Iterator[Problem]:
    """The journeys that replace nothing that is known, or themselves."""
    known = dossier.ids("journeys")
    for journey in dossier.all(Journey).values():
        if journey.replaces is not None and (journey.replaces == journey.id or journey.replaces not in known):
            yield Problem(
                Address("journeys", journey.id, ("replaces",)),
                Message("There is no other journey `{id}`.", {"id": journey.replaces}),
                did_you_mean(journey.replaces, known - {journey.id}),
            )


CHECK = Check("DV212", Severity.ERROR, __doc__, find)
