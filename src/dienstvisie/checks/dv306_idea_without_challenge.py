"""An idea meets a challenge.

**What it does.** Reports an idea that names no challenge.

**Why it is bad.** Nobody can tell which problem it solves, so nobody can defend it in the council.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Name the challenges that it meets.

```yaml
# challenges.yaml
- id: waiting
  title: De wachttijden aan het loket verkorten
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  challenges: [waiting]
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
    """The ideas without a challenge."""
    for idea in lacking(dossier, Idea, "challenges"):
        yield Problem(
            Address("ideas", idea.id, ("challenges",)),
            Message("Idea `{id}` meets no challenge.", {"id": idea.id}),
            Message("Name in `challenges` what it is an answer to."),
        )


CHECK = Check("DV306", Severity.WARNING, __doc__, find)
