"""A customer journey has steps.

**What it does.** Reports a journey without steps.

**Why it is bad.** The red thread has nothing to be drawn along.

**Example.**

```yaml
# journeys.yaml
- id: moving
  title: Verhuizen
  question: Ik verhuis. Wat moet ik regelen?
```

**Use instead.** Follow one real question from desk to desk, and write down each step.

```yaml
# journeys.yaml
- id: moving
  title: Verhuizen
  question: Ik verhuis. Wat moet ik regelen?
  steps:
    - {id: ask, title: Inwoner belt naar het onthaal, channel: phone, minutes: 4}
    - {id: pass-on, title: Onthaal verbindt door, channel: phone, minutes: 2, handover: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Journey


def find(dossier: Dossier) -> Iterator[Problem]:
    """The journeys without steps."""
    for journey in lacking(dossier, Journey, "steps"):
        yield Problem(
            Address("journeys", journey.id, ("steps",)),
            Message("Journey `{id}` has no steps.", {"id": journey.id}),
            Message("Write down in `steps` what happens, step by step."),
        )


CHECK = Check("DV328", Severity.WARNING, __doc__, find)
