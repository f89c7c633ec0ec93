"""An idea has a first step.

**What it does.** Says that an idea has no `first_step`. A draft is left alone.

**Why it matters.** What does not begin within a hundred days mostly never does.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Write down something small that can be done at once.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  first_step: Twee weken lang tellen welke vragen minder dan vijf minuten duren.
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
    """The ideas without a first step."""
    for idea in lacking(dossier, Idea, "first_step"):
        if idea.status != "draft":
            yield Problem(
                Address("ideas", idea.id, ("first_step",)),
                Message("Idea `{id}` has no first step.", {"id": idea.id}),
                Message("Write in `first_step` what happens within a hundred days."),
            )


CHECK = Check("DV322", Severity.INFO, __doc__, find)
