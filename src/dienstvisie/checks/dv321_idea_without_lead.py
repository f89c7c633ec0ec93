"""An idea has somebody who leads it.

**What it does.** Reports an idea without `lead`. A draft is left alone.

**Why it is bad.** What is everybody's job is done by nobody.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name a function, never a person.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  lead: Diensthoofd burgerzaken
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
    """The ideas without a lead."""
    for idea in lacking(dossier, Idea, "lead"):
        if idea.status != "draft":
            yield Problem(
                Address("ideas", idea.id, ("lead",)),
                Message("Nobody leads idea `{id}`.", {"id": idea.id}),
                Message("Name the function that leads it in `lead`."),
            )


CHECK = Check("DV321", Severity.WARNING, __doc__, find)
