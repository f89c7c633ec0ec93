"""An idea is for somebody.

**What it does.** Reports an idea that names no target group.

**Why it is bad.** What is for everybody in general is mostly made for nobody in particular, and cannot be tested with
anyone.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name the target groups for whom it is tailored.

```yaml
# target_groups.yaml
- id: commuters
  title: Pendelaars
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  target_groups: [commuters]
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
    """The ideas without a target group."""
    for idea in lacking(dossier, Idea, "target_groups"):
        yield Problem(
            Address("ideas", idea.id, ("target_groups",)),
            Message("Idea `{id}` is for no target group.", {"id": idea.id}),
            Message("Name in `target_groups` for whom it is tailored."),
        )


CHECK = Check("DV309", Severity.WARNING, __doc__, find)
