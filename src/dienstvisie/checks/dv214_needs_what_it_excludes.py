"""An idea does not need what it excludes.

**What it does.** Reports an idea that depends on another one while either of them excludes the other.

**Why it is bad.** Both could never be on the roadmap, so the idea could never be carried out.

**Example.**

```yaml
# ideas.yaml
- id: walk-in
  title: Vrije inloop in de voormiddag
- id: appointments
  title: Alles op afspraak
  depends_on: [walk-in]
  excludes: [walk-in]
```

**Use instead.** Decide which of the two is true.

```yaml
# ideas.yaml
- id: walk-in
  title: Vrije inloop in de voormiddag
- id: appointments
  title: Alles op afspraak
  excludes: [walk-in]
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
    """The ideas that need an idea that cannot go together with them."""
    ideas = dossier.all(Idea)
    for idea in having(dossier, Idea, "depends_on"):
        for index, part in enumerate(idea.depends_on):
            needed = part if isinstance(part, str) else part.idea
            if needed in idea.excludes or (needed in ideas and idea.id in ideas[needed].excludes):
                yield Problem(
                    Address("ideas", idea.id, ("depends_on", index)),
                    Message(
                        "Idea `{id}` needs `{other}`, but they exclude each other.", {"id": idea.id, "other": needed}
                    ),
                    Message("Remove the dependency or the exclusion."),
                )


CHECK = Check("DV214", Severity.ERROR, __doc__, find)
