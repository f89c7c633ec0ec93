"""An idea has a result.

**What it does.** Reports an idea that does not say what is there when it is done. A draft is left alone.

**Why it is bad.** Without it nobody can tell when it is done, and the implementation sheet has nothing to hold people
to.

**Example.**

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
```

**Use instead.** Write down what visitors will see.

```yaml
# ideas.yaml
- id: quick-desk
  title: Snelbalie
  result: Aan elke locatie is er een balie waar korte vragen zonder afspraak in vijf minuten klaar zijn.
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
    """The ideas without a result."""
    for idea in lacking(dossier, Idea, "result"):
        if idea.status != "draft":
            yield Problem(
                Address("ideas", idea.id, ("result",)),
                Message("Idea `{id}` does not say what is there when it is done.", {"id": idea.id}),
                Message("Write it in `result`."),
            )


CHECK = Check("DV323", Severity.WARNING, __doc__, find)
