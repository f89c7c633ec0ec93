"""No journey replaces itself.

**What it does.** Reports journeys whose `replaces` leads back to themselves. The whole circle is shown, once.

**Why it is bad.** Nobody can tell which is the journey of today, so the web of before and after, which shows what
customers gain, cannot be drawn.

**Example.**

```yaml
# journeys.yaml
- id: moving-before
  title: Verhuizen vandaag
  question: Ik verhuis. Wat moet ik regelen?
  replaces: moving-after
- id: moving-after
  title: Verhuizen morgen
  question: Ik verhuis. Wat moet ik regelen?
  moment: after
  replaces: moving-before
```

**Use instead.** Take `replaces` away from the journey of today.

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
from dienstvisie.checks.circles import circles
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Journey


def find(dossier: Dossier) -> Iterator[Problem]:
    """The circles in what replaces what."""
    journeys = dossier.all(Journey)
    edges = {id_: (one.replaces,) for id_, one in journeys.items() if one.replaces is not None}
    for circle in circles(edges):
        shown = " → ".join((*circle, circle[0]))
        yield Problem(
            Address("journeys", circle[0], ("replaces",)),
            Message("Journey `{id}` replaces itself: {circle}.", {"id": circle[0], "circle": shown}),
            Message("Remove `replaces` from the journey of today."),
        )


CHECK = Check("DV212", Severity.ERROR, __doc__, find)
