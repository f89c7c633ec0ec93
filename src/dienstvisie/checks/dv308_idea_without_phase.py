"""An idea works in a phase of the service.

**What it does.** Reports an idea that names no phase of the service.

**Why it is bad.** Nobody sees which phases of a customer's way are getting better and which stay behind.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name the phases: `inform`, `apply`, `handle`, `deliver`, `aftercare`, or one of the dossier's own.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  phases: [apply, deliver]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import lacking
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas without a phase."""
    for idea in lacking(dossier, Idea, "phases"):
        yield Problem(
            Address("ideas", idea.id, ("phases",)),
            Message("Idea `{id}` names no phase of the service.", {"id": idea.id}),
            Message("Name in `phases` where a customer will notice it."),
        )


CHECK = Check("DV308", Severity.WARNING, __doc__, find)
