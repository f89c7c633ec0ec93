"""An idea does not wait for itself.

**What it does.** Reports an idea that names itself in `depends_on`. Its severity is fixed: what makes a
dossier wrong to read stays an error.

**Why it is bad.** It could never start, so it cannot be on the roadmap.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  depends_on: [quick-desk]
```

**Use instead.** Name the idea that must be done first, or remove the line.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```
"""

from __future__ import annotations

from collections.abc import Iterator

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import having
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Idea


def find(dossier: Dossier) -> Iterator[Problem]:
    """The ideas that name themselves."""
    for idea in having(dossier, Idea, "depends_on"):
        for index, needed in enumerate(idea.depends_on):
            if idea.id == (needed if isinstance(needed, str) else needed.idea):
                yield Problem(
                    Address("ideas", idea.id, ("depends_on", index)),
                    Message("Idea `{id}` depends on itself.", {"id": idea.id}),
                    Message("Name the idea that must be done first, or remove this."),
                )


CHECK = Check("DV206", Severity.ERROR, __doc__, find, fixed=True)
